package org.huimin.selection.seal;

import org.springframework.util.unit.DataSize;

/**
 * What one guess at a holder's secret costs (Argon2id). Kept beside the holder's key, so that a later one may cost more.
 *
 * @param memoryKiB 8 for each lane at least, 1 GiB at most: a changed record must not be able to take all memory
 */
public record Cost(int memoryKiB, int passes, int lanes) {

    /** RFC 9106, second recommended option: 64 MiB, three passes, four lanes. */
    public static final Cost STANDARD = new Cost(64 * 1024, 3, 4);

    /** The standard's passes and lanes with this much memory; production takes no less than the standard. */
    public static Cost of(DataSize memory) {
        return new Cost(Math.toIntExact(memory.toKilobytes()), STANDARD.passes, STANDARD.lanes);
    }

    public Cost {
        if (lanes < 1 || lanes > 16 || passes < 1 || passes > 16 || memoryKiB < 8 * lanes || memoryKiB > 1024 * 1024) {
            throw new IllegalArgumentException("no cost of Argon2id: " + memoryKiB + " KiB, " + passes + " passes, " + lanes + " lanes");
        }
    }
}
