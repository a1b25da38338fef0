package org.huimin.settlement;

import java.time.LocalDate;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;
import org.huimin.kernel.Money;

/** What happened to a platform's refund. */
public sealed interface RefundFact extends Fact {

    record FundsReturned(CaseRef about, String by, String platform, Money amount, String reference, LocalDate returnedOn) implements RefundFact { }

    record ReceiptConfirmed(CaseRef about, String by, String platform, Money amount, String receiptNumber, LocalDate receivedOn)
            implements RefundFact { }

    record RefundVerified(CaseRef about, String by, String platform, Money received) implements RefundFact { }

    record MismatchResolved(CaseRef about, String by, String platform, Money due, Money received, Refunding.Resolution resolution)
            implements RefundFact { }
}
