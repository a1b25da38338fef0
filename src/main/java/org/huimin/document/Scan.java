package org.huimin.document;

import java.util.Locale;
import org.huimin.kernel.Refused;

/**
 * A PDF or a picture known by its beginning, so that it can be sealed before anybody has seen the whole.
 *
 * @param name made harmless
 * @param type PDF, JPG or PNG
 */
public record Scan(String name, String type) {

    /** @throws Refused where it is something else, or its name says so */
    public static Scan of(String filename, byte[] beginning) {
        String name = FileName.harmless(filename);
        FileKind kind = FileJudge.judgeScan(name, beginning);
        return new Scan(name, kind == FileKind.JPEG ? "JPG" : kind.name().toUpperCase(Locale.ROOT));
    }
}
