package org.huimin.rehearsal;

import java.util.HexFormat;

/** What a platform gives instead of persons and devices: the same digest each time, and nothing to be learned from it. */
final class Identities {

    private final long salt;

    Identities(String platform, long seed) {
        this.salt = Dice.of(seed, platform, "salt").next();
    }

    String person(long number) {
        return digest(1, number);
    }

    /** One in fifty shares a telephone with somebody else. */
    String device(long number) {
        return digest(2, number % 50 == 49 ? number - 1 : number);
    }

    String payer(long number) {
        return digest(3, number);
    }

    private String digest(int kind, long number) {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(Dice.mix(salt + kind * 31L + number * 0x9E3779B97F4A7C15L))
                + hex.toHexDigits(Dice.mix(salt ^ Dice.mix(number + kind)));
    }
}
