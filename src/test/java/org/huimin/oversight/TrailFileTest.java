package org.huimin.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.huimin.oversight.TrailFile.Kind;
import org.huimin.oversight.TrailFile.Result;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done to a published trail, the first line that does not hold is named. */
@Tag("check-39")
class TrailFileTest {

    private static final String CHAIN = "VP-2023-001";

    @TempDir
    private Path folder;

    private final List<String> lines = new ArrayList<>();
    private TrailHead head = new TrailHead(CHAIN, 0, TrailLine.NOTHING_BEFORE);

    TrailFileTest() {
        for (int i = 0; i < 10; i++) {
            TrailLine line = TrailLine.after(head, Instant.parse("2023-11-28T01:00:00Z").plusSeconds(i), "NoticePublished",
                    Sha256.hex("content " + i));
            lines.add(line.json());
            head = line.head();
        }
    }

    @Test
    void holdsAsItWasWritten() throws IOException {
        Result result = verify(head);

        assertThat(result.holds()).isTrue();
        assertThat(result.lines()).isEqualTo(10);
        assertThat(result.head()).isEqualTo(head);
    }

    /** Worked out with another language from the published description alone. */
    @Test
    void hashesAsTheHandbookSays() {
        TrailLine line = TrailLine.after(new TrailHead(CHAIN, 0, TrailLine.NOTHING_BEFORE), Instant.parse("2023-11-28T01:00:00.123456Z"),
                "NoticePublished", "a".repeat(64));

        assertThat(line.hash()).isEqualTo("25afe67a366335e1e810758c1a94cdd60c62d065f2925af88baeb1350f4648be");
    }

    @Test
    void readsAFileAndAnAddress() throws IOException {
        Path file = Files.write(folder.resolve("trail.jsonl"), lines);

        assertThat(TrailFile.verify(file).holds()).isTrue();
        assertThat(TrailFile.verify(file.toUri().toURL(), head).holds()).isTrue();
    }

    @Test
    void containsAHeadNotedDownEarlierThanItsEnd() throws IOException {
        TrailHead earlier = TrailFile.verify(content(lines.subList(0, 4)), null).head();

        assertThat(verify(earlier).holds()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NoticePublished>NoticeWithdrawn", "2023-11-28>2023-11-27"})
    void namesAnAlteredLine(String change) throws IOException {
        String[] fromTo = change.split(">");
        int line = lines.indexOf(lines.stream().filter(one -> one.contains(fromTo[0])).reduce((a, b) -> b).orElseThrow());
        lines.set(line, lines.get(line).replace(fromTo[0], fromTo[1]));

        assertFault(verify(head), Kind.ALTERED, line + 1);
    }

    @Test
    void namesALineWhoseDigestWasReplaced() throws IOException {
        lines.set(6, lines.get(6).replace(Sha256.hex("content 6"), Sha256.hex("another content")));

        assertFault(verify(head), Kind.ALTERED, 7);
    }

    @Test
    void namesAFieldThatWasAdded() throws IOException {
        lines.set(4, lines.get(4).replace("{", "{\"remark\":\"approved\","));

        assertFault(verify(head), Kind.ALTERED, 5);
    }

    @Test
    void namesTheLineAfterOneThatWasReplacedTogetherWithItsHash() throws IOException {
        TrailHead third = TrailFile.verify(content(lines.subList(0, 3)), null).head();
        lines.set(3, TrailLine.after(third, Instant.parse("2023-11-28T02:00:00Z"), "NoticeWithdrawn", Sha256.hex("x")).json());

        assertFault(verify(head), Kind.BROKEN_LINK, 5);
    }

    @Test
    void namesTheHeadThatAWhollyRewrittenTrailCannotMeet() throws IOException {
        TrailHead rewritten = new TrailHead(CHAIN, 0, TrailLine.NOTHING_BEFORE);
        for (int i = 0; i < lines.size(); i++) {
            TrailLine line = TrailLine.after(rewritten, Instant.parse("2023-11-28T01:00:00Z"), "NoticePublished", Sha256.hex("y" + i));
            lines.set(i, line.json());
            rewritten = line.head();
        }

        assertThat(verify(null).holds()).isTrue();
        assertFault(verify(head), Kind.REWRITTEN, 10);
    }

    @Test
    void namesTheLineAfterAGap() throws IOException {
        lines.remove(5);

        assertFault(verify(head), Kind.GAP, 6);
    }

    @Test
    void namesAMissingBeginning() throws IOException {
        lines.remove(0);

        assertFault(verify(head), Kind.GAP, 1);
    }

    @Test
    void namesAnInsertedLine() throws IOException {
        lines.add(5, lines.get(4));

        assertFault(verify(head), Kind.ORDER, 6);
    }

    @Test
    void namesTheFirstLineOutOfOrder() throws IOException {
        Collections.swap(lines, 3, 7);

        assertFault(verify(head), Kind.GAP, 4);
    }

    @Test
    void seesThatTheEndIsMissing() throws IOException {
        lines.subList(7, 10).clear();

        assertThat(verify(null).holds()).isTrue();
        Result result = verify(head);
        assertFault(result, Kind.TRUNCATED, 7);
        assertThat(result.fault().message()).contains("到第 7 条为止").contains("应到第 10 条").contains("缺少 3 条");
    }

    @Test
    void seesThatEverythingIsMissing() throws IOException {
        lines.clear();

        assertFault(verify(head), Kind.TRUNCATED, 0);
    }

    @Test
    void namesALineOfAnotherProgramme() throws IOException {
        lines.set(0, lines.get(0).replace(CHAIN, "VP-2024-001"));

        assertFault(verify(head), Kind.OTHER_CHAIN, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not json", "[]", "{}", "{\"chain\":\"VP-2023-001\"}", "null",
            "{\"at\":\"yesterday\",\"chain\":\"VP-2023-001\",\"digest\":\"d\",\"fact\":\"f\",\"hash\":\"h\",\"prev\":\"p\",\"seq\":6}",
            "{\"at\":\"2023-11-28T01:00:00Z\",\"chain\":\"VP-2023-001\",\"digest\":\"d\",\"fact\":\"f\",\"hash\":\"h\",\"prev\":\"p\",\"seq\":\"6\"}",
            "{\"at\":\"2023-11-28T01:00:00Z\",\"at\":\"2023-11-28T01:00:00Z\"}"})
    void namesALineThatIsNoEntry(String junk) throws IOException {
        lines.set(5, junk);

        assertFault(verify(head), Kind.UNREADABLE, 6);
    }

    @Test
    void namesALineWithoutEnd() throws IOException {
        lines.set(2, "{\"fact\":\"" + "x".repeat(1_000_000));

        assertFault(verify(head), Kind.UNREADABLE, 3);
    }

    @Test
    void namesALineCutInTheMiddle() throws IOException {
        String text = String.join("\n", lines);
        byte[] cut = text.substring(0, text.length() - 20).getBytes(StandardCharsets.UTF_8);

        assertFault(TrailFile.verify(new ByteArrayInputStream(cut), head), Kind.UNREADABLE, 10);
    }

    @Test
    void readsWindowsLineEnds() throws IOException {
        byte[] windows = (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8);

        assertThat(TrailFile.verify(new ByteArrayInputStream(windows), head).holds()).isTrue();
    }

    private Result verify(TrailHead expected) throws IOException {
        return TrailFile.verify(content(lines), expected);
    }

    private static ByteArrayInputStream content(List<String> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        return new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void assertFault(Result result, Kind kind, long line) {
        assertThat(result.holds()).isFalse();
        assertThat(result.fault().kind()).isEqualTo(kind);
        assertThat(result.fault().line()).isEqualTo(line);
    }
}
