package org.huimin.supervision;

import java.time.LocalDate;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;

/** What happens to supervision opinions. Texts stand with the opinion; their digests here hold them to the letter. */
public sealed interface SupervisionFact extends Fact {

    @Override
    default boolean withheld() {
        return true;
    }

    /** @param against the case or step it is about; @param unit who must answer; @param answerBy last day for it */
    record OpinionRaised(CaseRef about, String by, String against, String unit, LocalDate answerBy, String textDigest) implements SupervisionFact { }

    record OpinionAnswered(CaseRef about, String by, String unit, int round, String textDigest) implements SupervisionFact { }

    /** @param accepted false where the answer must be supplemented */
    record AnswerWeighed(CaseRef about, String by, int round, boolean accepted) implements SupervisionFact { }
}
