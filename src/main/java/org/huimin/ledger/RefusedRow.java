package org.huimin.ledger;

/** A row that was not accepted. @param line physical line where the record begins; @param id empty where it is malformed */
public record RefusedRow(FileKind kind, String file, long line, String id, String reason) { }
