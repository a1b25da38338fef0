package org.huimin.portal.machine;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huimin.kernel.Refused;
import org.huimin.kernel.StorageAway;

/**
 * A file as a machine sent it, received whole before any transaction begins, with the digest it was announced under. Gone
 * when closed.
 *
 * @param sha256 hexadecimal
 */
record Sent(Path file, long bytes, String sha256) implements AutoCloseable {

    private static final Pattern DIGEST = Pattern.compile("(?:^|,)\\s*sha-256=:([0-9A-Za-z+/]{43}=):\\s*(?:,|$)");

    /**
     * @param limit bytes; of a longer file no more is read
     * @throws Refused invalid where it is too long, comes without its digest (RFC 9530) or is not what the digest says
     */
    static Sent receive(HttpServletRequest request, long limit) throws IOException {
        String announced = announced(request.getHeader("Content-Digest"));
        String type = request.getContentType() == null ? "" : request.getContentType();
        if (type.startsWith("application/x-www-form-urlencoded") || type.startsWith("multipart/")) {
            throw Refused.invalid("delivery.content-type", "Content-Type", type, "文件请直接作为请求正文发送（如 curl -T 文件名），不要作为表单发送。");
        }
        Path file = fresh();
        try {
            Sent sent = copy(request.getInputStream(), file, limit);
            if (sent.bytes() > limit) {
                throw Refused.invalid("file.too-large", "body", "", "文件超过上限 " + (limit >> 20) + " MB，没有接收。请压缩或拆分后再送。");
            }
            if (!sent.sha256().equals(announced)) {
                throw Refused.invalid("delivery.digest", "Content-Digest", announced, "收到的内容与请求头 Content-Digest 不符（收到的是 " + sent.sha256()
                        + "），没有接收。请重新发送。");
            }
            return sent;
        } catch (IOException | RuntimeException no) {
            Files.deleteIfExists(file);
            throw no;
        }
    }

    private static String announced(String header) {
        Matcher found = DIGEST.matcher(header == null ? "" : header);
        if (!found.find()) {
            throw Refused.invalid("delivery.digest-missing", "Content-Digest", header, "请在请求头 Content-Digest 中给出文件的摘要，写作 sha-256=:…:（Base64）。");
        }
        return HexFormat.of().formatHex(Base64.getDecoder().decode(found.group(1)));
    }

    private static Path fresh() {
        try {
            return Files.createTempFile("sent", null);
        } catch (IOException outage) {
            throw new StorageAway(outage);
        }
    }

    private static Sent copy(InputStream content, Path file, long limit) throws IOException {
        MessageDigest digest = digest();
        long size = 0;
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = content.read(buffer); read >= 0 && size <= limit; read = content.read(buffer)) {
                write(out, buffer, read);
                size += read;
            }
        }
        return new Sent(file, size, HexFormat.of().formatHex(digest.digest()));
    }

    /** Apart from reading: a line that breaks is the sender's, a disk that is full is ours. */
    private static void write(OutputStream out, byte[] buffer, int read) {
        try {
            out.write(buffer, 0, read);
        } catch (IOException outage) {
            throw new StorageAway(outage);
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
