package org.huimin.oversight;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One entry of the trail with all it holds, for staff who may see it.
 *
 * @param fact      what happened, also where that is not published
 * @param published the name it bears in the published trail
 * @param about     the case it happened to
 * @param actor     account of whoever did it
 * @param content   canonical JSON of the fact
 */
public record TrailEntry(String chain, long seq, Instant at, String fact, String published, String about, String actor, String content,
                         String salt, String contentDigest, String prevHash, String hash) {

    /** What is published instead of the name of a fact that is withheld. */
    static final String WITHHELD = "Withheld";
    /** Where its name stands inside. */
    static final String NAME = "fact";

    /** What happened under a published name; that name where the content no longer says it. */
    static String nameOf(String published, String content) {
        try {
            return published.equals(WITHHELD) ? CanonicalJson.read(content).path(NAME).asText(WITHHELD) : published;
        } catch (IllegalStateException altered) {
            return published;
        }
    }

    /** What the digest is over: a fresh salt, so that a short content cannot be guessed from it. */
    static String digestOf(String salt, String about, String actor, String content) {
        return Sha256.hex(salt + "\n" + about + "\n" + actor + "\n" + content);
    }

    /** One value of what was recorded; empty where it has none of that name, or the content is no longer what the digest was made of. */
    public Optional<String> value(String name) {
        if (!digestOf(salt, about, actor, content).equals(contentDigest)) {
            return Optional.empty();
        }
        return Optional.ofNullable(CanonicalJson.read(content).get(name)).map(JsonNode::asText);
    }

    String json() {
        TreeMap<String, Object> all = new TreeMap<>();
        all.put("chain", chain);
        all.put("seq", seq);
        all.put("at", CanonicalJson.instant(at));
        all.put("fact", published);
        all.put("about", about);
        all.put("actor", actor);
        all.put("content", content);
        all.put("salt", salt);
        all.put("digest", contentDigest);
        all.put("prev", prevHash);
        all.put("hash", hash);
        return CanonicalJson.of(all);
    }

    TrailLine line() {
        return new TrailLine(chain, seq, at, published, contentDigest, prevHash, hash);
    }
}
