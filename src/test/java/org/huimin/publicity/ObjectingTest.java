package org.huimin.publicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huimin.publicity.Offices.CHECKER;
import static org.huimin.publicity.Offices.CLERK;
import static org.huimin.publicity.Offices.CLERK_2;
import static org.huimin.publicity.Offices.DRAFTER;
import static org.huimin.publicity.Offices.LEADER;
import static org.huimin.publicity.Offices.SIGNER;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.LegalBasis;
import org.huimin.kernel.Refused;
import org.huimin.oversight.TrailRegister;
import org.huimin.publicity.Objecting.Decision;
import org.huimin.publicity.Objecting.Objection;
import org.huimin.publicity.Objecting.Receipt;
import org.huimin.publicity.ObjectionFact.ObjectionDecided;
import org.huimin.publicity.ObjectionFact.ObjectionFiled;
import org.huimin.publicity.PublicityFact.PublicityClosed;
import org.huimin.publicity.PublicityPeriods.Opening;
import org.huimin.publicity.PublicityPeriods.Outcome;
import org.huimin.publicity.PublicityRegister.ObjectionState;
import org.huimin.publicity.PublicityRegister.ObjectionView;
import org.huimin.testing.ModuleSlice;
import org.huimin.testing.TurnedClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObjectingTest {

    private static final String END = "2023-12-06T00:00:00";
    private static final LegalBasis BASIS = new LegalBasis("政府采购法实施条例第38条", LocalDate.of(2015, 3, 1), null);

    final TurnedClock clock = new TurnedClock("2023-11-28T09:00:00");
    private ModuleSlice board;
    private Objecting objecting;
    private PublicityPeriods periods;
    private PublicityRegister register;
    private CaseRef designation;
    private Set<Remedy> remedies;

    ModuleSlice slice() {
        return ModuleSlice.onH2("org.huimin.publicity", clock, TrailRegister.class);
    }

    @BeforeAll
    void start() {
        board = slice();
        objecting = board.get(Objecting.class);
        periods = board.get(PublicityPeriods.class);
        register = board.get(PublicityRegister.class);
    }

    @AfterAll
    void stop() {
        board.close();
    }

    @BeforeEach
    void freshProgramme() {
        designation = ModuleSlice.freshProgramme().child("DES", 1);
        remedies = Set.of();
        clock.at("2023-11-28T09:00:00");
    }

    @Test
    void acceptsAnObjectionInTheLastSecondAndGivesAReceipt() {
        PublicityId publicity = opened(Standing.ANYONE);
        clock.at("2023-12-05T23:59:59");

        Receipt receipt = objecting.file(objection(publicity));

        CaseRef programme = designation.root();
        assertThat(receipt.caseRef()).isEqualTo(programme.child("OBJ", 1));
        assertThat(receipt.number()).isEqualTo("YY-" + programme.value().substring(3) + "-001");
        assertThat(receipt.filedAt()).isEqualTo(clock.instant());
        assertThat(objecting.file(objection(publicity)).number()).endsWith("-002");
    }

    @Test
    @Tag("check-17")
    void refusesAnObjectionOneSecondLateWithBothTimes() {
        PublicityId publicity = opened(Standing.ANYONE);
        clock.at(END);

        assertThatThrownBy(() -> objecting.file(objection(publicity))).isInstanceOfSatisfying(Refused.class, r -> {
            assertThat(r.reasons().get(0).rule()).isEqualTo("objection.late");
            assertThat(r.getMessage()).contains("2023年12月5日24:00:00", "2023年12月6日00:00:00");
        });
        assertThat(register.objections(publicity)).isEmpty();
    }

    @Test
    void saysADeadlineDuringTheDayToTheSecond() {
        PublicityId publicity = opened(Standing.ANYONE, "2023-12-05T18:00:00");
        clock.at("2023-12-05T18:00:01");

        assertThatThrownBy(() -> objecting.file(objection(publicity))).hasMessageContaining("2023年12月5日18:00:00前")
                .hasMessageContaining("18:00:01");
    }

    @Test
    void recordsAPaperObjectionByTheTimeItWasHandedIn() {
        PublicityId publicity = opened(Standing.ANYONE, "2023-12-05T18:00:00");
        clock.at("2023-12-05T18:20:00");

        Receipt inTime = objecting.record(CLERK, objection(publicity), TurnedClock.instant("2023-12-05T17:59:59"));

        assertThat(inTime.filedAt()).isEqualTo(TurnedClock.instant("2023-12-05T17:59:59"));
        assertThatThrownBy(() -> objecting.record(CLERK, objection(publicity), TurnedClock.instant("2023-12-05T18:00:00")))
                .hasMessageContaining("已超过截止时间");
        assertThatThrownBy(() -> objecting.record(CLERK, objection(publicity), TurnedClock.instant("2023-12-05T18:20:01")))
                .hasMessageContaining("晚于现在");
        assertThatThrownBy(() -> objecting.record(CLERK, objection(publicity), TurnedClock.instant("2023-11-28T08:59:59")))
                .hasMessageContaining("早于公示开始时间");
    }

    @Test
    void letsOnlyNamedPartiesObjectWhereStandingIsLimited() {
        PublicityId publicity = opened(Standing.parties(List.of("甲支付公司", "乙支付公司")));

        assertThatThrownBy(() -> objecting.file(objection(publicity))).hasMessageContaining("某商户").hasMessageContaining("当事人");
        objecting.file(new Objection(publicity, " 乙支付公司 ", "0375-0000000", "未说明理由", List.of()));
    }

    @Test
    void refusesAnIncompleteObjection() {
        PublicityId publicity = opened(Standing.ANYONE);

        assertThatThrownBy(() -> objecting.file(new Objection(publicity, "", "电话", "理由", List.of()))).hasMessageContaining("姓名");
        assertThatThrownBy(() -> objecting.file(new Objection(publicity, "某商户", " ", "理由", List.of()))).hasMessageContaining("联系方式");
        assertThatThrownBy(() -> objecting.file(new Objection(publicity, "某商户", "电话", "", List.of()))).hasMessageContaining("异议理由");
        assertThatThrownBy(() -> objecting.file(new Objection(publicity, "某商户", "电话", "理由", List.of("../x")))).hasMessageContaining("../x");
        assertThatThrownBy(() -> objecting.file(new Objection(publicity, "某商户", "电话", "理由", List.copyOf(java.util.Collections.nCopies(21, "a")))))
                .hasMessageContaining("21件");
    }

    @Test
    void keepsTheObjectorOutOfFactsAndViews() {
        PublicityId publicity = opened(Standing.ANYONE);

        Receipt receipt = objecting.file(objection(publicity));

        assertThat(board.facts(designation)).noneMatch(f -> f.toString().contains("某商户") || f.toString().contains("13800000000"));
        assertThat(board.facts(designation, ObjectionFiled.class)).containsExactly(new ObjectionFiled(receipt.caseRef(), "public",
                receipt.objection().value(), publicity.value(), designation));
        assertThat(register.objection(receipt.objection()).toString()).doesNotContain("某商户").doesNotContain("13800000000");
        assertThat(register.objector(receipt.objection()).name()).isEqualTo("某商户");
        assertThat(register.byReceipt(receipt.number(), "某商户")).map(ObjectionView::state).contains(ObjectionState.FILED);
        assertThat(register.byReceipt(receipt.number(), "别人")).isEmpty();
    }

    @Test
    void walksAnObjectionToItsDecision() {
        PublicityId publicity = opened(Standing.ANYONE);
        Receipt receipt = objecting.file(objection(publicity));

        objecting.admit(CLERK, receipt.objection());
        objecting.investigate(CLERK_2, receipt.objection(), "经核查，理由充分。");
        objecting.decide(LEADER, receipt.objection(), Decision.notUpheld("异议理由不成立"));

        ObjectionView view = register.objection(receipt.objection());
        assertThat(view.state()).isEqualTo(ObjectionState.NOT_UPHELD);
        assertThat(view.findings()).isEqualTo("经核查，理由充分。");
        assertThat(view.evidence()).containsExactly("sha-1", "sha-2");
        assertThat(board.facts(designation, ObjectionDecided.class)).containsExactly(new ObjectionDecided(receipt.caseRef(),
                LEADER.account(), receipt.objection().value(), publicity.value(), designation, false, null));
    }

    @Test
    void refusesStepsOutOfTurn() {
        Receipt receipt = objecting.file(objection(opened(Standing.ANYONE)));
        ObjectionId id = receipt.objection();

        assertThatThrownBy(() -> objecting.investigate(CLERK_2, id, "情况")).hasMessageContaining("待受理");
        objecting.admit(CLERK, id);
        assertThatThrownBy(() -> objecting.admit(CLERK, id)).hasMessageContaining("核查中");
        assertThatThrownBy(() -> objecting.reject(CLERK, id, "理由")).hasMessageContaining("不能受理");
        assertThatThrownBy(() -> objecting.decide(LEADER, id, Decision.upheld("理由"))).hasMessageContaining("不能作出处理决定");
        objecting.investigate(CLERK_2, id, "情况");
        objecting.decide(LEADER, id, Decision.upheld("理由"));
        assertThatThrownBy(() -> objecting.decide(LEADER, id, Decision.notUpheld("改判"))).hasMessageContaining("异议成立");
    }

    @Test
    void refusesADecisionByWhoeverDecidedWhatIsPublicised() {
        ObjectionId id = objecting.file(objection(opened(Standing.ANYONE))).objection();
        objecting.admit(CLERK, id);
        assertThatThrownBy(() -> objecting.investigate(SIGNER, id, "情况")).hasMessageContaining("由您决定");
        objecting.investigate(CLERK_2, id, "情况");

        assertThatThrownBy(() -> objecting.decide(SIGNER, id, Decision.notUpheld("不成立"))).isInstanceOfSatisfying(Refused.class, r -> {
            assertThat(r.kind()).isEqualTo(Refused.Kind.FORBIDDEN);
            assertThat(r.getMessage()).contains("由您决定");
        });
        assertThat(register.objection(id).state()).isEqualTo(ObjectionState.INVESTIGATED);
    }

    @Test
    void refusesADecisionByWhoeverIsExcluded() {
        ObjectionId id = objecting.file(objection(opened(Standing.ANYONE))).objection();
        objecting.admit(CLERK, id);
        objecting.investigate(CLERK_2, id, "情况");

        assertThatThrownBy(() -> objecting.decide(DRAFTER, id, Decision.notUpheld("不成立"))).hasMessageContaining("回避");
    }

    @Test
    void letsAdmissionInvestigationAndDecisionBeDifferentPeoplesWork() {
        ObjectionId id = objecting.file(objection(opened(Standing.ANYONE))).objection();
        assertThatThrownBy(() -> objecting.admit(SIGNER, id)).hasMessageContaining("由您决定");
        assertThatThrownBy(() -> objecting.reject(DRAFTER, id, "无关")).hasMessageContaining("回避");
        objecting.admit(CLERK, id);
        assertThatThrownBy(() -> objecting.investigate(CLERK, id, "情况")).hasMessageContaining("由您受理");
        assertThatThrownBy(() -> objecting.investigate(DRAFTER, id, "情况")).hasMessageContaining("回避");
        objecting.investigate(CLERK_2, id, "情况");

        assertThatThrownBy(() -> objecting.decide(CLERK, id, Decision.notUpheld("不成立"))).hasMessageContaining("由您受理");
        assertThatThrownBy(() -> objecting.decide(CLERK_2, id, Decision.notUpheld("不成立"))).hasMessageContaining("由您核查");
        objecting.decide(LEADER, id, Decision.notUpheld("不成立"));
    }

    @Test
    void wantsARemedyWhereSomethingIsToBeChosenAndNowhereElse() {
        ObjectionId nothing = investigated(opened(Standing.ANYONE));
        assertThatThrownBy(() -> objecting.decide(LEADER, nothing, new Decision(true, Remedy.REVIEW, null, "成立"))).hasMessageContaining("不另选");
        remedies = Set.of(Remedy.REVIEW, Remedy.NEXT);
        ObjectionId id = investigated(opened(Standing.ANYONE));

        assertThatThrownBy(() -> objecting.decide(LEADER, id, Decision.upheld("成立"))).hasMessageContaining("重新评审、依次递补");
        assertThatThrownBy(() -> objecting.decide(LEADER, id, new Decision(true, Remedy.END, null, "成立"))).hasMessageContaining("重新评审、依次递补");
        assertThatThrownBy(() -> objecting.decide(LEADER, id, new Decision(true, Remedy.NEXT, " ", "成立"))).hasMessageContaining("哪一家企业");
        assertThatThrownBy(() -> objecting.decide(LEADER, id, new Decision(false, Remedy.NEXT, "BM-1", "不成立"))).hasMessageContaining("不能同时决定");
        objecting.decide(LEADER, id, new Decision(true, Remedy.NEXT, "BM-1", "成立"));

        assertThat(register.objection(id)).satisfies(o -> {
            assertThat(o.remedy()).isEqualTo(Remedy.NEXT);
            assertThat(o.against()).isEqualTo("BM-1");
        });
    }

    @Test
    void letsTheGravestRemedyHold() {
        remedies = Set.of(Remedy.values());
        PublicityId publicity = opened(Standing.ANYONE);
        for (Decision decision : List.of(new Decision(true, Remedy.NEXT, "BM-1", "成立"), new Decision(true, Remedy.ELIGIBILITY, null, "成立"),
                new Decision(true, Remedy.REVIEW, null, "成立"), Decision.notUpheld("不成立"))) {
            objecting.decide(LEADER, investigated(publicity), decision);
        }
        clock.at(END);

        assertThat(periods.close(publicity)).isEqualTo(new Outcome(true, 4, Remedy.ELIGIBILITY));
        assertThat(register.get(publicity).remedy()).isEqualTo(Remedy.ELIGIBILITY);
        assertThat(GravestRemedy.of(List.of(Remedy.values()))).isEqualTo(Remedy.END);
        assertThat(GravestRemedy.of(List.of(Remedy.NEXT, Remedy.REVIEW))).isEqualTo(Remedy.REVIEW);
        assertThat(GravestRemedy.of(List.of())).isNull();
    }

    @Test
    void takesBackWhatTheOfficeItselfProposedOnlyWithEvidenceAndByAnothersDecision() {
        PublicityId plain = opened(Standing.ANYONE);
        assertThatThrownBy(() -> objecting.withdraw(DRAFTER, plain, "BM-1", "许可证已注销", List.of("sha-1"))).hasMessageContaining("不是拟入选结果");
        remedies = Set.of(Remedy.values());
        PublicityId publicity = opened(Standing.ANYONE);
        assertThatThrownBy(() -> objecting.withdraw(DRAFTER, publicity, "BM-1", " ", List.of("sha-1"))).hasMessageContaining("收回理由");
        assertThatThrownBy(() -> objecting.withdraw(DRAFTER, publicity, "BM-1", "许可证已注销", List.of())).hasMessageContaining("证据");

        Receipt receipt = objecting.withdraw(DRAFTER, publicity, "BM-1", "许可证已注销", List.of("sha-1"));

        ObjectionId id = receipt.objection();
        assertThat(register.objection(id)).satisfies(o -> {
            assertThat(o.kind()).isEqualTo(PublicityRegister.ObjectionKind.WITHDRAWAL);
            assertThat(o.against()).isEqualTo("BM-1");
            assertThat(o.state()).isEqualTo(ObjectionState.INVESTIGATED);
        });
        assertThat(board.facts(designation, ObjectionFact.WithdrawalProposed.class)).hasSize(1);
        clock.at(END);
        assertThatThrownBy(() -> periods.close(publicity)).hasMessageContaining("1件异议未办结");
        assertThatThrownBy(() -> objecting.decide(DRAFTER, id, new Decision(true, Remedy.REVIEW, null, "同意"))).isInstanceOf(Refused.class);
        objecting.decide(LEADER, id, new Decision(true, Remedy.REVIEW, null, "同意"));
        assertThat(periods.close(publicity).remedy()).isEqualTo(Remedy.REVIEW);
        assertThatThrownBy(() -> objecting.withdraw(DRAFTER, publicity, "BM-1", "许可证已注销", List.of("sha-1"))).hasMessageContaining("已经办结");
    }

    @Test
    void wantsAReasonForEveryNoAndEveryDecision() {
        ObjectionId id = objecting.file(objection(opened(Standing.ANYONE))).objection();

        assertThatThrownBy(() -> objecting.reject(CLERK, id, "")).hasMessageContaining("不予受理的理由");
        objecting.admit(CLERK, id);
        assertThatThrownBy(() -> objecting.investigate(CLERK_2, id, " ")).hasMessageContaining("核查情况");
        objecting.investigate(CLERK_2, id, "情况");
        assertThatThrownBy(() -> objecting.decide(LEADER, id, Decision.upheld(null))).hasMessageContaining("处理理由");
    }

    @Test
    void doesNotCloseBeforeTheLastSecondIsOver() {
        PublicityId publicity = opened(Standing.ANYONE);
        clock.at("2023-12-05T23:59:59");

        assertThatThrownBy(() -> periods.close(publicity)).hasMessageContaining("2023年12月5日24:00:00")
                .hasMessageContaining("2023年12月5日23:59:59");

        clock.at(END);
        assertThat(periods.close(publicity)).isEqualTo(new Outcome(false, 0, null));
        assertThat(board.facts(designation, PublicityClosed.class)).hasSize(1);
        assertThatThrownBy(() -> periods.close(publicity)).hasMessageContaining("已经办结");
    }

    @Test
    void doesNotCloseWhileAnObjectionIsOpen() {
        PublicityId publicity = opened(Standing.ANYONE);
        ObjectionId first = objecting.file(objection(publicity)).objection();
        ObjectionId second = objecting.file(objection(publicity)).objection();
        objecting.reject(CLERK, second, "与公示事项无关");
        clock.at(END);

        assertThatThrownBy(() -> periods.close(publicity)).hasMessageContaining("1件异议未办结");
        objecting.admit(CLERK, first);
        assertThatThrownBy(() -> periods.close(publicity)).hasMessageContaining("1件异议未办结");
        objecting.investigate(CLERK_2, first, "情况");
        objecting.decide(LEADER, first, Decision.upheld("成立"));

        assertThat(periods.close(publicity)).isEqualTo(new Outcome(true, 2, null));
        assertThat(register.get(publicity).upheld()).isTrue();
    }

    @Test
    void takesNoPaperObjectionAfterTheClose() {
        PublicityId publicity = opened(Standing.ANYONE);
        clock.at(END);
        periods.close(publicity);

        assertThatThrownBy(() -> objecting.record(CLERK, objection(publicity), TurnedClock.instant("2023-12-05T17:00:00")))
                .hasMessageContaining("办结");
    }

    @Test
    void opensOnlyAPublishedNoticeOnceAndForTheFuture() {
        NoticeId draft = board.get(Publishing.class).draft(DRAFTER, designation, NoticeType.DESIGNATION, "拟指定平台", NoticeBody.parse("公示"));
        assertThatThrownBy(() -> periods.open(opening(draft, Standing.ANYONE, TurnedClock.instant(END)))).hasMessageContaining("尚未发布");

        NoticeId notice = published();
        assertThatThrownBy(() -> periods.open(opening(notice, Standing.ANYONE, clock.instant()))).hasMessageContaining("不晚于现在");
        assertThatThrownBy(() -> periods.open(opening(notice, Standing.ANYONE, TurnedClock.instant(END).plusMillis(1)))).hasMessageContaining("整秒");
        periods.open(opening(notice, Standing.ANYONE, TurnedClock.instant(END)));
        assertThatThrownBy(() -> periods.open(opening(notice, Standing.ANYONE, TurnedClock.instant(END)))).hasMessageContaining("重复公示");
    }

    @Test
    void wantsToKnowWhoDecided() {
        assertThatThrownBy(() -> periods.open(new Opening(designation, published(), TurnedClock.instant(END), "公示5个工作日", BASIS,
                Standing.ANYONE, "", Set.of(), Set.of()))).hasMessageContaining("由谁决定");
    }

    @Test
    void showsWhatRunsAndWithWhatBasis() {
        PublicityId publicity = opened(Standing.ANYONE);
        objecting.file(objection(publicity));

        var view = register.of(designation.root()).get(0);
        assertThat(view.id()).isEqualTo(publicity);
        assertThat(view.basis()).isEqualTo(BASIS);
        assertThat(view.objections()).isEqualTo(1);
        assertThat(view.upheld()).isNull();
        assertThat(register.running()).extracting(PublicityRegister.PublicityView::id).contains(publicity);

        clock.at(END);
        assertThat(register.running()).extracting(PublicityRegister.PublicityView::id).doesNotContain(publicity);
    }

    private ObjectionId investigated(PublicityId publicity) {
        ObjectionId id = objecting.file(objection(publicity)).objection();
        objecting.admit(CLERK, id);
        objecting.investigate(CLERK_2, id, "情况");
        return id;
    }

    private PublicityId opened(Standing standing) {
        return opened(standing, END);
    }

    private PublicityId opened(Standing standing, String end) {
        return periods.open(opening(published(), standing, TurnedClock.instant(end)));
    }

    private Opening opening(NoticeId notice, Standing standing, Instant end) {
        return new Opening(designation, notice, end, "公示5个工作日", BASIS, standing, SIGNER.account(), Set.of(DRAFTER.account()), remedies);
    }

    private NoticeId published() {
        Publishing publishing = board.get(Publishing.class);
        NoticeId notice = publishing.draft(DRAFTER, designation, NoticeType.DESIGNATION, "拟指定平台公示", NoticeBody.parse("现予公示。"));
        publishing.check(CHECKER, notice);
        publishing.sign(SIGNER, notice);
        publishing.publish(notice);
        return notice;
    }

    private static Objection objection(PublicityId publicity) {
        return new Objection(publicity, "某商户", "13800000000", "指定理由不充分", List.of("sha-1", "sha-2"));
    }
}
