package org.huimin.publicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huimin.publicity.Offices.CLERK;
import static org.huimin.publicity.Offices.LEADER;
import static org.huimin.publicity.Offices.SIGNER;

import java.util.List;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.oversight.TrailRegister;
import org.huimin.publicity.ChallengeFact.ComplaintDecided;
import org.huimin.publicity.ChallengeFact.QueryFiled;
import org.huimin.testing.ModuleSlice;
import org.huimin.testing.TurnedClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Queries and complaints: who may do what when, what it holds meanwhile, and that nobody learns who brought it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChallengingTest {

    final TurnedClock clock = new TurnedClock("2025-07-21T09:00:00");
    private ModuleSlice board;
    private Filing filing;
    private Querying querying;
    private Complaining complaining;
    private ChallengeRegister register;
    private CaseRef programme;
    private ChallengeWindow window;

    ModuleSlice slice() {
        return ModuleSlice.onH2("org.huimin.publicity", clock, TrailRegister.class);
    }

    @BeforeAll
    void start() {
        board = slice();
        filing = board.get(Filing.class);
        querying = board.get(Querying.class);
        complaining = board.get(Complaining.class);
        register = board.get(ChallengeRegister.class);
    }

    @AfterAll
    void stop() {
        board.close();
    }

    @BeforeEach
    void freshProgramme() {
        programme = ModuleSlice.freshProgramme();
        clock.at("2025-07-21T09:00:00");
        window = new ChallengeWindow(programme.child("PUB", 1), TurnedClock.instant("2025-07-18T09:00:00"), TurnedClock.instant("2025-07-31T00:00:00"), "7个工作日");
    }

    @Test
    void takesAQueryInTheLastSecondAndNoneAfterIt() {
        clock.at("2025-07-30T23:59:59");
        ChallengeView query = filing.file(ChallengeKind.QUERY, said(), window);

        assertThat(query.receipt()).isEqualTo("ZY-" + programme.value().substring(3) + "-001");
        assertThat(board.facts(programme, QueryFiled.class)).containsExactly(new QueryFiled(query.caseRef(), "public", query.id().value(), clock.instant()));
        clock.at("2025-07-31T00:00:00");
        assertThatThrownBy(() -> filing.file(ChallengeKind.QUERY, said(), window)).hasMessageContaining("2025年7月30日24:00:00").hasMessageContaining("7个工作日");
        assertThat(filing.record(CLERK, ChallengeKind.QUERY, said(), window, TurnedClock.instant("2025-07-30T17:00:00")).filedAt()).isEqualTo(TurnedClock.instant("2025-07-30T17:00:00"));
        assertThatThrownBy(() -> filing.record(CLERK, ChallengeKind.QUERY, said(), window, TurnedClock.instant("2025-08-01T00:00:00"))).hasMessageContaining("晚于现在");
        assertThatThrownBy(() -> filing.record(CLERK, ChallengeKind.QUERY, said(), window, TurnedClock.instant("2025-07-18T08:59:59"))).hasMessageContaining("早于可以提出质疑的时间");
    }

    @Test
    void wantsEverythingTheLawAsksFor() {
        assertThatThrownBy(() -> filing.file(ChallengeKind.QUERY, new Challenge("", "电话", "事项", "事实", "法律", List.of()), window)).hasMessageContaining("名称");
        assertThatThrownBy(() -> filing.file(ChallengeKind.QUERY, new Challenge("某供应商", " ", "事项", "事实", "法律", List.of()), window)).hasMessageContaining("联系方式");
        assertThatThrownBy(() -> filing.file(ChallengeKind.QUERY, new Challenge("某供应商", " ", "", "事实", null, List.of()), window)).isInstanceOfSatisfying(Refused.class,
                no -> assertThat(no.reasons()).as("all that is missing, by its field").extracting(Refused.Reason::field).containsExactly("contact", "matters", "laws"));
        assertThatThrownBy(() -> filing.file(ChallengeKind.QUERY, new Challenge("某供应商", "电话", "", "事实", "法律", List.of()), window)).hasMessageContaining("质疑事项");
        assertThatThrownBy(() -> filing.file(ChallengeKind.QUERY, new Challenge("某供应商", "电话", "事项", "", "法律", List.of()), window)).hasMessageContaining("事实依据");
        assertThatThrownBy(() -> filing.file(ChallengeKind.QUERY, new Challenge("某供应商", "电话", "事项", "事实", "", List.of()), window)).hasMessageContaining("法律依据");
        assertThatThrownBy(() -> filing.file(ChallengeKind.QUERY, new Challenge("某供应商", "电话", "事项", "事实", "法律", List.of("../x")), window)).hasMessageContaining("../x");
    }

    @Test
    void holdsTheAwardUntilAQueryIsAnsweredAndLongerWhereItStandsAndTouchesTheResult() {
        ChallengeId id = filing.file(ChallengeKind.QUERY, said(), window).id();
        assertThat(register.holding(programme)).map(ChallengeView::id).contains(id);
        assertThatThrownBy(() -> querying.decide(SIGNER, id, true, "")).hasMessageContaining("待答复");
        assertThatThrownBy(() -> querying.answer(CLERK, id, true, true, " ")).hasMessageContaining("质疑答复");

        querying.answer(CLERK, id, true, true, "评分有误。");
        assertThatThrownBy(() -> querying.decide(CLERK, id, true, "")).hasMessageContaining("自己的答复");
        assertThatThrownBy(() -> querying.decide(SIGNER, id, false, "")).hasMessageContaining("退回意见");
        querying.decide(SIGNER, id, false, "没有逐项答复。");
        querying.answer(CLERK, id, true, true, "逐项答复。");
        assertThatThrownBy(() -> querying.release(SIGNER, id, "已改正")).hasMessageContaining("没有需要解除的暂停");
        querying.decide(SIGNER, id, true, "");

        assertThat(register.get(id).state()).isEqualTo(ChallengeState.SETTLED);
        assertThat(register.holding(programme)).as("it stands and touches the result").isPresent();
        assertThatThrownBy(() -> querying.release(SIGNER, id, "")).hasMessageContaining("解除理由");
        querying.release(SIGNER, id, "已重新评审。");
        assertThat(register.holding(programme)).isEmpty();
        assertThatThrownBy(() -> querying.release(SIGNER, id, "再次")).hasMessageContaining("没有需要解除的暂停");
    }

    @Test
    void letsTheAwardGoOnOnceAQueryIsAnsweredThatChangesNothing() {
        ChallengeId id = filing.file(ChallengeKind.QUERY, said(), window).id();
        querying.answer(CLERK, id, false, true, "不成立。");
        querying.decide(SIGNER, id, true, "");

        assertThat(register.get(id).affects()).as("only what stands can").isFalse();
        assertThat(register.holding(programme)).isEmpty();
    }

    @Test
    void asksOnceForWhatAComplaintLacksAndThenDecides() {
        ChallengeId id = complaint();
        assertThatThrownBy(() -> complaining.examine(CLERK, id, ChallengeState.DECIDED, "")).hasMessageContaining("请选择");
        assertThatThrownBy(() -> complaining.examine(CLERK, id, ChallengeState.INCOMPLETE, "")).hasMessageContaining("需要补正的内容");
        assertThatThrownBy(() -> complaining.supplement(CLERK, id, "材料")).hasMessageContaining("不能补正");
        complaining.examine(CLERK, id, ChallengeState.INCOMPLETE, "缺少质疑答复。");
        assertThatThrownBy(() -> complaining.supplement(CLERK, id, "")).hasMessageContaining("补正内容");
        complaining.supplement(CLERK, id, "已附质疑答复。");
        assertThatThrownBy(() -> complaining.examine(CLERK, id, ChallengeState.INCOMPLETE, "还缺。")).hasMessageContaining("补正过一次");
        complaining.examine(CLERK, id, ChallengeState.ACCEPTED, "");
        assertThat(register.get(id).said()).as("what was asked for is no finding").isEqualTo(ChallengeView.Said.CORRECTION);
        assertThat(register.holding(programme)).as("the purchase goes on until finance says otherwise").isEmpty();

        complaining.copied(CLERK, id, TurnedClock.instant("2025-08-20T00:00:00"));
        assertThat(register.holding(programme)).isPresent();
        clock.at("2025-08-20T00:00:00");
        assertThat(register.holding(programme)).as("thirty days and no longer").isEmpty();

        assertThatThrownBy(() -> complaining.resume(CLERK, id)).hasMessageContaining("没有中止");
        assertThatThrownBy(() -> complaining.pause(CLERK, id, "")).hasMessageContaining("原因");
        complaining.pause(CLERK, id, "委托检测。");
        assertThatThrownBy(() -> complaining.pause(CLERK, id, "再次")).hasMessageContaining("已经中止");
        assertThatThrownBy(() -> complaining.decide(LEADER, id, true, true, "成立。")).hasMessageContaining("先恢复");
        assertThat(complaining.resume(CLERK, id)).isEqualTo(clock.instant());
        assertThatThrownBy(() -> complaining.decide(CLERK, id, true, true, "成立。")).hasMessageContaining("审查投诉的人");
        assertThatThrownBy(() -> complaining.decide(LEADER, id, true, true, "")).hasMessageContaining("处理决定");
        complaining.decide(LEADER, id, true, true, "投诉成立，重新开展采购活动。");

        assertThat(register.get(id)).returns(ChallengeView.Said.DECISION, ChallengeView::said).returns("投诉成立，重新开展采购活动。", ChallengeView::answer);
        assertThat(board.facts(programme, ComplaintDecided.class)).singleElement().satisfies(f -> assertThat(f.affects()).isTrue());
        assertThat(register.holding(programme)).as("until it is put right").isPresent();
        querying.release(SIGNER, id, "已重新开展。");
        assertThat(register.holding(programme)).isEmpty();
    }

    @Test
    void endsAComplaintThatIsRefusedOrNotCompleted() {
        ChallengeId refused = complaint();
        assertThatThrownBy(() -> complaining.examine(CLERK, refused, ChallengeState.REFUSED, "")).hasMessageContaining("不予受理的理由");
        complaining.examine(CLERK, refused, ChallengeState.REFUSED, "没有先提出质疑。");
        ChallengeId lapsed = complaint();
        complaining.examine(CLERK, lapsed, ChallengeState.INCOMPLETE, "缺少质疑答复。");
        complaining.lapse(lapsed);

        assertThat(List.of(refused, lapsed)).extracting(id -> register.get(id).state()).containsExactly(ChallengeState.REFUSED, ChallengeState.LAPSED);
        assertThat(register.get(refused)).returns("没有先提出质疑。", ChallengeView::answer).returns(ChallengeView.Said.REFUSAL, ChallengeView::said);
        assertThatThrownBy(() -> complaining.decide(LEADER, refused, true, true, "成立。")).hasMessageContaining("不予受理");
        assertThatThrownBy(() -> querying.answer(CLERK, refused, true, true, "答复")).as("it is no query").isInstanceOf(Refused.class);
    }

    @Test
    void tellsWhoBroughtItOnlyToTheDesks() {
        ChallengeView query = filing.file(ChallengeKind.QUERY, said(), window);

        assertThat(board.facts(programme)).noneMatch(f -> f.toString().contains("某供应商") || f.toString().contains("13800000000"));
        assertThat(query.toString()).doesNotContain("某供应商").doesNotContain("13800000000");
        assertThat(register.challenger(query.id()).contact()).isEqualTo("13800000000");
        assertThat(register.byReceipt(query.receipt(), "某供应商")).isPresent();
        assertThat(register.byReceipt(query.receipt(), "别人")).isEmpty();
    }

    private ChallengeId complaint() {
        return filing.record(CLERK, ChallengeKind.COMPLAINT, said(), window, clock.instant()).id();
    }

    private static Challenge said() {
        return new Challenge("某供应商", "13800000000", "评分有误，请求重新评审。", "评分表合计错误。", "实施条例。", List.of("sha-1"));
    }
}
