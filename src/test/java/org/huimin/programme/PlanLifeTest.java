package org.huimin.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.LegalBasis;
import org.huimin.kernel.Money;
import org.huimin.kernel.Refused;
import org.huimin.testing.TurnedClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ProgrammeSlice
class PlanLifeTest {

    private static final Actor OFFICER = new Actor("commerce-1", "县商务局经办人", "commerce", Set.of("commerce-officer"));
    private static final LegalBasis BASIS = new LegalBasis("参照《政府采购法实施条例》第三十八条", LocalDate.of(2015, 3, 1), null);

    @Autowired Registering registering;
    @Autowired Planning planning;
    @Autowired Appointing appointing;
    @Autowired Changing changing;
    @Autowired ProgrammeRegister register;
    @Autowired TurnedClock clock;
    @Autowired ProgrammeSlice.Heard heard;
    @Autowired PlatformTransactionManager transactions;

    private CaseRef programme;

    @BeforeEach
    void registers() {
        clock.at("2023-11-13T09:00:00");
        heard.facts.clear();
        programme = registering.register(OFFICER, lushan("life-" + unique()));
    }

    @Test
    void numbersProgrammesWithinTheYear() {
        CaseRef next = registering.register(OFFICER, lushan("next-" + unique()));

        assertThat(programme.value()).matches("VP-2023-\\d{3}");
        assertThat(Integer.parseInt(next.value().substring(8))).isEqualTo(Integer.parseInt(programme.value().substring(8)) + 1);
        assertThat(register.list(null, 2)).extracting(ProgrammeView::caseRef).containsExactly(next, programme);
        assertThat(register.list(next, 1)).extracting(ProgrammeView::caseRef).containsExactly(programme);
    }

    @Test
    void refusesToRegisterTheSameProgrammeTwice() {
        ProgrammeSpec spec = register.spec(programme);

        assertRefused("programme.registered-already", () -> registering.register(OFFICER, spec));
        assertThat(register.find(spec.code())).contains(programme);
    }

    @Test
    @Tag("S3.3")
    void planGoesFromTheDraftToTheIssuedPaper() {
        bringToDecision(programme);

        planning.decide(OFFICER, programme, Decision.APPROVED, "县政府常务会议（演练）", LocalDate.of(2023, 11, 27), null);
        planning.issue(OFFICER, programme, "鲁政办（演练）1号", LocalDate.of(2023, 11, 28));

        PlanView plan = register.planOf(programme);
        assertThat(plan.state()).isEqualTo(PlanState.ISSUED);
        assertThat(plan.documentNumber()).isEqualTo("鲁政办（演练）1号");
        assertThat(plan.steps()).extracting(PlanView.Step::step).containsExactly("draft-plan", "review-competition", "give-opinion",
                "close-consultation", "arrange-funds", "review-plan", "table-plan", "decide-plan", "issue-plan");
        assertThat(heard.facts).filteredOn(ProgrammeFact.PlanIssued.class::isInstance).hasSize(1);
    }

    @Test
    @Tag("S0.2")
    void refusesStepsOutOfTurn() {
        planning.draft(OFFICER, programme, "提振冬季消费");

        assertRefused("plan.not-now", () -> planning.reviewCompetition(OFFICER, programme, Decision.APPROVED, null));
        assertRefused("plan.not-now", () -> planning.arrangeFunds(OFFICER, programme, "预算文件", "科目"));
        assertRefused("plan.not-now", () -> planning.decide(OFFICER, programme, Decision.APPROVED, "会议", LocalDate.of(2023, 11, 13), null));
        assertRefused("plan.not-now", () -> planning.issue(OFFICER, programme, "1号", LocalDate.of(2023, 11, 13)));
        assertThat(register.planOf(programme).steps()).hasSize(1);
    }

    @Test
    void competitionHasToBeReviewedBeforeAnybodyIsConsulted() {
        planning.draft(OFFICER, programme, "提振冬季消费");
        planning.check(programme);

        assertRefused("plan.not-now", () -> planning.giveOpinion(OFFICER, programme, "finance", true, null));
    }

    @Test
    void refusesFundsWhileUnitsAreSilentAndNobodyClosedTheConsultation() {
        planning.draft(OFFICER, programme, "提振冬季消费");
        planning.check(programme);
        planning.reviewCompetition(OFFICER, programme, Decision.APPROVED, null);
        planning.giveOpinion(OFFICER, programme, "finance", false, "建议明确账户");

        assertRefused("plan.opinion-given", () -> planning.giveOpinion(OFFICER, programme, "finance", true, null));
        assertRefused("plan.not-consulted", () -> planning.giveOpinion(OFFICER, programme, "t01", true, null));
        Refused open = assertRefused("plan.consultation-open", () -> planning.arrangeFunds(OFFICER, programme, "预算文件", "科目"));
        assertThat(open).hasMessageContaining("4 个单位").hasMessageContaining("鲁山县公安局");

        for (String unit : List.of("msa", "police", "media", "association")) {
            planning.giveOpinion(OFFICER, programme, unit, true, null);
        }
        planning.arrangeFunds(OFFICER, programme, "预算文件", "科目");
        assertThat(register.planOf(programme).state()).isEqualTo(PlanState.FUNDED);
    }

    @Test
    void returnedPlanBeginsANewRound() {
        bringToDecision(programme);

        planning.decide(OFFICER, programme, Decision.RETURNED, "县政府常务会议（演练）", LocalDate.of(2023, 11, 27), "补充监督措施");
        planning.draft(OFFICER, programme, "已补充监督措施");
        planning.check(programme);
        planning.reviewCompetition(OFFICER, programme, Decision.APPROVED, null);
        planning.giveOpinion(OFFICER, programme, "finance", true, null);

        assertThat(register.planOf(programme).round()).isEqualTo(2);
    }

    @Test
    void planThatDoesNotPassStaysRefused() {
        bringToDecision(programme);

        assertRefused("answer.required", () -> planning.decide(OFFICER, programme, Decision.REFUSED, "会议", LocalDate.of(2023, 11, 27), " "));
        planning.decide(OFFICER, programme, Decision.REFUSED, "会议", LocalDate.of(2023, 11, 27), "财力不足");

        assertThat(register.planOf(programme).state()).isEqualTo(PlanState.REFUSED);
        assertRefused("plan.not-now", () -> planning.draft(OFFICER, programme, "再试一次"));
    }

    @Test
    void refusesAnUnclearNumberAndImpossibleDates() {
        bringToDecision(programme);
        assertRefused("answer.in-future", () -> planning.decide(OFFICER, programme, Decision.APPROVED, "会议", LocalDate.of(2023, 12, 1), null));
        planning.decide(OFFICER, programme, Decision.APPROVED, "会议", LocalDate.of(2023, 11, 27), null);

        assertRefused("plan.number-unclear", () -> planning.issue(OFFICER, programme, "鲁政办〔2023〕25号或325号", LocalDate.of(2023, 11, 28)));
        assertRefused("plan.issued-before-decided", () -> planning.issue(OFFICER, programme, "1号", LocalDate.of(2023, 11, 26)));
    }

    @Test
    @Tag("S3.9")
    void platformIsAppointedAfterItsReasonWasApproved() {
        issue(programme);

        assertRefused("designation.not-approved", () -> appointing.appoint(Actor.SYSTEM, programme, "alipay", Money.of(1_000_000), BASIS));
        appointing.reason(OFFICER, programme, "覆盖全县商户");
        appointing.approve(OFFICER, programme, Decision.RETURNED, "请补充比较");
        assertRefused("designation.answered", () -> appointing.approve(OFFICER, programme, Decision.APPROVED, null));
        appointing.reason(OFFICER, programme, "覆盖全县商户，已比较三家");
        appointing.approve(OFFICER, programme, Decision.APPROVED, null);
        assertRefused("platform.other-pool", () -> appointing.appoint(Actor.SYSTEM, programme, "alipay", Money.of(999_999), BASIS));
        assertRefused("platform.unknown", () -> appointing.appoint(Actor.SYSTEM, programme, "other", Money.of(1_000_000), BASIS));
        appointing.appoint(Actor.SYSTEM, programme, "alipay", Money.of(1_000_000), BASIS);

        assertThat(register.appointed(programme)).containsExactly("alipay");
        assertRefused("platform.appointed-already", () -> appointing.appoint(Actor.SYSTEM, programme, "alipay", Money.of(1_000_000), BASIS));
    }

    @Test
    @Tag("S3.6")
    void approvedRolloverIsReadByEverybodyAndTravelsWithTheFile() {
        issue(programme);
        assertThat(register.spec(programme).quantity("alipay", "market-10", 2)).isEqualTo(1500);

        changing.allot(OFFICER, programme.child("PH", 1), "alipay", 2, "market-10", 700, LocalDate.of(2023, 12, 22), "第一期未核销资金叠加第二期", null);

        ProgrammeSpec changed = register.spec(programme);
        assertThat(changed.quantity("alipay", "market-10", 2)).isEqualTo(2200);
        assertThat(changed.planned("alipay", "market-10", 2)).isEqualTo(1500);
        assertThat(ProgrammeFile.parse(ProgrammeFile.write(changed))).isEqualTo(changed);
    }

    @Test
    void changeThatIsRolledBackIsNotRemembered() {
        issue(programme);
        ProgrammeSpec before = register.spec(programme);

        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            changing.extend(OFFICER, programme, 1, 2, LocalDate.of(2023, 12, 15), "雨雪天气", null);
            assertThat(register.spec(programme).period(1).last()).isEqualTo(LocalDate.of(2023, 12, 19));
            status.setRollbackOnly();
        });

        assertThat(register.spec(programme)).isEqualTo(before);
    }

    @Test
    void findsTheOneGroupForADuty() {
        assertThat(register.group(programme, "draft-plan", null)).isEqualTo("commerce-officer");
        assertThat(register.group(programme.child("TS", "t01-1"), "recommend-merchants", "t01")).isEqualTo("t01-officer");
        assertThat(register.group(programme, "recommend-merchants", "commerce")).isEqualTo("commerce-officer");
        assertThat(register.group(programme, "verify-merchants", "alipay")).isEqualTo("alipay-operator");
        assertThat(register.unitsHolding(programme, "check-launch")).containsExactly("commerce", "finance", "msa", "police");

        assertRefused("duty.several-units", () -> register.group(programme, "recommend-merchants", null));
        assertRefused("duty.other-unit", () -> register.group(programme, "recommend-merchants", "finance"));
        assertRefused("duty.nobody", () -> register.group(programme, "no-such-duty", null));
    }

    @Test
    void deadlinesComeFromTheFileAndElseFromTheRegime() {
        Scheduled lists = register.schedule(programme, "TOWNSHIP_LISTS");
        assertThat(lists.at()).isEqualTo(LocalDateTime.of(2023, 12, 4, 18, 0));
        assertThat(lists.overridden()).isTrue();
        assertThat(lists.shipped()).isEqualTo("WD4");

        Scheduled publicity = register.schedule(programme, "PUBLICITY_END");
        assertThat(publicity.term()).isEqualTo("WD5");
        assertThat(publicity.basis().citation()).contains("政府采购法实施条例");
        assertThat(publicity.overridden()).isFalse();

        assertThat(register.schedule(programme, "PHASE_OPEN", 2, null).at()).isEqualTo(LocalDateTime.of(2023, 12, 25, 0, 0));
        assertThat(register.schedule(programme, "DAILY_REPORT", 1, LocalDate.of(2023, 12, 11)).at()).isEqualTo(LocalDateTime.of(2023, 12, 13, 0, 0));
        assertThat(register.schedule(programme, "SETTLEMENT_FILES", 1, null).from()).isEqualTo(LocalDateTime.of(2023, 12, 17, 23, 59, 59));
        assertThat(register.schedule(programme, "REVIEWS:2").at()).isEqualTo(LocalDateTime.of(2023, 12, 7, 18, 0));
        assertThat(register.schedule(programme, "SUPPLEMENT_LISTS:2").at()).isEqualTo(LocalDateTime.of(2023, 12, 7, 12, 0));
        assertThat(register.schedule(programme, "SUPPLEMENT_LISTS:3").term()).isEqualTo("WD1");
        assertThat(register.schedule(programme, "REVIEWS:3").term()).isEqualTo("WD2");
        assertThat(register.schedule(programme, "NOTICE:3").term()).isEqualTo("WD1");
        assertThat(register.schedule(programme, "REFUND_WINDOW_END").at()).isEqualTo(LocalDateTime.of(2024, 1, 8, 0, 0));
        assertRefused("schedule.unknown", () -> register.schedule(programme, "NO_SUCH_KEY"));
    }

    @Test
    void programmeOf2023ShowsNoRuleOf2024() {
        assertThat(register.basis(programme, "FAIR_COMPETITION").orElseThrow().citation()).contains("国发〔2016〕34号");
        assertThat(register.basis(programme, "competition-2024")).isEmpty();
        assertThat(register.timetable(programme)).allSatisfy(s -> assertThat(s.basis().inForce(LocalDate.of(2023, 11, 28))).isTrue());
    }

    @Test
    void unknownProgrammeIsAbsent() {
        assertThatThrownBy(() -> register.spec(CaseRef.of("VP-1999-001"))).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.ABSENT));
    }

    private void bringToDecision(CaseRef in) {
        planning.draft(OFFICER, in, "提振冬季消费");
        assertThat(planning.check(in)).isTrue();
        planning.reviewCompetition(OFFICER, in, Decision.APPROVED, null);
        planning.giveOpinion(OFFICER, in, "finance", true, null);
        assertThat(planning.closeConsultation(OFFICER, in)).containsExactly("鲁山县市场监督管理局", "鲁山县公安局", "鲁山县融媒体中心", "鲁山县电子商务协会");
        planning.arrangeFunds(OFFICER, in, "预算文件（演练）", "促消费专项资金");
        planning.review(OFFICER, in, Decision.APPROVED, null);
        planning.table(OFFICER, in, Decision.APPROVED, null);
        clock.at("2023-11-28T09:00:00");
    }

    private void issue(CaseRef in) {
        bringToDecision(in);
        planning.decide(OFFICER, in, Decision.APPROVED, "县政府常务会议（演练）", LocalDate.of(2023, 11, 27), null);
        planning.issue(OFFICER, in, "鲁政办（演练）1号", LocalDate.of(2023, 11, 28));
    }

    private static String unique() {
        return UUID.randomUUID().toString().substring(0, 18);
    }

    private static ProgrammeSpec lushan(String code) {
        return ProgrammeFile.parse(ProgrammeFile.write(ProgrammeFile.read("lushan-2023")).replace("code: lushan-2023", "code: " + code));
    }

    private static Refused assertRefused(String rule, ThrowingCallable act) {
        Refused[] caught = new Refused[1];
        assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class, refused -> {
            caught[0] = refused;
            assertThat(refused.reasons()).extracting(Refused.Reason::rule).containsExactly(rule);
        });
        return caught[0];
    }
}
