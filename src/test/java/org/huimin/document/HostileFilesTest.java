package org.huimin.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.huimin.kernel.Refused;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong things under right names: each has its own sentence, and nothing reads it before it is judged. */
@Tag("check-33")
class HostileFilesTest {

    private static final String PDF = "%PDF-1.7\n";
    private static final String SCRIPT = "<html><script>alert(1)</script></html>";

    @TempDir
    Path folder;

    private final FileJudge judge = new FileJudge(ZipGuard.USUAL, GzipGuard.USUAL);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            page as pdf              | 承诺书.pdf      | HTML    | file.kind          | 的内容是网页
            page as picture          | 照片.jpg        | HTML    | file.kind          | 的内容是网页
            pdf and page at once     | 承诺书.html     | BOTH    | file.name-mismatch | 扩展名与内容不符
            program as pdf           | 承诺书.pdf      | EXE     | file.kind          | 可以运行的程序
            drawing with a script    | 图.svg          | SVG     | file.kind          | 是 SVG 图形
            two endings              | 名单.pdf.exe    | PDF     | file.name-mismatch | 扩展名与内容不符
            document with macros     | 名单.xlsx       | MACRO   | zip.macro          | 带有宏
            document behind password | 名单.xlsx       | LOCKED  | file.old-format    | 带密码
            path out of the package  | 名单.xlsx       | CLIMBER | zip.path           | 指向文件之外
            """)
    void saysOfEachWhatIsWrongWithIt(String what, String name, String content, String rule, String sentence) throws IOException {
        Path file = Files.write(folder.resolve("received"), bytes(content));

        Refused no = catchThrowableOfType(Refused.class, () -> judge.judge(FileName.harmless(name), file));

        assertThat(no).as(what).isNotNull();
        assertThat(no.reasons()).singleElement().satisfies(r -> {
            assertThat(r.rule()).isEqualTo(rule);
            assertThat(r.message()).contains(sentence, name);
        });
    }

    @Test
    void keepsAPdfThatIsAPageTooAsAPdfAndNothingElse() throws IOException {
        assertThat(judge.judge("承诺书.pdf", Files.write(folder.resolve("received"), bytes("BOTH"))).mediaType()).isEqualTo("application/pdf");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ../../etc/passwd.pdf     | passwd.pdf
            C:\\temp\\承诺书.pdf     | 承诺书.pdf
            承诺\u202Efdp.exe        | 承诺fdp.exe
            a\u0000b.pdf             | ab.pdf
            """)
    void keepsNamesOfItsOwnMaking(String given, String kept) {
        assertThat(FileName.harmless(given)).isEqualTo(kept);
    }

    @Test
    void shortensANameWithoutEndAndKeepsItsEnding() {
        assertThat(FileName.harmless("长".repeat(300) + ".pdf")).hasSize(120).endsWith(".pdf");
    }

    private static byte[] bytes(String content) throws IOException {
        return switch (content) {
            case "HTML" -> SCRIPT.getBytes(StandardCharsets.UTF_8);
            case "BOTH" -> (PDF + SCRIPT).getBytes(StandardCharsets.UTF_8);
            case "PDF" -> PDF.getBytes(StandardCharsets.UTF_8);
            case "EXE" -> new byte[] {'M', 'Z', 0, 1, 2, 3};
            case "SVG" -> "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>".getBytes(StandardCharsets.UTF_8);
            case "LOCKED" -> new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1};
            case "MACRO" -> zip("xl/workbook.xml", "xl/vbaProject.bin");
            default -> zip("xl/workbook.xml", "../../outside");
        };
    }

    private static byte[] zip(String... parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String part : parts) {
                zip.putNextEntry(new ZipEntry(part));
                zip.write("x".getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
