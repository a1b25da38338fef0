package org.huimin.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.huimin.calendar.BusinessClock;
import org.huimin.identity.People;
import org.huimin.identity.Person;
import org.huimin.identity.PersonEntry;
import org.huimin.identity.Staffing;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;
import org.huimin.testing.PlanWalk;
import org.huimin.testing.WholeHouse;
import org.huimin.programme.PlanFigures;
import org.huimin.programme.ProgrammeFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What people do with work besides answering it, on a plan that is on its way through the desks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActsTest {

    private static final AtomicInteger PLANS = new AtomicInteger();
    private static final Map<String, Object> DRAFT = Map.of("summary", "按政策要求安排。", "confirmed", true,
            "figures", PlanFigures.of(ProgrammeFile.read("lushan-2023")).toString());

    private WholeHouse house;
    private PlanWalk plan;

    WholeHouse open() {
        return WholeHouse.onH2();
    }

    @BeforeAll
    void openTheHouse() {
        house = open();
    }

    @AfterAll
    void closeTheHouse() {
        house.close();
    }

    @BeforeEach
    void beginAPlan() {
        plan = PlanWalk.begin(house, "lushan-2023-" + PLANS.incrementAndGet());
    }

    @Test
    void transferredWorkLeavesTheDeskTogetherWithItsDraft() {
        WorkItem work = claimed(officer(1));
        desk().saveDraft(officer(1), work.id(), Map.of("summary", "写了一半"));

        get(Transferring.class).transfer(officer(1), work.id(), officer(2).account(), "外出培训");

        assertThat(refusal(() -> desk().complete(officer(1), work.id(), draft(work))).kind()).isEqualTo(Refused.Kind.FORBIDDEN);
        assertThat(get(Inbox.class).draft(officer(2), work.id()).orElseThrow().values()).containsEntry("summary", "写了一半");
        assertThat(get(Transferring.class).of(work.root())).singleElement().satisfies(t -> {
            assertThat(t.toName()).isEqualTo(officer(2).name());
            assertThat(t.reason()).isEqualTo("外出培训");
        });
        desk().complete(officer(2), work.id(), draft(work));
        assertThat(trail(work, "TaskTransferred")).isEqualTo(1);
    }

    @Test
    @Tag("check-8")
    void transferReachesNobodyWhoDidAnIncompatibleDuty() {
        drafted(officer(1));
        WorkItem review = claimed(officer(2));

        assertThat(get(Transferring.class).colleagues(officer(2), review)).extracting(Person::account).doesNotContain(officer(1).account());
        assertThat(refusal(() -> get(Transferring.class).transfer(officer(2), review.id(), officer(1).account(), "请代为审查")))
                .returns("task.separation", r -> r.reasons().get(0).rule());
        assertThat(refusal(() -> get(Transferring.class).transfer(officer(2), review.id(), "finance-officer", "请代为审查")))
                .returns("transfer.other-group", r -> r.reasons().get(0).rule());
    }

    @Test
    void answerWaitsForTheCoSigner() {
        WorkItem work = claimed(officer(1));
        Actor finance = person("finance-officer");

        get(Helping.class).ask(officer(1), work.id(), Help.Kind.COSIGN, finance.account(), "资金安排是否可行");

        assertThat(refusal(() -> desk().complete(officer(1), work.id(), draft(work)))).returns("task.help-open", r -> r.reasons().get(0).rule());
        assertThat(get(Inbox.class).get(finance, work.id()).id()).isEqualTo(work.id());
        Help asked = get(Helping.class).waitingFor(finance).stream().filter(h -> h.item().equals(work.id())).findFirst().orElseThrow();
        get(Helping.class).reply(finance, asked.id(), false, "预算未列支");
        desk().complete(officer(1), work.id(), draft(work));
        assertThat(get(Helping.class).ofCase(work.root())).singleElement().returns("DISAGREE", Help::verdict).returns("预算未列支", Help::reply);
        assertThat(trail(work, "HelpAsked") + trail(work, "HelpGiven")).isEqualTo(2);
    }

    @Test
    void withdrawnRequestNoLongerHoldsTheAnswerAndStaysOnTheRecord() {
        WorkItem work = claimed(officer(1));
        get(Helping.class).ask(officer(1), work.id(), Help.Kind.COSIGN, "finance-officer", "资金安排是否可行");
        Help asked = get(Helping.class).of(work).get(0);

        get(Helping.class).withdraw(officer(1), asked.id(), "已电话沟通");

        desk().complete(officer(1), work.id(), draft(work));
        assertThat(get(Helping.class).of(work)).singleElement().returns(Help.State.WITHDRAWN, Help::state).returns("已电话沟通", Help::reply);
    }

    @Test
    @Tag("check-8")
    void whoHelpedCountsAsAPerformer() {
        WorkItem work = claimed(officer(1));
        get(Helping.class).ask(officer(1), work.id(), Help.Kind.ASSIST, officer(2).account(), "请写背景部分");
        get(Helping.class).reply(officer(2), get(Helping.class).of(work).get(0).id(), true, "背景如下");
        desk().complete(officer(1), work.id(), draft(work));

        WorkItem review = plan.open().get(0);

        assertThat(review.task()).isEqualTo("review-competition");
        assertThat(refusal(() -> desk().claim(officer(2), review.id()))).returns("task.separation", r -> r.reasons().get(0).rule());
        desk().claim(officer(3), review.id());
        assertThat(refusal(() -> get(Helping.class).ask(officer(3), review.id(), Help.Kind.ASSIST, officer(2).account(), "帮看一下")))
                .returns("task.separation", r -> r.reasons().get(0).rule());
    }

    @Test
    void offersNoTransferWhereADutyIsToBeDoneInPerson() {
        WorkItem decision = plan.upTo("decide-plan");
        Actor head = get(People.class).inGroup(decision.group()).get(0).actor();
        desk().claim(head, decision.id());

        assertThat(refusal(() -> get(Helping.class).ask(head, decision.id(), Help.Kind.COSIGN, "finance-officer", "请会签")))
                .returns("task.in-person", r -> r.reasons().get(0).rule());
    }

    @Test
    void ofAnswerAndTransferAtOnceOneIsFirst() throws Exception {
        WorkItem work = claimed(officer(1));

        int done = race(() -> desk().complete(officer(1), work.id(), draft(work)),
                () -> get(Transferring.class).transfer(officer(1), work.id(), officer(2).account(), "外出"));

        assertThat(done).isEqualTo(1);
    }

    @Test
    void ofTwoRepliesAtOnceOneCounts() throws Exception {
        WorkItem work = claimed(officer(1));
        Actor finance = person("finance-officer");
        get(Helping.class).ask(officer(1), work.id(), Help.Kind.COSIGN, finance.account(), "资金安排是否可行");
        String help = get(Helping.class).of(work).get(0).id();

        int done = race(() -> get(Helping.class).reply(finance, help, true, "可行"), () -> get(Helping.class).reply(finance, help, false, "不可行"),
                () -> get(Helping.class).withdraw(officer(1), help, "不等了"));

        assertThat(done).isEqualTo(1);
        assertThat(trail(work, "HelpGiven") + trail(work, "HelpWithdrawn")).isEqualTo(1);
    }

    @Test
    void deputyActsInTheNameOfWhoIsAwayAndOnlyFromDayToDay() {
        LocalDate day = today();
        plan.upTo("give-opinion");
        WorkItem opinion = plan.open().stream().filter(i -> i.unit().equals("police")).findFirst().orElseThrow();
        Actor deputy = person("police-officer-2");

        get(Absenting.class).record(person("police-officer"), deputy.account(), day, day.plusDays(2), List.of("give-opinion"), "外出开会");
        desk().claim(person("police-officer"), opinion.id());
        desk().claim(deputy, opinion.id());

        assertThat(get(Inbox.class).get(deputy, opinion.id())).returns("县公安局经办人2（代 县公安局经办人1）", WorkItem::assigneeName);
        assertThat(refusal(() -> desk().complete(person("police-officer"), opinion.id(), Answer.of(Map.of("agree", "AGREE")))).kind())
                .isEqualTo(Refused.Kind.FORBIDDEN);
        turn(day.plusDays(3));
        assertThat(get(Inbox.class).mine(deputy, Filter.NONE, null, 200).items()).extracting(WorkItem::id).doesNotContain(opinion.id());
        assertThat(refusal(() -> desk().complete(deputy, opinion.id(), Answer.of(Map.of("agree", "AGREE"))))).returns("task.deputy-no-more",
                r -> r.reasons().get(0).rule());
        assertThat(get(Inbox.class).claimable(person("police-officer"), Filter.NONE, null, 200).items()).extracting(WorkItem::id).contains(opinion.id());
        desk().claim(person("police-officer"), opinion.id());
        desk().complete(person("police-officer"), opinion.id(), Answer.of(Map.of("agree", "AGREE")));
    }

    @Test
    @Tag("check-8")
    void deputyshipMakesNoSeparatedDutiesMeet() {
        drafted(officer(1));
        LocalDate day = today();
        Actor head = person("commerce-head");
        String id = absence(head, officer(1).account(), day, day);
        WorkItem review = plan.upTo("review-plan");

        assertThat(get(Inbox.class).claimable(officer(1), Filter.NONE, null, 200).items()).extracting(WorkItem::id).contains(review.id());
        assertThat(refusal(() -> desk().claim(officer(1), review.id()))).returns("task.separation", r -> r.reasons().get(0).rule());
        get(Absenting.class).end(head, id);
        assertThat(refusal(() -> desk().claim(officer(3), review.id())).kind()).isEqualTo(Refused.Kind.ABSENT);
        String again = absence(head, officer(3).account(), day, day);
        desk().claim(officer(3), review.id());
        desk().complete(officer(3), review.id(), Answer.of(Map.of("decision", "RETURNED", "opinion", "补充说明。")));
        get(Absenting.class).end(head, again);
        assertThat(trail(review, "DeputyActs")).isEqualTo(1);
        assertThat(refusal(() -> desk().claim(officer(3), plan.open().get(0).id()))).returns("task.separation", r -> r.reasons().get(0).rule());
    }

    @Test
    void deputyHasNoDeputy() {
        LocalDate day = today().plusDays(30);
        String id = absence(officer(1), officer(2).account(), day, day.plusDays(5));

        assertThat(refusal(() -> absence(officer(2), officer(3).account(), day.plusDays(5), day.plusDays(9)))).returns("absence.overlap", r -> r.reasons().get(0).rule());
        assertThat(refusal(() -> absence(officer(3), officer(1).account(), day, day))).returns("absence.deputy-away", r -> r.reasons().get(0).rule());
        assertThat(refusal(() -> absence(officer(1), "finance-officer", day.plusDays(20), day.plusDays(21)))).returns("absence.deputy", r -> r.reasons().get(0).rule());
        assertThat(refusal(() -> absence(officer(1), officer(2).account(), today().minusDays(1), day))).returns("absence.past", r -> r.reasons().get(0).rule());
        get(Absenting.class).end(officer(1), id);
    }

    @Test
    void ofTwoArrangementsAtOnceThatWouldMakeAChainOneIsMade() throws Exception {
        LocalDate day = today().plusDays(60);

        int done = race(() -> absence(officer(1), officer(2).account(), day, day), () -> absence(officer(2), officer(3).account(), day, day));

        assertThat(done).isEqualTo(1);
        List.of(officer(1), officer(2)).forEach(o -> get(Absenting.class).of(o).stream()
                .filter(a -> a.account().equals(o.account()) && a.endedAt() == null && !a.last().isBefore(today())).forEach(a -> get(Absenting.class).end(o, a.id())));
    }

    @Test
    void handoverMovesTheDeskAndShutsTheDoor() {
        Actor leaver = enrolled("commerce-officer-" + 70 + PLANS.get(), "commerce", "officer");
        Actor successor = enrolled("commerce-officer-" + 80 + PLANS.get(), "commerce", "officer");
        WorkItem work = claimed(leaver);
        desk().saveDraft(leaver, work.id(), Map.of("summary", "写了一半"));
        assertThat(refusal(() -> get(HandingOver.class).record(officer(1), leaver.account(), successor.account(), today(), "调离"))).returns("handover.not-yours",
                r -> r.reasons().get(0).rule());

        String planned = get(HandingOver.class).record(person("commerce-head"), leaver.account(), successor.account(), today().plusDays(2), "调离");

        assertThat(get(HandingOver.class).due()).doesNotContain(planned);
        assertThat(get(HandingOver.class).get(successor, planned).content()).extracting(Handover.Line::kind).contains(Handover.Kind.POST, Handover.Kind.WORK);
        turn(today().plusDays(2));
        assertThat(get(HandingOver.class).due()).contains(planned);
        get(HandingOver.class).carryOut(planned);
        assertThat(get(People.class).find(leaver.account())).isEmpty();
        assertThat(get(Inbox.class).draft(successor, work.id()).orElseThrow().values()).containsEntry("summary", "写了一半");
        assertThat(get(HandingOver.class).get(successor, planned)).returns(Handover.State.DONE, Handover::state);
        desk().complete(successor, work.id(), draft(work));
        assertThat(get(Transferring.class).of(work.root())).singleElement().satisfies(t -> assertThat(t.reason()).startsWith("岗位交接"));
    }

    @Test
    void handoverHoldsTheWorkBeforeThePeopleAsAnAnswerDoes() {
        Actor leaver = enrolled("commerce-officer-" + 50 + PLANS.get(), "commerce", "officer");
        claimed(leaver);

        List<String> held = house.statements(() -> get(HandingOver.class).record(leaver, leaver.account(), officer(2).account(), today(), "调离")).stream()
                .filter(s -> s.endsWith("for update")).toList();

        assertThat(held.stream().filter(s -> s.contains(" from work_item ") || s.contains(" from person ")).findFirst().orElseThrow())
                .contains(" from work_item ");
    }

    @Test
    void ofAnswerAndHandoverAtOnceEitherMayBeFirstAndNothingIsLost() throws Exception {
        for (int i = 0; i < 5; i++) {
            beginAPlan();
            drafted(officer(1));
            Actor leaver = enrolled("commerce-officer-" + 60 + PLANS.get(), "commerce", "officer");
            WorkItem review = claimed(leaver);

            race(() -> desk().complete(leaver, review.id(), Answer.of(Map.of("decision", "APPROVED", "opinion", "同意。"))),
                    () -> get(HandingOver.class).record(leaver, leaver.account(), officer(2).account(), today(), "调离"));

            assertThat(get(People.class).find(leaver.account())).isEmpty();
            WorkItem now = get(Inbox.class).handled(review.id()).orElseThrow().item();
            assertThat(now.state() == WorkItem.State.DONE ? now.doneBy() : now.assignee())
                    .isEqualTo(now.state() == WorkItem.State.DONE ? leaver.account() : officer(2).account());
        }
    }

    @Test
    @Tag("check-8")
    void handoverGivesNobodyWhatTheyMustKeepAwayFrom() throws Exception {
        drafted(officer(1));
        Actor leaver = enrolled("commerce-officer-" + 90 + PLANS.get(), "commerce", "officer");
        WorkItem review = claimed(leaver);

        int done = race(() -> get(HandingOver.class).record(leaver, leaver.account(), officer(1).account(), today(), "退休"),
                () -> get(HandingOver.class).record(leaver, leaver.account(), officer(2).account(), today().plusDays(1), "退休"));

        assertThat(done).isEqualTo(1);
        get(HandingOver.class).of(officer(1)).stream().filter(h -> h.account().equals(leaver.account()) && h.state() == Handover.State.DONE).forEach(h ->
                assertThat(get(Inbox.class).get(officer(3), review.id())).returns(WorkItem.State.OPEN, WorkItem::state));
    }

    @Test
    void answerIsTakenBackUntilSomebodyOpensWhatFollowed() throws Exception {
        plan.upTo("draft-notice");
        PlanWalk.Step draft = plan.next().orElseThrow();
        draft.complete();
        WorkItem check = plan.open().get(0);
        assertThat(get(TakingBack.class).possible(draft.actor(), get(Inbox.class).get(draft.actor(), draft.item().id()))).isTrue();
        assertThat(refusal(() -> get(TakingBack.class).takeBack(officer(3), draft.item().id(), "写错了"))).returns("takeback.somebody-elses", r -> r.reasons().get(0).rule());

        String again = get(TakingBack.class).takeBack(draft.actor(), draft.item().id(), "标题写错");

        assertThat(plan.open()).singleElement().returns("draft-notice", WorkItem::task).returns(draft.actor().account(), WorkItem::assignee).returns(again, WorkItem::id);
        assertThat(get(Inbox.class).get(officer(3), check.id())).returns(WorkItem.State.ENDED, WorkItem::state)
                .satisfies(i -> assertThat(i.endReason()).contains("撤回"));
        assertThat(get(Inbox.class).draft(draft.actor(), again).orElseThrow().values()).containsKey("title");
        assertThat(trail(check, "TaskTakenBack")).isEqualTo(1);

        desk().complete(draft.actor(), again, draft.answer());
        WorkItem next = plan.open().get(0);
        assertThat(next.task()).isEqualTo("check-notice");
        assertThat(refusal(() -> get(TakingBack.class).takeBack(draft.actor(), draft.item().id(), "再撤"))).returns("takeback.twice", r -> r.reasons().get(0).rule());
        desk().opened(officer(3), next);
        assertThat(refusal(() -> get(TakingBack.class).takeBack(draft.actor(), again, "再撤"))).returns("takeback.opened", r -> r.reasons().get(0).rule());
    }

    @Test
    void ofTakingBackAndClaimingAtOnceOneIsFirst() throws Exception {
        plan.upTo("draft-notice");
        PlanWalk.Step draft = plan.next().orElseThrow();
        draft.complete();
        String check = plan.open().get(0).id();

        int done = race(() -> desk().claim(officer(3), check), () -> get(TakingBack.class).takeBack(draft.actor(), draft.item().id(), "写错了"));

        assertThat(done).isEqualTo(1);
        assertThat(plan.open()).hasSize(1);
    }

    @Test
    void answerOthersRelyOnIsNotTakenBack() {
        WorkItem work = drafted(officer(1));

        assertThat(refusal(() -> get(TakingBack.class).takeBack(officer(1), work.id(), "写错了"))).returns("takeback.relied-on", r -> r.reasons().get(0).rule());
    }

    @Test
    void correctionStandsBesideTheAnswerAndCountsOnceTheHeadApproves() throws Exception {
        WorkItem work = drafted(officer(1));
        Correcting correcting = get(Correcting.class);

        correcting.correct(officer(1), work.id(), "summary", "按政策要求安排资金。", "漏写资金");

        Correction proposed = correcting.of(work).get(0);
        assertThat(proposed).returns(Correction.State.PROPOSED, Correction::state).returns("按政策要求安排。", Correction::before);
        assertThat(refusal(() -> correcting.decide(officer(1), proposed.id(), true, ""))).returns("correction.not-yours", r -> r.reasons().get(0).rule());
        assertThat(refusal(() -> correcting.decide(officer(2), proposed.id(), true, ""))).returns("correction.not-yours", r -> r.reasons().get(0).rule());
        assertThat(correcting.waitingFor(person("commerce-head"))).extracting(Correction::id).contains(proposed.id());
        assertThat(race(() -> correcting.decide(person("commerce-head"), proposed.id(), true, ""),
                () -> correcting.decide(person("commerce-head"), proposed.id(), false, "不必更正"))).isEqualTo(1);
        assertThat(house.sql().queryForObject("select content from work_answer where work_item = ?", String.class, work.id())).contains("按政策要求安排。");
        assertThat(trail(work, "CorrectionRecorded") + trail(work, "CorrectionDecided")).isEqualTo(2);
    }

    @Test
    void correctsOnlyWhatTheFormTakesAndNeverADecision() {
        plan.upTo("review-competition");
        PlanWalk.Step review = plan.next().orElseThrow();
        review.complete();
        WorkItem work = get(Inbox.class).get(review.actor(), review.item().id());

        assertThat(refusal(() -> get(Correcting.class).correct(review.actor(), work.id(), "decision", "REFUSED", "看错了"))).returns("correction.field",
                r -> r.reasons().get(0).rule());
        get(Correcting.class).correct(review.actor(), work.id(), "opinion", "同意，理由见附件。", "补充说明");
        assertThat(get(Correcting.class).of(work)).singleElement().returns(Correction.State.VALID, Correction::state);
        assertThat(get(Correcting.class).correctable(work)).extracting(Correcting.Entry::value).containsExactly("同意，理由见附件。");
    }

    @Test
    void batchDoesEachByItselfAndSaysWhatBecameOfIt() {
        PlanWalk other = PlanWalk.begin(house, "lushan-2023-" + PLANS.incrementAndGet());
        WorkItem first = plan.upTo("check-notice");
        WorkItem second = other.upTo("check-notice");
        assertThat(get(Batching.class).choice(officer(2), "notice", "check-notice")).extracting(WorkItem::id).contains(first.id(), second.id());
        desk().claim(officer(3), first.id());
        desk().complete(officer(3), first.id(), Answer.of(Map.of("decision", "APPROVED")));
        String drafter = get(Inbox.class).lastPerformer(second.root(), "draft-notice").orElseThrow();

        assertThat(get(Batching.class).agree(person(drafter), List.of(second.id()), "同意。")).singleElement()
                .returns(Batching.Result.REFUSED, Batching.Outcome::result);
        assertThat(get(Inbox.class).get(officer(2), second.id()).state()).isEqualTo(WorkItem.State.OPEN);
        assertThat(get(Batching.class).agree(officer(2), List.of(first.id(), second.id()), "同意。")).extracting(Batching.Outcome::result)
                .containsExactly(Batching.Result.HANDLED_ALREADY, Batching.Result.DONE);
    }

    @Test
    void batchHasBrakes() {
        PlanWalk other = PlanWalk.begin(house, "lushan-2023-" + PLANS.incrementAndGet());
        String draft = plan.open().get(0).id();
        String notice = other.upTo("draft-notice").id();

        assertThat(refusal(() -> get(Batching.class).agree(officer(1), List.of(draft), "同意。"))).returns("batch.not-allowed", r -> r.reasons().get(0).rule());
        assertThat(refusal(() -> get(Batching.class).agree(officer(1), List.of(draft, notice), "同意。"))).returns("batch.one-step", r -> r.reasons().get(0).rule());
        assertThat(refusal(() -> get(Batching.class).agree(officer(1), List.of(), "同意。"))).returns("batch.size", r -> r.reasons().get(0).rule());
    }

    @Test
    @Tag("check-8")
    void workForOnePersonReachesNobodyElse() {
        Actor person = enrolled("commerce-officer-" + 80 + PLANS.get(), "commerce", "officer");
        Actor colleague = officer(2);
        long others = get(Inbox.class).counts(colleague).claimable();
        WorkItem work = personal(person);

        assertThat(get(Inbox.class).mine(person, Filter.NONE, null, 50).items()).extracting(WorkItem::id).containsExactly(work.id());
        assertThat(get(Inbox.class).counts(person).mine()).isEqualTo(1);
        assertThat(house.sql().queryForList("select target from notify_message where id = ?", String.class, "work:" + work.id())).containsExactly(person.account());
        assertThat(get(Inbox.class).counts(colleague).claimable()).isEqualTo(others);
        assertThat(get(Inbox.class).claimable(colleague, Filter.NONE, null, 200).items()).extracting(WorkItem::id).doesNotContain(work.id());
        for (Runnable act : List.<Runnable>of(() -> get(Inbox.class).get(colleague, work.id()), () -> desk().claim(colleague, work.id()),
                () -> desk().saveDraft(colleague, work.id(), Map.of("summary", "看看")), () -> desk().complete(colleague, work.id(), Answer.of(Map.of())),
                () -> desk().claim(person("commerce-head"), work.id()))) {
            assertThat(refusal(act).kind()).isEqualTo(Refused.Kind.ABSENT);
        }
        desk().claim(person, work.id());
        desk().saveDraft(person, work.id(), Map.of("summary", "写了一半"));
        assertThat(get(InboxProof.class).against(Map.of()).stream().filter(d -> d.kind() == InboxProof.Kind.COUNT)).isEmpty();
    }

    @Test
    @Tag("check-8")
    void workForOnePersonGoesToNoDeputySuccessorOrColleague() {
        Actor person = enrolled("commerce-officer-" + 81 + PLANS.get(), "commerce", "officer");
        WorkItem work = personal(person);
        absence(person, officer(2).account(), today(), today());

        assertThat(get(Inbox.class).claimable(officer(2), Filter.NONE, null, 200).items()).extracting(WorkItem::id).doesNotContain(work.id());
        assertThat(refusal(() -> desk().claim(officer(2), work.id())).kind()).isEqualTo(Refused.Kind.ABSENT);
        assertThat(get(Inbox.class).mayTakeOver(officer(2), work)).isFalse();
        for (Runnable act : List.<Runnable>of(() -> desk().handBack(person, work.id()),
                () -> get(Transferring.class).transfer(person, work.id(), officer(3).account(), "外出"),
                () -> get(Helping.class).ask(person, work.id(), Help.Kind.ASSIST, officer(3).account(), "请代看"),
                () -> get(Helping.class).ask(person, work.id(), Help.Kind.COSIGN, "finance-officer", "请会签"))) {
            assertThat(refusal(act)).returns("task.personal", r -> r.reasons().get(0).rule());
        }
        get(HandingOver.class).record(person, person.account(), officer(3).account(), today(), "调离");
        assertThat(get(Inbox.class).get(person, work.id())).returns(person.account(), WorkItem::assignee).returns(WorkItem.State.CLAIMED, WorkItem::state);
        Actor second = enrolled("commerce-officer-" + 82 + PLANS.get(), "commerce", "officer");
        WorkItem other = personal(second);
        get(Staffing.class).leave(person("commerce-head"), second.account());
        assertThat(get(Inbox.class).get(second, other.id())).returns(second.account(), WorkItem::assignee).returns(WorkItem.State.CLAIMED, WorkItem::state);
    }

    @Test
    @Tag("check-14")
    void timelineOfTheCaseNamesNobodyWhomWorkIsFor() {
        Actor person = enrolled("commerce-officer-" + 83 + PLANS.get(), "commerce", "officer");
        WorkItem work = personal(person);

        assertThat(get(Inbox.class).open(work.root()).stream().filter(i -> i.id().equals(work.id()))).singleElement().satisfies(i ->
                assertThat(i.toString()).doesNotContain(person.account(), person.name()));
        house.sql().update("update work_item set state = 'DONE', done_at = created_at, done_by = assignee, done_by_name = assignee_name, decision = 'NO' where id = ?", work.id());
        house.sql().update("insert into work_answer (work_item, account, answered_at, content, opinion) values (?,?,?,?,?)", work.id(), person.account(),
                today().atStartOfDay(), "{}", "只有本人知道");
        assertThat(get(Inbox.class).past(work.root(), null, 200).lines().toString() + get(Inbox.class).timeline(work.root()))
                .contains(work.id()).doesNotContain(person.account(), person.name(), "只有本人知道");
        assertThat(get(Correcting.class).correctable(get(Inbox.class).get(person, work.id()))).isEmpty();
    }

    // what the tests say in a word

    private Desk desk() {
        return get(Desk.class);
    }

    private <T> T get(Class<T> bean) {
        return house.get(bean);
    }

    private Actor officer(int number) {
        return person("commerce-officer" + (number == 1 ? "" : "-" + number));
    }

    private Actor person(String account) {
        return get(People.class).find(account).orElseThrow().actor();
    }

    private Actor enrolled(String account, String unit, String role) {
        get(Staffing.class).enrol(List.of(), List.of(new PersonEntry(account, "县商务局" + account.substring(account.lastIndexOf('-') + 1), unit, List.of(role))));
        return person(account);
    }

    private String absence(Actor away, String deputy, LocalDate first, LocalDate last) {
        get(Absenting.class).record(away, deputy, first, last, List.of(), "外出开会");
        return get(Absenting.class).of(away).stream().filter(a -> a.account().equals(away.account()) && a.endedAt() == null && a.first().equals(first))
                .findFirst().orElseThrow().id();
    }

    private LocalDate today() {
        return LocalDate.now(get(BusinessClock.class));
    }

    private void turn(LocalDate day) {
        get(BusinessClock.class).advanceTo(day.atTime(9, 0).atZone(Period.ZONE).toInstant());
    }

    /** A piece of work for this person alone, beside what the plan asks for. */
    private WorkItem personal(Actor person) {
        WorkItem like = plan.open().get(0);
        String id = UUID.randomUUID().toString();
        new TransactionTemplate(get(PlatformTransactionManager.class)).executeWithoutResult(t -> get(Intake.class).arrived(new Intake.Arrival(id, like.caseRef(),
                like.process(), "sit", "参加评审", "", like.duty(), List.of(), like.group(), like.unit(), like.unitName(), like.form(), Map.of(), "系统",
                like.createdAt(), null, false, "", new Intake.Named(person.account(), person.name(), true))));
        return get(Inbox.class).get(person, id);
    }

    private WorkItem claimed(Actor actor) {
        String id = plan.open().get(0).id();
        desk().claim(actor, id);
        return get(Inbox.class).get(actor, id);
    }

    private WorkItem drafted(Actor actor) {
        WorkItem work = claimed(actor);
        desk().complete(actor, work.id(), draft(work));
        return work;
    }

    private Answer draft(WorkItem work) {
        Map<String, Object> values = new HashMap<>(get(TaskForms.class).prefill(work));
        values.putAll(DRAFT);
        return Answer.of(values);
    }

    private int trail(WorkItem work, String fact) {
        return house.sql().queryForObject("select count(*) from trail_entry where chain = ? and fact = ?", Integer.class, work.root().value(), fact);
    }

    static Refused refusal(Runnable act) {
        Refused[] said = new Refused[1];
        assertThatThrownBy(act::run).isInstanceOfSatisfying(Refused.class, r -> said[0] = r);
        return said[0];
    }

    /** How many of the acts got through; each of the others was told so in a sentence. */
    static int race(Runnable... acts) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(acts.length);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<Boolean>> runs = new ArrayList<>();
            for (Runnable act : acts) {
                runs.add(threads.submit(() -> {
                    start.await();
                    try {
                        act.run();
                        return true;
                    } catch (Refused no) {
                        return false;
                    }
                }));
            }
            start.countDown();
            int done = 0;
            for (Future<Boolean> run : runs) {
                done += run.get() ? 1 : 0;
            }
            return done;
        } finally {
            threads.shutdownNow();
        }
    }
}
