package org.huimin.testing;

import java.util.UUID;

/** The embedded database with the settings the product gives it; {@code EmbeddedDatabaseTest} holds the two together. */
public final class H2 {

    public static final String SETTINGS =
            ";MODE=MySQL;CASE_INSENSITIVE_IDENTIFIERS=TRUE;TIME ZONE=UTC;LOCK_TIMEOUT=10000;OPTIMIZE_REUSE_RESULTS=FALSE";

    private H2() {
    }

    /** The address of a new database in memory, which lives as long as somebody is connected. */
    public static String fresh() {
        return "jdbc:h2:mem:" + UUID.randomUUID() + SETTINGS;
    }
}
