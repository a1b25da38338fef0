package org.huimin.selection;

import java.time.Instant;
import java.time.LocalDate;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;
import org.huimin.programme.RegimeProfile;

/** What happens to a tender; who applied is told by the applications, after the opening. */
public sealed interface TenderFact extends Fact {

    record TenderDrafted(CaseRef about, String by, Instant deadline, int lots) implements TenderFact { }

    record TenderDecided(CaseRef about, String by, boolean approved) implements TenderFact { }

    record TenderAnnounced(CaseRef about, String by, String notice, Instant deadline) implements TenderFact { }

    record SubmissionDeadlineMoved(CaseRef about, String by, Instant from, Instant to, boolean confirmAgain) implements TenderFact { }

    record QuestionAsked(CaseRef about, String by, String question) implements TenderFact { }

    record QuestionAnswered(CaseRef about, String by, String question) implements TenderFact { }

    record TenderClosed(CaseRef about, String by) implements TenderFact { }

    record ApplicantsCounted(CaseRef about, String by, String lot, LotCount.Stage stage, int applicants, RegimeProfile.Outcome outcome)
            implements TenderFact { }

    record TenderOpened(CaseRef about, String by) implements TenderFact { }

    /** @param applications of paper and mail */
    record ApplicationsTranscribed(CaseRef about, String by, int applications) implements TenderFact { }

    record TranscriptionDecided(CaseRef about, String by, boolean approved) implements TenderFact { }

    /** They were told when and where the applications are opened; how many they are is told by the count. */
    record ApplicantsInvited(CaseRef about, String by, Instant opening, String place) implements TenderFact { }

    record EligibilityReviewed(CaseRef about, String by, int round, int eligible, int refused, int incomplete) implements TenderFact { }

    record DebarmentListRead(CaseRef about, String by, String list, LocalDate queriedOn, String sha256, int rows, int hits) implements TenderFact { }

    record EligibilityDecided(CaseRef about, String by, boolean approved) implements TenderFact { }

    record SupplementAsked(CaseRef about, String by, int applications) implements TenderFact { }

    record ResponsivenessReviewed(CaseRef about, String by, int responsive, int refused, int unclear) implements TenderFact { }

    record ClarificationAsked(CaseRef about, String by, int applications) implements TenderFact { }

    record ApplicantsRanked(CaseRef about, String by, int applicants) implements TenderFact { }

    record AwardProposed(CaseRef about, String by, int places) implements TenderFact { }

    record AwardDecided(CaseRef about, String by, boolean approved) implements TenderFact { }

    /** @param application number of the receipt */
    record ApplicantLeftOut(CaseRef about, String by, String application) implements TenderFact { }

    record ResultTold(CaseRef about, String by, int round, int letters) implements TenderFact { }

    record LetterReceived(CaseRef about, String by, String application, int round) implements TenderFact { }

    record SplitProposed(CaseRef about, String by, int round) implements TenderFact { }

    record SplitChecked(CaseRef about, String by, int round, boolean approved) implements TenderFact { }

    record SplitDecided(CaseRef about, String by, int round, boolean approved) implements TenderFact { }

    record SelectionRecorded(CaseRef about, String by, String system, String project, LocalDate resultOn) implements TenderFact { }

    record SelectionRecordDecided(CaseRef about, String by, boolean approved) implements TenderFact { }

    record TenderEnded(CaseRef about, String by, TenderOutcome outcome) implements TenderFact { }
}
