package org.huimin.selection;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.huimin.document.Paper;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Moments;
import org.huimin.kernel.Money;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.selection.Agreement.State;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Binds the winners: an agreement is drawn up for each place, signed by the enterprise with its own account or on paper, then by the
 * sponsor. Who says nothing has not signed; a place given up goes to somebody else.
 */
@Service
public class Contracting {

    private final TenderRegister tenders;
    private final ApplicationRegister applications;
    private final Awarding awarding;
    private final Agreements agreements;
    private final ProgrammeRegister programmes;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Contracting(TenderRegister tenders, ApplicationRegister applications, Awarding awarding, Agreements agreements, ProgrammeRegister programmes,
                Clock clock, ApplicationEventPublisher facts) {
        this.tenders = tenders;
        this.applications = applications;
        this.awarding = awarding;
        this.agreements = agreements;
        this.programmes = programmes;
        this.clock = clock;
        this.facts = facts;
    }

    /** Places of the current award that nobody is bound to yet, in the award's order. */
    public List<String> unbound(CaseRef tender) {
        List<Agreement> bound = agreements.of(tender).stream().filter(Agreement::binds).toList();
        return awarding.current(tender).stream().map(Award::place).filter(place -> bound.stream().noneMatch(a -> a.place().equals(place))).toList();
    }

    /** @param until the first instant that is too late for the winner */
    @Act
    public void drawUp(CaseRef in, CaseRef tender, String place, Instant until) {
        Award award = awarding.current(tender).stream().filter(a -> a.place().equals(place)).findFirst().orElseThrow();
        ProgrammeSpec spec = programmes.spec(tender);
        Money amount = spec.platform(place).orElseThrow().pool();
        agreements.draw(in, tender, award, amount, AgreementText.of(spec, tenders.view(tender), award, amount, until), Stamp.now(clock), until);
        facts.publishEvent(new AgreementFact.AgreementDrawn(in, Actor.SYSTEM.account(), place, amount, until));
    }

    /** The enterprise's own; empty where it has none. @throws Refused absent for another's application as for one that is not there */
    public Optional<Agreement> own(Actor actor, String application) {
        return agreements.of(applications.own(actor, application).number());
    }

    /**
     * The enterprise signs, or gives the place up.
     *
     * @param reason why not; needed where it does not sign
     * @throws Refused absent for another's, conflict where it has answered already or nothing was drawn up, invalid once it is too late
     */
    @Act
    public void answer(Actor actor, String application, boolean signs, String reason) {
        Agreement own = own(actor, application).orElseThrow(() -> Refused.conflict("agreement.none", "这份报名材料没有等待签署的协议。"));
        Agreement agreement = agreements.hold(own.caseRef()).orElseThrow();
        mustBe(agreement, State.DRAWN, "agreement.answered");
        Instant now = Stamp.now(clock);
        if (!now.isBefore(agreement.until())) {
            throw Refused.invalid("agreement.late", "agreement", Moments.inWords(now), "协议应在" + Moments.endInWords(agreement.until())
                    + "前签署，现在是" + Moments.inWords(now) + "，期限已过，由主办单位依照遴选公告处理。");
        }
        String why = signs ? null : said(reason, "请写明放弃入选资格的原因。");
        answered(agreement, signs ? State.ACCEPTED : State.DECLINED, actor, now, why, null, true);
    }

    /**
     * What the enterprise did on paper, recorded by the sponsor before the time is over.
     *
     * @param on    the day it bears
     * @param paper attachment id of what was signed or said
     */
    @Act
    public State record(Actor actor, CaseRef in, boolean signs, LocalDate on, String paper, String reason) {
        Agreement agreement = held(in);
        mustBe(agreement, State.DRAWN, "agreement.answered");
        inTime(agreement, on);
        withPaper(paper);
        answered(agreement, signs ? State.ACCEPTED : State.DECLINED, actor, Stamp.now(clock), signs ? null : said(reason, "请写明对方放弃的原因。"), paper, false);
        return signs ? State.ACCEPTED : State.DECLINED;
    }

    /** The time is over and nothing was signed here: either it was signed on paper in time, or the place lapses. */
    @Act
    public State settle(Actor actor, CaseRef in, boolean signed, LocalDate on, String paper, String reason) {
        Agreement agreement = held(in);
        mustBe(agreement, State.DRAWN, "agreement.answered");
        if (Stamp.now(clock).isBefore(agreement.until())) {
            throw Refused.conflict("agreement.running", "签署期限到" + Moments.endInWords(agreement.until()) + "为止，期限未到不能登记逾期。");
        }
        if (signed) {
            inTime(agreement, on);
            withPaper(paper);
        }
        answered(agreement, signed ? State.ACCEPTED : State.LAPSED, actor, Stamp.now(clock), said(reason, "请写明处置的理由和催告情况。"), signed ? paper : null, false);
        return signed ? State.ACCEPTED : State.LAPSED;
    }

    /** The sponsor signs last. */
    @Act
    public void sign(Actor actor, CaseRef in) {
        Agreement agreement = held(in);
        mustBe(agreement, State.ACCEPTED, "agreement.not-accepted");
        agreements.signed(in, actor, Stamp.now(clock));
        facts.publishEvent(new AgreementFact.AgreementSigned(in, actor.account(), agreement.place()));
    }

    @Act
    public void file(Actor actor, CaseRef in, Agreement.Filing filing) {
        Agreement agreement = held(in);
        mustBe(agreement, State.SIGNED, "agreement.not-signed");
        if (filing.on().isBefore(day(agreement.signed())) || filing.on().isAfter(today())) {
            throw Refused.invalid("agreement.filed-on", "filedOn", filing.on(), "备案日期应在协议签订之日（" + Period.words(day(agreement.signed())) + "）至今天（" + Period.words(today()) + "）之间。");
        }
        agreements.filed(in, filing, actor);
        facts.publishEvent(new AgreementFact.AgreementFiled(in, actor.account(), filing.with(), filing.on()));
    }

    /** The platform hands in how it will issue the vouchers, and what it does when something goes wrong. @param plan attachment ids */
    @Act
    public void plan(Actor actor, CaseRef in, String plan, String emergency) {
        mustBe(held(in), State.SIGNED, "agreement.not-signed");
        if (plan == null || emergency == null || plan.equals(emergency)) {
            throw Refused.invalid("preparation.plans", "emergencyPlan", "", "实施方案和应急预案是两份文件，请分别上传。");
        }
        agreements.planned(in, plan, emergency, actor, Stamp.now(clock));
        facts.publishEvent(new AgreementFact.PlansSubmitted(in, actor.account(), plan, emergency));
    }

    /** The platform says that issuing, using and reporting work together with the others' systems. @param report attachment id */
    @Act
    public void test(Actor actor, CaseRef in, LocalDate on, String report) {
        Agreement agreement = held(in);
        if (agreement.preparation() == null) {
            throw Refused.conflict("preparation.no-plans", "实施方案和应急预案尚未提交，不能登记联调测试。");
        }
        if (on.isBefore(day(agreement.drawn())) || on.isAfter(today())) {
            throw Refused.invalid("preparation.tested-on", "testedOn", on, "联调测试的日期应在协议拟订之日（" + Period.words(day(agreement.drawn())) + "）至今天（" + Period.words(today()) + "）之间。");
        }
        agreements.tested(in, on, report, actor);
        facts.publishEvent(new AgreementFact.JointTestReported(in, actor.account(), on, report));
    }

    /** The sponsor finds the test passed, or sends it back. */
    @Act
    public void accept(Actor actor, CaseRef in, boolean approved, String opinion) {
        Agreement agreement = held(in);
        if (agreement.preparation() == null || agreement.preparation().testedOn() == null) {
            throw Refused.conflict("preparation.no-test", "平台尚未报告联调测试，不能验收。");
        }
        if (!approved) {
            said(opinion, "退回意见不能为空，请写明哪里没有通过。");
        } else {
            agreements.accepted(in, actor, Stamp.now(clock));
        }
        facts.publishEvent(new AgreementFact.JointTestJudged(in, actor.account(), approved));
    }

    /** Oldest first. */
    public List<Agreement> of(CaseRef tender) {
        return agreements.of(tender);
    }

    /** The last one about an application of this programme. */
    public Optional<Agreement> of(CaseRef programme, String application) {
        return agreements.of(application).filter(a -> a.tender().root().equals(programme.root()));
    }

    public Optional<Agreement> find(CaseRef in) {
        return agreements.find(in);
    }

    /** As both sides sign it. */
    public Paper paper(Agreement agreement) {
        ProgrammeSpec spec = programmes.spec(agreement.tender());
        String signatures = "甲方（盖章）：" + spec.unit(spec.sponsor()).name() + "\n" + (agreement.signed() == null ? "" : "签署时间：" + SubmissionWindow.full(agreement.signed()) + "\n")
                + "乙方（盖章）：" + agreement.enterprise() + "\n" + (agreement.binds() ? "签署时间：" + SubmissionWindow.full(agreement.answered()) + "\n" : "");
        return new Paper("", "", spec.name() + "\n消费券发放协议", "", Paper.paragraphs(agreement.body() + signatures), List.of(), "", null);
    }

    private void answered(Agreement agreement, State state, Actor actor, Instant at, String reason, String paper, boolean itself) {
        agreements.answered(agreement.caseRef(), state, actor.account(), at, reason, paper);
        if (state == State.DECLINED || state == State.LAPSED) {
            awarding.leaveOut(actor, agreement.tender(), agreement.application(), (state == State.DECLINED ? "放弃入选资格：" : "逾期没有签订协议：") + reason);
        }
        facts.publishEvent(new AgreementFact.AgreementAnswered(agreement.caseRef(), actor.account(), agreement.place(), state, itself));
    }

    private Agreement held(CaseRef in) {
        return agreements.hold(in).orElseThrow(() -> Refused.absent("没有编号为“" + in + "”的协议。"));
    }

    private static void mustBe(Agreement agreement, State wanted, String rule) {
        if (agreement.state() != wanted) {
            throw Refused.conflict(rule, "协议目前为“" + words(agreement.state()) + "”，不能再办理这一步。");
        }
    }

    private static String words(State state) {
        return switch (state) {
            case DRAWN -> "待入选企业签署";
            case ACCEPTED -> "入选企业已签署";
            case SIGNED -> "双方已签署";
            case DECLINED -> "入选企业已放弃";
            case LAPSED -> "逾期未签署";
        };
    }

    private void inTime(Agreement agreement, LocalDate on) {
        LocalDate last = day(agreement.until().minusNanos(1));
        LocalDate latest = last.isBefore(today()) ? last : today();
        if (on == null || on.isBefore(day(agreement.drawn())) || on.isAfter(latest)) {
            throw Refused.invalid("agreement.signed-on", "signedOn", on, "日期应在协议拟订之日（" + Period.words(day(agreement.drawn())) + "）至" + Period.words(latest) + "之间。");
        }
    }

    private static void withPaper(String paper) {
        if (paper == null) {
            throw Refused.invalid("agreement.paper", "paper", "", "请上传对方签字盖章的协议或者书面说明的扫描件。");
        }
    }

    private static String said(String text, String what) {
        if (text == null || text.isBlank()) {
            throw Refused.invalid("agreement.reason", "reason", "", what);
        }
        return text.strip();
    }

    private LocalDate today() {
        return day(clock.instant());
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, Period.ZONE);
    }
}
