package org.huimin.selection;

import java.time.Instant;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;

/** What happens to a tender; who applied is told by the applications, after the opening. */
public sealed interface TenderFact extends Fact {

    record TenderDrafted(CaseRef about, String by, Instant deadline, int lots) implements TenderFact { }

    record TenderDecided(CaseRef about, String by, boolean approved) implements TenderFact { }

    record TenderAnnounced(CaseRef about, String by, String notice, Instant deadline) implements TenderFact { }

    record SubmissionDeadlineMoved(CaseRef about, String by, Instant from, Instant to, boolean confirmAgain) implements TenderFact { }

    record QuestionAsked(CaseRef about, String by, String question) implements TenderFact { }

    record QuestionAnswered(CaseRef about, String by, String question) implements TenderFact { }

    record TenderClosed(CaseRef about, String by) implements TenderFact { }

    record TenderOpened(CaseRef about, String by) implements TenderFact { }

    record TenderEnded(CaseRef about, String by, TenderOutcome outcome) implements TenderFact { }
}
