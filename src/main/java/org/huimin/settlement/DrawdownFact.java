package org.huimin.settlement;

import java.time.LocalDate;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;
import org.huimin.kernel.Money;

/** What happened to a drawdown. */
public sealed interface DrawdownFact extends Fact {

    record DrawdownRequested(CaseRef about, String by, int phase, Money amount, String budgetDocument) implements DrawdownFact { }

    record DrawdownPaid(CaseRef about, String by, int phase, String platform, Money amount, String voucherNumber, String bankReceipt,
                        LocalDate paidOn) implements DrawdownFact { }
}
