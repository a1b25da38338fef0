package org.huimin.tasks;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.huimin.kernel.Period;

/**
 * What a person can show afterwards: when the answer came in and what it said.
 *
 * @param number day and a digest of work, person, moment and content: another content has another number
 */
public record Receipt(String number, Instant at, Map<String, Object> values) {

    static Receipt of(String item, String account, Instant at, String content, Map<String, Object> values) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", item, account, at.toString(), content).getBytes(StandardCharsets.UTF_8));
            String hex = HexFormat.of().formatHex(digest, 0, 5).toUpperCase(Locale.ROOT);
            return new Receipt(DateTimeFormatter.BASIC_ISO_DATE.format(at.atZone(Period.ZONE).toLocalDate()) + "-" + hex.substring(0, 5)
                    + "-" + hex.substring(5), at, values);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
