package org.huimin.workflow;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.huimin.calendar.Calendars;
import org.huimin.calendar.Deadline;
import org.huimin.calendar.DeadlineFact.DeadlineMoved;
import org.huimin.calendar.Deadlines;
import org.huimin.calendar.Term;
import org.huimin.calendar.WorkCalendar;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeView;
import org.huimin.publicity.Challenge;
import org.huimin.publicity.ChallengeFact.ComplaintExamined;
import org.huimin.publicity.ChallengeId;
import org.huimin.publicity.ChallengeKind;
import org.huimin.publicity.ChallengeRegister;
import org.huimin.publicity.ChallengeState;
import org.huimin.publicity.ChallengeView;
import org.huimin.publicity.ChallengeWindow;
import org.huimin.publicity.Complaining;
import org.huimin.publicity.Filing;
import org.huimin.publicity.NoticeId;
import org.huimin.publicity.PublicityRegister;
import org.huimin.publicity.PublicityRegister.ObjectionView;
import org.huimin.publicity.PublicityRegister.PublicityView;
import org.huimin.publicity.Querying;
import org.huimin.selection.Participant;
import org.huimin.selection.Participants;
import org.huimin.workflow.engine.DueDates;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * Queries and complaints with their clocks, where the regime has them: how long each may be brought is the regime's, and the decision's clock stands
 * still while something is tested, assessed or brought.
 */
@Service
public class Challenging {

    private static final int MOST = 200;
    private static final String KINDS = "challenges";
    private static final String QUERY_END = "QUERY_END";
    private static final String QUERY_REPLY = "QUERY_REPLY";
    private static final String COMPLAINT_END = "COMPLAINT_END";
    private static final String COMPLAINT_EXAMINE = "COMPLAINT_EXAMINE";
    private static final String COMPLAINT_COPY = "COMPLAINT_COPY";
    private static final String COMPLAINT_DECISION = "COMPLAINT_DECISION";
    private static final String SUSPENSION = "SUSPENSION";

    private final Filing filing;
    private final Querying querying;
    private final Complaining complaining;
    private final ChallengeRegister register;
    private final PublicityRegister publicities;
    private final ProgrammeRegister programmes;
    private final Participants participants;
    private final Deadlines deadlines;
    private final DueDates dueDates;
    private final Calendars calendars;
    private final Clock clock;

    Challenging(Filing filing, Querying querying, Complaining complaining, ChallengeRegister register, PublicityRegister publicities, ProgrammeRegister programmes,
                Participants participants, Deadlines deadlines, DueDates dueDates, Calendars calendars, Clock clock) {
        this.filing = filing;
        this.querying = querying;
        this.complaining = complaining;
        this.register = register;
        this.publicities = publicities;
        this.programmes = programmes;
        this.participants = participants;
        this.deadlines = deadlines;
        this.dueDates = dueDates;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** Whether the regime of the programme has this kind. */
    public boolean has(CaseRef programme, ChallengeKind kind) {
        return programmes.rule(programme, KINDS).filter(rule -> Arrays.asList(rule.value().split("[,，\\s]+")).contains(kind.name())).isPresent();
    }

    /** Whether the person's post performs this duty here. */
    public boolean performs(Actor actor, CaseRef programme, String duty) {
        return programmes.unitsHolding(programme, duty).stream().anyMatch(unit -> actor.groups().contains(programmes.group(programme, duty, unit)));
    }

    /** From the end of the announcement suppliers have so many days to ask. @param end the first moment after it */
    public void mayBeQueried(CaseRef publicised, Instant end) {
        if (has(publicised.root(), ChallengeKind.QUERY)) {
            dueDates.countedFrom(publicised, QUERY_END, end.minusSeconds(1));
        }
    }

    /** An objection came to its end: where the regime has complaints and no queries, they follow it. */
    public void mayBeComplainedOf(CaseRef objection, Instant from) {
        if (has(objection.root(), ChallengeKind.COMPLAINT) && !has(objection.root(), ChallengeKind.QUERY)) {
            dueDates.countedFrom(objection, COMPLAINT_END, from);
        }
    }

    /** When the result that this notice announces may be queried; empty where it may not. */
    public Optional<ChallengeWindow> queries(CaseRef programme, NoticeId notice) {
        return publicities.of(programme).stream().filter(p -> p.notice().equals(notice)).findFirst().flatMap(this::window);
    }

    /** The latest result that may be queried. */
    public Optional<ChallengeWindow> queries(CaseRef programme) {
        return publicities.of(programme).stream().map(this::window).flatMap(Optional::stream).reduce((earlier, later) -> later);
    }

    private Optional<ChallengeWindow> window(PublicityView period) {
        return deadlines.find(period.about(), QUERY_END).map(end -> new ChallengeWindow(period.about(), period.openedAt(), end.end(), DueDates.words(end)));
    }

    /** The enterprise that took part and that the person signed in for; empty for anybody else. */
    public Optional<Participant> supplier(CaseRef programme, Actor actor) {
        return participants.of(programme, actor);
    }

    /**
     * Who queries: the enterprise that the person signed in for, else the one that was given the receipt; never who somebody says they are.
     *
     * @param actor null where nobody signed in
     * @throws Refused where neither took part
     */
    public Participant supplier(CaseRef programme, Actor actor, String receipt) {
        String shown = receipt == null ? "" : receipt.strip();
        return participants.of(programme, actor).or(() -> participants.byReceipt(programme, shown)).orElseThrow(() -> Refused.invalid("query.not-a-supplier", "receipt", shown,
                "只有参加本次采购活动的供应商可以对结果提出质疑" + programmes.basis(programme, "query-standing").map(basis -> "（" + basis.citation() + "）").orElse("")
                        + "，凭证号“" + shown + "”不属于任何一家。请填写报名回执号或者主办单位告知的投标凭证号。"));
    }

    /** Those that may query, for the desk that takes queries on paper. */
    public List<Participant> suppliers(CaseRef programme) {
        return participants.of(programme);
    }

    /** Whether it would be taken now; asked before evidence is uploaded. @throws Refused with the sentence that filing it would bring */
    public void check(ChallengeWindow window, Participant by, Challenge query) {
        filing.check(ChallengeKind.QUERY, query.by(by.enterprise()), window);
    }

    @Act
    public ChallengeView query(ChallengeWindow window, Participant by, Challenge query) {
        return filing.file(ChallengeKind.QUERY, query.by(by.enterprise()), window);
    }

    /** @param receipt of the supplier whose paper it is */
    @Act
    public ChallengeView recordQuery(Actor actor, CaseRef programme, String receipt, Challenge query, Instant receivedAt) {
        mustPerform(actor, programme, "answer-query", "质疑");
        ChallengeWindow window = queries(programme).orElseThrow(() -> Refused.conflict("challenge.nothing-to-query", "还没有公告遴选结果，或者本活动适用的制度没有质疑程序。"));
        return filing.record(actor, ChallengeKind.QUERY, query.by(supplier(programme, null, receipt).enterprise()), window, receivedAt);
    }

    /** @param follows receipt of the query or, where the regime has none, of the objection */
    @Act
    public ChallengeView recordComplaint(Actor actor, CaseRef programme, String follows, Challenge complaint, Instant receivedAt) {
        mustPerform(actor, programme, "examine-complaint", "投诉");
        if (!has(programme, ChallengeKind.COMPLAINT)) {
            throw Refused.conflict("challenge.no-complaints", "本活动适用的制度没有投诉程序。");
        }
        Former former = after(programme, follows == null ? "" : follows.strip());
        return filing.record(actor, ChallengeKind.COMPLAINT, complaint.by(former.by()), former.window(), receivedAt);
    }

    /** The programme whose query or objection has this receipt, where it may be complained of; empty where there is none. */
    public Optional<CaseRef> complained(String follows) {
        return register.byReceipt(follows).filter(c -> c.kind() == ChallengeKind.QUERY).map(c -> c.caseRef().root()).or(() -> programmes.list(null, MOST).stream()
                .map(ProgrammeView::caseRef).filter(p -> !has(p, ChallengeKind.QUERY) && objection(p, follows).isPresent()).findFirst())
                .filter(programme -> has(programme, ChallengeKind.COMPLAINT));
    }

    /** When a complaint may follow. @throws Refused where it may not at all */
    public ChallengeWindow complaints(CaseRef programme, String follows) {
        return after(programme, follows).window();
    }

    /** Whether the regime lets whoever objected complain, bidder or not. */
    public boolean objectorsComplain(CaseRef programme) {
        return programmes.rule(programme, "complaint-standing").filter(rule -> rule.value().equals("OBJECTORS")).isPresent();
    }

    /**
     * Whether it would be taken now; asked before evidence is uploaded.
     *
     * @param by who complains on line, as {@link #complainant} knows them
     * @throws Refused with the sentence that filing it would bring
     */
    public void check(CaseRef programme, String by, String follows, Challenge complaint) {
        filing.check(ChallengeKind.COMPLAINT, complaint.by(by), own(programme, by, follows));
    }

    @Act
    public ChallengeView complain(CaseRef programme, String by, String follows, Challenge complaint) {
        return filing.file(ChallengeKind.COMPLAINT, complaint.by(by), own(programme, by, follows));
    }

    /**
     * Who complains: the supplier that was given the receipt, or where the regime lets objectors complain whoever knows the name under which the
     * objection was brought, which is asked of them for its answer too.
     *
     * @throws Refused where it is somebody else
     */
    public String complainant(CaseRef programme, Actor actor, String follows, String receipt, String name) {
        if (!objectorsComplain(programme)) {
            return supplier(programme, actor, receipt).enterprise();
        }
        String said = name == null ? "" : name.strip();
        if (!after(programme, follows).by().equals(said)) {
            throw Refused.invalid("challenge.not-the-objector", "name", said, "回执号“" + follows + "”的异议不是以“" + said + "”的姓名或者名称提出的，请填写提出异议时所用的姓名或者名称。");
        }
        return said;
    }

    private ChallengeWindow own(CaseRef programme, String by, String follows) {
        Former former = after(programme, follows);
        if (!former.by().equals(by)) {
            throw Refused.forbidden("challenge.not-the-challenger", "投诉由先前提出质疑或者异议的供应商提出，“" + follows + "”不是贵单位提出的。");
        }
        return former.window();
    }

    /** What a complaint follows. @param by who brought that */
    private record Former(String by, ChallengeWindow window) { }

    private Optional<ObjectionView> objection(CaseRef programme, String receipt) {
        return publicities.of(programme).stream().flatMap(p -> publicities.objections(p.id()).stream()).filter(o -> o.receipt().equals(receipt)).findFirst();
    }

    /** Who was answered may complain from then on, who was not from the end of the reply's term; both until the same day. */
    private Former after(CaseRef programme, String follows) {
        if (has(programme, ChallengeKind.QUERY)) {
            ChallengeView query = register.byReceipt(follows).filter(q -> q.kind() == ChallengeKind.QUERY && q.caseRef().root().equals(programme.root()))
                    .orElseThrow(() -> Refused.invalid("challenge.follows", "follows", follows, "投诉须以先提出的质疑为前提，没有回执号为“" + follows + "”的质疑。"));
            Deadline reply = deadlines.get(query.caseRef(), QUERY_REPLY);
            Instant from = query.state() == ChallengeState.SETTLED && query.settledAt().isBefore(reply.end()) ? query.settledAt() : reply.end();
            return new Former(register.challenger(query.id()).name(), window(query.caseRef(), from));
        }
        ObjectionView objection = objection(programme, follows).orElseThrow(() -> Refused.invalid("challenge.follows", "follows", follows, "投诉须以先提出的异议为前提，没有回执号为“" + follows + "”的异议。"));
        if (deadlines.find(objection.caseRef(), COMPLAINT_END).isEmpty()) {
            throw Refused.conflict("challenge.objection-open", "异议" + follows + "尚未答复，答复以后才能投诉。");
        }
        return new Former(publicities.objector(objection.id()).name(), window(objection.caseRef(), deadlines.get(objection.caseRef(), COMPLAINT_END).start()));
    }

    private ChallengeWindow window(CaseRef about, Instant from) {
        Deadline end = deadlines.get(about, COMPLAINT_END);
        return new ChallengeWindow(about, from, end.end(), DueDates.words(end));
    }

    /** Sets the terms of a query that was received: the answer's, and after it the complaint's. */
    public void queryReceived(CaseRef query, Instant at) {
        Deadline reply = dueDates.countedFrom(query, QUERY_REPLY, at);
        if (has(query.root(), ChallengeKind.COMPLAINT)) {
            dueDates.countedFrom(query, COMPLAINT_END, reply.end().minusSeconds(1));
        }
    }

    /** Whoever queried may complain as long as before, also where the answer's term has become another. */
    @EventListener
    void on(DeadlineMoved moved) {
        if (moved.key().equals(QUERY_REPLY)) {
            deadlines.countFrom(Actor.SYSTEM, moved.about(), COMPLAINT_END, moved.end().minusSeconds(1));
        }
    }

    /** Sets the terms of a complaint that was received; the decision's too, unless the law counts it from the acceptance. */
    public void complaintReceived(CaseRef complaint, Instant at) {
        List.of(COMPLAINT_EXAMINE, COMPLAINT_COPY).forEach(key -> dueDates.countedFrom(complaint, key, at));
        if (!decidedFromAcceptance(complaint)) {
            dueDates.countedFrom(complaint, COMPLAINT_DECISION, at);
        }
    }

    @EventListener
    void on(ComplaintExamined examined) {
        if (examined.outcome() == ChallengeState.ACCEPTED && decidedFromAcceptance(examined.about())) {
            dueDates.countedFrom(examined.about(), COMPLAINT_DECISION, clock.instant());
        }
    }

    private boolean decidedFromAcceptance(CaseRef complaint) {
        return programmes.rule(complaint.root(), "complaint-decision-from").filter(rule -> rule.value().equals("ACCEPTED")).isPresent();
    }

    /** What was lacking was brought: the examination begins anew, and what was waited for does not count. */
    @Act
    public void supplement(Actor actor, ChallengeId complaint, String text) {
        CaseRef in = register.get(complaint).caseRef();
        Instant asked = deadlines.get(in, "COMPLAINT_CORRECTION").start();
        complaining.supplement(actor, complaint, text);
        deadlines.move(actor, in, COMPLAINT_EXAMINE, calendars.current().due(today(), Term.parse(programmes.schedule(in, COMPLAINT_EXAMINE).term())).end());
        Stream.of(COMPLAINT_COPY, COMPLAINT_DECISION).filter(key -> deadlines.find(in, key).isPresent()).forEach(key -> stoodStill(actor, in, key, asked));
    }

    /** Until when the purchase may rest: so many days from now, counted as a deadline of the complaint. */
    public Instant rest(CaseRef complaint) {
        return dueDates.countedFrom(complaint, SUSPENSION, clock.instant()).end();
    }

    @Act
    public void pause(Actor actor, ChallengeId complaint, String reason) {
        mustPerform(actor, register.get(complaint).caseRef().root(), "examine-complaint", "投诉");
        complaining.pause(actor, complaint, reason);
    }

    @Act
    public void resume(Actor actor, ChallengeId complaint) {
        CaseRef in = register.get(complaint).caseRef();
        mustPerform(actor, in.root(), "examine-complaint", "投诉");
        stoodStill(actor, in, COMPLAINT_DECISION, complaining.resume(actor, complaint));
    }

    /** What was upheld has been put right. */
    @Act
    public void release(Actor actor, ChallengeId challenge, String reason) {
        mustPerform(actor, register.get(challenge).caseRef().root(), "approve-query", "质疑");
        querying.release(actor, challenge, reason);
    }

    /** The days that were left when it began to stand still are left again today. */
    private void stoodStill(Actor actor, CaseRef in, String key, Instant since) {
        WorkCalendar calendar = calendars.current();
        Deadline running = deadlines.get(in, key);
        int left = calendar.workdaysAfter(LocalDate.ofInstant(since, Period.ZONE), running.lastDay());
        if (left > 0) {
            deadlines.move(actor, in, key, calendar.due(today(), new Term(Term.Unit.WD, left)).end());
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Period.ZONE);
    }

    private void mustPerform(Actor actor, CaseRef programme, String duty, String words) {
        if (!performs(actor, programme, duty)) {
            throw Refused.forbidden("challenge.other-office", "本单位不办理这项活动的" + words + "。");
        }
    }
}
