package org.huimin.rehearsal;

import java.util.List;
import java.util.Map;

/**
 * What a delivery leaves to the next one.
 *
 * @param people   how many people there have been so far
 * @param claimsOf how often those who may come again have claimed in the programme
 * @param pending  refunds still to come
 * @param until    the moment up to which everything has been delivered
 */
record SyntheticPast(long people, Map<Long, Integer> claimsOf, List<Pending> pending, long until) {

    static final SyntheticPast NONE = new SyntheticPast(0, Map.of(), List.of(), 0);

    /** A refund of an earlier redemption that its customer asks for late; amounts in fen. */
    record Pending(String redemption, String type, int phase, long redeemedAt, long orderAmount, long amount) { }

    SyntheticPast {
        claimsOf = Map.copyOf(claimsOf);
        pending = List.copyOf(pending);
    }
}
