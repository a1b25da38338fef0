package org.huimin.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.huimin.kernel.Stamp;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class StoredOffset implements ClockOffset {

    private final JdbcTemplate jdbc;

    StoredOffset(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Duration read() {
        List<Long> rows = jdbc.queryForList("select offset_ms from clock_offset where id = 1", Long.class);
        return rows.isEmpty() ? Duration.ZERO : Duration.ofMillis(rows.get(0));
    }

    @Override
    public void write(Duration offset, Instant machineTime) {
        jdbc.update("replace into clock_offset (id, offset_ms, turned_at) values (1, ?, ?)",
                offset.toMillis(), Stamp.of(machineTime));
    }
}
