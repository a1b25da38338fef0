package org.huimin.ledger;

import java.io.IOException;
import java.util.Set;

/**
 * Reads one delivered file once, holds every value against the grammar and writes the well-formed rows as plain rows for
 * the engine: instants as microseconds, money as fen. What a row means is not looked at here.
 */
final class PlainRows {

    /** A row's number over all files: file × 2^40 + physical line. */
    static final int FILE_SHIFT = 40;

    private final DeliveredFile file;
    private final TabWriter rows;

    private PlainRows(DeliveredFile file, TabWriter rows) {
        this.file = file;
        this.rows = rows;
    }

    /** @return how many rows the file has */
    static long write(FileKind kind, int number, FileSource source, Set<String> required, TabWriter rows, TabWriter malformed)
            throws IOException {
        try (DeliveredFile file = DeliveredFile.open(kind, source, required)) {
            PlainRows plain = new PlainRows(file, rows);
            long count = 0;
            while (file.next()) {
                count++;
                long key = ((long) number << FILE_SHIFT) + file.line();
                if (file.sound() && plain.row(kind, key)) {
                    rows.endRow();
                } else {
                    rows.takeBack();
                    malformed.put(kind.ordinal()).put(key).endRow();
                }
            }
            return count;
        }
    }

    private boolean row(FileKind kind, long key) {
        rows.put(key);
        return switch (kind) {
            case CLAIMS -> id(0) && code(1) && code(2) && digest(3, true) && time(4) && place(5) && digest(6, false) && time(7) && text(8);
            case REDEMPTIONS -> id(0) && id(1) && id(2) && amount(3, true) && amount(4, true) && amount(5, false) && amount(6, false)
                    && time(7) && place(8) && digest(9, false) && digest(10, false) && text(11);
            case REFUNDS -> id(0) && id(1) && amount(2, false) && amount(3, true) && time(4) && bool(5);
            case BANK -> id(0) && time(1) && direction(2) && amount(3, true) && purpose(4);
            default -> throw new IllegalArgumentException(kind + " has no rows to judge");
        };
    }

    private boolean id(int column) {
        return file.at(column) && Grammar.id(file.bytes(), file.from(), file.to()) && copied();
    }

    /** A code of the programme file; one that cannot be any programme's is left out and so is unknown. */
    private boolean code(int column) {
        if (!file.at(column)) {
            return false;
        }
        for (int p = file.from(); p < file.to(); p++) {
            if (file.bytes()[p] >= 0 && file.bytes()[p] < ' ' || file.bytes()[p] == 0x7F) {
                rows.nothing();
                return true;
            }
        }
        return copied();
    }

    private boolean digest(int column, boolean kept) {
        if (!file.at(column)) {
            return !file.mandatory(column);
        }
        return Grammar.digest(file.bytes(), file.from(), file.to()) && (!kept || copied());
    }

    private boolean time(int column) {
        return optional(column) || number(Grammar.time(file.bytes(), file.from(), file.to()));
    }

    private boolean place(int column) {
        return optional(column) || number(Grammar.place(file.bytes(), file.from(), file.to()));
    }

    private boolean amount(int column, boolean aboveZero) {
        if (!file.at(column)) {
            return false;
        }
        long fen = Grammar.amount(file.bytes(), file.from(), file.to());
        return !(aboveZero && fen == 0) && number(fen);
    }

    private boolean bool(int column) {
        return file.at(column) && number(Grammar.bool(file.bytes(), file.from(), file.to()));
    }

    private boolean text(int column) {
        return file.at(column) || !file.mandatory(column);
    }

    private boolean direction(int column) {
        return ColumnType.DIRECTIONS.contains(file.text(column)) && file.at(column) && copied();
    }

    private boolean purpose(int column) {
        return ColumnType.PURPOSES.contains(file.text(column)) && file.at(column) && copied();
    }

    /** True, with nothing written, where an optional value is missing; otherwise the file stands at the value. */
    private boolean optional(int column) {
        if (file.at(column)) {
            return false;
        }
        if (file.mandatory(column)) {
            return false;
        }
        rows.nothing();
        return true;
    }

    private boolean number(long value) {
        if (value == Grammar.NO) {
            return false;
        }
        rows.put(value);
        return true;
    }

    private boolean copied() {
        rows.put(file.bytes(), file.from(), file.to());
        return true;
    }
}
