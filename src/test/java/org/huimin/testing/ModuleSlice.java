package org.huimin.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.QueryCountHolder;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.flywaydb.core.Flyway;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** One module's own beans on a migrated database, with transactions and a record of the facts; nothing else starts. */
public final class ModuleSlice implements AutoCloseable {

    private static final AtomicInteger PROGRAMMES = new AtomicInteger();

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final HikariDataSource pool;

    private ModuleSlice(HikariDataSource database, DataSource used, String module, TurnedClock clock, Object... collaborators) {
        pool = database;
        context.registerBean("dataSource", DataSource.class, () -> used);
        context.registerBean("clock", Clock.class, () -> clock);
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("slice",
                Map.of("huimin.storage", "target/storage/" + UUID.randomUUID())));
        for (Object collaborator : collaborators) {
            if (collaborator instanceof Class<?> bean) {
                context.register(bean);
            } else {
                registerAs(collaborator);
            }
        }
        context.register(Wiring.class);
        context.scan(module);
        context.refresh();
    }

    /** @param collaborators beans of other modules that the module reads, as the test wants them; a class is made like any bean */
    public static ModuleSlice onH2(String module, TurnedClock clock, Object... collaborators) {
        return counted(pool(H2.fresh(), "sa", ""), module, clock, collaborators);
    }

    /** On the server named by {@code HUIMIN_TEST_MYSQL_URL}, in a fresh database of its own. */
    public static ModuleSlice onMySql(String module, TurnedClock clock, Object... collaborators) {
        return counted(mySql(module), module, clock, collaborators);
    }

    /** With nothing between the module and its database that counts statements and costs time. */
    public static ModuleSlice bare(boolean mysql, String module, TurnedClock clock, Object... collaborators) {
        HikariDataSource database = migrated(mysql ? mySql(module) : pool(H2.fresh(), "sa", ""));
        return new ModuleSlice(database, database, module, clock, collaborators);
    }

    private static ModuleSlice counted(HikariDataSource database, String module, TurnedClock clock, Object... collaborators) {
        migrated(database);
        return new ModuleSlice(database, ProxyDataSourceBuilder.create(database).countQuery().build(), module, clock, collaborators);
    }

    private static HikariDataSource mySql(String module) {
        return pool(MySql.migrated("huimin_" + module.substring(module.lastIndexOf('.') + 1)), MySql.user(), MySql.password());
    }

    private static HikariDataSource migrated(HikariDataSource database) {
        Flyway.configure().dataSource(database).load().migrate();
        return database;
    }

    /** A case that no other test uses. */
    public static CaseRef freshProgramme() {
        return CaseRef.of("VP-2023-%03d".formatted(PROGRAMMES.incrementAndGet()));
    }

    public <T> T get(Class<T> bean) {
        return context.getBean(bean);
    }

    public JdbcTemplate sql() {
        return get(JdbcTemplate.class);
    }

    public TransactionTemplate transaction() {
        return new TransactionTemplate(get(PlatformTransactionManager.class));
    }

    /** What happened in the case, in order. */
    public List<Fact> facts(CaseRef programme) {
        return get(Heard.class).facts().filter(f -> f.about().root().equals(programme.root())).toList();
    }

    public <F extends Fact> List<F> facts(CaseRef programme, Class<F> kind) {
        return facts(programme).stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** SQL statements the act sends; a batch counts as one. */
    public long statements(Runnable act) {
        QueryCountHolder.clear();
        act.run();
        return QueryCountHolder.getGrandTotal().getTotal();
    }

    @Override
    public void close() {
        context.close();
        pool.close();
    }

    private static HikariDataSource pool(String url, String user, String password) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return pool;
    }

    @SuppressWarnings("unchecked")
    private void registerAs(Object collaborator) {
        Class<Object> type = (Class<Object>) collaborator.getClass();
        context.registerBean(type.getSimpleName(), type, () -> collaborator);
    }

    static class Heard {

        private final List<Fact> facts = Collections.synchronizedList(new ArrayList<>());

        @EventListener
        void on(Fact fact) {
            facts.add(fact);
        }

        Stream<Fact> facts() {
            return List.copyOf(facts).stream();
        }
    }

    /** Not a plain configuration, or tests of the whole application would find it and use its transactions. */
    @TestConfiguration
    @EnableTransactionManagement
    static class Wiring {

        @Bean
        PlatformTransactionManager transactionManager(DataSource database) {
            return new DataSourceTransactionManager(database);
        }

        @Bean
        JdbcTemplate jdbcTemplate(DataSource database) {
            return new JdbcTemplate(database);
        }

        @Bean
        Heard heard() {
            return new Heard();
        }
    }
}
