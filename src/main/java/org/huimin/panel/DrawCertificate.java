package org.huimin.panel;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Everything somebody needs to recompute a draw, published after the result: people stand in it as codes.
 *
 * @param format   {@code huimin-draw-1}
 * @param seed     SHA-256 over the 32 bytes each of pool hash, operator's nonce and witness's nonce
 * @param sequence the whole pool in the order in which the seed calls it
 * @param calls    who was called to which seat, in the order of the calls, and what became of it
 * @param voided   draws of this case that were begun and given up before
 * @param digest   SHA-256 over the rest: keys in order, no white space, UTF-8
 */
public record DrawCertificate(String format, @JsonProperty("case") String about, int attempt, String frozenAt,
                              List<String> seats, List<Pool.Entry> pool, String poolHash, Share operator, Share witness, String seed,
                              List<String> sequence, List<Call> calls, List<Voided> voided, String digest) {

    public static final String FORMAT = "huimin-draw-1";

    /** One side's part. @param unit the unit that gave it; times are UTC */
    public record Share(String unit, String commitment, String committedAt, String nonce, String revealedAt) { }

    /** A draw that came to nothing. @param by the unit that gave it up */
    public record Voided(int attempt, String poolHash, String by, String reason, String at) { }

    public DrawCertificate {
        seats = List.copyOf(seats);
        pool = List.copyOf(pool);
        sequence = List.copyOf(sequence);
        calls = List.copyOf(calls);
        voided = List.copyOf(voided);
    }

    DrawCertificate withDigest(String value) {
        return new DrawCertificate(format, about, attempt, frozenAt, seats, pool, poolHash, operator, witness, seed, sequence, calls, voided, value);
    }
}
