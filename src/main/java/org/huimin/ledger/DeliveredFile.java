package org.huimin.ledger;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.huimin.kernel.Refused;

/**
 * An opened file whose header has been read: gives each record's values by the contract's columns, wherever they stand.
 * A file without a usable header is refused; a record that is not sound is for the caller to judge.
 */
final class DeliveredFile implements AutoCloseable {

    private final FileKind kind;
    private final FileSource source;
    private final RecordReader reader;
    private final int width;
    private final int[] positions;
    private final boolean[] mandatory;

    private byte[] bytes;
    private int from;
    private int to;

    private DeliveredFile(FileKind kind, FileSource source, RecordReader reader, Set<String> required) throws IOException {
        this.kind = kind;
        this.source = source;
        this.reader = reader;
        if (!reader.next() || !reader.sound()) {
            throw refused("ledger.header", "第一行不是可读的表头（应为UTF-8、逗号分隔、一行列名）");
        }
        this.width = reader.fields();
        List<String> header = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            header.add(reader.text(i));
        }
        int own = kind.required().size();
        this.positions = new int[own + kind.optional().size()];
        this.mandatory = new boolean[positions.length];
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < positions.length; i++) {
            String column = i < own ? kind.required().get(i) : kind.optional().get(i - own);
            positions[i] = header.indexOf(column);
            mandatory[i] = i < own || required.contains(column);
            if (positions[i] < 0 && mandatory[i]) {
                missing.add(column);
            }
            if (positions[i] != header.lastIndexOf(column)) {
                throw refused("ledger.header", "表头中的列“" + column + "”出现了不止一次");
            }
        }
        if (!missing.isEmpty()) {
            throw Refused.invalid("ledger.columns", "header", String.join(",", missing), kind.label() + "文件“" + source.name()
                    + "”缺少必需的列：" + String.join("、", missing) + "。请补齐后重新报送。");
        }
    }

    static DeliveredFile open(FileKind kind, FileSource source, Set<String> required) {
        InputStream in = null;
        try {
            in = plain(source.open());
            return new DeliveredFile(kind, source, new RecordReader(in), required);
        } catch (IOException e) {
            closeQuietly(in);
            throw unreadable(kind, source, e);
        } catch (Refused e) {
            closeQuietly(in);
            throw e;
        }
    }

    private static InputStream plain(InputStream raw) throws IOException {
        BufferedInputStream in = new BufferedInputStream(raw, 1 << 16);
        in.mark(2);
        int first = in.read();
        int second = in.read();
        in.reset();
        return first == 0x1F && second == 0x8B ? new GZIPInputStream(in, 1 << 16) : in;
    }

    /** Steps to the next record. */
    boolean next() {
        try {
            return reader.next();
        } catch (IOException e) {
            throw unreadable(kind, source, e);
        }
    }

    long line() {
        return reader.line();
    }

    byte[] record() {
        return reader.record();
    }

    /** False where no value may be looked at. */
    boolean sound() {
        return reader.sound() && reader.fields() == width;
    }

    /** True where the programme or the contract wants a value in this column. */
    boolean mandatory(int column) {
        return mandatory[column];
    }

    /** Moves to a column's value, see {@link #bytes}, {@link #from}, {@link #to}. @return false where it is absent or empty */
    boolean at(int column) {
        int position = positions[column];
        if (position < 0) {
            return false;
        }
        bytes = reader.bytes();
        from = reader.start(position);
        to = reader.end(position);
        if (reader.escaped(position)) {
            unescape();
        }
        return to > from;
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** A column's value as text, empty where it is absent. */
    String text(int column) {
        return positions[column] < 0 ? "" : reader.text(positions[column]);
    }

    String text(String column) {
        int own = kind.required().indexOf(column);
        return text(own >= 0 ? own : kind.required().size() + kind.optional().indexOf(column));
    }

    Refused refused(String rule, String fault) {
        return Refused.invalid(rule, "file", source.name(), kind.label() + "文件“" + source.name() + "”无法使用：" + fault + "。");
    }

    Refused refusedHere(String rule, String column, String value, String fault) {
        return Refused.invalid(rule, column, value, kind.label() + "文件“" + source.name() + "”第" + line() + "行" + fault + "。");
    }

    @Override
    public void close() {
        closeQuietly(reader);
    }

    private void unescape() {
        byte[] plain = new byte[to - from];
        int size = 0;
        for (int p = from; p < to; p++) {
            plain[size++] = bytes[p];
            if (bytes[p] == '"') {
                p++;
            }
        }
        bytes = plain;
        from = 0;
        to = size;
    }

    private static Refused unreadable(FileKind kind, FileSource source, IOException e) {
        return Refused.invalid("ledger.unreadable", "file", source.name(),
                kind.label() + "文件“" + source.name() + "”无法读取（文件不存在、没有权限或压缩包损坏）：" + e.getMessage());
    }

    private static void closeQuietly(AutoCloseable open) {
        if (open != null) {
            try {
                open.close();
            } catch (Exception e) {
                // nothing was written through it
                return;
            }
        }
    }
}
