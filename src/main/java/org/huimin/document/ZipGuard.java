package org.huimin.document;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.huimin.kernel.Refused;

/**
 * Stands before every reader of packed files. Counts what really comes out, not what the file says of itself.
 *
 * @param entries  most entries
 * @param inflated most bytes in all when unpacked
 * @param ratio    most bytes out for one byte in, of one entry; entries below a mebibyte are no danger
 */
record ZipGuard(int entries, long inflated, int ratio) {

    static final byte[] MARK = {'P', 'K', 3, 4};
    static final ZipGuard USUAL = new ZipGuard(200, 50L << 20, 100);
    /** For tables packed by a platform, as large as {@link GzipGuard#USUAL} lets them be. */
    static final ZipGuard TABLES = new ZipGuard(100, 2L << 30, 100);

    private static final Charset WINDOWS = Charset.forName("GB18030");
    private static final long HARMLESS = 1 << 20;
    private static final Pattern PACKED = Pattern.compile(".*\\.(zip|gz|tgz|7z|rar|jar|xz|bz2|tar|docx|xlsx|ofd)");
    private static final List<byte[]> PACKED_MARKS = List.of(MARK, GzipGuard.MARK, new byte[] {'7', 'z', (byte) 0xBC, (byte) 0xAF},
            new byte[] {'R', 'a', 'r', '!'});

    /** Names in UTF-8, or where they are not, as Chinese Windows writes them. */
    static ZipFile open(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException | IllegalArgumentException notUtf8) {
            return new ZipFile(file.toFile(), WINDOWS);
        }
    }

    /** Whether whatever is packed is a csv, by its name. */
    static boolean holdsTablesOnly(Path file) throws IOException {
        try (ZipFile zip = open(file)) {
            List<String> names = tables(zip).map(ZipEntry::getName).toList();
            return !names.isEmpty() && names.stream().allMatch(name -> name.toLowerCase(Locale.ROOT).endsWith(".csv"));
        } catch (ZipException | IllegalArgumentException damaged) {
            return false;
        }
    }

    /** What is packed, without the folders and without what a Mac packs beside every file. */
    static Stream<? extends ZipEntry> tables(ZipFile zip) {
        return zip.stream().filter(entry -> !entry.isDirectory() && !entry.getName().startsWith("__MACOSX/"));
    }

    /** @return the entries' names */
    Set<String> judge(String name, Path file) throws IOException {
        try (ZipFile zip = open(file)) {
            Set<String> names = names(name, zip);
            long total = 0;
            for (ZipEntry entry : Collections.list(zip.entries())) {
                total += inflate(name, zip, entry, total);
            }
            return names;
        } catch (ZipException | EOFException | IllegalArgumentException damaged) {
            throw refused("zip.unreadable", name, "损坏或加了密码，无法打开。请重新保存后上传。");
        }
    }

    private Set<String> names(String name, ZipFile zip) {
        if (zip.size() > entries) {
            throw refused("zip.too-many-entries", name, "内含 " + zip.size() + " 个部件，超过上限 " + entries + " 个。");
        }
        Set<String> names = new HashSet<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String part = entry.getName();
            String lower = part.toLowerCase(Locale.ROOT);
            if (part.startsWith("/") || part.contains("\\") || part.contains(":") || List.of(part.split("/")).contains("..")) {
                throw refused("zip.path", name, "内含指向文件之外的路径“" + part + "”，不予接收。");
            }
            if (!names.add(part)) {
                throw refused("zip.duplicate", name, "内含两个同名部件“" + part + "”，不予接收。");
            }
            if (lower.endsWith("vbaproject.bin") || lower.endsWith("vbadata.xml")) {
                throw refused("zip.macro", name, "带有宏，请另存为不带宏的文件后上传。");
            }
            if (lower.startsWith("xl/externallinks/")) {
                throw refused("zip.external-link", name, "引用了其他工作簿，请在 Excel 的“数据”中断开链接后上传。");
            }
            if (PACKED.matcher(lower).matches()) {
                throw refused("zip.nested", name, "里面还有压缩包或嵌入的文件“" + part + "”，请把它取出来单独上传。");
            }
        }
        return names;
    }

    private long inflate(String name, ZipFile zip, ZipEntry entry, long before) throws IOException {
        if (entry.isDirectory()) {
            return 0;
        }
        long allowed = Math.max(HARMLESS, Math.max(1, entry.getCompressedSize()) * ratio);
        long out = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = zip.getInputStream(entry)) {
            int read = in.readNBytes(buffer, 0, buffer.length);
            if (out == 0 && PACKED_MARKS.stream().anyMatch(mark -> FileJudge.startsWith(buffer, mark))) {
                throw refused("zip.nested", name, "里面还有压缩包或嵌入的文件“" + entry.getName() + "”，请把它取出来单独上传。");
            }
            for (; read > 0; read = in.readNBytes(buffer, 0, buffer.length)) {
                out += read;
                if (out > allowed) {
                    throw refused("zip.ratio", name, "的部件“" + entry.getName() + "”解压后超过原来的 " + ratio + " 倍，疑似压缩炸弹，不予接收。");
                }
                if (before + out > inflated) {
                    throw refused("zip.inflated", name, "解压后超过 " + (inflated >> 20) + " MB，请拆分后上传。");
                }
            }
        }
        return out;
    }

    private static Refused refused(String rule, String name, String rest) {
        return Refused.invalid(rule, "file", name, "文件“" + name + "”" + rest);
    }
}
