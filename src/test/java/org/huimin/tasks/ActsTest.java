package org.huimin.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.huimin.identity.People;
import org.huimin.identity.Person;
import org.huimin.kernel.Actor;
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

        assertThat(refusal(() -> desk().complete(officer(1), work.id(), Answer.of(DRAFT))).kind()).isEqualTo(Refused.Kind.FORBIDDEN);
        assertThat(get(Inbox.class).draft(officer(2), work.id()).orElseThrow().values()).containsEntry("summary", "写了一半");
        assertThat(get(Transferring.class).of(work.root())).singleElement().satisfies(t -> {
            assertThat(t.toName()).isEqualTo(officer(2).name());
            assertThat(t.reason()).isEqualTo("外出培训");
        });
        desk().complete(officer(2), work.id(), Answer.of(DRAFT));
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

        assertThat(refusal(() -> desk().complete(officer(1), work.id(), Answer.of(DRAFT)))).returns("task.help-open", r -> r.reasons().get(0).rule());
        assertThat(get(Inbox.class).get(finance, work.id()).id()).isEqualTo(work.id());
        Help asked = get(Helping.class).waitingFor(finance).stream().filter(h -> h.item().equals(work.id())).findFirst().orElseThrow();
        get(Helping.class).reply(finance, asked.id(), false, "预算未列支");
        desk().complete(officer(1), work.id(), Answer.of(DRAFT));
        assertThat(get(Helping.class).ofCase(work.root())).singleElement().returns("DISAGREE", Help::verdict).returns("预算未列支", Help::reply);
        assertThat(trail(work, "HelpAsked") + trail(work, "HelpGiven")).isEqualTo(2);
    }

    @Test
    void withdrawnRequestNoLongerHoldsTheAnswerAndStaysOnTheRecord() {
        WorkItem work = claimed(officer(1));
        get(Helping.class).ask(officer(1), work.id(), Help.Kind.COSIGN, "finance-officer", "资金安排是否可行");
        Help asked = get(Helping.class).of(work).get(0);

        get(Helping.class).withdraw(officer(1), asked.id(), "已电话沟通");

        desk().complete(officer(1), work.id(), Answer.of(DRAFT));
        assertThat(get(Helping.class).of(work)).singleElement().returns(Help.State.WITHDRAWN, Help::state).returns("已电话沟通", Help::reply);
    }

    @Test
    @Tag("check-8")
    void whoHelpedCountsAsAPerformer() {
        WorkItem work = claimed(officer(1));
        get(Helping.class).ask(officer(1), work.id(), Help.Kind.ASSIST, officer(2).account(), "请写背景部分");
        get(Helping.class).reply(officer(2), get(Helping.class).of(work).get(0).id(), true, "背景如下");
        desk().complete(officer(1), work.id(), Answer.of(DRAFT));

        WorkItem review = plan.open().get(0);

        assertThat(review.task()).isEqualTo("review-competition");
        assertThat(refusal(() -> desk().claim(officer(2), review.id()))).returns("task.separation", r -> r.reasons().get(0).rule());
        desk().claim(officer(3), review.id());
        assertThat(refusal(() -> get(Helping.class).ask(officer(3), review.id(), Help.Kind.ASSIST, officer(2).account(), "帮看一下")))
                .returns("task.separation", r -> r.reasons().get(0).rule());
    }

    @Test
    void offersNoTransferWhereADutyIsToBeDoneInPerson() {
        while (!plan.open().get(0).task().equals("decide-plan")) {
            plan.next().orElseThrow().complete();
        }
        WorkItem decision = plan.open().get(0);
        Actor head = get(People.class).inGroup(decision.group()).get(0).actor();
        desk().claim(head, decision.id());

        assertThat(refusal(() -> get(Helping.class).ask(head, decision.id(), Help.Kind.COSIGN, "finance-officer", "请会签")))
                .returns("task.in-person", r -> r.reasons().get(0).rule());
    }

    @Test
    void ofAnswerAndTransferAtOnceOneIsFirst() throws Exception {
        WorkItem work = claimed(officer(1));

        int done = race(() -> desk().complete(officer(1), work.id(), Answer.of(DRAFT)),
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

    private WorkItem claimed(Actor actor) {
        String id = plan.open().get(0).id();
        desk().claim(actor, id);
        return get(Inbox.class).get(actor, id);
    }

    private WorkItem drafted(Actor actor) {
        WorkItem work = claimed(actor);
        desk().complete(actor, work.id(), Answer.of(DRAFT));
        return work;
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
