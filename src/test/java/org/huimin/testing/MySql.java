package org.huimin.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.flywaydb.core.Flyway;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A fresh database on the MySQL that {@code HUIMIN_TEST_MYSQL_URL} names; its user may create databases {@code huimin_*}. */
public final class MySql {

    public static final String VARIABLE = "HUIMIN_TEST_MYSQL_URL";

    private MySql() { }

    /** Skips the test where no MySQL is at hand; fails it where {@code HUIMIN_TEST_COMPLETE} says that nothing may be skipped. */
    public static void needed() {
        if (System.getenv(VARIABLE) == null) {
            assertThat(System.getenv("HUIMIN_TEST_COMPLETE")).as(VARIABLE + " is not set and nothing may be skipped").isNotEqualTo("true");
            assumeThat(System.getenv(VARIABLE)).isNotNull();
        }
    }

    /** Points the application at a {@link #migrated} database of this name. */
    public static void use(DynamicPropertyRegistry properties, String name) {
        properties.add("spring.datasource.url", () -> migrated(name));
        properties.add("spring.datasource.username", MySql::user);
        properties.add("spring.datasource.password", MySql::password);
    }

    /** The address of an empty database, made anew; classes that run beside each other may use the same name. */
    public static String fresh(String kind) {
        String name = kind + "_" + System.getProperty("test.process", "0");
        String address = System.getenv(VARIABLE);
        try (Connection connection = DriverManager.getConnection(address, user(), password());
             Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name);
            statement.execute("create database " + name);
        } catch (SQLException broken) {
            throw new IllegalStateException("no database for the test on " + address, broken);
        }
        String own = address.replaceFirst("(jdbc:mysql://[^/]+/)[^?]*", "$1" + name);
        return own.contains("connectionTimeZone") ? own : own + (own.contains("?") ? "&" : "?") + "connectionTimeZone=UTC";
    }

    /**
     * As {@link #fresh}, with every table as the migrations and the engine leave it. They work once in each process, on
     * a database of their own; what came of it is copied, which takes a second instead of ten.
     */
    public static String migrated(String kind) {
        String url = fresh(kind);
        Template.CREATED.copyTo(url);
        return url;
    }

    /** A migrated database that nobody works on. */
    private static final class Template {

        static final Template CREATED = new Template();

        private final String name;
        private final List<String> tables = new ArrayList<>();
        private final List<String> filled = new ArrayList<>();

        private Template() {
            String url = fresh("huimin_template");
            Flyway.configure().dataSource(url, user(), password()).load().migrate();
            ProcessEngineConfiguration.createStandaloneProcessEngineConfiguration().setJdbcUrl(url).setJdbcUsername(user())
                    .setJdbcPassword(password()).setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE).buildProcessEngine().close();
            Flyway.configure().dataSource(url, user(), password()).locations("classpath:db/engine").table("flyway_engine_history")
                    .baselineOnMigrate(true).baselineVersion("0").load().migrate();
            try (Connection connection = DriverManager.getConnection(url, user(), password()); Statement statement = connection.createStatement()) {
                // each house sets a history level of its own
                statement.execute("delete from ACT_GE_PROPERTY where NAME_ = 'historyLevel'");
                name = connection.getCatalog();
                for (String table : column(statement, "show tables", 1)) {
                    tables.add(column(statement, "show create table `" + table + "`", 2).get(0));
                    if (!column(statement, "select 1 from `" + table + "` limit 1", 1).isEmpty()) {
                        filled.add(table);
                    }
                }
            } catch (SQLException broken) {
                throw new IllegalStateException("no migrated database to copy", broken);
            }
        }

        private void copyTo(String url) {
            try (Connection connection = DriverManager.getConnection(url, user(), password()); Statement statement = connection.createStatement()) {
                statement.execute("set foreign_key_checks = 0");
                for (String table : tables) {
                    statement.execute(table);
                }
                for (String table : filled) {
                    statement.execute("insert into `" + table + "` select * from `" + name + "`.`" + table + "`");
                }
            } catch (SQLException broken) {
                throw new IllegalStateException("no copy of the migrated database", broken);
            }
        }

        private static List<String> column(Statement statement, String query, int column) throws SQLException {
            List<String> values = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    values.add(rows.getString(column));
                }
            }
            return values;
        }
    }

    public static String user() {
        return System.getenv().getOrDefault("HUIMIN_TEST_MYSQL_USER", "huimin");
    }

    public static String password() {
        return System.getenv().getOrDefault("HUIMIN_TEST_MYSQL_PASSWORD", "huimin");
    }
}
