package org.huimin.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.testing.DatabaseSlice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@DatabaseSlice
@RecordApplicationEvents
@Import({AttachmentsTest.FixedClock.class, Attachments.class})
@TestPropertySource(properties = "huimin.upload-limit=1MB")
class AttachmentsTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Actor CLERK = new Actor("t01-1", "第一乡镇经办人", "t01", Set.of("t01-officer"));
    private static final byte[] PDF = "%PDF-1.7\n%\u00e2\u00e3".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0};

    @TempDir
    private static Path storage;

    @DynamicPropertySource
    static void storage(DynamicPropertyRegistry properties) {
        properties.add("huimin.storage", storage::toString);
    }

    static class FixedClock {
        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2023-12-04T10:00:00.123456789Z"), ZoneOffset.UTC);
        }
    }

    @Autowired
    private Attachments attachments;
    @Autowired
    private JdbcTemplate jdbc;
    @Autowired
    private ApplicationEvents events;

    private final CaseRef township = CaseRef.of(String.format("VP-2023-%03d/TS-t01-1", NUMBER.incrementAndGet()));

    @Test
    void keepsAFileUnderItsChecksum() throws IOException {
        Attachment stored = store("推荐表.pdf", PDF);

        assertThat(stored.name()).isEqualTo("推荐表.pdf");
        assertThat(stored.size()).isEqualTo(PDF.length);
        assertThat(stored.mediaType()).isEqualTo("application/pdf");
        assertThat(stored.storedBy()).isEqualTo("t01-1");
        assertThat(stored.storedAt()).isEqualTo("2023-12-04T10:00:00.123456Z");
        assertThat(attachments.get(stored.id())).isEqualTo(stored);
        assertThat(attachments.ofCase(township)).containsExactly(stored);
        assertThat(attachments.path(stored.id())).hasFileName(stored.sha256()).hasBinaryContent(PDF);
        try (InputStream in = attachments.open(stored.id())) {
            assertThat(in.readAllBytes()).isEqualTo(PDF);
        }
        assertThat(events.stream(AttachmentFact.AttachmentStored.class)).singleElement().satisfies(fact -> {
            assertThat(fact.attachment()).isEqualTo(stored.id());
            assertThat(fact.sha256()).isEqualTo(stored.sha256());
            assertThat(fact.by()).isEqualTo("t01-1");
        });
    }

    @Test
    void keepsTheSameBytesOnce() {
        Attachment first = store("a.pdf", PDF);
        Attachment second = store("b.pdf", PDF);

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(attachments.path(second.id())).isEqualTo(attachments.path(first.id()));
    }

    @Test
    void knowsAFileByItsContent() throws IOException {
        byte[] csv = "voucher_id,消费\n1,2\n".getBytes(StandardCharsets.UTF_8);
        byte[] gbk = "编号,商户\n1,饭店\n".getBytes(Charset.forName("GBK"));
        byte[] paper = new Papers().docx(new Paper("", "", "标题", "", Paper.paragraphs("正文"), java.util.List.of(), "", null));

        assertThat(store("a.png", PNG).mediaType()).isEqualTo("image/png");
        assertThat(store("a.JPG", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0}).mediaType()).isEqualTo("image/jpeg");
        assertThat(store("claims.csv", csv).mediaType()).isEqualTo("text/csv");
        assertThat(store("claims.csv", gbk).mediaType()).isEqualTo("text/csv");
        assertThat(store("claims.csv.gz", gzip(csv)).mediaType()).isEqualTo("application/gzip");
        assertThat(store("a.yaml", "code: x\n".getBytes(StandardCharsets.UTF_8)).mediaType()).isEqualTo("application/yaml");
        assertThat(store("a.docx", paper).mediaType()).isEqualTo(Papers.MEDIA_TYPE);
        assertThat(store("a.xlsx", zip("[Content_Types].xml", "<x/>", "xl/workbook.xml", "<x/>")).mediaType()).contains("spreadsheetml");
        assertThat(store("流水.zip", zip("a.csv", "x", "b.CSV", "y", "__MACOSX/._a.csv", "\u0000")).mediaType()).isEqualTo("application/zip");
        assertThat(store("a.ofd", zip("OFD.xml", "<x/>")).mediaType()).isEqualTo("application/ofd");
    }

    @Test
    void refusesAnEmptyFile() {
        assertRefused("file.empty", "表.pdf", new byte[0]);
    }

    @Test
    void refusesAFileAboveTheLimitAndTakesOneAtIt() {
        byte[] atLimit = Arrays.copyOf(PDF, 1 << 20);

        assertThat(store("表.pdf", atLimit).size()).isEqualTo(1 << 20);
        assertRefused("file.too-large", "表.pdf", Arrays.copyOf(PDF, (1 << 20) + 1));
    }

    @Test
    void refusesAnEndlessFileWithoutTakingItAllIn() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] buffer, int from, int length) {
                return length;
            }
        };

        assertThatThrownBy(() -> attachments.store(CLERK, township, "表.pdf", endless)).isInstanceOf(Refused.class);
        assertThat(storage.resolve("incoming")).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({"表.docx", "表.png", "表", "表.pdf.exe", "表.csv"})
    void refusesANameThatDoesNotFitTheContent(String name) {
        assertRefused("file.name-mismatch", name, PDF);
    }

    @ParameterizedTest
    @CsvSource({"page.html", "picture.svg", "run.sh", "noending"})
    void refusesAKindItDoesNotTake(String name) {
        assertRefused("file.kind", name, "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesAProgram() {
        assertRefused("file.kind", "表.csv", new byte[] {'M', 'Z', 0, 1, 2});
    }

    @Test
    void refusesAnOldOrLockedOfficeFile() {
        assertRefused("file.old-format", "表.xls", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2});
    }

    @Test
    void refusesAZipThatIsNoDocument() throws IOException {
        assertRefused("file.kind", "材料.zip", zip("a.csv", "x", "b.pdf", "x"));
        assertRefused("zip.not-text", "材料.zip", zip("a.csv", "MZ\u0000\u0001"));
    }

    @Test
    void refusesADamagedPackage() throws IOException {
        byte[] whole = zip("word/document.xml", "<x/>");

        assertRefused("zip.unreadable", "表.docx", Arrays.copyOf(whole, whole.length - 30));
    }

    @Test
    void refusesAPackageOfTooManyParts() throws IOException {
        String[] parts = new String[402];
        for (int i = 0; i < parts.length; i += 2) {
            parts[i] = "xl/part" + i + ".xml";
            parts[i + 1] = "x";
        }

        assertRefused("zip.too-many-entries", "表.xlsx", zip(parts));
    }

    @Test
    void refusesAPackageThatUnpacksToTooMuchForItsSize() throws IOException {
        assertRefused("zip.ratio", "表.xlsx", zip("xl/workbook.xml", "0".repeat(5 << 20)));
    }

    @Test
    void refusesAPackageThatUnpacksToTooMuch() throws IOException {
        Path file = Files.write(storage.resolve("big"), zip("word/document.xml", "<x/>", "a.xml", "12345", "b.xml", "12345"));
        ZipGuard narrow = new ZipGuard(10, 10, 100);

        assertThatThrownBy(() -> narrow.judge("表.docx", file)).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.reasons().get(0).rule()).isEqualTo("zip.inflated"));
    }

    @ParameterizedTest
    @CsvSource({"word/embeddings/inner.xlsx", "inner.zip", "a/INNER.RAR", "b.7z", "c.gz"})
    void refusesAPackageInAPackage(String inner) throws IOException {
        assertRefused("zip.nested", "表.docx", zip("word/document.xml", "<x/>", inner, "x"));
    }

    @Test
    void refusesAPackageInAPackageUnderAnotherName() throws IOException {
        byte[] disguised = zip("word/document.xml", "<x/>", "word/media/image1.png", new String(zip("a", "b"), StandardCharsets.ISO_8859_1));

        assertRefused("zip.nested", "表.docx", disguised);
    }

    @ParameterizedTest
    @CsvSource({"../../etc/passwd", "word/../../x", "/etc/passwd", "C:/x", "a\\b"})
    void refusesAPathThatLeadsOut(String path) throws IOException {
        assertRefused("zip.path", "表.docx", zip("word/document.xml", "<x/>", path, "x"));
    }

    @ParameterizedTest
    @CsvSource({"word/vbaProject.bin", "xl/VBAPROJECT.BIN", "word/vbaData.xml"})
    void refusesMacros(String part) throws IOException {
        assertRefused("zip.macro", "表.docx", zip("word/document.xml", "<x/>", part, "x"));
    }

    @Test
    void refusesLinksToOtherWorkbooks() throws IOException {
        assertRefused("zip.external-link", "表.xlsx", zip("xl/workbook.xml", "<x/>", "xl/externalLinks/externalLink1.xml", "x"));
    }

    @Test
    void refusesTwoPartsOfOneName() throws IOException {
        byte[] twice = new String(zip("word/document.xml", "<x/>", "word/documenT.xml", "<y/>"), StandardCharsets.ISO_8859_1)
                .replace("documenT", "document").getBytes(StandardCharsets.ISO_8859_1);

        assertRefused("zip.duplicate", "表.docx", twice);
    }

    @Test
    void refusesAPackedTextThatIsABombDamagedEmptyNestedOrNoText() throws IOException {
        byte[] text = gzip("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));

        assertRefused("gzip.ratio", "a.csv.gz", gzip("0".repeat(50 << 20).getBytes(StandardCharsets.US_ASCII)));
        assertRefused("gzip.unreadable", "a.csv.gz", Arrays.copyOf(text, text.length - 6));
        assertRefused("gzip.empty", "a.csv.gz", gzip(new byte[0]));
        assertRefused("gzip.nested", "a.csv.gz", gzip(text));
        assertRefused("gzip.nested", "a.csv.gz", gzip(zip("a", "b")));
        assertRefused("gzip.not-text", "a.csv.gz", gzip(PNG));
        assertRefused("file.name-mismatch", "a.csv", text);
    }

    @Test
    void refusesAPackedTextThatUnpacksToTooMuch() throws IOException {
        Path file = Files.write(storage.resolve("packed"), gzip("0123456789,".repeat(3).getBytes(StandardCharsets.US_ASCII)));

        assertThatThrownBy(() -> new GzipGuard(20, 100).judge("a.csv.gz", file)).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.reasons().get(0).rule()).isEqualTo("gzip.inflated"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "C:\\Users\\x\\推荐表.pdf | 推荐表.pdf",
            "../../etc/cron.d/x.pdf | x.pdf",
            "a<b>:c?.pdf | a_b__c_.pdf",
            "...hidden.pdf | hidden.pdf"})
    void makesANameHarmless(String given, String kept) {
        assertThat(FileName.harmless(given)).isEqualTo(kept);
    }

    @Test
    void makesAnInvisibleEndlessOrMissingNameHarmless() {
        char reverse = 0x202E;

        assertThat(FileName.harmless("fdp" + reverse + "\r\n.exe.pdf")).isEqualTo("fdp.exe.pdf");
        assertThat(FileName.harmless("名".repeat(300) + ".pdf")).hasSize(120).endsWith("名.pdf");
        assertThat(FileName.harmless("𠮷".repeat(300)).codePointCount(0, 240)).isEqualTo(120);
        assertThat(FileName.harmless(null)).isEqualTo("未命名");
        assertThat(FileName.harmless("/ . /")).isEqualTo("未命名");
    }

    @Test
    void doesNotKnowAnAttachmentNobodyStored() {
        assertThatThrownBy(() -> attachments.get("../../x")).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.ABSENT));
    }

    private Attachment store(String name, byte[] content) {
        return attachments.store(CLERK, township, name, new ByteArrayInputStream(content));
    }

    private void assertRefused(String rule, String name, byte[] content) {
        assertThatThrownBy(() -> store(name, content)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reasons().get(0).rule()).isEqualTo(rule);
            assertThat(refused.getMessage()).contains(name).endsWith("。");
        });
        assertThat(jdbc.queryForObject("select count(*) from attachment where name = ? and size_bytes = ?", Long.class, name, content.length)).isZero();
        try (Stream<Path> left = Files.list(storage.resolve("incoming"))) {
            assertThat(left).isEmpty();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
            packed.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] zip(String... namesAndContents) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream packed = new ZipOutputStream(out)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                packed.putNextEntry(new ZipEntry(namesAndContents[i]));
                packed.write(namesAndContents[i + 1].getBytes(StandardCharsets.ISO_8859_1));
                packed.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
