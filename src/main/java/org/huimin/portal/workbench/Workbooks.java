package org.huimin.portal.workbench;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Workbooks to take away. */
final class Workbooks {

    private static final MediaType TYPE = MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private Workbooks() { }

    static ResponseEntity<byte[]> file(String name, byte[] content) {
        return ResponseEntity.ok().contentType(TYPE).header(HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString()).body(content);
    }

    /** The same name for the sheet that comes back with its faults. */
    static String marked(String name) {
        return name.replaceFirst("\\.\\w+$", "") + "（标注问题）.xlsx";
    }
}
