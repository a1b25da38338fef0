package org.huimin.merchant;

import java.time.Instant;
import org.huimin.kernel.CaseRef;

/**
 * A change of a shop's standing that one person asked for and another decides.
 *
 * @param at       from when it holds
 * @param until    when a suspension ends by itself; null for none, as for every other kind
 * @param heard    what the merchant said to it (陈述申辩); empty where nobody had to ask
 * @param evidence id of an attachment; null for none
 * @param decidedByName null while it waits, as {@code decidedAt}
 * @param remark   of whoever decided; may be empty
 * @param successor the shop that is to take its place, under this name; null but for a replacement
 */
public record StandingChange(CaseRef programme, String id, String storeId, Kind kind, Instant at, Instant until, String reason, String heard, String evidence, String sponsor,
                             String askedBy, String askedByName, Instant askedAt, State state, String decidedByName, Instant decidedAt,
                             String remark, String successor, String successorName) {

    /** SUSPEND: for a while; RESTORE: back in; REMOVE: for good, as a sanction; LEAVE: for good, because the merchant asks; REPLACE: as soon as the shop is admitted that is to take its place. */
    public enum Kind { SUSPEND, RESTORE, REMOVE, LEAVE, REPLACE }

    public enum State { WAITING, AGREED, REFUSED }
}
