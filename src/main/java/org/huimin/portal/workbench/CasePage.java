package org.huimin.portal.workbench;

import java.time.Clock;
import java.util.List;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.portal.layout.NoticeRow;
import org.huimin.portal.layout.VoucherTable;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.publicity.NoticeBoard;
import org.huimin.publicity.NoticeLine;
import org.huimin.settlement.SettlementRegister;
import org.huimin.workflow.CorrectingNotices;
import org.huimin.workflow.ProcessProgress;
import org.huimin.workflow.ProcessProgress.Drawing;
import org.huimin.workflow.ProcessProgress.Run;
import org.huimin.kernel.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** A whole programme for the staff of its units: how far it is, who is to act, its money, dates, notices and diagrams. */
@Controller
class CasePage {

    private final CaseAccess access;
    private final ProgrammeRegister programmes;
    private final Timeline timeline;
    private final ProcessProgress progress;
    private final NoticeBoard board;
    private final CaseReading reading;
    private final SettlementRegister settlement;
    private final CorrectingNotices correcting;
    private final Clock clock;

    CasePage(CaseAccess access, ProgrammeRegister programmes, Timeline timeline, ProcessProgress progress, NoticeBoard board,
             CaseReading reading, SettlementRegister settlement, CorrectingNotices correcting, Clock clock) {
        this.access = access;
        this.programmes = programmes;
        this.timeline = timeline;
        this.progress = progress;
        this.board = board;
        this.reading = reading;
        this.settlement = settlement;
        this.correcting = correcting;
        this.clock = clock;
    }

    enum Tab { OVERVIEW, TIMELINE, DIAGRAM }

    @GetMapping("/cases/{ref}")
    String show(Actor actor, @PathVariable String ref, @RequestParam(defaultValue = "OVERVIEW") Tab tab,
                @RequestParam(defaultValue = "") String run, @RequestParam(defaultValue = "") String after, Model model) {
        CaseRef programme = access.programme(actor, ref);
        List<Run> runs = tab == Tab.TIMELINE ? List.of() : reading.runs(actor, programme);
        model.addAttribute("programme", programmes.view(programme));
        model.addAttribute("tab", tab);
        model.addAttribute("tabs", Tab.values());
        model.addAttribute("seesMoney", access.seesMoney(actor, programme));
        model.addAttribute("selects", programmes.spec(programme).selects());
        model.addAttribute("inspects", !access.inspectedUnits(actor, programme).isEmpty());
        model.addAttribute("challenges", programmes.rule(programme, "challenges").isPresent());
        if (tab == Tab.TIMELINE) {
            timeline.of(actor, programme, after, model);
        }
        if (tab == Tab.OVERVIEW) {
            timeline.open(actor, programme, model);
            overview(actor, programme, runs, model);
        }
        if (tab == Tab.DIAGRAM) {
            model.addAttribute("runs", runs);
            model.addAttribute("drawings", runs.stream().filter(r -> run.isEmpty() ? r.caseRef().equals(programme) : r.id().equals(run)).toList());
        }
        return "workbench/case";
    }

    private void overview(Actor actor, CaseRef programme, List<Run> runs, Model model) {
        ProgrammeSpec spec = programmes.spec(programme);
        model.addAttribute("spec", spec);
        model.addAttribute("steps", CaseStep.of(spec, runs));
        model.addAttribute("table", VoucherTable.of(spec));
        List<NoticeLine> notices = board.all(programme);
        model.addAttribute("notices", notices.stream().map(NoticeRow::of).toList());
        model.addAttribute("correctable", correcting.correctable(actor, programme));
        List<DeadlineRow> rows = reading.deadlines(actor, programme).stream().map(DeadlineRow::of).toList();
        model.addAttribute("deadlines", rows);
        model.addAttribute("provisional", rows.stream().filter(d -> d.provisional() && d.end().isAfter(clock.instant())).count());
        model.addAttribute("phases", settlement.phases(programme));
        model.addAttribute("statement", settlement.statement(programme).orElse(null));
        model.addAttribute("phaseNames", Names.phases(spec));
    }

    /** What the diagram island draws. */
    @GetMapping("/cases/{ref}/runs/{run}")
    @ResponseBody
    Drawing drawing(Actor actor, @PathVariable String ref, @PathVariable String run) {
        CaseRef programme = access.programme(actor, ref);
        if (reading.runs(actor, programme).stream().noneMatch(r -> r.id().equals(run))) {
            throw Refused.absent("没有这个流程图，或者它不在您的办理范围内。");
        }
        return progress.drawing(run);
    }
}
