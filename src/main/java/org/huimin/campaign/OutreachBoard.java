package org.huimin.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huimin.kernel.CaseRef;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How far telling people of the programme has come: the plan of the programme file beside what the units reported. */
@Service
@Transactional(readOnly = true)
public class OutreachBoard {

    private final OutreachReports reports;
    private final ProgrammeRegister programmes;

    OutreachBoard(OutreachReports reports, ProgrammeRegister programmes) {
        this.reports = reports;
        this.programmes = programmes;
    }

    /** Without lines where the file plans no outreach. */
    public OutreachView of(CaseRef in) {
        ProgrammeSpec spec = programmes.spec(in);
        Map<String, List<OutreachReports.Report>> reported = reports.of(in.root());
        List<OutreachLine> lines = new ArrayList<>();
        for (ProgrammeSpec.Channel channel : spec.outreach()) {
            for (String unit : spec.unitsOf(channel)) {
                lines.add(line(channel, unit, reported.getOrDefault(unit + ":" + channel.code(), List.of())));
            }
        }
        Optional<OutreachReports.Close> closed = reports.closed(in.root());
        return new OutreachView(lines, closed.map(OutreachReports.Close::remark).orElse(null),
                closed.map(OutreachReports.Close::by).orElse(null), closed.map(OutreachReports.Close::at).orElse(null));
    }

    private static OutreachLine line(ProgrammeSpec.Channel channel, String unit, List<OutreachReports.Report> reports) {
        if (reports.isEmpty()) {
            return new OutreachLine(channel.code(), channel.name(), channel.task(), unit, OutreachLine.State.PLANNED, null, null, null, null,
                    List.of(), null, null, null);
        }
        OutreachReports.Report report = reports.get(reports.size() - 1);
        String earlier = reports.size() == 1 ? null : reports.get(reports.size() - 2).entry().reason();
        OutreachReporting.Entry e = report.entry();
        return new OutreachLine(channel.code(), channel.name(), channel.task(), unit,
                e.done() ? OutreachLine.State.DONE : OutreachLine.State.NOT_DONE, e.doneOn(), e.summary(), e.place(), e.reason(), e.evidence(),
                report.by(), report.at(), earlier);
    }
}
