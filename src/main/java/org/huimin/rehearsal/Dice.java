package org.huimin.rehearsal;

import java.nio.charset.StandardCharsets;

/**
 * Chance that falls the same way on every machine and every Java: SplitMix64, seeded by a number and by what the throw is
 * for, so that one part of a rehearsal may throw more often without changing another.
 */
final class Dice {

    private static final long STEP = 0x9E3779B97F4A7C15L;

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    /** @param about what is thrown for, e.g. platform, phase, {@code "claims"} */
    static Dice of(long seed, Object... about) {
        long hash = mix(seed + STEP);
        for (Object part : about) {
            for (byte b : String.valueOf(part).getBytes(StandardCharsets.UTF_8)) {
                hash = mix(hash * 31 + b + STEP);
            }
            hash = mix(hash + STEP);
        }
        return new Dice(hash);
    }

    static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    long next() {
        state += STEP;
        return mix(state);
    }

    /** From 0 until before 1. */
    double share() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    boolean chance(double probability) {
        return share() < probability;
    }

    /** From 0 until before {@code bound}. */
    int below(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("nothing to throw for: " + bound);
        }
        return (int) (share() * bound);
    }

    /** Both inside. */
    long between(long from, long to) {
        return from + (long) (share() * (to - from + 1));
    }

    /** Waiting time with this mean. */
    double waiting(double mean) {
        return -mean * StrictMath.log(1 - share());
    }

    <T> T of(java.util.List<T> things) {
        return things.get(below(things.size()));
    }
}
