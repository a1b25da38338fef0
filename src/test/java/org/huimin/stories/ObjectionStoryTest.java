package org.huimin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.huimin.identity.People;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.programme.ProgrammeFile;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.publicity.Objecting;
import org.huimin.publicity.Objecting.Objection;
import org.huimin.publicity.PublicityRegister;
import org.huimin.publicity.PublicityRegister.PublicityView;
import org.huimin.publicity.Remedy;
import org.huimin.rehearsal.Rehearsing;
import org.huimin.selection.Award;
import org.huimin.selection.Awarding;
import org.huimin.selection.LeftOut;
import org.huimin.selection.TenderOutcome;
import org.huimin.selection.TenderRegister;
import org.huimin.tasks.Answer;
import org.huimin.tasks.Desk;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.WholeHouse;
import org.huimin.workflow.ProcessProgress;
import org.huimin.workflow.WithdrawingAwards;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One selection whose proposed result is objected to again and again: every remedy leads where it says. */
class ObjectionStoryTest {

    private static final int MOST_STEPS = 300;
    /** What is answered by hand. */
    private static final Set<String> BY_HAND = Set.of("decide-objection");

    @Test
    @Tag("S1.32")
    @Tag("check-7")
    void everyUpheldObjectionLeadsWhereItsRemedySays() {
        try (WholeHouse house = WholeHouse.onH2()) {
            Play play = new Play(house);
            anOpenObjectionHoldsTheAward(play);
            aReviewProposesAgain(play);
            theNextInOrderComesUp(play);
            aWinnerWithoutALicenceIsTakenBack(play);
            eligibilityIsReviewedAgain(play);
            anEndEndsTheProgramme(play);
        }
    }

    private static void anOpenObjectionHoldsTheAward(Play play) {
        play.until(() -> play.lies("decide-objection"));
        PublicityView period = play.period();
        assertThat(period.remedies()).containsExactlyInAnyOrder(Remedy.values());
        play.until(() -> play.now().isAfter(period.endsAt()));
        assertThat(play.open()).as("nobody goes on").noneMatch(item -> item.process().equals("selection") || item.process().equals("award"));
        assertThat(play.period().open()).isTrue();
        assertThat(play.house.get(ProgrammeRegister.class).appointed(play.programme)).isEmpty();
        assertThat(play.winner().state()).isEqualTo(Award.State.APPROVED);
    }

    private static void aReviewProposesAgain(Play play) {
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

    private static void theNextInOrderComesUp(Play play) {
        Award hit = play.winner();
        play.object("不符合条件。");
        play.object("与公示事项无关。");
        play.until(() -> play.open("decide-objection").size() == 2);
        play.decide("UPHELD", Map.of("remedy", "NEXT", "against", hit.application(), "opinion", "材料不实，不再入选。"));
        play.decide("NOT_UPHELD", Map.of("opinion", "没有依据。"));
        play.until(() -> play.publicised(3));

        assertThat(play.house.get(Awarding.class).leftOut(play.tender())).containsExactly(new LeftOut(hit.application(), "材料不实，不再入选。"));
        assertThat(play.winner().application()).isNotEqualTo(hit.application());
        assertThatThrownBy(() -> play.house.get(Awarding.class).propose(play.person("commerce-officer"), play.tender(), Map.of("winner", hit.application()), "照旧。"))
                .hasMessageContaining("不再入选");
    }

    /** During the publicity it becomes known that the winner has lost its licence. */
    private static void aWinnerWithoutALicenceIsTakenBack(Play play) {
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

    private static void eligibilityIsReviewedAgain(Play play) {
        int reviews = play.done("review-eligibility");
        play.object("许可证有疑问。");
        play.object("评分有疑问。");
        play.until(() -> play.open("decide-objection").size() == 2);
        play.decide("UPHELD", Map.of("remedy", "REVIEW", "opinion", "评分有疑问。"));
        play.decide("UPHELD", Map.of("remedy", "ELIGIBILITY", "opinion", "重新核对许可证。"));
        play.until(() -> play.publicised(5));

        assertThat(play.done("review-eligibility")).as("the graver of the two").isEqualTo(reviews + 1);
    }

    private static void anEndEndsTheProgramme(Play play) {
        play.object("遴选程序违法。");
        play.until(() -> play.lies("decide-objection"));
        play.decide("UPHELD", Map.of("remedy", "END", "opinion", "程序违法，终止遴选。"));
        play.until(() -> play.house.get(TenderRegister.class).view(play.tender()).outcome() != null);

        assertThat(play.house.get(TenderRegister.class).view(play.tender()).outcome()).isEqualTo(TenderOutcome.FAILED);
        assertThat(play.house.get(ProcessProgress.class).runs(play.programme)).allMatch(run -> run.ended() != null);
        assertThat(play.open()).isEmpty();
        assertThat(play.house.get(ProgrammeRegister.class).appointed(play.programme)).isEmpty();
    }

    /** A programme whose every work is simulated but what a test wants to answer itself. */
    private static final class Play {

        private final WholeHouse house;
        private final Rehearsing.Play play;
        private final CaseRef programme;

        Play(WholeHouse house) {
            this.house = house;
            this.play = house.get(Rehearsing.class).begin(ProgrammeFile.read("guangming-2025"), 1);
            this.programme = play.programme();
        }

        void until(BooleanSupplier over) {
            for (int step = 0; !over.getAsBoolean(); step++) {
                assertThat(step).as("goes on without end, with %s on the desks", open().stream().map(WorkItem::task).toList()).isLessThan(MOST_STEPS);
                assertThat(play.step(item -> !BY_HAND.contains(item.task()), words -> { })).as("waits for nothing, with %s on the desks",
                        open().stream().map(WorkItem::task).toList()).isTrue();
            }
        }

        void object(String grounds) {
            house.get(Objecting.class).file(new Objection(period().id(), "某企业", "0755-0000000", grounds, List.of()));
        }

        void decide(String decision, Map<String, Object> more) {
            WorkItem item = open("decide-objection").get(0);
            Map<String, Object> answer = new HashMap<>(more);
            answer.put("decision", decision);
            answer(anyOf(item), item, answer);
        }

        void answer(Actor actor, WorkItem item, Map<String, Object> answer) {
            if (house.get(Inbox.class).get(actor, item.id()).assignee() == null) {
                house.get(Desk.class).claim(actor, item.id());
            }
            house.get(Desk.class).complete(actor, item.id(), Answer.of(answer));
        }

        Actor anyOf(WorkItem item) {
            return person(item.group());
        }

        Actor person(String group) {
            return house.get(People.class).inGroup(group).get(0).actor();
        }

        Instant now() {
            return house.get(Clock.class).instant();
        }

        /** The latest of the award's. */
        PublicityView period() {
            List<PublicityView> all = house.get(PublicityRegister.class).of(programme);
            return all.get(all.size() - 1);
        }

        boolean publicised(int times) {
            return house.get(PublicityRegister.class).of(programme).size() == times;
        }

        CaseRef tender() {
            return house.get(TenderRegister.class).of(programme).get(0).caseRef();
        }

        Award winner() {
            return house.get(Awarding.class).current(tender()).get(0);
        }

        List<WorkItem> open() {
            return house.get(Inbox.class).open(programme);
        }

        List<WorkItem> open(String task) {
            return open().stream().filter(item -> item.task().equals(task)).toList();
        }

        boolean lies(String task) {
            return !open(task).isEmpty();
        }

        WorkItem only(String task) {
            assertThat(open(task)).hasSize(1);
            return open(task).get(0);
        }

        int done(String task) {
            return (int) house.get(Inbox.class).timeline(programme).stream().filter(h -> h.item().task().equals(task) && h.item().doneBy() != null).count();
        }
    }
}
