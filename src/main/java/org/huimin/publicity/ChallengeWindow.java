package org.huimin.publicity;

import java.time.Instant;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Moments;
import org.huimin.kernel.Refused;

/**
 * When something may be challenged.
 *
 * @param about what is challenged
 * @param from  the first moment
 * @param until the first moment at which it is too late, whole seconds
 * @param rule  the term with its basis, for the sentence that refuses
 */
public record ChallengeWindow(CaseRef about, Instant from, Instant until, String rule) {

    void judge(ChallengeKind kind, Instant receivedAt) {
        if (receivedAt.isBefore(from)) {
            throw Refused.invalid("challenge.early", "receivedAt", Moments.inWords(receivedAt),
                    "收到时间" + Moments.inWords(receivedAt) + "早于可以提出" + kind.words() + "的时间" + Moments.inWords(from) + "，请核对。");
        }
        if (!receivedAt.isBefore(until)) {
            throw Refused.invalid("challenge.late", "receivedAt", Moments.inWords(receivedAt), kind.words() + "应在" + Moments.endInWords(until)
                    + "前提出（" + rule + "），收到时间为" + Moments.inWords(receivedAt) + "，已超过期限，不予接收。");
        }
    }

    public boolean open(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }
}
