package org.huimin.publicity;

import java.time.Instant;
import java.util.List;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;

/**
 * A query or a complaint as it stands; who brought it is told by {@link ChallengeRegister#challenger} only.
 *
 * @param about          what it challenges: the case that was publicised, or the query or objection it follows
 * @param matters        what is challenged and what is asked for
 * @param grounds        the facts
 * @param laws           the law it rests on
 * @param supplement     what was brought later; null where nothing was
 * @param answer         the answer, the reason of a refusal, or the decision; null before
 * @param affects        whether the result can be touched by what was upheld
 * @param settledAt      when it came to its end; null before
 * @param released       whether the award that it held may go on
 * @param suspendedUntil until when finance lets the purchase rest; null where it does not
 * @param pausedAt       since when the decision's term stands still; null while it runs
 */
public record ChallengeView(ChallengeId id, ChallengeKind kind, CaseRef caseRef, CaseRef about, String receipt, ChallengeState state, Instant filedAt,
                            String matters, String grounds, String laws, List<String> evidence, String supplement, String answer, boolean upheld,
                            boolean affects, String answeredBy, Instant settledAt, boolean released, Instant suspendedUntil, Instant pausedAt,
                            String pauseReason) {

    /** What the office said last: its answer or decision, why it refused, or what it asked to be brought. */
    public enum Said { ANSWER, DECISION, REFUSAL, CORRECTION }

    /** What {@code answer} is, as the case stands. */
    public Said said() {
        return kind == ChallengeKind.QUERY ? Said.ANSWER : switch (state) {
            case DECIDED -> Said.DECISION;
            case REFUSED -> Said.REFUSAL;
            default -> Said.CORRECTION;
        };
    }

    /** Whether nothing may be signed, begun or paid for its sake. */
    public boolean holds(Instant now) {
        if (kind == ChallengeKind.QUERY) {
            return state != ChallengeState.SETTLED || upheld && affects && !released;
        }
        return state == ChallengeState.DECIDED ? upheld && affects && !released
                : state == ChallengeState.ACCEPTED && suspendedUntil != null && now.isBefore(suspendedUntil);
    }

    void must(ChallengeState wanted, String step) {
        if (state != wanted) {
            throw Refused.conflict("challenge.state", kind.words() + receipt + "目前为“" + state.words() + "”，不能" + step + "。");
        }
    }

    void mustBe(ChallengeKind wanted) {
        if (kind != wanted) {
            throw Refused.absent("没有这件" + wanted.words() + "。");
        }
    }
}
