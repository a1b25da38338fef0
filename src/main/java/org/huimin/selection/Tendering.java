package org.huimin.selection;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Map;
import java.util.UUID;
import org.huimin.calendar.Calendars;
import org.huimin.calendar.Deadlines;
import org.huimin.calendar.DueRule;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.kernel.Quoted;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.RegimeProfile.Few;
import org.huimin.programme.RegimeProfile.Shortage;
import org.huimin.programme.SelectionSpec;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Calls for platforms and leads the call through its window: drafted, approved, announced, closed, counted. */
@Service
@Act
public class Tendering {

    /** Deadline key of a tender's case. */
    public static final String DEADLINE = "SUBMISSION_DEADLINE";

    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

    private final Tenders tenders;
    private final Questions questions;
    private final ProgrammeRegister programmes;
    private final Deadlines deadlines;
    private final Calendars calendars;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Tendering(Tenders tenders, Questions questions, ProgrammeRegister programmes, Deadlines deadlines, Calendars calendars, Clock clock,
              ApplicationEventPublisher facts) {
        this.tenders = tenders;
        this.questions = questions;
        this.programmes = programmes;
        this.deadlines = deadlines;
        this.calendars = calendars;
        this.clock = clock;
        this.facts = facts;
    }

    /** @param typed {@code 2025-06-24 18:00:00}, local time of the house */
    public static Instant deadline(String typed) {
        return deadline(typed, "deadline", "报名截止时间");
    }

    /** @param field whose value it is; @param name what a refusal calls it */
    public static Instant deadline(String typed, String field, String name) {
        try {
            return LocalDateTime.parse(typed.strip(), TYPED).atZone(Period.ZONE).toInstant();
        } catch (DateTimeParseException no) {
            throw Refused.invalid("tender.deadline-form", field, typed, name + "“" + typed + "”请写成“2025-06-24 18:00:00”的样子，精确到秒。");
        }
    }

    /** As {@link #deadline} reads it. */
    public static String typed(Instant deadline) {
        return TYPED.format(deadline.atZone(Period.ZONE));
    }

    /** Freezes what the programme's file asks for; drafted again after a return. */
    public void draft(Actor actor, CaseRef in, String introduction, Instant deadline) {
        ProgrammeSpec spec = programmes.spec(in);
        if (!spec.selects()) {
            throw Refused.conflict("tender.designated", "活动方案没有规定遴选平台，不能编制遴选公告。");
        }
        String said = required("introduction", "公告说明", introduction);
        tenders.find(in).filter(t -> t.state() != TenderState.DRAFTED).ifPresent(t -> {
            throw Refused.conflict("tender.drafted-already", "遴选公告已经审批，不能重新编制。");
        });
        Instant now = Stamp.now(clock);
        mustBeLongEnough(in, deadline, now);
        SelectionSpec terms = spec.selection();
        tenders.draft(in, terms.subject(), said, terms, deadline, programmes.schedule(in, DEADLINE).basis().citation(), actor, now);
        facts.publishEvent(new TenderFact.TenderDrafted(in, actor.account(), deadline, terms.lots().size()));
    }

    public void decide(Actor actor, CaseRef in, boolean approved, String opinion) {
        TenderView tender = mustBe(in, TenderState.DRAFTED, "审批遴选公告");
        if (tender.draftedBy().equals(actor.account())) {
            throw Refused.forbidden("tender.own-draft", "编制遴选公告的人不能审批自己的公告。");
        }
        Instant now = Stamp.now(clock);
        if (approved) {
            mustBeLongEnough(in, tender.deadline(), now);
            tenders.approved(in, actor, now);
        } else {
            required("opinion", "退回意见", opinion);
        }
        facts.publishEvent(new TenderFact.TenderDecided(in, actor.account(), approved));
    }

    /**
     * Opens the window: from here applications are taken.
     *
     * @param notice the published notice's number
     * @param text   what it says; the deadline has to stand in it
     * @throws Refused where it does not, or where the time that is left is shorter than the law grants
     */
    public void announce(CaseRef in, String notice, String text) {
        TenderView tender = mustBe(in, TenderState.APPROVED, "开始接收报名");
        Instant now = Stamp.now(clock);
        mustBeLongEnough(in, tender.deadline(), now);
        if (!text.contains(tender.deadlineInFull())) {
            throw Refused.invalid("tender.notice-silent", "body", "", "公告正文须写明报名截止时间“" + tender.deadlineInFull() + "”，请退回修改后再签发。");
        }
        tenders.announced(in, notice, tender.deadline(), now);
        deadlines.at(in, DEADLINE, () -> DueRule.at(tender.deadline(), tender.deadlineBasis()));
        facts.publishEvent(new TenderFact.TenderAnnounced(in, Actor.SYSTEM.account(), notice, tender.deadline()));
    }

    /**
     * Moves the deadline of a call that is approved and not yet announced; once it is, a correction has to say so.
     *
     * @see #planMove
     */
    public void moveDeadline(Actor actor, CaseRef in, Instant to, String reason) {
        TenderView tender = mustBe(in, TenderState.APPROVED, "直接变更截止时间");
        move(actor, tender, to, required("reason", "变更原因", reason), false);
    }

    /**
     * Prepares a later deadline for a call that is announced; it holds once the correction is published.
     *
     * @param confirmAgain whether what was handed in so far counts only once its applicant has confirmed it
     * @param correction   case of the correction
     */
    public void planMove(Actor actor, CaseRef in, Instant to, String reason, boolean confirmAgain, CaseRef correction) {
        String said = required("reason", "变更原因", reason);
        mayMove(tenders.hold(in), to);
        tenders.plan(in, new DeadlinePlan(in, correction, to, said, confirmAgain), actor, Stamp.now(clock));
    }

    /**
     * The correction is published: the deadline moves with it.
     *
     * @param text what the correction says; the new deadline has to stand in it
     * @throws Refused where it does not, or where the old deadline has passed meanwhile
     */
    public void corrected(Actor actor, CaseRef correction, String text) {
        tenders.plan(correction).ifPresent(plan -> {
            if (!text.contains(SubmissionWindow.full(plan.to()))) {
                throw Refused.invalid("tender.correction-silent", "body", "", "更正公告须写明新的报名截止时间“" + SubmissionWindow.full(plan.to()) + "”。");
            }
            TenderView tender = tenders.hold(plan.tender());
            mayMove(tender, plan.to());
            move(actor, tender, plan.to(), plan.reason(), plan.confirmAgain());
            tenders.planned(plan.tender());
        });
    }

    /** The correction was dropped: the next one of the same notice owes nothing to its deadline. */
    public void correctionDropped(CaseRef correction) {
        tenders.plan(correction).ifPresent(plan -> tenders.planned(plan.tender()));
    }

    /** To no earlier moment, since somebody may rely on it; and not once it has passed. */
    private void mayMove(TenderView tender, Instant to) {
        if (!tender.takesApplications(clock.instant())) {
            throw Refused.conflict("tender.window-over", tender.state() == TenderState.OPEN || tender.state() == TenderState.CLOSED
                    ? "报名已经截止，不能再变更截止时间。" : "遴选" + Quoted.of(tender.subject()) + tender.state().words() + "，不能变更截止时间。");
        }
        if (!to.isAfter(tender.deadline())) {
            throw Refused.invalid("tender.deadline-earlier", "deadline", typed(to), "公告已经发布，截止时间只能推迟，不能改到"
                    + SubmissionWindow.said(to) + "（原为" + SubmissionWindow.said(tender.deadline()) + "）。");
        }
    }

    private void move(Actor actor, TenderView tender, Instant to, String reason, boolean confirmAgain) {
        Instant now = Stamp.now(clock);
        CaseRef in = tender.caseRef();
        mustBeLongEnough(in, to, tender.announcedAt() == null ? now : tender.announcedAt());
        tenders.moved(in, tender.deadline(), to, reason, confirmAgain, actor, now);
        if (tender.state() == TenderState.OPEN) {
            deadlines.move(actor, in, DEADLINE, to);
        }
        facts.publishEvent(new TenderFact.SubmissionDeadlineMoved(in, actor.account(), tender.deadline(), to, confirmAgain));
    }

    /** @throws Refused before the deadline */
    public void close(CaseRef in) {
        TenderView tender = mustBe(in, TenderState.OPEN, "停止接收报名");
        Instant now = Stamp.now(clock);
        if (now.isBefore(tender.deadline())) {
            throw tooEarly(tender);
        }
        tenders.closed(in, now);
        facts.publishEvent(new TenderFact.TenderClosed(in, Actor.SYSTEM.account()));
    }

    /** @throws Refused before the deadline: what comes until then is not yet there */
    public void mustBeOver(CaseRef in) {
        TenderView tender = tenders.hold(in);
        if (clock.instant().isBefore(tender.deadline())) {
            throw tooEarly(tender);
        }
    }

    /**
     * Holds the number of applicants of each lot against the rows about few of them.
     *
     * @param applicants lot → how many; a lot that is missing has none
     * @return whether the selection goes on: it does only where it does in every lot
     */
    public boolean count(CaseRef in, LotCount.Stage stage, Map<String, Integer> applicants) {
        TenderView tender = mustBe(in, stage == LotCount.Stage.RECEIVED ? TenderState.CLOSED : TenderState.OPENED, "清点");
        Shortage shortage = programmes.shortage(in);
        boolean goesOn = true;
        for (SelectionSpec.Lot lot : tender.terms().lots()) {
            int there = applicants.getOrDefault(lot.code(), 0);
            Few row = Shortfall.of(stage == LotCount.Stage.RECEIVED ? shortage.received() : shortage.eligible(), there);
            LotCount count = new LotCount(lot.code(), stage, there, row.outcome(), programmes.basis(in, row).citation(), row.note());
            tenders.counted(in, count);
            facts.publishEvent(new TenderFact.ApplicantsCounted(in, Actor.SYSTEM.account(), lot.code(), stage, there, row.outcome()));
            goesOn &= count.goesOn();
        }
        return goesOn;
    }

    /** The applications lie open. */
    public void opened(CaseRef in) {
        mustBe(in, TenderState.CLOSED, "登记开启结果");
        tenders.opened(in, Stamp.now(clock));
        facts.publishEvent(new TenderFact.TenderOpened(in, Actor.SYSTEM.account()));
    }

    /** What becomes of too few: {@code REANNOUNCED} or {@code FAILED}. */
    public void settle(Actor actor, CaseRef in, TenderOutcome outcome, String opinion) {
        if (outcome == TenderOutcome.AWARDED) {
            throw Refused.invalid("tender.outcome", "decision", outcome, "报名或者合格的企业不足，只能重新公告或者终止遴选。");
        }
        required("opinion", "理由", opinion);
        end(actor, in, outcome);
    }

    /** What came of it. */
    public void end(Actor actor, CaseRef in, TenderOutcome outcome) {
        TenderView tender = tenders.hold(in);
        if (tender.state() == TenderState.ENDED) {
            throw Refused.conflict("tender.ended", "本次遴选已经结束。");
        }
        tenders.ended(in, outcome, Stamp.now(clock));
        facts.publishEvent(new TenderFact.TenderEnded(in, actor.account(), outcome));
    }

    /** @return the question's number */
    public String ask(Actor actor, CaseRef in, String question) {
        String said = required("question", "提问", question);
        TenderView tender = tenders.hold(in);
        if (!tender.takesApplications(clock.instant())) {
            throw Refused.conflict("tender.window-over", "报名已经截止，不能再提问。");
        }
        String id = UUID.randomUUID().toString();
        questions.ask(id, in, actor, Stamp.now(clock), said);
        facts.publishEvent(new TenderFact.QuestionAsked(in, Actor.SYSTEM.account(), id));
        return id;
    }

    public void answer(Actor actor, CaseRef in, String question, String answer) {
        String said = required("answer", "答复", answer);
        if (!questions.answer(in, question, actor, Stamp.now(clock), said)) {
            throw Refused.conflict("tender.question-answered", "这个提问已经答复过。");
        }
        facts.publishEvent(new TenderFact.QuestionAnswered(in, actor.account(), question));
    }

    private TenderView mustBe(CaseRef in, TenderState state, String act) {
        TenderView tender = tenders.hold(in);
        if (tender.state() != state) {
            throw Refused.conflict("tender.state", "遴选" + Quoted.of(tender.subject()) + tender.state().words() + "，不能" + act + "。");
        }
        return tender;
    }

    private void mustBeLongEnough(CaseRef in, Instant deadline, Instant announced) {
        SubmissionWindow.of(programmes.least(in, DEADLINE).orElse(null))
                .judge(LocalDate.ofInstant(announced, Period.ZONE), deadline, clock.instant(), calendars.current()).orRefuse();
    }

    private static Refused tooEarly(TenderView tender) {
        return Refused.conflict("tender.window-open", "报名截止时间是" + SubmissionWindow.said(tender.deadline()) + "，现在还不能截止。");
    }

    private static String required(String field, String label, String text) {
        if (text == null || text.isBlank()) {
            throw Refused.invalid("tender.required", field, "", label + "不能为空，请填写后再提交。");
        }
        return text.strip();
    }
}
