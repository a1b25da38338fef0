package org.huimin.portal.administration;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.huimin.identity.Administration;
import org.huimin.identity.People;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.oversight.TakingOut;
import org.huimin.oversight.TrailEntry;
import org.huimin.oversight.TrailHead;
import org.huimin.oversight.TrailRegister;
import org.huimin.portal.layout.Recorded;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** What the house's own chain holds: who came and went, what administrators did, who holds which post since when. To read and to take along. */
@Controller
class AuditPage {

    private static final int SIZE = 50;
    /** A longer chain is recomputed only when somebody asks. */
    private static final long QUICKLY_CHECKED = 20_000;

    private final TrailRegister trail;
    private final TakingOut takingOut;
    private final People people;

    AuditPage(TrailRegister trail, TakingOut takingOut, People people) {
        this.people = people;
        this.trail = trail;
        this.takingOut = takingOut;
    }

    /** An entry with what it holds. */
    public record Line(TrailEntry entry, List<Recorded> values) { }

    @GetMapping("/administration/trail")
    String list(Actor actor, @RequestParam(required = false) Long before, @RequestParam(defaultValue = "false") boolean verify, Model model) {
        Administration.AUDIT.orRefuse(actor);
        List<TrailEntry> entries = trail.page(CaseRef.HOUSE, before == null ? Long.MAX_VALUE : before, SIZE);
        TrailHead head = trail.head(CaseRef.HOUSE).orElse(null);
        boolean check = head != null && (verify || before == null && head.seq() <= QUICKLY_CHECKED);
        model.addAttribute("lines", entries.stream().map(entry -> new Line(entry, Recorded.of(entry))).toList());
        model.addAttribute("names", people.names());
        model.addAttribute("chainHead", head);
        model.addAttribute("result", check ? trail.check(CaseRef.HOUSE) : null);
        model.addAttribute("sealedHolds", !check || trail.check(CaseRef.SEALED).holds());
        model.addAttribute("first", before == null);
        model.addAttribute("next", entries.size() < SIZE ? null : entries.get(entries.size() - 1).seq());
        return "administration/trail";
    }

    @PostMapping("/administration/trail.jsonl")
    ResponseEntity<StreamingResponseBody> takeOut(Actor actor) {
        Administration.AUDIT.orRefuse(actor);
        takingOut.note(actor, CaseRef.HOUSE);
        return ResponseEntity.ok().contentType(new MediaType("application", "x-ndjson", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename("administration-trail.jsonl").build().toString())
                .body(out -> trail.exportWhole(CaseRef.HOUSE, out));
    }
}
