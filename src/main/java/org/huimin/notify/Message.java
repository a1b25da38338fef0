package org.huimin.notify;

import java.time.Instant;

/**
 * One thing to tell. No personal data: the link leads to a page that asks who is reading.
 *
 * @param id      stable, says what it is about: telling the same again changes nothing; up to 120 characters
 * @param target  an account, or a group: then everybody in it
 * @param subject one line
 * @param link    path of the page, begins with a slash
 */
public record Message(String id, Kind kind, String target, String subject, String link, Instant at) {

    /** What it is; only these come singly, everything else waits for the digest. */
    public enum Kind { ASSIGNED, RETURNED, DUE_SOON, URGED, DIGEST }

    public Message {
        if (id.length() > 120 || !link.startsWith("/")) {
            throw new IllegalArgumentException(id + " " + link);
        }
        subject = subject.length() > 200 ? subject.substring(0, 200) : subject;
    }
}
