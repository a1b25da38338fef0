package org.huimin.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class UnhurriedTest {

    @TempDir
    private Path folder;

    @Test
    void theDatabaseWritesInItsOwnTimeOnlyWhileTheFirstStartIsBuilt() {
        try (SingleConnectionDataSource database = at(";WRITE_DELAY=0")) {
            JdbcTemplate jdbc = new JdbcTemplate(database);

            new Unhurried(jdbc).during(() -> assertThat(delay(jdbc)).isEqualTo("500"));

            assertThat(delay(jdbc)).isEqualTo("0");
        }
    }

    @Test
    void afterAFirstStartThatFailsItWritesAtOnceAsBefore() {
        try (SingleConnectionDataSource database = at(";WRITE_DELAY=0")) {
            JdbcTemplate jdbc = new JdbcTemplate(database);

            assertThatThrownBy(() -> new Unhurried(jdbc).during(() -> {
                throw new IllegalStateException("no");
            })).hasMessage("no");

            assertThat(delay(jdbc)).isEqualTo("0");
        }
    }

    private SingleConnectionDataSource at(String settings) {
        return new SingleConnectionDataSource("jdbc:h2:file:" + folder.resolve("house") + settings, "sa", "", true);
    }

    private static String delay(JdbcTemplate jdbc) {
        return jdbc.queryForObject("select distinct setting_value from information_schema.settings where setting_name = 'WRITE_DELAY'", String.class);
    }
}
