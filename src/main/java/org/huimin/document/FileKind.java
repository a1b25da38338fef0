package org.huimin.document;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of file an office hands in here; anything else is not taken. */
enum FileKind {

    PDF("application/pdf", "pdf"),
    DOCX(Papers.MEDIA_TYPE, "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    OFD("application/ofd", "ofd"),
    JPEG("image/jpeg", "jpg", "jpeg"),
    PNG("image/png", "png"),
    CSV("text/csv", "csv"),
    TEXT("text/plain", "txt"),
    YAML("application/yaml", "yaml", "yml"),
    JSON("application/json", "json", "jsonl"),
    GZIP("application/gzip", "csv.gz", "txt.gz", "json.gz", "jsonl.gz"),
    /** Of tables alone. */
    ZIP("application/zip", "zip");

    private final String mediaType;
    private final List<String> endings;

    FileKind(String mediaType, String... endings) {
        this.mediaType = mediaType;
        this.endings = List.of(endings);
    }

    String mediaType() {
        return mediaType;
    }

    boolean mayEndIn(String ending) {
        return endings.contains(ending);
    }

    static Optional<FileKind> ofEnding(String ending) {
        return Arrays.stream(values()).filter(kind -> kind.mayEndIn(ending)).findFirst();
    }

    /** For a sentence: {@code pdf、docx、…}. */
    static String all() {
        return Arrays.stream(values()).flatMap(kind -> kind.endings.stream()).collect(Collectors.joining("、"));
    }
}
