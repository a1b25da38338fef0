package org.huimin.portal.workbench;

import java.util.List;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.portal.layout.PaperFiles;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The official papers of a programme, to take away: plan, report, approval sheet of each matter. */
@Controller
class CasePapersPage {

    private final CaseAccess access;
    private final ProgrammeRegister programmes;
    private final Inbox inbox;
    private final SheetPaper sheets;
    private final ReportPaper reports;
    private final PaperFiles files;

    CasePapersPage(CaseAccess access, ProgrammeRegister programmes, Inbox inbox, SheetPaper sheets, ReportPaper reports, PaperFiles files) {
        this.access = access;
        this.programmes = programmes;
        this.inbox = inbox;
        this.sheets = sheets;
        this.reports = reports;
        this.files = files;
    }

    @GetMapping("/cases/{ref}/papers/plan")
    ResponseEntity<byte[]> plan(Actor actor, @PathVariable String ref, @RequestParam(defaultValue = PaperFiles.DOCX) String kind) {
        CaseRef programme = access.programme(actor, ref);
        ProgrammeSpec spec = programmes.spec(programme);
        return files.send(spec.name() + "实施方案", kind, PlanPaper.of(spec, programmes.planOf(programme)));
    }

    @GetMapping("/cases/{ref}/papers/report")
    ResponseEntity<byte[]> report(Actor actor, @PathVariable String ref, @RequestParam(defaultValue = PaperFiles.DOCX) String kind) {
        CaseRef programme = access.money(actor, ref);
        return files.send(programmes.spec(programme).name() + "活动评价和资金清算报告", kind, List.of(reports.of(programme)));
    }

    @GetMapping("/desk/{id}/sheet")
    ResponseEntity<byte[]> sheet(Actor actor, @PathVariable String id, @RequestParam(defaultValue = PaperFiles.DOCX) String kind) {
        WorkItem item = inbox.get(actor, id);
        return files.send("呈批单-" + item.caseRef().value().replace('/', '-'), kind, List.of(sheets.of(item)));
    }
}
