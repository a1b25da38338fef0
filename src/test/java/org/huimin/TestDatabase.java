package org.huimin;

import java.util.UUID;
import org.springframework.test.context.DynamicPropertyRegistry;

/** The database of a slice test: H2 in memory, or the real MySQL that {@code HUIMIN_TEST_MYSQL_URL} names. */
public final class TestDatabase {

    private TestDatabase() { }

    public static void register(DynamicPropertyRegistry registry) {
        String mysql = System.getenv("HUIMIN_TEST_MYSQL_URL");
        String h2 = "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=MySQL;CASE_INSENSITIVE_IDENTIFIERS=TRUE;TIME ZONE=UTC;DB_CLOSE_DELAY=-1";
        registry.add("spring.datasource.url", () -> mysql == null ? h2 : mysql);
        registry.add("spring.datasource.username", () -> mysql == null ? "sa" : "huimin");
        registry.add("spring.datasource.password", () -> mysql == null ? "" : "huimin");
    }
}
