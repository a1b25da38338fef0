package org.huimin.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** The embedded database with the settings the product gives it; {@code EmbeddedDatabaseTest} holds the two together. */
public final class H2 {

    public static final String IN_MEMORY = "jdbc:h2:mem:";
    public static final String SETTINGS =
            ";MODE=MySQL;CASE_INSENSITIVE_IDENTIFIERS=TRUE;TIME ZONE=UTC;LOCK_TIMEOUT=10000;OPTIMIZE_REUSE_RESULTS=FALSE";

    private H2() {
    }

    /** The address of a new database in memory, which lives as long as somebody is connected. */
    public static String fresh() {
        return IN_MEMORY + UUID.randomUUID() + SETTINGS;
    }

    /** Lets go of a database in memory, however long it was told to stay. */
    static void drop(String url) {
        try (Connection connection = DriverManager.getConnection(url, "sa", ""); Statement statement = connection.createStatement()) {
            statement.execute("shutdown");
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
