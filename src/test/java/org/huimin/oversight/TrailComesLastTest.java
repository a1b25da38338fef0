package org.huimin.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import moments.Lot;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.huimin.kernel.CaseRef;
import org.huimin.testing.DatabaseSlice;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** A chain is locked only when everything else has been written, objects included. */
@DatabaseSlice
@ImportAutoConfiguration(HibernateJpaAutoConfiguration.class)
@Import({TrailComesLastTest.Recorded.class, TrailWriter.class, PendingChanges.class})
@TestPropertySource(properties = "spring.jpa.hibernate.ddl-auto=none")
class TrailComesLastTest {

    private static final List<String> STATEMENTS = new CopyOnWriteArrayList<>();

    @TestConfiguration
    @EntityScan(basePackageClasses = Lot.class)
    static class Recorded {
        @Bean
        static BeanPostProcessor recording() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource source ? ProxyDataSourceBuilder.create(source)
                            .beforeQuery((execution, queries) -> queries.forEach(query -> STATEMENTS.add(query.getQuery()))).build() : bean;
                }
            };
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    @PersistenceContext
    private EntityManager objects;
    @Autowired
    private ApplicationEventPublisher events;
    @Autowired
    private TransactionTemplate transaction;
    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void locksTheChainAfterEverythingElseIsWritten() {
        jdbc.execute("create table lot (id int primary key)");
        transaction.executeWithoutResult(now -> events.publishEvent(new TrailTest.Drafted(CaseRef.HOUSE, "a", 1)));
        STATEMENTS.clear();

        transaction.executeWithoutResult(now -> {
            objects.persist(new Lot(1));
            events.publishEvent(new TrailTest.Drafted(CaseRef.HOUSE, "a", 2));
            jdbc.update("update lot set id = 1 where id = 1");
        });

        assertThat(STATEMENTS).hasSize(5).satisfiesExactly(
                one -> assertThat(one).startsWith("update lot"),
                two -> assertThat(two).startsWith("insert into lot"),
                three -> assertThat(three).startsWith("select").contains("trail_head"),
                four -> assertThat(four).startsWith("insert into trail_entry"),
                five -> assertThat(five).startsWith("update trail_head"));
    }
}
