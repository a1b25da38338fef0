package org.huimin.ledger;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Refused rows packed into one value: line by line, in the order they were told, a tab between what they say. */
final class RefusedRows implements Consumer<RefusedRow> {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final BufferedWriter out;

    RefusedRows() {
        try {
            out = new BufferedWriter(new OutputStreamWriter(new GZIPOutputStream(bytes), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void accept(RefusedRow row) {
        try {
            out.write(row.kind() + "\t" + row.file() + "\t" + row.line() + "\t" + row.reason() + "\t" + row.id() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] packed() {
        try {
            out.close();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void each(byte[] packed, Consumer<RefusedRow> reader) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(new GZIPInputStream(new ByteArrayInputStream(packed)), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] parts = line.split("\t", -1);
                reader.accept(new RefusedRow(FileKind.valueOf(parts[0]), parts[1], Long.parseLong(parts[2]), parts[4], parts[3]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
