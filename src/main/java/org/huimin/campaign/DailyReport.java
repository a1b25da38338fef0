package org.huimin.campaign;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import org.huimin.campaign.ReportView.State;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;

/** One statement of a platform about one day. A later statement about the same day stands beside it and needs a reason. */
@Entity
@Table(name = "campaign_report")
class DailyReport {

    @Id
    private String id;
    private String programme;
    private int phase;
    private String platform;
    private LocalDate reportDay;
    private int revision;
    @Enumerated(EnumType.STRING)
    private State state;
    private Instant dueAt;
    private boolean late;
    private String submittedBy;
    private Instant submittedAt;
    @Column(length = 2000)
    private String restatementReason;
    private int findings;
    @Column(length = 2000)
    private String answer;
    private String answeredBy;
    @Version
    private Long version;

    protected DailyReport() { }

    static DailyReport first(Actor actor, CampaignPhase phase, String platform, LocalDate day, Instant dueAt, Instant at) {
        DailyReport report = new DailyReport();
        report.programme = phase.about().root().value();
        report.phase = phase.number();
        report.platform = platform;
        report.reportDay = day;
        report.revision = 1;
        report.dueAt = dueAt;
        report.late = at.isAfter(dueAt);
        report.submit(actor, at);
        return report;
    }

    static String idOf(CaseRef programme, int phase, String platform, LocalDate day, int revision) {
        return programme + "/" + phase + "/" + platform + "/" + day + "/" + revision;
    }

    DailyReport restated(Actor actor, String reason, Instant at) {
        if (reason == null || reason.isBlank()) {
            throw Refused.invalid("daily.restatement-reason", "restatementReason", "", "平台“" + platform + "”" + Period.words(reportDay)
                    + "的数据已报送，重报须写明原因；原数据保留。");
        }
        DailyReport report = new DailyReport();
        report.programme = programme;
        report.phase = phase;
        report.platform = platform;
        report.reportDay = reportDay;
        report.revision = revision + 1;
        report.dueAt = dueAt;
        report.restatementReason = reason.strip();
        report.submit(actor, at);
        return report;
    }

    private void submit(Actor actor, Instant at) {
        id = idOf(CaseRef.of(programme), phase, platform, reportDay, revision);
        state = State.SUBMITTED;
        submittedBy = actor.account();
        submittedAt = at;
    }

    ReportFact checked(int found) {
        if (state != State.SUBMITTED) {
            throw Refused.conflict("daily.checked-twice", "平台“" + platform + "”" + Period.words(reportDay) + "的第" + revision + "版数据已核对，不能重复核对。");
        }
        findings = found;
        state = found == 0 ? State.SOUND : State.DOUBTFUL;
        return new ReportFact.DayChecked(about(), Actor.SYSTEM.account(), phase, platform, reportDay, revision, found);
    }

    ReportFact explain(Actor actor, String explanation) {
        answer(actor, explanation, "请写明差异原因。");
        state = State.EXPLAINED;
        return new ReportFact.FindingsExplained(about(), actor.account(), phase, platform, reportDay, revision);
    }

    ReportFact sendBack(Actor actor, String reason) {
        answer(actor, reason, "请写明退回原因。");
        state = State.SENT_BACK;
        return new ReportFact.ReportSentBack(about(), actor.account(), phase, platform, reportDay, revision);
    }

    private void answer(Actor actor, String text, String missing) {
        if (state != State.DOUBTFUL) {
            throw Refused.conflict("daily.nothing-to-answer", "平台“" + platform + "”" + Period.words(reportDay) + "的第" + revision
                    + "版数据没有待处理的差异，不能办理。");
        }
        if (text == null || text.isBlank()) {
            throw Refused.invalid("daily.reason-missing", "opinion", "", missing);
        }
        answer = text.strip();
        answeredBy = actor.account();
    }

    ReportFact submitted() {
        return new ReportFact.DayReported(about(), submittedBy, phase, platform, reportDay, revision, late);
    }

    private CaseRef about() {
        return CaseRef.of(programme).child("PH", phase);
    }

    String id() {
        return id;
    }

    String platform() {
        return platform;
    }

    LocalDate day() {
        return reportDay;
    }

    int revision() {
        return revision;
    }

    ReportView view() {
        return new ReportView(CaseRef.of(programme), phase, platform, reportDay, revision, state, dueAt, late, submittedBy, submittedAt,
                restatementReason, findings, answer, answeredBy);
    }
}
