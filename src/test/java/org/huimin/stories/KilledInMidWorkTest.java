package org.huimin.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huimin.testing.MidWork;
import org.huimin.testing.MySql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The house is killed while several people answer, again and again. Each time it comes up by itself, whatever was told as
 * done is done, nothing is there by halves, the lists agree with the engine, the record holds, and work goes on.
 *
 * <p>Once for each database in the build, since each life costs a start; {@code mvn test -Dtest=KilledInMidWorkTest -Dkills=20}
 * for more.
 */
@Tag("check-20")
@Timeout(value = 1200, unit = TimeUnit.SECONDS)
class KilledInMidWorkTest {

    private static final int KILLS = Integer.getInteger("kills", 1);
    private static final Pattern ADDRESS = Pattern.compile("url: (jdbc:h2:file:)\\./data/huimin(\\S+)");

    @TempDir
    private Path place;
    private final List<Process> begun = new ArrayList<>();

    @AfterEach
    void leaveNobodyBehind() {
        begun.forEach(process -> process.toHandle().destroyForcibly());
    }

    @Test
    void losesNothingThatWasToldOnItsOwnDatabaseFile() throws Exception {
        live(shippedAddress(), "sa", "");
    }

    @Test
    void losesNothingThatWasToldOnMySql() throws Exception {
        MySql.needed();
        live(MySql.migrated("huimin_killed"), MySql.user(), MySql.password());
    }

    private void live(String address, String user, String password) throws Exception {
        Random moment = new Random();
        List<Integer> lives = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            Life life = new Life(address, user, password, Integer.MAX_VALUE);
            life.until("ready");
            lives.add(life.killedAfter(10 + moment.nextInt(60)));
        }
        Life last = new Life(address, user, password, 40);
        last.until("end");
        assertThat(last.process.waitFor()).isZero();
        assertThat(lives).as("steps before each kill").allMatch(steps -> steps >= 10);
    }

    /** As the product has it, but in a place of the test's own. */
    private String shippedAddress() throws IOException {
        try (InputStream settings = KilledInMidWorkTest.class.getResourceAsStream("/application.yaml")) {
            Matcher address = ADDRESS.matcher(new String(settings.readAllBytes(), StandardCharsets.UTF_8).replace("TIME ZONE", "TIME\u00a0ZONE"));
            assertThat(address.find()).isTrue();
            return (address.group(1) + place.resolve("huimin") + address.group(2)).replace('\u00a0', ' ');
        }
    }

    /** One process from its start to its end. */
    private final class Life {

        private final Process process;
        private final BufferedReader lines;
        private final Path told = place.resolve("told.txt");
        private int steps;

        Life(String address, String user, String password, int steps) throws IOException {
            process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:TieredStopAtLevel=1",
                    "-Duser.timezone=Asia/Shanghai", "-Dfile.encoding=UTF-8", "-cp", System.getProperty("java.class.path"),
                    MidWork.class.getName(), address, user, password, told.toString(), String.valueOf(steps))
                    .redirectError(place.resolve("errors.txt").toFile()).start();
            begun.add(process);
            lines = process.inputReader(StandardCharsets.UTF_8);
        }

        /** Reads on until that is said; the house must not die or find fault before. */
        void until(String said) throws IOException {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (heard(line).equals(said)) {
                    return;
                }
            }
            throw new AssertionError("it ended by itself: " + Files.readString(place.resolve("errors.txt")));
        }

        int killedAfter(int more) throws IOException, InterruptedException {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                heard(line);
                if (steps == more) {
                    process.toHandle().destroyForcibly(); // the process itself would close what it said last
                }
            }
            process.waitFor();
            return steps;
        }

        private String heard(String line) throws IOException {
            if (!line.startsWith("@") || !line.endsWith(" .")) {
                return "";
            }
            String said = line.substring(1, line.length() - 2);
            assertThat(said).doesNotStartWith("wrong");
            if (said.startsWith("done ")) {
                steps++;
                Files.writeString(told, said.substring(5) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
            return said;
        }
    }
}
