package org.huimin.programme;

import java.time.LocalDate;
import java.util.List;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;
import org.huimin.kernel.Money;

/** What happens to a programme. */
public sealed interface ProgrammeFact extends Fact {

    record ProgrammeRegistered(CaseRef about, String by, String code, LocalDate planDate, Money budget) implements ProgrammeFact { }

    record PlanRevised(CaseRef about, String by, int round) implements ProgrammeFact { }

    record PlanDrafted(CaseRef about, String by, int round) implements ProgrammeFact { }

    record PlanChecked(CaseRef about, String by, int round, boolean fairCompetition) implements ProgrammeFact { }

    record CompetitionReviewed(CaseRef about, String by, Decision decision) implements ProgrammeFact { }

    record OpinionGiven(CaseRef about, String by, String unit, boolean agrees) implements ProgrammeFact { }

    record ConsultationClosed(CaseRef about, String by, List<String> silent) implements ProgrammeFact { }

    record FundsArranged(CaseRef about, String by, Money amount, String budgetDocument) implements ProgrammeFact { }

    record PlanReviewed(CaseRef about, String by, Decision decision) implements ProgrammeFact { }

    record PlanTabled(CaseRef about, String by, Decision decision) implements ProgrammeFact { }

    record PlanDecided(CaseRef about, String by, Decision decision, String meeting, LocalDate heldOn) implements ProgrammeFact { }

    record PlanIssued(CaseRef about, String by, String documentNumber, LocalDate issuedOn) implements ProgrammeFact { }

    record DesignationReasoned(CaseRef about, String by, int round) implements ProgrammeFact { }

    record DesignationAnswered(CaseRef about, String by, int round, Decision decision) implements ProgrammeFact { }

    record PlatformAppointed(CaseRef about, String by, String platform, Money pool, String basis) implements ProgrammeFact { }

    record VouchersAllotted(CaseRef about, String by, String platform, int phase, String voucherType, int quantity, LocalDate date)
            implements ProgrammeFact { }

    record FundShared(CaseRef about, String by, String platform, Money pool, LocalDate date) implements ProgrammeFact { }

    record PhaseExtended(CaseRef about, String by, int phase, int days, LocalDate date) implements ProgrammeFact { }
}
