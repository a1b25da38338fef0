package org.huimin.selection.seal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a sealed thing is and to whom it belongs: not secret, but under another label nothing opens. */
public record Label(List<String> words) {

    private static final String SCHEME = "huimin-seal-1";

    public Label {
        words = List.copyOf(words);
    }

    /** @param words what it is first, then whose */
    public static Label of(String... words) {
        return new Label(List.of(words));
    }

    /** Each word after its length, so that no two labels look alike. */
    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, SCHEME);
            out.writeInt(words.size());
            for (String word : words) {
                write(out, word);
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, String word) throws IOException {
        byte[] utf8 = word.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }
}
