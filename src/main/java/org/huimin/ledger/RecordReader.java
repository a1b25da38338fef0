package org.huimin.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads RFC 4180 records out of a stream of bytes and knows the physical line on which each begins. A record that is not
 * sound (stray quote, bare carriage return, bytes that are not UTF-8) is still one record, so that it can be refused alone.
 */
final class RecordReader implements AutoCloseable {

    /** A longer record is not sound and is not kept. */
    static final int LONGEST = 1 << 20;

    private static final int UNKNOWN = -1;

    private final InputStream in;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
    private final CharBuffer decoded = CharBuffer.allocate(1 << 13);

    private byte[] buffer;
    private int next;
    private int limit;
    private boolean ended;
    private long nextLine = 1;

    private int begin;
    private int end;
    private long line;
    private boolean sound;
    private int fields;
    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private boolean[] escaped = new boolean[32];

    RecordReader(InputStream in) throws IOException {
        this(in, 1 << 18);
    }

    RecordReader(InputStream in, int bufferSize) throws IOException {
        this.in = in;
        this.buffer = new byte[bufferSize];
        while (limit < 3 && fill()) {
            continue;
        }
        if (limit >= 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB && buffer[2] == (byte) 0xBF) {
            next = 3;
        }
    }

    /** Steps to the next record. @return false at the end of the file */
    boolean next() throws IOException {
        while (next == limit) {
            if (!fill()) {
                return false;
            }
        }
        while (!parse()) {
            if (limit - next > LONGEST + 2) {
                skipOverlong();
                return true;
            }
            fill();
        }
        return true;
    }

    /** Physical line, from 1, on which the record begins. */
    long line() {
        return line;
    }

    boolean sound() {
        return sound;
    }

    int fields() {
        return fields;
    }

    byte[] bytes() {
        return buffer;
    }

    int start(int field) {
        return starts[field];
    }

    int end(int field) {
        return ends[field];
    }

    /** True where the field holds doubled quotes, so that its bytes are not its value. */
    boolean escaped(int field) {
        return escaped[field];
    }

    String text(int field) {
        String raw = new String(buffer, starts[field], ends[field] - starts[field], StandardCharsets.UTF_8);
        return escaped[field] ? raw.replace("\"\"", "\"") : raw;
    }

    /** The record's bytes as they lie in the file, without its line end. */
    byte[] record() {
        return Arrays.copyOfRange(buffer, begin, end);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        if (next > 0) {
            System.arraycopy(buffer, next, buffer, 0, limit - next);
            limit -= next;
            next = 0;
        }
        if (limit == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = in.read(buffer, limit, buffer.length - limit);
        if (read < 0) {
            ended = true;
            return false;
        }
        limit += read;
        return true;
    }

    /** Parses the record that begins at {@code next}. @return false where more bytes are needed */
    private boolean parse() {
        byte[] b = buffer;
        int p = next;
        int lines = 0;
        boolean good = true;
        boolean ascii = true;
        fields = 0;
        while (true) {
            int from;
            int to = UNKNOWN;
            boolean doubled = false;
            if (p < limit && b[p] == '"') {
                from = ++p;
                while (true) {
                    if (p == limit) {
                        if (!ended) {
                            return false;
                        }
                        good = false;
                        to = p;
                        break;
                    }
                    byte c = b[p++];
                    if (c == '"') {
                        if (p == limit && !ended) {
                            return false;
                        }
                        if (p < limit && b[p] == '"') {
                            doubled = true;
                            p++;
                        } else {
                            to = p - 1;
                            break;
                        }
                    } else if (c == '\n') {
                        lines++;
                    } else if (c < 0) {
                        ascii = false;
                    }
                }
                if (p < limit && b[p] != ',' && b[p] != '\n' && b[p] != '\r') {
                    good = false;
                }
            } else {
                from = p;
            }
            byte stop = 0;
            while (p < limit) {
                byte c = b[p];
                if (c == ',' || c == '\n') {
                    stop = c;
                    break;
                }
                if (c == '\r') {
                    if (p + 1 == limit && !ended) {
                        return false;
                    }
                    if (p + 1 < limit && b[p + 1] == '\n') {
                        stop = c;
                        break;
                    }
                    good = false;
                } else if (c == '"') {
                    good = false;
                } else if (c < 0) {
                    ascii = false;
                }
                p++;
            }
            if (p == limit && !ended) {
                return false;
            }
            field(from, to == UNKNOWN ? p : to, doubled);
            if (stop == ',') {
                p++;
                continue;
            }
            begin = next;
            end = p;
            line = nextLine;
            nextLine += lines + (stop == 0 ? 0 : 1);
            next = stop == 0 ? p : stop == '\r' ? p + 2 : p + 1;
            sound = good && end - begin <= LONGEST && (ascii || isUtf8());
            return true;
        }
    }

    private void field(int from, int to, boolean doubled) {
        if (fields == starts.length) {
            starts = Arrays.copyOf(starts, fields * 2);
            ends = Arrays.copyOf(ends, fields * 2);
            escaped = Arrays.copyOf(escaped, fields * 2);
        }
        starts[fields] = from;
        ends[fields] = to;
        escaped[fields] = doubled;
        fields++;
    }

    private boolean isUtf8() {
        ByteBuffer bytes = ByteBuffer.wrap(buffer, begin, end - begin);
        utf8.reset();
        while (true) {
            decoded.clear();
            var result = utf8.decode(bytes, decoded, true);
            if (result.isError()) {
                return false;
            }
            if (result.isUnderflow()) {
                return true;
            }
        }
    }

    /** Drops a record that is longer than anybody's: reads on to its end, keeping nothing of it. */
    private void skipOverlong() throws IOException {
        line = nextLine;
        sound = false;
        fields = 0;
        begin = 0;
        end = 0;
        boolean fieldBegins = true;
        boolean quoted = false;
        while (true) {
            if (next == limit && !fill()) {
                return;
            }
            byte c = buffer[next++];
            if (c == '\n') {
                nextLine++;
                if (!quoted) {
                    return;
                }
            } else if (c == '"' && quoted) {
                if ((next < limit || fill()) && buffer[next] == '"') {
                    next++;
                } else {
                    quoted = false;
                }
            } else {
                quoted |= c == '"' && fieldBegins;
                fieldBegins = c == ',' && !quoted;
            }
        }
    }
}
