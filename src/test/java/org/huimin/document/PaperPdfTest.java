package org.huimin.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.huimin.kernel.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** How LibreOffice is started and stopped, with a script in its place. */
class PaperPdfTest {

    private static final String MAKES = "#!/bin/sh\nwhile [ \"$1\" != --outdir ]; do shift; done\nout=$2/paper.pdf\n";

    @TempDir
    private Path folder;

    @Test
    void saysInASentenceThatLibreOfficeIsNotInstalled() {
        PaperPdf without = new PaperPdf(new Papers(), "no-such-program", 1);

        assertThat(without.available()).isFalse();
        assertThatThrownBy(() -> without.pdf(paper(1))).isInstanceOf(Refused.class).hasMessageContaining("没有安装 LibreOffice").hasMessageContaining("docx");
    }

    @Test
    void givesUpWhenItTakesTooLong() throws IOException {
        PaperPdf slow = with("#!/bin/sh\nexec sleep 60\n", 1);

        assertThatThrownBy(() -> slow.pdf(paper(1))).isInstanceOf(Refused.class).hasMessageContaining("1秒内没有生成");
        assertThat(ProcessHandle.current().descendants().filter(p -> p.info().commandLine().orElse("").contains("sleep 60"))).isEmpty();
    }

    @Test
    void handsNoSecretOfThisApplicationOn() throws IOException {
        String environment = new String(with(MAKES + "env >$out\n", 20).pdf(paper(1)), StandardCharsets.UTF_8);

        assertThat(environment.lines().map(line -> line.split("=")[0])).contains("HOME", "FONTCONFIG_FILE").isSubsetOf("PATH", "HOME", "LANG", "FONTCONFIG_FILE", "PWD",
                "OLDPWD", "SHLVL", "_");
    }

    @Test
    void makesOneAtATime() throws Exception {
        Path lock = folder.resolve("lock");
        PaperPdf pdf = with(MAKES + "mkdir " + lock + " || { echo overlap >$out; exit; }\nsleep 0.1\nrmdir " + lock + "\necho alone >$out\n", 60);
        ExecutorService readers = Executors.newFixedThreadPool(4);
        try {
            List<Future<byte[]>> made = IntStream.range(0, 4).mapToObj(i -> readers.submit(() -> pdf.pdf(paper(i)))).toList();
            for (Future<byte[]> one : made) {
                assertThat(one.get()).asString().startsWith("alone");
            }
        } finally {
            readers.shutdownNow();
        }
    }

    @Test
    void makesTheSamePaperOnce() throws IOException {
        Path count = folder.resolve("count");
        PaperPdf pdf = with(MAKES + "echo x >>" + count + "\necho made >$out\n", 20);

        pdf.pdf(paper(1));
        pdf.pdf(paper(1));
        pdf.pdf(paper(2));

        assertThat(count).hasContent("x\nx");
    }

    @Test
    void refusesToWorkInsideATransaction() throws IOException {
        PaperPdf pdf = with(MAKES + "echo made >$out\n", 20);
        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            assertThatThrownBy(() -> pdf.pdf(paper(1))).isInstanceOf(IllegalStateException.class).hasMessageContaining("inside a transaction");
        } finally {
            TransactionSynchronizationManager.setActualTransactionActive(false);
        }
    }

    private PaperPdf with(String script, int limitSeconds) throws IOException {
        Path program = Files.writeString(folder.resolve("office"), script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new PaperPdf(new Papers(), program.toString(), limitSeconds);
    }

    private static Paper paper(int number) {
        return new Paper("", "", "公告" + number, "", List.of(), List.of(), "", null);
    }
}
