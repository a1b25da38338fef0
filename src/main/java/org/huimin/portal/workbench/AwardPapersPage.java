package org.huimin.portal.workbench;

import java.util.List;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.portal.layout.PaperFiles;
import org.huimin.selection.Agreement;
import org.huimin.selection.Contracting;
import org.huimin.selection.Letter;
import org.huimin.selection.ResultLetters;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Letters and agreements to take away: whoever works on an agreement has it from the task, the offices that run the programme have all of them. */
@Controller
class AwardPapersPage {

    private final CaseAccess access;
    private final Inbox inbox;
    private final ResultLetters letters;
    private final Contracting contracting;
    private final PaperFiles files;

    AwardPapersPage(CaseAccess access, Inbox inbox, ResultLetters letters, Contracting contracting, PaperFiles files) {
        this.access = access;
        this.inbox = inbox;
        this.letters = letters;
        this.contracting = contracting;
        this.files = files;
    }

    @GetMapping("/desk/{id}/agreement")
    ResponseEntity<byte[]> agreement(Actor actor, @PathVariable String id, @RequestParam(defaultValue = PaperFiles.DOCX) String kind) {
        WorkItem item = inbox.get(actor, id);
        return send(contracting.find(item.caseRef()).orElseThrow(() -> Refused.absent(WorkItem.NOT_HERE)), kind);
    }

    @GetMapping("/cases/{ref}/selection/agreements/{number}")
    ResponseEntity<byte[]> agreement(Actor actor, @PathVariable String ref, @PathVariable String number, @RequestParam(defaultValue = PaperFiles.DOCX) String kind) {
        CaseRef programme = offices(actor, ref);
        return send(contracting.of(programme, number).orElseThrow(() -> CaseAccess.absent(ref)), kind);
    }

    @GetMapping("/cases/{ref}/selection/letters/{number}")
    ResponseEntity<byte[]> letter(Actor actor, @PathVariable String ref, @PathVariable String number, @RequestParam(defaultValue = PaperFiles.DOCX) String kind) {
        CaseRef programme = offices(actor, ref);
        Letter letter = letters.of(programme, number).orElseThrow(() -> CaseAccess.absent(ref));
        return files.send(letter.title() + "-" + number, kind, List.of(letters.paper(letter)));
    }

    private ResponseEntity<byte[]> send(Agreement agreement, String kind) {
        return files.send("协议-" + agreement.application(), kind, List.of(contracting.paper(agreement)));
    }

    /** Platforms are rivals: what was written to one is not for another. */
    private CaseRef offices(Actor actor, String ref) {
        CaseRef programme = access.programme(actor, ref);
        if (!access.seesMoney(actor, programme)) {
            throw CaseAccess.absent(ref);
        }
        return programme;
    }
}
