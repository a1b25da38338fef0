package org.huimin.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.huimin.kernel.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sheets made to do harm, or made carelessly: each gets its sentence, and none the whole memory. */
class HostileSheetsTest {

    private static final String BOMB_OF_ENTITIES = """
            <?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "0123456789">%s]>
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&j;</t></is></c></row></sheetData></worksheet>""";

    private static final long LITTLE = 50L << 20;

    @TempDir
    private Path folder;

    private Path plain;

    @BeforeEach
    void fillInAPlainSheet() throws IOException {
        plain = folder.resolve("plain.xlsx");
        try (OutputStream out = Files.newOutputStream(plain); Workbook book = new Workbook(out, "test", "1.0")) {
            book.newWorksheet("名单").value(0, 0, "名称");
        }
    }

    @Test
    @Tag("check-32")
    void refusesASheetThatBlowsUpWhateverTheMemory() throws Exception {
        Path bomb = with("xl/worksheets/sheet1.xml", out -> {
            out.write("<worksheet><sheetData>".getBytes(StandardCharsets.UTF_8));
            byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 300; i++) {
                out.write(blanks);
            }
        });

        assertThat(Files.size(bomb)).isLessThan(1 << 20);
        assertThat(inASmallMachine(bomb)).contains("zip.ratio");
    }

    @Test
    @Tag("check-32")
    void refusesEntitiesThatMultiply() throws Exception {
        StringBuilder entities = new StringBuilder();
        for (char c = 'b'; c <= 'j'; c++) {
            entities.append("<!ENTITY ").append(c).append(" \"").append(("&" + (char) (c - 1) + ";").repeat(10)).append("\">");
        }
        Path bomb = with("xl/worksheets/sheet1.xml", out -> out.write(BOMB_OF_ENTITIES.formatted(entities).getBytes(StandardCharsets.UTF_8)));

        assertThat(inASmallMachine(bomb)).contains("sheet.unreadable");
    }

    @Test
    @Tag("check-32")
    void readsNoFileThatAnEntityPointsTo() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "SECRET");
        Path thief = with("xl/worksheets/sheet1.xml", out -> out.write(BOMB_OF_ENTITIES
                .formatted("<!ENTITY j SYSTEM \"" + secret.toUri() + "\">").getBytes(StandardCharsets.UTF_8)));

        assertThat(inASmallMachine(thief)).contains("sheet.unreadable").doesNotContain("SECRET");
    }

    @Test
    @Tag("check-32")
    void refusesRowsAsWideAsASheetCanBe() throws Exception {
        Path wide = with("xl/worksheets/sheet1.xml", out -> {
            out.write("<worksheet><sheetData>".getBytes(StandardCharsets.UTF_8));
            for (int row = 1; row <= 100_000; row++) {
                out.write("<row r=\"%1$d\"><c r=\"XFD%1$d\"><v>%1$d</v></c></row>".formatted(row).getBytes(StandardCharsets.UTF_8));
            }
            out.write("</sheetData></worksheet>".getBytes(StandardCharsets.UTF_8));
        });

        assertThat(inASmallMachine(wide)).contains("sheet.too-wide");
    }

    @ParameterizedTest
    @Tag("check-32")
    @CsvSource({"xl/worksheets/sheet1.xml, 名单.xlsx", "word/document.xml, 说明.docx"})
    void stopsUnpackingABombLongBeforeItsEnd(String part, String name) throws IOException {
        Path bomb = with(part, out -> {
            byte[] blanks = new byte[1 << 20];
            for (int i = 0; i < 100; i++) {
                out.write(blanks);
            }
        });

        assertThat(refusedWithin(LITTLE, name, bomb)).isEqualTo("zip.ratio");
    }

    @Test
    @Tag("check-32")
    void refusesAHundredThousandPartsWithoutUnpackingOne() throws IOException {
        Path crowd = packed(IntStream.range(0, 100_000).mapToObj(i -> "xl/" + i + ".xml").toList());

        assertThat(refusedWithin(LITTLE, "名单.xlsx", crowd)).isEqualTo("zip.too-many-entries");
    }

    @Test
    @Tag("check-32")
    void refusesTwoPartsOfOneName() throws IOException {
        Path twins = packed(List.of("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"));
        byte[] bytes = Files.readAllBytes(twins);
        for (int at = 0; (at = indexOf(bytes, "sheet2.xml", at)) >= 0; at++) {
            bytes[at + "sheet".length()] = '1';
        }
        Files.write(twins, bytes);

        assertThat(refusedWithin(LITTLE, "名单.xlsx", twins)).isEqualTo("zip.duplicate");
    }

    /** The directory of the package says how much goes in and comes out; what really comes out is counted. */
    @ParameterizedTest
    @Tag("check-32")
    @ValueSource(ints = {20, 24})
    void believesNoSizeThatAFileSaysOfItself(int field) throws IOException {
        Path liar = with("xl/worksheets/sheet1.xml", out -> {
            byte[] blanks = new byte[1 << 20];
            for (int i = 0; i < 100; i++) {
                out.write(blanks);
            }
        });
        for (int said : List.of(1, 100, 0x7fffffff)) {
            byte[] bytes = Files.readAllBytes(liar);
            int last = 0;
            for (int at = 0; (at = indexOf(bytes, "PK\1\2", at)) >= 0; at++) {
                last = at;
            }
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(last + field, said);
            Path file = Files.write(folder.resolve("liar.xlsx"), bytes);

            assertThat(refusedWithin(LITTLE, "名单.xlsx", file)).as(field + " says " + said).startsWith("zip.");
        }
    }

    private static final List<String> PARTS = List.of("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml",
            "xl/sharedStrings.xml", "xl/styles.xml");

    /** Every part of a sheet that is read, and documents that are only kept: whatever an entity points to is not asked for. */
    @Test
    @Tag("check-29")
    void asksNobodyForWhatAnEntityPointsTo() throws IOException {
        List<String> asked = Collections.synchronizedList(new ArrayList<>());
        HttpServer listener = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        listener.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        listener.start();
        try {
            String there = "http://127.0.0.1:" + listener.getAddress().getPort();
            String thief = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY % p SYSTEM \"" + there + "/p\"> %p; <!ENTITY e SYSTEM \"" + there + "/e\">]><x>&e;</x>";
            for (String part : PARTS) {
                taken("名单.xlsx", with(part, out -> out.write(thief.getBytes(StandardCharsets.UTF_8))));
            }
            assertThat(taken("说明.docx", with("word/document.xml", out -> out.write(thief.getBytes(StandardCharsets.UTF_8))))).isEqualTo("kept");
            taken("公文.ofd", packedWith("OFD.xml", thief));
            assertThat(taken("图.svg", Files.writeString(folder.resolve("a.svg"), thief))).isEqualTo("file.kind");
            assertThat(asked).isEmpty();
        } finally {
            listener.stop(0);
        }
    }

    @Test
    @Tag("check-29")
    void multipliesNoEntityInAnyPart() throws IOException {
        StringBuilder entities = new StringBuilder();
        for (char c = 'b'; c <= 'j'; c++) {
            entities.append("<!ENTITY ").append(c).append(" \"").append(("&" + (char) (c - 1) + ";").repeat(10)).append("\">");
        }
        String laughs = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"0123456789\">" + entities + "]><x>&j;</x>";
        ThreadMXBean counter = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (String part : PARTS) {
            Path file = with(part, out -> out.write(laughs.getBytes(StandardCharsets.UTF_8)));
            long before = counter.getCurrentThreadAllocatedBytes();
            taken("名单.xlsx", file);
            assertThat(counter.getCurrentThreadAllocatedBytes() - before).as(part).isLessThan(LITTLE);
        }
    }

    /** As an upload that is read afterwards. @return the rule of the refusal, or that it was kept or read; never another failure */
    private static String taken(String name, Path file) throws IOException {
        try {
            new FileJudge(ZipGuard.USUAL, GzipGuard.USUAL).judge(name, file);
            if (!name.endsWith(".xlsx")) {
                return "kept";
            }
            new SheetReader().mark(name, file);
            return "read " + read(name, file).size();
        } catch (Refused no) {
            return no.reasons().get(0).rule();
        }
    }

    private Path packedWith(String part, String content) throws IOException {
        Path file = folder.resolve("packed.zip");
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            zip.putNextEntry(new ZipEntry(part));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return file;
    }

    /** @return the rule; what the thread asks of the heap on the way stays below so many bytes, whatever it gives back */
    private static String refusedWithin(long bytes, String name, Path file) {
        ThreadMXBean counter = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        FileJudge judge = new FileJudge(ZipGuard.USUAL, GzipGuard.USUAL);
        long before = counter.getCurrentThreadAllocatedBytes();
        Refused no = catchThrowableOfType(Refused.class, () -> judge.judge(name, file));
        assertThat(counter.getCurrentThreadAllocatedBytes() - before).as("bytes of heap").isLessThan(bytes);
        return no.reasons().get(0).rule();
    }

    private Path packed(List<String> parts) throws IOException {
        Path file = folder.resolve("packed.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (String part : parts) {
                zip.putNextEntry(new ZipEntry(part));
                zip.closeEntry();
            }
        }
        return file;
    }

    private static int indexOf(byte[] bytes, String word, int from) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(word, from);
    }

    @Test
    @Tag("check-33")
    void readsASheetOfAHundredColumns() throws IOException {
        Path file = folder.resolve("wide.xlsx");
        try (OutputStream out = Files.newOutputStream(file); Workbook book = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = book.newWorksheet("名单");
            for (int c = 0; c < 100; c++) {
                sheet.value(0, c, "列" + c);
            }
        }

        assertThat(read("wide.xlsx", file).get(0).texts()).hasSize(100).endsWith("列99");
    }

    @ParameterizedTest
    @Tag("check-33")
    @ValueSource(strings = {"xl/vbaProject.bin", "xl/vbaData.xml"})
    void refusesMacrosUnderEitherEnding(String part) throws IOException {
        Path macro = with(part, out -> out.write(1));

        for (String name : List.of("名单.xlsx", "名单.xlsm")) {
            assertThatThrownBy(() -> new FileJudge(ZipGuard.USUAL, GzipGuard.USUAL).judge(name, macro)).hasMessageContaining("带有宏");
        }
        assertThatThrownBy(() -> new FileJudge(ZipGuard.USUAL, GzipGuard.USUAL).judge("名单.xlsm", plain)).hasMessageContaining("扩展名与内容不符");
    }

    @Test
    @Tag("check-33")
    void saysThatAnEndingIsWrong() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "名称,地址\n");
        FileJudge judge = new FileJudge(ZipGuard.USUAL, GzipGuard.USUAL);

        assertThatThrownBy(() -> judge.judge("名单.csv", plain)).hasMessageContaining("扩展名与内容不符");
        assertThatThrownBy(() -> judge.judge("名单.xlsx", text)).hasMessageContaining("不是可以接收的类型");
        assertThatThrownBy(() -> judge.judge("名单.xls", plain)).hasMessageContaining("扩展名与内容不符");
        assertThatThrownBy(() -> read("名单.xlsx", text)).hasMessageContaining("损坏或加了密码");
        assertThatThrownBy(() -> read("名单.ods", plain)).hasMessageContaining("请上传 xlsx 或 csv");
    }

    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** The plain sheet with one part put in place of what was there. */
    private Path with(String part, Content content) throws IOException {
        Path file = folder.resolve("made.xlsx");
        try (ZipFile from = new ZipFile(plain.toFile()); ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                if (!entry.getName().equals(part)) {
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    try (InputStream in = from.getInputStream(entry)) {
                        in.transferTo(zip);
                    }
                }
            }
            zip.putNextEntry(new ZipEntry(part));
            content.writeTo(zip);
            zip.closeEntry();
        }
        return file;
    }

    private static List<SheetLine> read(String name, Path file) {
        List<SheetLine> lines = new ArrayList<>();
        new SheetReader().read(name, file, lines::add);
        return lines;
    }

    /** Judged and read by a program of its own with 64 MiB, which says what came of it. */
    private String inASmallMachine(Path file) throws Exception {
        Path said = folder.resolve("said.txt");
        Process machine = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), SmallMachine.class.getName(), file.toString())
                .redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertThat(machine.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
        return Files.readString(said);
    }

    /** What an upload goes through, in a memory of its own. */
    static final class SmallMachine {

        private SmallMachine() { }

        public static void main(String[] args) throws IOException {
            Path file = Path.of(args[0]);
            try {
                new FileJudge(ZipGuard.USUAL, GzipGuard.USUAL).judge("名单.xlsx", file);
                new SheetReader().read("名单.xlsx", file, line -> System.out.println("read: " + line.texts()));
            } catch (Refused no) {
                System.out.println("refused: " + no.reasons().get(0).rule());
            }
        }
    }
}
