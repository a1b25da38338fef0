package org.huimin.document;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.huimin.kernel.Refused;

/**
 * The same for one packed text.
 *
 * @param inflated most bytes when unpacked
 * @param ratio    most bytes out for one byte in; below a mebibyte is no danger
 */
record GzipGuard(long inflated, int ratio) {

    static final byte[] MARK = {0x1F, (byte) 0x8B};
    static final GzipGuard USUAL = new GzipGuard(2L << 30, 100);

    private static final long HARMLESS = 1 << 20;

    void judge(String name, Path file) throws IOException {
        long allowed = Math.max(HARMLESS, Files.size(file) * ratio);
        byte[] buffer = new byte[1 << 16];
        long out = 0;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
            for (int read = in.readNBytes(buffer, 0, buffer.length); read > 0; read = in.readNBytes(buffer, 0, buffer.length)) {
                if (out == 0) {
                    judgeContent(name, Arrays.copyOf(buffer, read));
                }
                out += read;
                if (out > allowed) {
                    throw refused("gzip.ratio", name, "解压后超过原来的 " + ratio + " 倍，疑似压缩炸弹，不予接收。");
                }
                if (out > inflated) {
                    throw refused("gzip.inflated", name, "解压后超过 " + (inflated >> 20) + " MB，请拆分后上传。");
                }
            }
        } catch (ZipException | EOFException damaged) {
            throw refused("gzip.unreadable", name, "损坏或不完整，无法解压。请重新导出后上传。");
        }
        if (out == 0) {
            throw refused("gzip.empty", name, "解压后是空的。");
        }
    }

    private static void judgeContent(String name, byte[] start) {
        if (FileJudge.startsWith(start, MARK) || FileJudge.startsWith(start, ZipGuard.MARK)) {
            throw refused("gzip.nested", name, "里面还是压缩包，请只压缩一次后上传。");
        }
        if (!FileJudge.isText(start)) {
            throw refused("gzip.not-text", name, "里面不是文本文件，只接收压缩的 csv、txt、json 文本。");
        }
    }

    private static Refused refused(String rule, String name, String rest) {
        return Refused.invalid(rule, "file", name, "文件“" + name + "”" + rest);
    }
}
