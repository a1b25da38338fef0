package org.huimin.campaign;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.huimin.ledger.DailyChecks.Finding;
import org.huimin.ledger.DailyTable;
import org.huimin.programme.ProgrammeRegister;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the running programme has come to so far. Each method takes any case inside the programme. */
@Service
@Transactional(readOnly = true)
public class CampaignRegister {

    private final LaunchChecks launches;
    private final CampaignPhases phases;
    private final DailyReports reports;
    private final ReportRows rows;
    private final ProgrammeRegister programmes;

    CampaignRegister(LaunchChecks launches, CampaignPhases phases, DailyReports reports, ReportRows rows, ProgrammeRegister programmes) {
        this.launches = launches;
        this.phases = phases;
        this.reports = reports;
        this.rows = rows;
        this.programmes = programmes;
    }

    /** Empty until the first platform hands in its rules. */
    public Optional<LaunchView> launch(CaseRef in) {
        return launches.findById(in.root().value()).map(LaunchCheck::view);
    }

    public List<PhaseView> phases(CaseRef in) {
        return phases.findByProgrammeOrderByNumber(in.root().value()).stream().map(p -> view(in, p)).toList();
    }

    public Optional<PhaseView> phase(CaseRef in, int phase) {
        return phases.findById(CampaignPhase.idOf(in.root(), phase)).map(p -> view(in, p));
    }

    private PhaseView view(CaseRef in, CampaignPhase phase) {
        return phase.view(programmes.spec(in).period(phase.number()).last());
    }

    /** Every statement of every platform, by day, platform and revision. */
    public List<ReportView> reports(CaseRef in, int phase) {
        return all(in, phase).stream().map(DailyReport::view).toList();
    }

    /** The last statement of each platform about each day. */
    public List<ReportView> days(CaseRef in, int phase) {
        return last(in, phase).stream().map(DailyReport::view).toList();
    }

    /** The last statement of a platform about a day. */
    public Optional<ReportView> day(CaseRef in, int phase, String platform, LocalDate day) {
        return reports.findFirstByProgrammeAndPhaseAndPlatformAndReportDayOrderByRevisionDesc(in.root().value(), phase, platform, day)
                .map(DailyReport::view);
    }

    /** Platforms that have not reported a day they were asked for. */
    public List<String> silent(CaseRef in, int phase, LocalDate day) {
        List<String> heard = all(in, phase).stream().filter(r -> r.day().equals(day)).map(DailyReport::platform).toList();
        return programmes.appointed(in).stream().filter(p -> !heard.contains(p)).toList();
    }

    /** The figures of one statement. */
    public List<DailyTable.Row> figures(ReportView report) {
        return rows.of(idOf(report));
    }

    public List<Finding> findings(ReportView report) {
        return rows.findings(idOf(report));
    }

    private static String idOf(ReportView report) {
        return DailyReport.idOf(report.programme(), report.phase(), report.platform(), report.day(), report.revision());
    }

    /** One line per platform that reported anything. */
    public List<ReportedTotals> totals(CaseRef in, int phase) {
        Map<String, List<DailyReport>> byPlatform = new LinkedHashMap<>();
        last(in, phase).forEach(r -> byPlatform.computeIfAbsent(r.platform(), p -> new ArrayList<>()).add(r));
        Map<String, List<DailyTable.Row>> all = rows.ofPhase(in.root().value(), phase);
        return byPlatform.entrySet().stream().map(e -> totals(e.getKey(), e.getValue().stream()
                .flatMap(r -> all.getOrDefault(r.id(), List.of()).stream())
                .filter(r -> r.industry().equals(DailyTable.Row.ALL)).toList(), e.getValue().size())).toList();
    }

    private static ReportedTotals totals(String platform, List<DailyTable.Row> days, int count) {
        return new ReportedTotals(platform, count, days.stream().mapToLong(DailyTable.Row::claimedCount).sum(),
                sum(days, DailyTable.Row::claimedAmount), days.stream().mapToLong(DailyTable.Row::redemptionCount).sum(),
                sum(days, DailyTable.Row::redeemedAmount), sum(days, DailyTable.Row::refundedAmount),
                sum(days, DailyTable.Row::platformDiscount), sum(days, DailyTable.Row::merchantDiscount));
    }

    private static Money sum(List<DailyTable.Row> days, Function<DailyTable.Row, Money> figure) {
        return days.stream().map(figure).reduce(Money.ZERO, Money::plus);
    }

    private List<DailyReport> last(CaseRef in, int phase) {
        Map<String, DailyReport> last = new LinkedHashMap<>();
        all(in, phase).forEach(r -> last.put(r.day() + "/" + r.platform(), r));
        return List.copyOf(last.values());
    }

    private List<DailyReport> all(CaseRef in, int phase) {
        return reports.findByProgrammeAndPhaseOrderByReportDayAscPlatformAscRevisionAsc(in.root().value(), phase);
    }
}
