package org.huimin.rehearsal;

import java.sql.Connection;
import java.util.List;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Lets the embedded database write in its own time while a first start is built. Nobody has been told yet that anything is
 * done, so nothing needs to be on the disk before the next step begins; a thousand steps would wait a thousand times.
 */
@Component
class Unhurried {

    private static final int MILLISECONDS = 500;

    private final JdbcTemplate jdbc;

    Unhurried(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void during(Runnable work) {
        List<String> usual = embedded() ? delay() : List.of();
        usual.forEach(u -> set(String.valueOf(MILLISECONDS)));
        try {
            work.run();
        } finally {
            usual.forEach(this::set);
        }
    }

    private boolean embedded() {
        return Boolean.TRUE.equals(jdbc.execute((ConnectionCallback<Boolean>) c -> c.getMetaData().getDatabaseProductName().equals("H2")));
    }

    /** What the address says; nothing where it is silent. */
    private List<String> delay() {
        return jdbc.queryForList("select distinct setting_value from information_schema.settings where setting_name = 'WRITE_DELAY'", String.class);
    }

    private void set(String milliseconds) {
        jdbc.execute("set write_delay " + milliseconds);
    }
}
