package org.huimin.ledger;

/** A row that was not accepted. @param line physical line where the record begins; @param id empty where it is malformed */
public record RefusedRow(FileKind kind, String file, long line, String id, String reason) {

    public static final String CSV_HEADER = "file,line,id,reason\n";

    /** The row as a line of CSV. */
    public static String csv(RefusedRow row) {
        return quoted(row.file) + "," + row.line + "," + quoted(row.id) + "," + row.reason + "\n";
    }

    private static String quoted(String value) {
        return value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r') ? value
                : '"' + value.replace("\"", "\"\"") + '"';
    }
}
