package org.huimin.portal.workbench;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.huimin.document.Papers;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.portal.layout.Words;
import org.huimin.scoring.RoundState;
import org.huimin.scoring.Scoring;
import org.huimin.scoring.ScoringRegister;
import org.huimin.scoring.ScoringRegister.Own;
import org.huimin.tasks.Answer;
import org.huimin.tasks.Desk;
import org.huimin.tasks.Inbox;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An expert's score sheet: all applicants and criteria on one page, saved while typing, checked, then submitted for good. */
@Controller
class ScorePage {

    private static final int MOST_LISTED = 20;

    private final ScoringRegister register;
    private final Scoring scoring;
    private final Inbox inbox;
    private final Desk desk;
    private final Words words;
    private final Clock clock;

    ScorePage(ScoringRegister register, Scoring scoring, Inbox inbox, Desk desk, Words words, Clock clock) {
        this.register = register;
        this.scoring = scoring;
        this.inbox = inbox;
        this.desk = desk;
        this.words = words;
        this.clock = clock;
    }

    record Line(RoundAddress address, String title, boolean submitted, boolean over) { }

    record Draft(Map<String, String> cells) { }

    record Saved(String at) { }

    @GetMapping("/score")
    String list(Actor actor, Model model) {
        model.addAttribute("lines", register.of(actor).stream().map(in -> line(in, register.own(actor, in))).toList());
        return "workbench/score-list";
    }

    private static Line line(CaseRef in, Own own) {
        RoundState state = own.progress().state();
        return new Line(new RoundAddress(in), own.card().title(), own.receipt() != null, state == RoundState.REVEALED || state == RoundState.REPORTED);
    }

    @GetMapping("/score/{sheet}")
    String sheet(Actor actor, @PathVariable("sheet") String round, Model model) {
        RoundAddress address = RoundAddress.of(round);
        return sheet(address, register.own(actor, address.round()), List.of(), model);
    }

    private String sheet(RoundAddress address, Own own, List<Refused.Reason> faults, Model model) {
        Map<String, String> typed = own.sheet() == null ? own.typed() : ScoreCells.of(own.sheet());
        model.addAttribute("address", address);
        model.addAttribute("own", own);
        model.addAttribute("sheets", ScoreCells.of(own.card(), own.computed(), typed, faults));
        model.addAttribute("faults", faults.stream().limit(MOST_LISTED).toList());
        model.addAttribute("faultCount", faults.size());
        model.addAttribute("printed", clock.instant());
        return "workbench/score";
    }

    @PutMapping(path = "/score/{sheet}", consumes = "application/json")
    @ResponseBody
    Saved keep(Actor actor, @PathVariable("sheet") String round, @RequestBody Draft draft) {
        Map<String, String> cells = ScoreCells.of(draft.cells() == null ? Map.of() : draft.cells());
        return new Saved(words.hour(scoring.save(actor, RoundAddress.of(round).round(), cells)));
    }

    /** Saves, and shows the totals once more before anything is final. */
    @PostMapping("/score/{sheet}")
    String check(Actor actor, @PathVariable("sheet") String round, @RequestParam Map<String, String> form, HttpServletResponse response, Model model,
                 RedirectAttributes back) {
        RoundAddress address = RoundAddress.of(round);
        scoring.save(actor, address.round(), ScoreCells.of(form));
        if (!"check".equals(form.get("action"))) {
            back.addFlashAttribute("told", "score.saved");
            return "redirect:/score/" + address;
        }
        Own own = register.own(actor, address.round());
        List<Refused.Reason> faults = scoring.faults(actor, address.round(), own.typed());
        if (!faults.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return sheet(address, own, faults, model);
        }
        sheet(address, own, faults, model);
        model.addAttribute("checked", digest(own.typed()));
        return "workbench/score-check";
    }

    /** Submits what was checked. @param checked what stood on the page that was checked */
    @PostMapping("/score/{sheet}/submit")
    String submit(Actor actor, @PathVariable("sheet") String round, @RequestParam String checked, RedirectAttributes back) {
        RoundAddress address = RoundAddress.of(round);
        Own own = register.own(actor, address.round());
        if (own.receipt() == null && !digest(own.typed()).equals(checked)) {
            throw Refused.conflict("score.changed", "核对之后又有改动（可能是在另一个窗口里），没有提交。请返回评分表重新核对。");
        }
        scoring.submit(actor, address.round(), own.typed());
        close(actor, address.round());
        back.addFlashAttribute("told", "score.submitted.told");
        return "redirect:/score/" + address;
    }

    /** The work is done with the last sheet of the review; where a review has further lots, it stays. */
    private void close(Actor actor, CaseRef round) {
        CaseRef review = CaseRef.of(round.value().substring(0, round.value().lastIndexOf('/')));
        boolean left = register.within(review).stream().anyMatch(r -> register.missing(r).stream().anyMatch(m -> m.account().equals(actor.account())));
        if (!left) {
            inbox.personal(actor, review, "score-applications").ifPresent(item -> desk.complete(actor, item.id(), new Answer(Map.of("submitted", true), null)));
        }
    }

    /** For the members, once all is open. */
    @GetMapping("/score/{sheet}/report")
    ResponseEntity<byte[]> report(Actor actor, @PathVariable("sheet") String round) {
        RoundAddress address = RoundAddress.of(round);
        Own own = register.own(actor, address.round());
        byte[] report = register.report(address.round());
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(Papers.MEDIA_TYPE)).header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                .filename(own.card().title() + "评审报告.docx", StandardCharsets.UTF_8).build().toString()).body(report);
    }

    @GetMapping("/score/{sheet}/print")
    String print(Actor actor, @PathVariable("sheet") String round, Model model) {
        sheet(actor, round, model);
        return "workbench/score-print";
    }

    private static String digest(Map<String, String> cells) {
        return Integer.toHexString(new TreeMap<>(cells).toString().hashCode());
    }
}
