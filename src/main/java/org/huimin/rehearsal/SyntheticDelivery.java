package org.huimin.rehearsal;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.huimin.kernel.Money;
import org.huimin.ledger.FileKind;

/** The files of one delivery and what they come to. The same delivery writes the same bytes as often as it is asked. */
final class SyntheticDelivery {

    private static final List<FileKind> KINDS = List.of(FileKind.CLAIMS, FileKind.REDEMPTIONS, FileKind.REFUNDS, FileKind.BANK);

    private final String platform;
    private final String name;
    private final SyntheticBooks books;
    private final SyntheticBank bank;
    private final SyntheticPast past;

    /** @param name what sets its files apart from other deliveries of the platform, e.g. the phase */
    SyntheticDelivery(String platform, String name, SyntheticBooks books, SyntheticBank bank, SyntheticPast past) {
        this.platform = platform;
        this.name = name;
        this.books = books;
        this.bank = bank;
        this.past = past;
    }

    /** Claims, redemptions, refunds or bank; a kind without rows is the header alone. */
    void write(FileKind kind, OutputStream out) throws IOException {
        write(kind, out, 0);
    }

    private void write(FileKind kind, OutputStream out, long off) throws IOException {
        OutputStream buffered = new BufferedOutputStream(out, 1 << 16);
        switch (kind) {
            case CLAIMS -> lines(buffered, SyntheticClaims.HEADER, kind);
            case REDEMPTIONS -> lines(buffered, SyntheticRedemptions.HEADER, kind);
            case REFUNDS -> lines(buffered, SyntheticRefunds.HEADER, kind);
            case BANK -> {
                line(buffered, SyntheticBank.HEADER);
                for (String text : bank.lines(off)) {
                    line(buffered, text);
                }
            }
            default -> throw new IllegalArgumentException("no file of this kind is part of a delivery: " + kind);
        }
        buffered.flush();
    }

    private void lines(OutputStream out, String header, FileKind kind) throws IOException {
        line(out, header);
        for (SyntheticBooks.Line row : books.lines(kind)) {
            line(out, row.text());
        }
    }

    private static void line(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }

    byte[] bytes(FileKind kind) {
        return bytes(kind, 0);
    }

    /** The bank's file with one payment too high by this much. */
    byte[] bankOffBy(Money amount) {
        return bytes(FileKind.BANK, amount.fen());
    }

    private byte[] bytes(FileKind kind, long off) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(kind, out, off);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** False for a file of nothing but its header, which nobody hands in. */
    boolean has(FileKind kind) {
        return kind == FileKind.BANK ? !bank.lines(0).isEmpty() : !books.lines(kind).isEmpty();
    }

    /** The name a file of this kind goes by: {@code claims-alipay-1.csv}. */
    String fileName(FileKind kind) {
        return kind.code() + "-" + platform + "-" + name + ".csv";
    }

    /** Writes the files that have rows; {@code .csv.gz} where packed. */
    Map<FileKind, Path> writeTo(Path directory, boolean packed) throws IOException {
        Map<FileKind, Path> written = new EnumMap<>(FileKind.class);
        for (FileKind kind : KINDS.stream().filter(this::has).toList()) {
            Path file = directory.resolve(fileName(kind) + (packed ? ".gz" : ""));
            try (OutputStream out = packed ? new GZIPOutputStream(Files.newOutputStream(file)) : Files.newOutputStream(file)) {
                write(kind, out);
            }
            written.put(kind, file);
        }
        return written;
    }

    SyntheticExpectation expected() {
        return books.expected();
    }

    SyntheticPast past() {
        return past;
    }

    SyntheticBooks books() {
        return books;
    }
}
