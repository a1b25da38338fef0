package org.huimin.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.huimin.identity.People;
import org.huimin.kernel.Actor;
import org.huimin.tasks.Filter;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.TaskForms;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.Cable;
import org.huimin.testing.Caller;
import org.huimin.testing.MySql;
import org.huimin.testing.WholeHouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The line to the database breaks under people at work and comes back. */
@Tag("check-23")
class DatabaseAwayTest {

    private static final Duration WHILE_AWAY = Duration.ofSeconds(30);
    private static final int TRIES = 60;

    private Cable cable;
    private WholeHouse house;
    private WorkItem item;
    private Actor actor;

    @BeforeEach
    void openTheDoors() {
        MySql.needed();
        URI server = URI.create(MySql.migrated("huimin_speed_away").substring("jdbc:".length()));
        cable = new Cable(server.getHost(), server.getPort());
        String address = ("jdbc:" + server).replaceFirst("//[^/]+/", "//127.0.0.1:" + cable.port() + "/");
        house = WholeHouse.openAt(address, MySql.user(), MySql.password(), "spring.datasource.hikari.connection-timeout=1000",
                "spring.datasource.hikari.validation-timeout=500", "spring.datasource.hikari.maximum-pool-size=4",
                "logging.level.com.zaxxer.hikari=OFF", "logging.level.org.huimin=OFF", "logging.level.org.hibernate=OFF");
        String group = house.sql().queryForObject("select group_code from work_item where state = 'OPEN'", String.class);
        actor = house.get(People.class).inGroup(group).get(0).actor();
        item = house.get(Inbox.class).claimable(actor, Filter.NONE, null, 1).items().get(0);
    }

    @AfterEach
    void close() throws Exception {
        cable.mend();
        house.close();
        cable.close();
    }

    @Test
    void isSaidInASentenceLosesNothingThatWasConfirmedAndHealsByItself() throws Exception {
        Caller reader = Caller.at(house).signIn(actor.account());
        Caller writer = Caller.at(house).signIn(actor.account());
        writer.form("/desk/" + item.id() + "/claim", Map.of());
        Typing typing = new Typing(writer);
        Thread hands = new Thread(typing);
        hands.start();
        typing.atWork.await();

        cable.cut();
        List<Integer> answers = new ArrayList<>();
        long away = System.nanoTime();
        for (int i = 0; System.nanoTime() - away < WHILE_AWAY.toNanos(); i++) {
            answers.add((i % 2 == 0 ? reader.get("/desk") : reader.get("/cases/" + item.root())).status());
        }
        Caller.Reply page = reader.get("/desk");
        Caller.Reply json = reader.getJson("/desk/" + item.id());

        assertThat(answers).hasSizeGreaterThan(5).containsOnly(503);
        assertThat(page.body()).contains("数据库暂时连接不上", "已确认办理的事项不会丢失");
        assertThat(page.headers()).containsKey("retry-after");
        assertThat(json.status()).isEqualTo(503);
        assertThat(json.rules()).containsExactly("database.away");

        cable.mend();
        int tries = 0;
        while (reader.get("/desk").status() != 200) {
            assertThat(tries++).as("tries until the house is itself again").isLessThan(TRIES);
        }
        typing.enough = true;
        hands.join();

        assertThat(typing.statuses).contains(200, 503).containsOnly(200, 503);
        String stored = house.sql().queryForObject("select content from work_draft where work_item = ?", String.class, item.id());
        assertThat(Integer.parseInt(stored.replaceAll("\\D", ""))).as("the last that was confirmed, or one sent after it").isGreaterThanOrEqualTo(typing.confirmed);
        Map<String, Object> answer = new HashMap<>(house.get(TaskForms.class).prefill(item));
        answer.putAll(Map.of("summary", "按政策要求安排。", "confirmed", true));
        assertThat(writer.answer(item.id(), answer).status()).isEqualTo(200);
        assertThat(house.sql().queryForObject("select state from work_item where id = ?", String.class, item.id())).isEqualTo("DONE");
    }

    /** Somebody who goes on typing, each time a higher number, and notes what was confirmed. */
    private final class Typing implements Runnable {

        private final Caller writer;
        private final CountDownLatch atWork = new CountDownLatch(1);
        private final List<Integer> statuses = new ArrayList<>();
        private volatile boolean enough;
        private int confirmed;

        private Typing(Caller writer) {
            this.writer = writer;
        }

        @Override
        public void run() {
            int number = 0;
            boolean last = false;
            while (!last) {
                last = enough;
                number++;
                int status = writer.json("PUT", "/desk/" + item.id() + "/draft", Map.of("values", Map.of("summary", "n" + number))).status();
                statuses.add(status);
                if (status == 200) {
                    confirmed = number;
                }
                if (number == 3) {
                    atWork.countDown();
                }
            }
        }
    }
}
