package org.huimin.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import moments.Moment;
import org.huimin.testing.DatabaseSlice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** An instant is the same to the microsecond whichever way it went in or out, whatever zone the machine is in. */
@DatabaseSlice
@ImportAutoConfiguration(HibernateJpaAutoConfiguration.class)
@Import(StampTest.Moments.class)
@TestPropertySource(properties = "spring.jpa.hibernate.ddl-auto=none")
class StampTest {

    @PersistenceContext
    private EntityManager objects;
    @Autowired
    private JdbcTemplate jdbc;
    @Autowired
    private TransactionTemplate transaction;

    @TestConfiguration
    @EntityScan(basePackageClasses = Moment.class)
    static class Moments { }

    @BeforeEach
    void emptyTable() {
        jdbc.execute("drop table if exists moment");
        jdbc.execute("create table moment (id int primary key, happened_at datetime(6)) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-11-28T01:00:00.123456Z", "2023-11-30T23:59:59.999999Z", "2023-12-31T16:00:00Z",
            "1988-06-15T03:00:00.000001Z", "2023-03-26T01:30:00Z", "2023-10-29T00:30:00Z"})
    void instantIsTheSameBothWays(String moment) {
        Instant at = Instant.parse(moment);

        transaction.executeWithoutResult(now -> objects.persist(new Moment(1, at)));
        jdbc.update("insert into moment (id, happened_at) values (2, ?)", Stamp.of(at));
        jdbc.update("insert into moment (id, happened_at) values (3, ?)", Timestamp.from(at));

        for (int id = 1; id <= 3; id++) {
            int one = id;
            Instant byObjects = transaction.execute(now -> objects.find(Moment.class, one).happenedAt());
            Instant bySql = jdbc.queryForObject("select happened_at from moment where id = ?",
                    (row, number) -> Stamp.read(row, "happened_at"), id);
            assertThat(byObjects).isEqualTo(at);
            Timestamp byTimestamp = jdbc.queryForObject("select happened_at from moment where id = ?", Timestamp.class, id);
            assertThat(bySql).isEqualTo(at);
            assertThat(byTimestamp.toInstant()).isEqualTo(at);
            assertThat(jdbc.queryForObject("select cast(happened_at as char(26)) from moment where id = ?", String.class, id))
                    .startsWith(moment.replace('T', ' ').substring(0, 19));
        }
    }
}
