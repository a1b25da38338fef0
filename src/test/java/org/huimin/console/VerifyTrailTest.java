package org.huimin.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever has the file can check the office: an exit code for scripts and the first thing that does not hold for people. */
@Tag("check-39")
class VerifyTrailTest {

    @TempDir
    private Path folder;

    private final List<String> written = new ArrayList<>();

    /** As the handbook describes it, not as our code writes it. */
    VerifyTrailTest() {
        String prev = "0".repeat(64);
        for (int seq = 1; seq <= 6; seq++) {
            String head = "{\"at\":\"2023-11-28T01:00:0" + seq + ".000000Z\",\"chain\":\"VP-2023-777\",\"digest\":\"" + sha256("content " + seq)
                    + "\",\"fact\":\"PlanDrafted\",";
            String tail = "\"prev\":\"" + prev + "\",\"seq\":" + seq + "}";
            String hash = sha256(head + tail);
            written.add(head + "\"hash\":\"" + hash + "\"," + tail);
            prev = hash;
        }
    }

    @Test
    void holdsAsItWasPublished() throws IOException {
        Said said = verify(file(written).toString());

        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("VP-2023-777 共 6 条记录", "成立");
    }

    @Test
    void readsAnAddress() throws IOException {
        assertThat(verify(file(written).toUri().toString()).code()).isZero();
    }

    @Test
    void namesTheFirstLineThatWasAltered() throws IOException {
        List<String> tampered = new ArrayList<>(written);
        tampered.set(3, tampered.get(3).replaceFirst("\"fact\":\"[^\"]*\"", "\"fact\":\"Other\""));

        Said said = verify(file(tampered).toString());

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).contains("第 4 行", "被改动过", "此前 3 条成立");
    }

    @Test
    void namesALineThatIsMissingRepeatedOrBroken() throws IOException {
        List<String> missing = new ArrayList<>(written);
        missing.remove(2);
        List<String> repeated = new ArrayList<>(written);
        repeated.add(2, written.get(1));
        List<String> broken = new ArrayList<>(written);
        broken.set(4, broken.get(4).substring(0, 40));

        assertThat(verify(file(missing).toString())).extracting(Said::code).isEqualTo(1);
        assertThat(verify(file(missing).toString()).out()).contains("第 3 行", "中间缺少记录");
        assertThat(verify(file(repeated).toString()).out()).contains("第 3 行", "重复或顺序不对");
        assertThat(verify(file(broken).toString())).satisfies(said -> {
            assertThat(said.code()).isEqualTo(1);
            assertThat(said.out()).contains("第 5 行", "不是一条完整的 JSON 记录");
        });
    }

    @Test
    void noticesACutEndByTheNumberPrintedUnderANotice() throws IOException {
        String head = "VP-2023-777:6:" + written.get(5).replaceFirst(".*\"hash\":\"([0-9a-f]{64})\".*", "$1");

        assertThat(verify(file(written).toString(), "--head", head).code()).isZero();
        Said cut = verify(file(written.subList(0, 4)).toString(), "--head", head);
        assertThat(cut.code()).isEqualTo(1);
        assertThat(cut.out()).contains("末尾缺少 2 条记录");
        assertThat(verify(file(written).toString(), "--head", head.replaceFirst("[0-9a-f]{8}$", "00000000")).out()).contains("整体改写");
    }

    @Test
    void saysThatAFileIsNoTrailAtAll() throws IOException {
        assertThat(Stream.of(verify(folder.resolve("no-such-file.jsonl").toString()), verify(file(List.of()).toString()),
                verify(file(List.of("参与商户名单")).toString()), verify(file(written).toString(), "--head", "6"))).allSatisfy(said -> {
            assertThat(said.code()).isEqualTo(2);
            assertThat(said.err()).isNotBlank();
            assertThat(said.out()).isEmpty();
        });
    }

    private record Said(int code, String out, String err) { }

    private static Said verify(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream refused = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(refused, true, StandardCharsets.UTF_8));
            int code = HuiminCommand.run(Stream.concat(Stream.of("verify-trail"), Stream.of(arguments)).toArray(String[]::new));
            return new Said(code, said.toString(StandardCharsets.UTF_8), refused.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Path file(List<String> lines) throws IOException {
        return Files.write(Files.createTempFile(folder, "trail", ".jsonl"), lines);
    }
}
