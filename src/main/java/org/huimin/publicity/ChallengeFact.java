package org.huimin.publicity;

import java.time.Instant;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;

/** What happened to a query or a complaint; never who brought it. {@code about} is its own case, e.g. {@code …/QRY-1}. */
public sealed interface ChallengeFact extends Fact {

    /** @param filedAt when it was received, from which its terms count */
    record QueryFiled(CaseRef about, String by, long challenge, Instant filedAt) implements ChallengeFact { }

    record QueryAnswered(CaseRef about, String by, long challenge, boolean upheld, boolean affects) implements ChallengeFact { }

    record QueryAnswerDecided(CaseRef about, String by, long challenge, boolean approved) implements ChallengeFact { }

    /** @param filedAt when it was received, from which its terms count */
    record ComplaintFiled(CaseRef about, String by, long challenge, Instant filedAt) implements ChallengeFact { }

    /** @param outcome ACCEPTED, INCOMPLETE or REFUSED */
    record ComplaintExamined(CaseRef about, String by, long challenge, ChallengeState outcome) implements ChallengeFact { }

    record ComplaintSupplemented(CaseRef about, String by, long challenge) implements ChallengeFact { }

    record ComplaintLapsed(CaseRef about, String by, long challenge) implements ChallengeFact { }

    /** @param suspendedUntil until when the purchase rests; null where it goes on */
    record ComplaintCopied(CaseRef about, String by, long challenge, Instant suspendedUntil) implements ChallengeFact { }

    record ComplaintPaused(CaseRef about, String by, long challenge) implements ChallengeFact { }

    record ComplaintResumed(CaseRef about, String by, long challenge) implements ChallengeFact { }

    record ComplaintDecided(CaseRef about, String by, long challenge, boolean upheld, boolean affects) implements ChallengeFact { }

    record AwardReleased(CaseRef about, String by, long challenge) implements ChallengeFact { }
}
