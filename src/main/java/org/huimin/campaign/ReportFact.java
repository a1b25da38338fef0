package org.huimin.campaign;

import java.time.LocalDate;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;

/** What happened to a platform's report of a day. */
public sealed interface ReportFact extends Fact {

    /** @param revision 1 for the first; every later one is a restatement, and all stay */
    record DayReported(CaseRef about, String by, int phase, String platform, LocalDate day, int revision, boolean late) implements ReportFact { }

    record DayChecked(CaseRef about, String by, int phase, String platform, LocalDate day, int revision, int findings) implements ReportFact { }

    record FindingsExplained(CaseRef about, String by, int phase, String platform, LocalDate day, int revision) implements ReportFact { }

    record ReportSentBack(CaseRef about, String by, int phase, String platform, LocalDate day, int revision) implements ReportFact { }
}
