package org.huimin.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.huimin.kernel.Refused;

/** Finds out by its content what a file is, and refuses what is not fit to be kept, before any reader touches it. */
final class FileJudge {

    private static final int BEGINNING = 64 * 1024;
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] PROGRAM = {'M', 'Z'};
    private static final byte[] ELF = {0x7F, 'E', 'L', 'F'};
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private final ZipGuard zips;
    private final GzipGuard gzips;

    FileJudge(ZipGuard zips, GzipGuard gzips) {
        this.zips = zips;
        this.gzips = gzips;
    }

    /** @throws Refused with its own sentence for each thing that is wrong */
    FileKind judge(String name, Path file) throws IOException {
        byte[] start = beginning(file);
        return named(name, kindOf(name, FileName.ending(name), file, start));
    }

    private static FileKind named(String name, FileKind kind) {
        if (!kind.mayEndIn(FileName.ending(name))) {
            throw Refused.invalid("file.name-mismatch", "file", name, "文件“" + name + "”的扩展名与内容不符：内容是 "
                    + kind.mediaType() + "。请用正确的扩展名重新上传。");
        }
        return kind;
    }

    private FileKind kindOf(String name, String ending, Path file, byte[] start) throws IOException {
        Optional<FileKind> scanned = scan(start);
        if (scanned.isPresent()) {
            return scanned.get();
        }
        if (startsWith(start, OLE)) {
            throw Refused.invalid("file.old-format", "file", name, "文件“" + name + "”是旧版 Office 格式或带密码的文件，请取消密码并另存为 docx 或 xlsx 后上传。");
        }
        if (startsWith(start, ZipGuard.MARK)) {
            return ZipGuard.holdsTablesOnly(file) ? tables(name, file) : packaged(name, zips.judge(name, file));
        }
        if (startsWith(start, GzipGuard.MARK)) {
            gzips.judge(name, file);
            return FileKind.GZIP;
        }
        if (isText(start)) {
            return FileKind.ofEnding(ending).filter(FileJudge::isTextKind).orElseThrow(() -> notTaken(name, start));
        }
        throw notTaken(name, start);
    }

    /** What a printer or a camera makes, known by its first bytes. */
    private static Optional<FileKind> scan(byte[] start) {
        return startsWith(start, PDF) ? Optional.of(FileKind.PDF) : startsWith(start, PNG) ? Optional.of(FileKind.PNG)
                : startsWith(start, JPEG) ? Optional.of(FileKind.JPEG) : Optional.empty();
    }

    /** Judges a scan whose whole nobody may see yet. @throws Refused as {@link #judge} would for the whole */
    static FileKind judgeScan(String name, byte[] start) {
        return scan(start).map(kind -> named(name, kind)).orElseThrow(() -> Refused.invalid("file.no-scan", "file", name,
                "文件“" + name + "”不是 PDF、JPG 或者 PNG，请扫描或者另存为 PDF 后上传。"));
    }

    private static FileKind tables(String name, Path file) throws IOException {
        ZipGuard.TABLES.judge(name, file);
        try (ZipFile zip = ZipGuard.open(file)) {
            for (ZipEntry entry : ZipGuard.tables(zip).toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    if (!isText(in.readNBytes(BEGINNING))) {
                        throw Refused.invalid("zip.not-text", "file", name, "文件“" + name + "”里面的“" + entry.getName() + "”不是文本表格，只接收压缩的 csv。");
                    }
                }
            }
        }
        return FileKind.ZIP;
    }

    private static FileKind packaged(String name, Set<String> entries) {
        if (entries.contains("word/document.xml")) {
            return FileKind.DOCX;
        }
        if (entries.contains("xl/workbook.xml")) {
            return FileKind.XLSX;
        }
        if (entries.contains("OFD.xml")) {
            return FileKind.OFD;
        }
        throw notTaken(name, new byte[0]);
    }

    /** What people mostly send by mistake, or on purpose, is called by its name. */
    private static Refused notTaken(String name, byte[] start) {
        String text = new String(start, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        if (startsWith(start, PROGRAM) || startsWith(start, ELF)) {
            return Refused.invalid("file.kind", "file", name, "文件“" + name + "”是可以运行的程序，不能上传。");
        }
        if (text.contains("<svg")) {
            return Refused.invalid("file.kind", "file", name, "文件“" + name + "”是 SVG 图形，里面可能带有脚本，请另存为 PNG 或者 PDF 后上传。");
        }
        if (text.contains("<html") || text.contains("<!doctype html")) {
            return Refused.invalid("file.kind", "file", name, "文件“" + name + "”的内容是网页，请打印成 PDF 后上传。");
        }
        return Refused.invalid("file.kind", "file", name, "文件“" + name + "”不是可以接收的类型，可接收：" + FileKind.all() + "。");
    }

    private static boolean isTextKind(FileKind kind) {
        return kind == FileKind.CSV || kind == FileKind.TEXT || kind == FileKind.YAML || kind == FileKind.JSON;
    }

    /** Any encoding of text has no control characters but tab and line ends. */
    static boolean isText(byte[] start) {
        for (byte one : start) {
            if (one >= 0 && one < 0x20 && one != '\t' && one != '\n' && one != '\r' && one != '\f' || one == 0x7F) {
                return false;
            }
        }
        return true;
    }

    private static byte[] beginning(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(BEGINNING);
        }
    }

    static boolean startsWith(byte[] content, byte[] mark) {
        if (content.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if (content[i] != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
