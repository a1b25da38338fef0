package org.huimin.oversight;

import java.time.Instant;
import java.util.TreeMap;

/**
 * What of an entry is published. The hash is over the canonical JSON of everything else in the line, so the previous
 * hash is part of it; the digest stands for the content, which stays inside.
 */
record TrailLine(String chain, long seq, Instant at, String fact, String digest, String prev, String hash) {

    /** What the first entry of a chain points back to. */
    static final String NOTHING_BEFORE = "0".repeat(64);

    /** The next line of a chain, with its hash worked out. */
    static TrailLine after(TrailHead head, Instant at, String fact, String digest) {
        TrailLine line = new TrailLine(head.chain(), head.seq() + 1, at, fact, digest, head.hash(), "");
        return new TrailLine(line.chain, line.seq, at, fact, digest, line.prev, line.hashed());
    }

    String hashed() {
        return Sha256.hex(CanonicalJson.of(fields()));
    }

    String json() {
        TreeMap<String, Object> all = fields();
        all.put("hash", hash);
        return CanonicalJson.of(all);
    }

    TrailHead head() {
        return new TrailHead(chain, seq, hash);
    }

    private TreeMap<String, Object> fields() {
        TreeMap<String, Object> fields = new TreeMap<>();
        fields.put("chain", chain);
        fields.put("seq", seq);
        fields.put("at", CanonicalJson.instant(at));
        fields.put("fact", fact);
        fields.put("digest", digest);
        fields.put("prev", prev);
        return fields;
    }
}
