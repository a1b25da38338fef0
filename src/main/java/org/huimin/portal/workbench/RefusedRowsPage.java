package org.huimin.portal.workbench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.huimin.document.CsvSheet;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.ledger.FileKind;
import org.huimin.ledger.Judged;
import org.huimin.ledger.LedgerRegister;
import org.huimin.ledger.RefusedRow;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The refused rows (核减记录) of a platform's last judgement one by one: in which file and line they stand, and why they are not paid. */
@Controller
class RefusedRowsPage {

    private static final int ROWS = 100;

    private final CaseAccess access;
    private final ProgrammeRegister programmes;
    private final LedgerRegister ledger;
    private final MessageSource texts;

    RefusedRowsPage(CaseAccess access, ProgrammeRegister programmes, LedgerRegister ledger, MessageSource texts) {
        this.access = access;
        this.programmes = programmes;
        this.ledger = ledger;
        this.texts = texts;
    }

    /** @param reason as the judge names it, empty for all. @param page from 1 */
    @GetMapping("/cases/{ref}/refused/{platform}")
    String show(Actor actor, @PathVariable String ref, @PathVariable String platform, @RequestParam(required = false) FileKind detail,
                @RequestParam(defaultValue = "") String reason, @RequestParam(defaultValue = "1") int page, Model model) {
        CaseRef programme = access.money(actor, ref);
        ProgrammeSpec spec = programmes.spec(programme);
        Optional<Judged> judged = judged(programme, platform);
        long from = (Math.max(1, page) - 1L) * ROWS;
        List<RefusedRow> rows = new ArrayList<>();
        Map<String, Long> reasons = new TreeMap<>();
        long[] found = {0};
        judged.ifPresent(last -> ledger.refused(last.id(), row -> {
            if (detail == null || row.kind() == detail) {
                reasons.merge(row.reason(), 1L, Long::sum);
                if (reason.isEmpty() || row.reason().equals(reason)) {
                    if (found[0] >= from && rows.size() < ROWS) {
                        rows.add(row);
                    }
                    found[0]++;
                }
            }
        }));
        model.addAttribute("programme", programmes.view(programme));
        model.addAttribute("platform", platform);
        model.addAttribute("platformName", Names.platforms(spec).get(platform));
        model.addAttribute("judged", judged.orElse(null));
        model.addAttribute("kinds", List.of(FileKind.CLAIMS, FileKind.REDEMPTIONS, FileKind.REFUNDS));
        model.addAttribute("detail", detail);
        model.addAttribute("reasons", reasons);
        model.addAttribute("reason", reason);
        model.addAttribute("rows", rows);
        model.addAttribute("found", found[0]);
        model.addAttribute("page", Math.max(1, page));
        model.addAttribute("more", from + rows.size() < found[0]);
        return "workbench/refused";
    }

    @GetMapping("/cases/{ref}/refused/{platform}.csv")
    ResponseEntity<byte[]> csv(Actor actor, @PathVariable String ref, @PathVariable String platform, Locale locale) {
        CaseRef programme = access.money(actor, ref);
        List<List<String>> rows = new ArrayList<>();
        rows.add(Stream.of("panel.kind", "deducted.file", "deducted.line", "deducted.id", "panel.reasons").map(key -> texts.getMessage(key, null, locale)).toList());
        judged(programme, platform).ifPresent(last -> ledger.refused(last.id(), row -> rows.add(List.of(texts.getMessage("mapping.kind." + row.kind().name().toLowerCase(Locale.ROOT), null, locale),
                row.file(), String.valueOf(row.line()), row.id(), texts.getMessage("refused.row." + row.reason(), null, locale)))));
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("text/csv;charset=UTF-8")).header(HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename("refused-" + programme.value() + "-" + platform + ".csv", StandardCharsets.UTF_8).build().toString())
                .body(CsvSheet.bytes(rows));
    }

    private Optional<Judged> judged(CaseRef programme, String platform) {
        if (programmes.spec(programme).platform(platform).isEmpty()) {
            throw Refused.absent("这个活动没有这家平台。");
        }
        return ledger.latest(programme, platform);
    }
}
