package org.huimin.selection.seal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntFunction;
import org.huimin.kernel.Refused;

/**
 * What an application consists of, sealed when it is submitted: file names, digests and what was typed are nowhere else.
 *
 * @param salt   chance, so that the digest on the receipt betrays no guess at the contents
 * @param stated what was typed, as one JSON text
 */
public record Manifest(String tender, String application, String salt, List<Item> files, String stated) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public Manifest {
        files = List.copyOf(files);
    }

    /**
     * One file.
     *
     * @param material code of the checklist line it answers
     * @param size     bytes
     * @param sha256   of the whole, hexadecimal
     * @param parts    digests of its parts in their order, hexadecimal
     */
    public record Item(String id, String material, String name, String type, long size, String sha256, List<String> parts) {
        public Item {
            parts = List.copyOf(parts);
        }
    }

    /** @param sealed to be stored; @param sha256 what the receipt shows: it binds every file and every typed word */
    public record Sealed(byte[] sealed, String sha256) { }

    public static Manifest of(String tender, String application, List<Item> files, String stated) {
        String salt = Base64.getEncoder().encodeToString(Primitives.random(Primitives.KEY_BYTES));
        return new Manifest(tender, application, salt, files, stated);
    }

    public Sealed seal(SealingKey key) {
        try {
            byte[] clear = JSON.writeValueAsBytes(this);
            return new Sealed(key.seal(label(tender, application), clear), digest(clear));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * @param sha256 what the receipt shows
     * @throws Refused where it belongs to another application, has changed since, or is not the one on the receipt
     */
    public static Manifest open(OpeningKey key, String tender, String application, byte[] sealed, String sha256) {
        String what = "编号为" + application + "的报名材料清单";
        byte[] clear = key.open(label(tender, application), sealed, what);
        if (!digest(clear).equals(sha256)) {
            throw Broken.seal(what);
        }
        try {
            return JSON.readValue(clear, Manifest.class);
        } catch (IOException notOurs) {
            throw Broken.seal(what);
        }
    }

    /**
     * Writes a file's clear bytes, part by part. Where it is refused, what was written so far is worthless.
     *
     * @param stored the part with this number as it was stored; null where there is none
     * @throws Refused where a part is missing, has changed or stands in another's place
     */
    public void open(Item file, DataKey key, IntFunction<byte[]> stored, OutputStream out) throws IOException {
        String what = "编号为" + application + "的报名材料中的文件“" + file.name() + "”";
        MessageDigest whole = Primitives.sha256();
        long size = 0;
        for (int number = 1; number <= file.parts().size(); number++) {
            PartPlace place = new PartPlace(tender, application, file.id(), number, file.parts().size());
            byte[] sealed = stored.apply(number);
            if (sealed == null) {
                throw Broken.missing(place.called(what));
            }
            byte[] clear = key.open(place, sealed, what);
            if (!digest(clear).equals(file.parts().get(number - 1))) {
                throw Broken.seal(place.called(what));
            }
            whole.update(clear);
            size += clear.length;
            out.write(clear);
        }
        if (size != file.size() || !HexFormat.of().formatHex(whole.digest()).equals(file.sha256())) {
            throw Broken.seal(what);
        }
    }

    private static Label label(String tender, String application) {
        return Label.of("manifest", tender, application);
    }

    private static String digest(byte[] clear) {
        return HexFormat.of().formatHex(Primitives.sha256().digest(clear));
    }
}
