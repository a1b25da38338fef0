package org.huimin.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
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

    /** Points the application at an empty database of this name, made anew. */
    public static void use(DynamicPropertyRegistry properties, String name) {
        properties.add("spring.datasource.url", () -> fresh(name));
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

    public static String user() {
        return System.getenv().getOrDefault("HUIMIN_TEST_MYSQL_USER", "huimin");
    }

    public static String password() {
        return System.getenv().getOrDefault("HUIMIN_TEST_MYSQL_PASSWORD", "huimin");
    }
}
