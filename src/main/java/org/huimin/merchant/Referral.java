package org.huimin.merchant;

import java.time.Instant;
import java.time.LocalDate;
import org.huimin.kernel.CaseRef;

/**
 * 移送: a shop's severe case as one person proposed to hand it to the authority that may punish it, another decided it, and
 * what came of it. Known to the sponsor and to discipline inspection alone.
 *
 * @param authority who receives it, by name, as {@code basis} and {@code grounds} the regime's on the day it was proposed
 * @param facts     what is known, may name people: it stands nowhere else
 * @param evidence  id of an attachment, as {@code receipt} and {@code replyPaper}, which may be null
 * @param decision  null until it is decided
 * @param handover  null until it is handed over
 * @param reply     null until the authority has answered
 */
public record Referral(CaseRef caseRef, String id, String storeId, String authority, String grounds, String basis, String facts, String evidence,
                       String proposedBy, String proposedByName, Instant proposedAt, State state, Decision decision, Handover handover, Reply reply) {

    public enum State { PROPOSED, AGREED, REFUSED, HANDED_OVER, ANSWERED }

    /** ACCEPTED: taken up or a case opened; DECLINED: neither; PUNISHED: already decided upon. */
    public enum Outcome { ACCEPTED, DECLINED, PUNISHED }

    public record Decision(String byName, Instant at, String remark) { }

    /** @param number of the letter that went with it; @param materials what was handed over, as listed in the letter */
    public record Handover(String number, LocalDate on, String materials, String receipt, String byName) { }

    /** @param number of the authority's paper; may be empty */
    public record Reply(Outcome outcome, LocalDate on, String number, String text, String paper, String byName) { }
}
