package org.huimin.panel;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A draw as its officers may see it.
 *
 * @param shares what each side has given so far
 * @param seed   null before both sides revealed
 * @param calls  who was called, in order
 * @param voided null unless it was given up
 */
public record DrawView(Pool pool, DrawState state, String poolHash, Instant frozenAt, String operatorUnit, Map<Side, Share> shares, String seed,
                       List<Call> calls, Voided voided) {

    /** @param commitment null before; so are the others */
    public record Share(String unit, String account, String commitment, Instant committedAt, String nonce, Instant revealedAt) { }

    /** @param by unit */
    public record Voided(String by, String reason, Instant at) { }

    public List<String> seated() {
        return calls.stream().filter(call -> call.outcome() == Call.Outcome.SEATED).map(Call::code).toList();
    }

    /** How many of the seats first drawn for are empty, over all draws of a case; empty before the first draw. */
    public static OptionalInt missing(List<DrawView> all) {
        int sitting = all.stream().mapToInt(d -> d.seated().size()).sum();
        return all.stream().filter(d -> d.state() == DrawState.DRAWN).mapToInt(d -> d.pool().seats().size() - sitting).findFirst();
    }

    Optional<Share> share(Side side) {
        return Optional.ofNullable(shares.get(side));
    }
}
