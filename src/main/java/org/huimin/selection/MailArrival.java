package org.huimin.selection;

import java.time.Instant;
import java.util.Locale;
import org.huimin.kernel.CaseRef;

/**
 * A mail that came in, by its outside: neither what it says nor who sent it.
 *
 * @param digest      of the mail as it came
 * @param tender      null where its subject names none
 * @param rule        why it was not taken; empty where it was
 * @param application number of the receipt; null without
 * @param answered    when its sender was written to; null for not
 * @param noted       when a clerk wrote down what became of it; null for not yet
 * @param note        what the clerk wrote
 */
public record MailArrival(String digest, CaseRef tender, Instant at, long size, Outcome outcome, String rule, String application, Instant answered,
                          Instant noted, String note) {

    /** SEALED as an application; REFUSED by a rule; LATE; STRAY: its subject names no call that takes mail. */
    public enum Outcome { SEALED, REFUSED, LATE, STRAY }

    /** What the clerk calls it. */
    public String number() {
        return "YJ" + digest.substring(0, 10).toUpperCase(Locale.ROOT);
    }

    /** Whether somebody has to see to it: nobody was told what is wrong with it, or it may not concern us at all. */
    public boolean waits() {
        return noted == null && outcome != Outcome.SEALED && (outcome == Outcome.STRAY || answered == null);
    }
}
