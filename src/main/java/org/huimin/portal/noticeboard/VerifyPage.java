package org.huimin.portal.noticeboard;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.huimin.kernel.CaseRef;
import org.huimin.oversight.TrailEntry;
import org.huimin.oversight.TrailHead;
import org.huimin.oversight.TrailRegister;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeView;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How anybody checks the record: what is published of it, the command, and whether what a notice once said still stands in it. */
@Controller
class VerifyPage {

    private static final int PROGRAMMES = 50;
    private static final Pattern MARK = Pattern.compile("(VP-\\d{4}-\\d{3})[#:/](\\d{1,18})[#:/]([0-9a-f]{64})");

    private final ProgrammeRegister programmes;
    private final TrailRegister trail;

    VerifyPage(ProgrammeRegister programmes, TrailRegister trail) {
        this.programmes = programmes;
        this.trail = trail;
    }

    /** A programme whose record is published. */
    record Chain(String code, String name, TrailHead head) { }

    @GetMapping("/verify")
    String show(@RequestParam(defaultValue = "") String mark, Model model) {
        Map<String, TrailHead> heads = trail.heads().stream().collect(Collectors.toMap(TrailHead::chain, Function.identity()));
        List<ProgrammeView> all = programmes.list(null, PROGRAMMES);
        model.addAttribute("chains", all.stream().filter(p -> heads.containsKey(p.caseRef().value()))
                .map(p -> new Chain(p.code(), p.name(), heads.get(p.caseRef().value()))).toList());
        String asked = mark.strip();
        model.addAttribute("mark", asked);
        if (!asked.isEmpty()) {
            model.addAttribute("entry", entry(asked));
        }
        return "noticeboard/verify";
    }

    /** The entry with exactly this check value; null alike for one that never was and one that was changed. */
    private TrailEntry entry(String mark) {
        Matcher parts = MARK.matcher(mark);
        return !parts.matches() ? null : trail.entry(CaseRef.of(parts.group(1)), Long.parseLong(parts.group(2)))
                .filter(e -> e.hash().equals(parts.group(3))).orElse(null);
    }
}
