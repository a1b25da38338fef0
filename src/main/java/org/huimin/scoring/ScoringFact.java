package org.huimin.scoring;

import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;

/** What happens in a round; no fact carries a score. Members stand in them as codes. */
public sealed interface ScoringFact extends Fact {

    record ScoringBegun(CaseRef about, String by, int applicants, int members) implements ScoringFact { }

    record SheetSubmitted(CaseRef about, String by, String member, Channel channel, String commitment) implements ScoringFact { }

    record SheetEnteredOnce(CaseRef about, String by, String member) implements ScoringFact { }

    record PaperEntryDropped(CaseRef about, String by, String member) implements ScoringFact { }

    record SheetsRevealed(CaseRef about, String by, int sheets) implements ScoringFact { }

    /** A sheet is no longer what its member committed to. */
    record SheetDisturbed(CaseRef about, String by, String member) implements ScoringFact { }

    record SheetVoided(CaseRef about, String by, String member, String reason) implements ScoringFact { }

    /** @param cause as the rule says it @param submitted whether a sheet became void */
    record MemberLeft(CaseRef about, String by, String member, String cause, boolean submitted) implements ScoringFact { }

    /** The empty seats are filled, and the round goes on. */
    record PanelFilled(CaseRef about, String by, int members) implements ScoringFact { }

    record LotsDrawn(CaseRef about, String by, int applicants) implements ScoringFact { }

    record RecheckOpened(CaseRef about, String by, String member, String applicant) implements ScoringFact { }

    record RecheckAgreed(CaseRef about, String by, String member, String applicant) implements ScoringFact { }

    record SheetAmended(CaseRef about, String by, String member, String applicant, String commitment) implements ScoringFact { }

    record ChairVoted(CaseRef about, String by, String member) implements ScoringFact { }

    record ChairElected(CaseRef about, String by, String member, int votes) implements ScoringFact { }

    record ReportWritten(CaseRef about, String by, String member) implements ScoringFact { }

    record ReportSigned(CaseRef about, String by, String member, boolean dissent) implements ScoringFact { }

    record EvaluationReported(CaseRef about, String by, int signatures) implements ScoringFact { }
}
