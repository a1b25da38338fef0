package org.huimin.campaign;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;
import org.huimin.ledger.DailyChecks;
import org.huimin.ledger.DailyChecks.Finding;
import org.huimin.ledger.DailyTable;
import org.huimin.ledger.Judgement;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec.Industry;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Every platform reports every day; what it says is checked, and what is found is answered. Nothing reported is ever lost. */
@Service
@Act
public class Reporting {

    private final CampaignPhases phases;
    private final DailyReports reports;
    private final ReportRows rows;
    private final ProgrammeRegister programmes;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Reporting(CampaignPhases phases, DailyReports reports, ReportRows rows, ProgrammeRegister programmes, Clock clock,
              ApplicationEventPublisher facts) {
        this.phases = phases;
        this.reports = reports;
        this.rows = rows;
        this.programmes = programmes;
        this.clock = clock;
        this.facts = facts;
    }

    /**
     * Takes a day's table. A day already reported is restated: that needs a reason, and both statements stay.
     *
     * @param dueAt             when the day's report was due; a first statement after it is late
     * @param restatementReason null or blank for a first statement
     */
    public ReportView submit(Actor actor, CaseRef in, int phase, String platform, DailyTable table, String restatementReason, Instant dueAt) {
        CampaignPhase running = running(in, phase, platform, table.day());
        if (table.rows().isEmpty()) {
            throw Refused.invalid("daily.empty", "daily", "", Period.words(table.day()) + "的数据表没有数据行，请核对后重新报送。");
        }
        Instant now = Instant.now(clock).truncatedTo(ChronoUnit.MICROS);
        DailyReport report = latest(in, phase, platform, table.day()).map(earlier -> earlier.restated(actor, restatementReason, now))
                .orElseGet(() -> DailyReport.first(actor, running, platform, table.day(), dueAt, now));
        reports.save(report);
        rows.add(report.id(), table.rows());
        facts.publishEvent(report.submitted());
        return report.view();
    }

    /**
     * Checks the day's last statement against itself, the days before it, the directory and the judged rows.
     *
     * @param directory industry → shops in the directory on that day
     * @param judged    what the ledger says of that day, where it has files
     */
    public List<Finding> check(CaseRef in, int phase, String platform, LocalDate day, Map<String, Long> directory,
                               Optional<List<Judgement.OfDay>> judged) {
        DailyReport report = get(in, phase, platform, day);
        List<String> industries = programmes.spec(in).industries().stream().map(Industry::code).toList();
        List<Finding> found = DailyChecks.check(new DailyTable(day, rows.of(report.id())), before(in, phase, platform, day), industries,
                directory, judged);
        ReportFact fact = report.checked(found.size());
        rows.found(report.id(), found);
        reports.save(report);
        facts.publishEvent(fact);
        return found;
    }

    public ReportView explain(Actor actor, CaseRef in, int phase, String platform, LocalDate day, String explanation) {
        DailyReport report = get(in, phase, platform, day);
        return done(report, report.explain(actor, explanation));
    }

    /** The platform has to report the day again. */
    public ReportView sendBack(Actor actor, CaseRef in, int phase, String platform, LocalDate day, String reason) {
        DailyReport report = get(in, phase, platform, day);
        return done(report, report.sendBack(actor, reason));
    }

    private ReportView done(DailyReport report, ReportFact fact) {
        reports.save(report);
        facts.publishEvent(fact);
        return report.view();
    }

    private CampaignPhase running(CaseRef in, int phase, String platform, LocalDate day) {
        if (programmes.spec(in).platform(platform).isEmpty()) {
            throw Refused.invalid("daily.unknown-platform", "platform", platform, "“" + platform + "”不是本次活动的发放平台。");
        }
        CampaignPhase running = phases.findById(CampaignPhase.idOf(in.root(), phase)).filter(p -> p.asks(day))
                .orElseThrow(() -> Refused.invalid("daily.day-outside", "day", day, Period.words(day) + "不是第" + phase + "期需要报送的日期。"));
        LocalDate today = LocalDate.ofInstant(clock.instant(), Period.ZONE);
        if (!today.isAfter(day)) {
            throw Refused.conflict("daily.day-running", Period.words(day) + "尚未结束，次日才能报送当日数据。");
        }
        return running;
    }

    /** The last statement of each earlier day of the phase, in the order of days. */
    private List<DailyTable> before(CaseRef in, int phase, String platform, LocalDate day) {
        Map<LocalDate, DailyReport> last = new LinkedHashMap<>();
        reports.findByProgrammeAndPhaseOrderByReportDayAscPlatformAscRevisionAsc(in.root().value(), phase).stream()
                .filter(r -> r.platform().equals(platform) && r.day().isBefore(day)).forEach(r -> last.put(r.day(), r));
        Map<String, List<DailyTable.Row>> all = rows.ofPhase(in.root().value(), phase);
        return last.values().stream().map(r -> new DailyTable(r.day(), all.getOrDefault(r.id(), List.of()))).toList();
    }

    private Optional<DailyReport> latest(CaseRef in, int phase, String platform, LocalDate day) {
        return reports.findFirstByProgrammeAndPhaseAndPlatformAndReportDayOrderByRevisionDesc(in.root().value(), phase, platform, day);
    }

    private DailyReport get(CaseRef in, int phase, String platform, LocalDate day) {
        return latest(in, phase, platform, day).orElseThrow(
                () -> Refused.conflict("daily.unreported", "平台“" + platform + "”尚未报送" + Period.words(day) + "的数据。"));
    }
}
