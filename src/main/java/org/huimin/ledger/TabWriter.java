package org.huimin.ledger;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes the plain rows the engine loads: no quoting, a tab between values, nothing for a missing one. A row can be taken back. */
final class TabWriter implements AutoCloseable {

    private static final int FLUSH = 1 << 16;
    private static final byte[] LOWEST = Long.toString(Long.MIN_VALUE).getBytes(StandardCharsets.US_ASCII);

    private final OutputStream out;
    private byte[] buffer = new byte[FLUSH * 2];
    private int size;
    private int rowStart;

    TabWriter(OutputStream out) {
        this.out = out;
    }

    TabWriter put(long value) {
        room(21);
        if (value == Long.MIN_VALUE) {
            return put(LOWEST, 0, LOWEST.length);
        }
        if (value < 0) {
            buffer[size++] = '-';
        }
        long rest = Math.abs(value);
        int digits = 1;
        for (long n = rest; n >= 10; n /= 10) {
            digits++;
        }
        for (int p = size + digits - 1; p >= size; p--) {
            buffer[p] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
        return tab();
    }

    TabWriter put(byte[] bytes, int from, int to) {
        room(to - from + 1);
        System.arraycopy(bytes, from, buffer, size, to - from);
        size += to - from;
        return tab();
    }

    TabWriter put(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return put(bytes, 0, bytes.length);
    }

    TabWriter nothing() {
        room(1);
        return tab();
    }

    void endRow() throws IOException {
        buffer[size - 1] = '\n';
        rowStart = size;
        if (size >= FLUSH) {
            flush();
        }
    }

    /** Forgets what was put since the last row's end. */
    void takeBack() {
        size = rowStart;
    }

    @Override
    public void close() throws IOException {
        flush();
        out.close();
    }

    private TabWriter tab() {
        buffer[size++] = '\t';
        return this;
    }

    private void room(int bytes) {
        if (size + bytes > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + bytes));
        }
    }

    private void flush() throws IOException {
        out.write(buffer, 0, size);
        size = 0;
        rowStart = 0;
    }
}
