package org.huimin;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.huimin.testing.H2;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/** What the house relies on when it runs on the database it brings along. */
class EmbeddedDatabaseTest {

    private static final int TRIES = 4000;

    @Test
    void testsRunOnTheSettingsOfTheProduct() {
        YamlPropertiesFactoryBean settings = new YamlPropertiesFactoryBean();
        settings.setResources(new ClassPathResource("application.yaml"));

        assertThat(settings.getObject().getProperty("spring.datasource.url")).contains(H2.SETTINGS);
    }

    /** Without the setting on reused results, some of these tries read a row again as it was before the wait. */
    @Test
    void readsAfterAWaitWhatTheOtherHasJustWritten() throws Exception {
        String url = H2.fresh();
        ExecutorService hands = Executors.newFixedThreadPool(2);
        try (Connection keeper = DriverManager.getConnection(url); Connection one = DriverManager.getConnection(url);
                Connection other = DriverManager.getConnection(url)) {
            keeper.createStatement().execute("create table held (id int primary key)");
            keeper.createStatement().execute("create table question (id int primary key, state varchar(8))");
            keeper.createStatement().execute("insert into held values (1)");
            keeper.createStatement().execute("insert into question values (1, 'OPEN')");
            CyclicBarrier together = new CyclicBarrier(2);
            Replier first = new Replier(one, together);
            Replier second = new Replier(other, together);
            List<Integer> replies = new ArrayList<>();
            for (int i = 0; i < TRIES; i++) {
                keeper.createStatement().execute("update question set state = 'OPEN'");
                Future<Boolean> its = hands.submit(first::reply);
                Future<Boolean> theirs = hands.submit(second::reply);
                replies.add((its.get() ? 1 : 0) + (theirs.get() ? 1 : 0));
            }

            assertThat(replies).containsOnly(1);
        } finally {
            hands.shutdownNow();
        }
    }

    /** Looks, waits for its turn, looks again, and replies where nobody has. */
    private static final class Replier {

        private final Connection connection;
        private final CyclicBarrier together;
        private final PreparedStatement look;
        private final PreparedStatement hold;
        private final PreparedStatement end;

        private Replier(Connection connection, CyclicBarrier together) throws SQLException {
            this.connection = connection;
            this.together = together;
            connection.setAutoCommit(false);
            look = connection.prepareStatement("select state from question where id = 1");
            hold = connection.prepareStatement("select id from held where id = 1 for update");
            end = connection.prepareStatement("update question set state = 'DONE' where id = 1");
        }

        private boolean reply() throws Exception {
            together.await();
            open();
            hold.executeQuery().next();
            boolean open = open();
            if (open) {
                end.executeUpdate();
            }
            connection.commit();
            return open;
        }

        private boolean open() throws SQLException {
            try (ResultSet found = look.executeQuery()) {
                found.next();
                return found.getString(1).equals("OPEN");
            }
        }
    }
}
