package org.huimin.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.huimin.calendar.BusinessClock;
import org.huimin.calendar.Calendars;
import org.huimin.calendar.LoadingHolidays;
import org.huimin.identity.People;
import org.huimin.identity.Person;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.notify.Dispatching;
import org.huimin.notify.Message;
import org.huimin.notify.Notifying;
import org.huimin.notify.Preference;
import org.huimin.programme.Changing;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.tasks.Answer;
import org.huimin.tasks.Desk;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.MySql;
import org.huimin.testing.PlanWalk;
import org.huimin.testing.WholeHouse;
import org.huimin.workflow.InboxCheck;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.transaction.support.TransactionTemplate;

/** Two instances of the house on one database: what either does is done once, and what one changes the other knows. */
@Tag("check-22")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoInstancesTest {

    /** What the handbook promises. */
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MANY = 30;
    private static final String YEAR_2031 = "{\"year\":2031,\"papers\":[\"https://www.gov.cn/\"],\"days\":[{\"name\":\"元旦\",\"date\":\"2031-01-01\",\"isOffDay\":true}]}";

    private GreenMail server;
    private WholeHouse one;
    private WholeHouse other;

    @BeforeAll
    void open() throws IOException {
        MySql.needed();
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        String url = MySql.migrated("huimin_two_instances");
        String[] settings = {"spring.mail.host=127.0.0.1", "spring.mail.port=" + port, "camunda.bpm.job-execution.enabled=true"};
        one = WholeHouse.on(url, MySql.user(), MySql.password(), settings);
        other = WholeHouse.on(url, MySql.user(), MySql.password(), settings);
    }

    @AfterAll
    void close() {
        if (other != null) {
            one.get(BusinessClock.class).reset();
            other.close();
            one.close();
            server.stop();
        }
    }

    @Test
    void sendEachMailOnce() throws Exception {
        PlanWalk.begin(one, "two-mails");
        Actor head = actor("commerce-head");
        one.get(Notifying.class).prefer(head, new Preference("", "head@example.gov.cn", "", true, false, false, true, true));
        Instant now = one.get(BusinessClock.class).instant();
        other.get(BusinessClock.class).turnTo(now);
        one.get(TransactionTemplate.class).executeWithoutResult(t -> one.get(Notifying.class).tell(IntStream.range(0, MANY)
                .mapToObj(i -> new Message("two:" + i, Message.Kind.URGED, head.account(), "第" + i + "件", "/desk", now)).toList()));

        List<Integer> sent = atOneMoment(() -> one.get(Dispatching.class).dispatch(), () -> other.get(Dispatching.class).dispatch());
        one.get(Dispatching.class).dispatch();

        List<String> received = java.util.Arrays.stream(server.getReceivedMessages()).map(TwoInstancesTest::id).filter(id -> id.startsWith("two:")).toList();
        assertThat(received).as("sent " + sent).hasSize(MANY).doesNotHaveDuplicates();
    }

    @Test
    void knowTheCalendarThatTheOtherHasLoaded() {
        assertThat(other.get(Calendars.class).current().knownYears()).doesNotContain(2031);

        one.get(LoadingHolidays.class).load(Actor.SYSTEM, YEAR_2031);

        assertThat(other.get(TransactionTemplate.class).<Boolean>execute(t -> other.get(Calendars.class).current().knownYears().contains(2031)))
                .as("whoever decides something knows it at once").isTrue();
        within(KNOWN_WITHIN, () -> other.get(Calendars.class).current().knownYears().contains(2031));
        assertThat(one.get(Calendars.class).current().knownYears()).contains(2031);
    }

    @Test
    void knowTheProgrammeThatTheOtherHasChanged() {
        PlanWalk plan = PlanWalk.begin(one, "two-changes");
        plan.upTo("sign-notice");
        CaseRef programme = plan.programme();
        assertThat(changes(other, programme)).isZero();

        one.get(Changing.class).extend(Actor.SYSTEM, programme, 1, 1, LocalDate.parse("2023-12-15"), "顺延一天", "某文〔2023〕1号");

        assertThat(changes(one, programme)).isEqualTo(1);
        assertThat(other.get(TransactionTemplate.class).<Integer>execute(t -> changes(other, programme))).as("whoever decides something knows it at once").isEqualTo(1);
        within(KNOWN_WITHIN, () -> changes(other, programme) == 1);
    }

    @Test
    void takeOneAnswerToOnePieceOfWork() throws Exception {
        for (int round = 0; round < 5; round++) {
            PlanWalk.Step step = PlanWalk.begin(one, "two-answers-" + round).next().orElseThrow();
            List<String> said = atOneMoment(() -> answered(one, step), () -> answered(other, step));
            assertThat(said).containsExactlyInAnyOrder("done", "CONFLICT");
        }
        assertThat(one.get(InboxCheck.class).differences()).isEmpty();
    }

    @Test
    @Tag("check-17")
    @Tag("check-18")
    void takeOneOfSixteenAnswersMailOnceAndKnowTheAnswerAgainAfterwards() throws Exception {
        PlanWalk plan = PlanWalk.begin(one, "two-keys");
        WorkItem item = plan.upTo("review-plan");
        Actor head = actor("commerce-head");
        one.get(Desk.class).claim(head, item.id());
        Answer answer = plan.answer(item);
        List<Callable<String>> acts = IntStream.range(0, 16).<Callable<String>>mapToObj(i -> () -> answered(i % 2 == 0 ? one : other, head, item, answer, "key-" + i)).toList();

        List<String> said = atOneMoment(acts);

        assertThat(said).containsOnly("done", "CONFLICT").filteredOn("done"::equals).hasSize(1);
        String key = "key-" + said.indexOf("done");
        WorkItem next = plan.open().stream().filter(i -> i.task().equals("table-plan")).findFirst().orElseThrow();
        Person told = one.get(People.class).inGroup(next.group()).get(0);
        other.get(BusinessClock.class).turnTo(one.get(BusinessClock.class).instant());
        one.get(Notifying.class).prefer(told.actor(), new Preference("", "next@example.gov.cn", "", true, false, false, true, true));
        atOneMoment(() -> one.get(Dispatching.class).dispatch(), () -> other.get(Dispatching.class).dispatch());
        one.get(Dispatching.class).dispatch();
        assertThat(java.util.Arrays.stream(server.getReceivedMessages()).filter(mail -> id(mail).equals("work:" + next.id()) && to(mail).contains("next@example.gov.cn")))
                .hasSize(1);

        for (WholeHouse house : List.of(one, other)) {
            assertThat(answered(house, head, item, answer, key)).as("again, on an instance that may not have heard it").isEqualTo("done");
            assertThat(answered(house, head, item, Answer.of(Map.of("decision", "RETURNED", "opinion", "改主意了")), key)).isEqualTo("INVALID");
        }
        assertThat(plan.open()).filteredOn(i -> i.task().equals("table-plan")).hasSize(1);
    }

    private static String answered(WholeHouse house, Actor actor, WorkItem item, Answer answer, String key) {
        try {
            house.get(Desk.class).complete(actor, item.id(), answer, key);
            return "done";
        } catch (Refused no) {
            return no.kind().name();
        }
    }

    @Test
    void runEachDueStepOnce() {
        List<CaseRef> programmes = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            PlanWalk plan = PlanWalk.begin(one, "two-timers-" + i);
            plan.upTo("give-opinion");
            programmes.add(plan.programme());
        }
        Instant over = one.get(BusinessClock.class).instant().plus(Duration.ofDays(60));
        List.of(one, other).forEach(house -> house.get(BusinessClock.class).turnTo(over));
        List.of(one, other).forEach(TwoInstancesTest::wake);

        within(PATIENCE, () -> programmes.stream().allMatch(p -> open(p, "close-consultation") > 0));

        assertThat(programmes).allSatisfy(p -> assertThat(open(p, "close-consultation")).isEqualTo(1));
        assertThat(one.get(ManagementService.class).createJobQuery().withException().count()).as("steps that failed").isZero();
        assertThat(one.get(InboxCheck.class).differences()).isEmpty();
    }

    private static String answered(WholeHouse house, PlanWalk.Step step) {
        try {
            house.get(Desk.class).complete(step.actor(), step.item().id(), step.answer());
            return "done";
        } catch (Refused no) {
            return no.kind().name();
        }
    }

    private long open(CaseRef programme, String task) {
        return one.get(Inbox.class).open(programme).stream().map(WorkItem::task).filter(task::equals).count();
    }

    private static int changes(WholeHouse house, CaseRef programme) {
        return house.get(ProgrammeRegister.class).spec(programme).changes().size();
    }

    /** An executor with nothing to do looks rarely; whoever turns the clock wakes it. */
    private static void wake(WholeHouse house) {
        ((ProcessEngineConfigurationImpl) house.get(ProcessEngine.class).getProcessEngineConfiguration()).getJobExecutor().jobWasAdded();
    }

    private Actor actor(String account) {
        return one.get(People.class).find(account).orElseThrow().actor();
    }

    private static String id(jakarta.mail.internet.MimeMessage mail) {
        try {
            return mail.getHeader("X-Huimin-Id")[0];
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String to(jakarta.mail.internet.MimeMessage mail) {
        try {
            return java.util.Arrays.toString(mail.getAllRecipients());
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @SafeVarargs
    private static <T> List<T> atOneMoment(Callable<T>... acts) throws Exception {
        return atOneMoment(List.of(acts));
    }

    private static <T> List<T> atOneMoment(List<Callable<T>> acts) throws Exception {
        CyclicBarrier start = new CyclicBarrier(acts.size());
        ExecutorService threads = Executors.newFixedThreadPool(acts.size());
        try {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> act : acts) {
                running.add(threads.submit(() -> {
                    start.await();
                    return act.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : running) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }

    private static void within(Duration time, BooleanSupplier holds) {
        long end = System.nanoTime() + time.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("nothing came within " + time).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
