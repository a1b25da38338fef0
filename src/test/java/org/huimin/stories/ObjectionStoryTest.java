package org.huimin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.programme.ProgrammeFile;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.publicity.PublicityRegister;
import org.huimin.publicity.PublicityRegister.PublicityView;
import org.huimin.publicity.Remedy;
import org.huimin.selection.Award;
import org.huimin.selection.Awarding;
import org.huimin.selection.LeftOut;
import org.huimin.selection.TenderOutcome;
import org.huimin.selection.TenderRegister;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.WholeHouse;
import org.huimin.workflow.MovingDeadlines;
import org.huimin.workflow.ProcessProgress;
import org.huimin.workflow.WithdrawingAwards;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One selection whose proposed result is objected to again and again: every remedy leads where it says. */
class ObjectionStoryTest {

    /** What is answered by hand. */
    private static final Set<String> BY_HAND = Set.of("decide-objection");

    @Test
    @Tag("S1.32")
    @Tag("check-7")
    void everyUpheldObjectionLeadsWhereItsRemedySays() {
        try (WholeHouse house = WholeHouse.onH2()) {
            ByHand play = new ByHand(house, ProgrammeFile.read("guangming-2025"), BY_HAND);
            aDeadlineMovesByItsDrafterOnceItIsApproved(play);
            anOpenObjectionHoldsTheAward(play);
            aReviewProposesAgain(play);
            theNextInOrderComesUp(play);
            aWinnerWithoutALicenceIsTakenBack(play);
            eligibilityIsReviewedAgain(play);
            anEndEndsTheProgramme(play);
            assertThat(play.walked()).contains("selection", "tender", "eligibility", "opening", "panel", "evaluation", "objection", "township", "review", "notice", "plan");
        }
    }

    private static void aDeadlineMovesByItsDrafterOnceItIsApproved(ByHand play) {
        MovingDeadlines moving = play.house.get(MovingDeadlines.class);
        play.until(() -> play.lies("approve-tender"));
        Actor officer = play.person("commerce-officer");
        Instant later = play.house.get(TenderRegister.class).view(play.tender()).deadline().plusSeconds(3600);
        assertThatThrownBy(() -> moving.begin(play.person("finance-officer"), play.tender(), later, "便于更多企业报名。", false)).hasMessageContaining("由编制遴选公告的经办人");
        assertThatThrownBy(() -> moving.begin(officer, play.tender(), later, "便于更多企业报名。", false)).hasMessageContaining("尚未审批和发布");
        play.until(() -> play.lies("hold-seal"));
        assertThat(moving.begin(officer, play.tender(), later, "便于更多企业报名。", false)).as("nobody has read it yet").isEmpty();
        assertThat(play.house.get(TenderRegister.class).view(play.tender()).deadline()).isEqualTo(later);
    }

    private static void anOpenObjectionHoldsTheAward(ByHand play) {
        play.until(() -> play.lies("decide-objection"));
        PublicityView period = play.period();
        assertThat(period.remedies()).containsExactlyInAnyOrder(Remedy.values());
        play.until(() -> play.now().isAfter(period.endsAt()));
        assertThat(play.open()).as("nobody goes on").noneMatch(item -> item.process().equals("selection") || item.process().equals("award"));
        assertThat(play.period().open()).isTrue();
        assertThat(play.house.get(ProgrammeRegister.class).appointed(play.programme)).isEmpty();
        assertThat(play.winner().state()).isEqualTo(Award.State.APPROVED);
    }

    private static void aReviewProposesAgain(ByHand play) {
        WorkItem deciding = play.only("decide-objection");
        Actor leader = play.anyOf(deciding);
        assertThatThrownBy(() -> play.answer(leader, deciding, Map.of("decision", "UPHELD", "opinion", "评分有误。"))).as("what it leads to").isInstanceOf(Refused.class);
        assertThatThrownBy(() -> play.answer(leader, deciding, Map.of("decision", "UPHELD", "remedy", "NEXT", "opinion", "评分有误。"))).as("whom it hits")
                .isInstanceOf(Refused.class);
        String winner = play.winner().application();
        int proposals = play.done("propose-award");
        play.answer(leader, deciding, Map.of("decision", "UPHELD", "remedy", "REVIEW", "opinion", "评分有误，重新评审。"));
        play.until(() -> play.done("propose-award") > proposals);
        assertThat(play.period().remedy()).isEqualTo(Remedy.REVIEW);
        play.until(() -> play.publicised(2));
        assertThat(play.winner().application()).as("nobody was left out").isEqualTo(winner);
    }

    private static void theNextInOrderComesUp(ByHand play) {
        Award hit = play.winner();
        play.object("不符合条件。");
        play.object("与公示事项无关。");
        Instant reply = play.open("admit-objection").get(0).dueAt();
        assertThat(reply).as("every desk sees by when the objector must have an answer, counted from when it came").isAfter(play.now());
        play.until(() -> play.open("decide-objection").size() == 2);
        assertThat(play.open("decide-objection")).allSatisfy(item -> assertThat(item.dueAt()).isEqualTo(reply));
        play.decide("UPHELD", Map.of("remedy", "NEXT", "against", hit.application(), "opinion", "材料不实，不再入选。"));
        play.decide("NOT_UPHELD", Map.of("opinion", "没有依据。"));
        play.until(() -> play.publicised(3));

        assertThat(play.house.get(Awarding.class).leftOut(play.tender())).containsExactly(new LeftOut(hit.application(), "材料不实，不再入选。"));
        assertThat(play.winner().application()).isNotEqualTo(hit.application());
        assertThatThrownBy(() -> play.house.get(Awarding.class).propose(play.person("commerce-officer"), play.tender(), Map.of("winner", hit.application()), "照旧。"))
                .hasMessageContaining("不再入选");
    }

    /** During the publicity it becomes known that the winner has lost its licence. */
    private static void aWinnerWithoutALicenceIsTakenBack(ByHand play) {
        Award hit = play.winner();
        WithdrawingAwards withdrawing = play.house.get(WithdrawingAwards.class);
        Actor officer = play.person("commerce-officer");
        assertThatThrownBy(() -> withdrawing.begin(play.person("finance-officer"), play.tender(), hit.application(), "许可证已注销。", () -> "a-1"))
                .hasMessageContaining("提出和审批它的单位");
        assertThatThrownBy(() -> withdrawing.begin(officer, play.tender(), "BM-0", "许可证已注销。", () -> "a-1")).hasMessageContaining("拟入选企业");
        assertThatThrownBy(() -> withdrawing.begin(officer, play.tender(), hit.application(), " ", () -> "a-1")).hasMessageContaining("收回理由");
        assertThatThrownBy(() -> withdrawing.begin(officer, play.tender(), hit.application(), "许可证已注销。", null)).hasMessageContaining("证据");
        withdrawing.begin(officer, play.tender(), hit.application(), "许可证已注销。", () -> "a-1");

        WorkItem deciding = play.only("decide-objection");
        assertThatThrownBy(() -> play.answer(play.anyOf(deciding), deciding, Map.of("decision", "UPHELD", "remedy", "NEXT", "against", "BM-0", "opinion", "同意。")))
                .as("no winner").isInstanceOf(Refused.class);
        play.answer(play.anyOf(deciding), deciding, Map.of("decision", "UPHELD", "remedy", "NEXT", "against", hit.application(), "opinion", "许可证已注销，不再入选。"));
        play.until(() -> play.publicised(4));
        assertThat(play.winner().application()).isNotEqualTo(hit.application());
        play.object("最后一家也有问题。");
        play.until(() -> play.lies("decide-objection"));
        WorkItem last = play.only("decide-objection");
        assertThatThrownBy(() -> play.answer(play.anyOf(last), last, Map.of("decision", "UPHELD", "remedy", "NEXT", "against", play.winner().application(), "opinion",
                "不再入选。"))).hasMessageContaining("没有可以递补的企业");
        play.answer(play.anyOf(last), last, Map.of("decision", "NOT_UPHELD", "opinion", "没有依据。"));
    }

    private static void eligibilityIsReviewedAgain(ByHand play) {
        int reviews = play.done("review-eligibility");
        play.object("许可证有疑问。");
        play.object("评分有疑问。");
        play.until(() -> play.open("decide-objection").size() == 2);
        play.decide("UPHELD", Map.of("remedy", "REVIEW", "opinion", "评分有疑问。"));
        play.decide("UPHELD", Map.of("remedy", "ELIGIBILITY", "opinion", "重新核对许可证。"));
        play.until(() -> play.publicised(5));

        assertThat(play.done("review-eligibility")).as("the graver of the two").isEqualTo(reviews + 1);
    }

    private static void anEndEndsTheProgramme(ByHand play) {
        play.object("遴选程序违法。");
        play.until(() -> play.lies("decide-objection"));
        play.decide("UPHELD", Map.of("remedy", "END", "opinion", "程序违法，终止遴选。"));
        play.until(() -> play.house.get(TenderRegister.class).view(play.tender()).outcome() != null);

        assertThat(play.house.get(TenderRegister.class).view(play.tender()).outcome()).isEqualTo(TenderOutcome.FAILED);
        assertThat(play.house.get(ProcessProgress.class).runs(play.programme)).allMatch(run -> run.ended() != null);
        assertThat(play.open()).isEmpty();
        assertThat(play.house.get(ProgrammeRegister.class).appointed(play.programme)).isEmpty();
    }
}
