package org.huimin.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever has the certificate can check the draw: an exit code for scripts and the first thing that does not hold for people. */
class VerifyDrawTest {

    private static final Path PUBLISHED = Path.of("src/test/resources/draw/certificate.json");

    @TempDir
    private Path folder;

    @Test
    void holdsAsItWasPublished() throws IOException {
        assertThat(verify(PUBLISHED.toString())).startsWith("0 VP-2023-001/SEL-1 第 2 次抽取，专家库 24 人，名额 5 个，逐项核验成立。")
                .contains("名额 1：E008 到场评审", "名额 2：E010 回避", "到场 5 人");
    }

    @Test
    void namesWhatDoesNotHold() throws IOException {
        Path altered = Files.writeString(folder.resolve("altered.json"), Files.readString(PUBLISHED).replace("E014\",\"outcome", "E015\",\"outcome"));

        assertThat(verify(altered.toString())).startsWith("1 第 3 次通知（E015）不是顺序中的下一位。").contains("不成立");
        assertThat(verify(PUBLISHED.toString(), "--digest", "b".repeat(64))).startsWith("1 ").contains("不是公布的那一份");
    }

    @Test
    void saysThatAFileIsNoCertificate() throws IOException {
        assertThat(verify(Files.writeString(folder.resolve("none.json"), "{}").toString())).startsWith("2 ").contains("不是公布的抽取证书");
        assertThat(verify(folder.resolve("missing.json").toString())).startsWith("2 ").contains("无法读取");
        assertThat(verify(PUBLISHED.toString(), "--digest", "NaN")).startsWith("2 ").contains("64 位");
    }

    /** Exit code, then what was said. */
    private static String verify(String... args) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setErr(System.out);
        try {
            String[] all = new String[args.length + 1];
            all[0] = "verify-draw";
            System.arraycopy(args, 0, all, 1, args.length);
            return HuiminCommand.run(all) + " " + said.toString(StandardCharsets.UTF_8);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
