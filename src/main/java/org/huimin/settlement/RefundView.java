package org.huimin.settlement;

import java.time.LocalDate;
import java.util.List;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;

/** A platform's refund: what is due, and each transfer with its receipt. State: DUE, RETURNED, RECEIVED or VERIFIED. */
public record RefundView(CaseRef programme, String platform, String state, Money due, Money received, List<Transfer> transfers) {

    /** @param standing false where it was sent back */
    public record Transfer(int number, Money amount, String reference, LocalDate returnedOn, Money received, String receiptNumber,
                           LocalDate receivedOn, boolean standing) { }
}
