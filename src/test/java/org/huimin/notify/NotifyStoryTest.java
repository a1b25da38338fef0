package org.huimin.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.huimin.calendar.BusinessClock;
import org.huimin.identity.People;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.Reminding;
import org.huimin.tasks.Urging;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.H2;
import org.huimin.testing.MySql;
import org.huimin.testing.PlanWalk;
import org.huimin.testing.WholeHouse;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** From a step at one desk to the mail of the next, and what becomes of it when the mail server is away. */
class NotifyStoryTest {

    @Test
    void tellsEachThingOnceAndKeepsTryingOnH2() throws Exception {
        play(H2.fresh() + ";DB_CLOSE_DELAY=-1", "sa", "");
    }

    @Test
    void tellsEachThingOnceAndKeepsTryingOnMySql() throws Exception {
        MySql.needed();
        play(MySql.migrated("huimin_notify"), MySql.user(), MySql.password());
    }

    private static void play(String url, String user, String password) throws Exception {
        int port = freePort();
        GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try (WholeHouse house = WholeHouse.on(url, user, password, "spring.mail.host=127.0.0.1", "spring.mail.port=" + port,
                "huimin.address=https://voucher.example")) {
            Notifying notifying = house.get(Notifying.class);
            Dispatching dispatching = house.get(Dispatching.class);
            BusinessClock clock = house.get(BusinessClock.class);
            PlanWalk plan = PlanWalk.begin(house, "told");
            Actor head = actor(house, "commerce-head");
            Actor officer = actor(house, "commerce-officer");
            wantsAWayThatCannotWork(notifying, head);
            notifying.prefer(head, new Preference("somebody else's account is not asked for", "head@example.gov.cn", "", true, false, true, true, true));

            plan.upTo("review-plan");
            WorkItem review = house.get(Inbox.class).stillOpen().get(0);
            server.stop();
            assertThat(dispatching.dispatch()).as("the chat's recorder takes it, the mail server is away").isEqualTo(1);
            server.start();
            clock.turnTo(clock.instant().plus(Duration.ofMinutes(2)));
            assertThat(dispatching.dispatch()).isEqualTo(1);
            assertThat(dispatching.dispatch()).isZero();
            MimeMessage mail = server.getReceivedMessages()[0];
            assertThat(mail.getSubject()).isEqualTo("新的待办：审核方案");
            assertThat(mail.getHeader("X-Huimin-Id")).containsExactly("work:" + review.id());
            assertThat(mail.getContent().toString()).contains("https://voucher.example/desk/" + review.id());

            urges(house, officer, review, clock);
            returns(house, plan, notifying);
            digests(house, notifying, head, clock);
            rollsBackWithWhatItTellsOf(house, notifying, head);
        } finally {
            server.stop();
        }
    }

    private static int freePort() throws java.io.IOException {
        try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void wantsAWayThatCannotWork(Notifying notifying, Actor head) {
        assertThatThrownBy(() -> notifying.prefer(head, new Preference("", "not mail", "123", true, true, false, true, true)))
                .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.reasons()).extracting(Refused.Reason::field).containsExactly("mail", "mobile"));
        assertThat(notifying.preference(head).byMail()).isFalse();
    }

    private static void urges(WholeHouse house, Actor officer, WorkItem review, BusinessClock clock) {
        Urging urging = house.get(Urging.class);
        urging.urge(officer, review.root(), review.id());
        assertThatThrownBy(() -> urging.urge(officer, review.root(), review.id())).hasMessageContaining("4小时内不重复催办");
        clock.turnTo(clock.instant().plus(Duration.ofHours(4)));
        urging.urge(officer, review.root(), review.id());
        assertThatThrownBy(() -> urging.urge(officer, review.root(), "no-such-item")).hasMessageContaining("没有这项待办");
    }

    private static void returns(WholeHouse house, PlanWalk plan, Notifying notifying) {
        plan.next(Map.of("review-plan", Map.of("decision", "RETURNED", "opinion", "请补充依据。"))).orElseThrow().complete();
        WorkItem back = house.get(Inbox.class).stillOpen().get(0);
        assertThat(back.task()).isEqualTo("draft-plan");
        assertThat(notifying.page(actor(house, "commerce-officer"), java.time.Instant.parse("2030-01-01T00:00:00Z"), 1))
                .singleElement().satisfies(m -> assertThat(m.kind()).isEqualTo(Message.Kind.RETURNED));
    }

    private static void digests(WholeHouse house, Notifying notifying, Actor head, BusinessClock clock) {
        Reminding reminding = house.get(Reminding.class);
        Actor officer = actor(house, "commerce-officer");
        clock.turnTo(java.time.Instant.parse("2023-11-18T01:00:00Z"));
        reminding.round();
        clock.turnTo(java.time.Instant.parse("2023-11-20T00:29:00Z"));
        reminding.round();
        assertThat(digestsOf(notifying, officer)).as("a Saturday, and a Monday before half past eight").isEmpty();
        clock.turnTo(java.time.Instant.parse("2023-11-20T00:30:01Z"));
        reminding.round();
        reminding.round();
        assertThat(digestsOf(notifying, officer)).singleElement().satisfies(m -> assertThat(m.subject()).startsWith("今日待办：在办0件，待签收1件"));
        assertThat(digestsOf(notifying, head)).as("nothing lies there").isEmpty();
    }

    private static List<Message> digestsOf(Notifying notifying, Actor actor) {
        return notifying.page(actor, java.time.Instant.parse("2030-01-01T00:00:00Z"), 100).stream().filter(m -> m.kind() == Message.Kind.DIGEST).toList();
    }

    private static void rollsBackWithWhatItTellsOf(WholeHouse house, Notifying notifying, Actor head) {
        Message message = new Message("test:1", Message.Kind.URGED, head.account(), "试", "/desk", java.time.Instant.parse("2023-11-20T00:00:00Z"));
        TransactionTemplate transaction = house.get(TransactionTemplate.class);
        transaction.executeWithoutResult(t -> {
            notifying.tell(List.of(message));
            t.setRollbackOnly();
        });
        assertThat(notifying.lastTold("test:")).isEmpty();
        transaction.executeWithoutResult(t -> notifying.tell(List.of(message, message)));
        assertThat(notifying.lastTold("test:")).isPresent();
        assertThatThrownBy(() -> notifying.tell(List.of(message))).as("outside a transaction it would be told of what may not happen")
                .isInstanceOf(org.springframework.transaction.IllegalTransactionStateException.class);
    }

    private static Actor actor(WholeHouse house, String account) {
        return house.get(People.class).find(account).orElseThrow().actor();
    }
}
