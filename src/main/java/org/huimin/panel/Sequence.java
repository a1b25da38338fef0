package org.huimin.panel;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * The order in which a seed calls the codes of a pool: Fisher–Yates over the codes in byte order, with numbers that are
 * cut from SHA-256(seed ‖ 0), SHA-256(seed ‖ 1) … and thrown away where a remainder would favour somebody.
 */
final class Sequence {

    private final byte[] seed;
    private long block;

    private Sequence(byte[] seed) {
        this.seed = seed;
    }

    /** @param codes ASCII, each once; their order does not matter */
    static List<String> of(byte[] seed, Collection<String> codes) {
        Sequence numbers = new Sequence(seed);
        List<String> order = new ArrayList<>(codes);
        Collections.sort(order);
        for (int last = order.size() - 1; last > 0; last--) {
            Collections.swap(order, last, numbers.below(last + 1));
        }
        return List.copyOf(order);
    }

    /** Uniform in 0 … bound−1: 64-bit numbers from the last incomplete multiple of the bound upwards are not used. */
    private int below(int bound) {
        long unusable = Long.remainderUnsigned(Long.remainderUnsigned(-1L, bound) + 1, bound);
        while (true) {
            long number = next();
            if (unusable == 0 || Long.compareUnsigned(number, -unusable) < 0) {
                return (int) Long.remainderUnsigned(number, bound);
            }
        }
    }

    private long next() {
        byte[] count = ByteBuffer.allocate(Long.BYTES).putLong(block++).array();
        return ByteBuffer.wrap(Digests.sha256(seed, count)).getLong();
    }
}
