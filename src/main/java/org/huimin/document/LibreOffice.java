package org.huimin.document;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.huimin.kernel.Refused;

/**
 * LibreOffice as a program that is started for one document and then gone: with a profile of its own, none of this
 * application's environment (which holds passwords), and typefaces for those that may not be shipped.
 */
final class LibreOffice {

    private static final int GONE_SECONDS = 5;

    private final Path program;

    private LibreOffice(Path program) {
        this.program = program;
    }

    /** @param command a name looked up in PATH, or a path; empty for none */
    static Optional<LibreOffice> find(String command) {
        if (command.isBlank()) {
            return Optional.empty();
        }
        Stream<Path> places = command.contains(File.separator) ? Stream.of(Path.of(command))
                : Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                        .filter(folder -> !folder.isBlank()).map(folder -> Path.of(folder, command));
        return places.filter(Files::isExecutable).findFirst().map(LibreOffice::new);
    }

    /** @throws Refused where it takes longer than the limit */
    byte[] convert(byte[] docx, int limitSeconds) {
        try {
            Path folder = Files.createTempDirectory("huimin-paper");
            try {
                Files.write(folder.resolve("paper.docx"), docx);
                Files.writeString(folder.resolve("fonts.conf"), Typefaces.FONTS_CONF);
                run(folder, limitSeconds);
                return Files.readAllBytes(folder.resolve("paper.pdf"));
            } finally {
                delete(folder);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("LibreOffice made no PDF", broken);
        }
    }

    private void run(Path folder, int limitSeconds) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(program.toString(), "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless", "--norestore", "--convert-to", "pdf:writer_pdf_Export", "--outdir", folder.toString(),
                folder.resolve("paper.docx").toString()).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(List.of("PATH"));
        environment.putAll(Map.of("HOME", folder.toString(), "LANG", "C.UTF-8", "FONTCONFIG_FILE", folder.resolve("fonts.conf").toString()));
        Process process = builder.start();
        try {
            if (!process.waitFor(limitSeconds, TimeUnit.SECONDS)) {
                throw Refused.conflict("paper.pdf-slow", "这份公文在" + limitSeconds + "秒内没有生成 PDF，请下载 Word 版（docx），用办公软件打开后打印。");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while a paper was turned into PDF", stopping);
        } finally {
            end(process);
        }
    }

    /** Gone for good when this returns: what still writes would fill the folder that is deleted next. */
    private static void end(Process process) {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one -> one.onExit().completeOnTimeout(one, GONE_SECONDS, TimeUnit.SECONDS).join());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
