package org.huimin.rehearsal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import org.huimin.kernel.Money;
import org.huimin.ledger.FileKind;

/** The files of one delivery and what they come to. The same delivery writes the same bytes as often as it is asked. */
final class SyntheticDelivery {

    /** Claims, redemptions, refunds or bank; a kind without rows is the header alone. */
    void write(FileKind kind, OutputStream out) throws IOException {
        throw new UnsupportedOperationException();
    }

    byte[] bytes(FileKind kind) {
        throw new UnsupportedOperationException();
    }

    /** The bank's file with one payment too high by this much. */
    byte[] bankOffBy(Money amount) {
        throw new UnsupportedOperationException();
    }

    /** Writes {@code claims-alipay-1.csv} and so on; {@code .csv.gz} where packed. */
    Map<FileKind, Path> writeTo(Path directory, boolean packed) throws IOException {
        throw new UnsupportedOperationException();
    }

    SyntheticExpectation expected() {
        throw new UnsupportedOperationException();
    }

    SyntheticPast past() {
        throw new UnsupportedOperationException();
    }
}
