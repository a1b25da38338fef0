package org.huimin.settlement;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.List;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;

/** A platform's refund: what is due, and each transfer with its receipt. */
public record RefundView(CaseRef programme, String platform, State state, Money due, Money received, List<Transfer> transfers) {

    /** DUE: money is to be sent; RETURNED: sent; RECEIVED: finance registered what arrived; VERIFIED: it is what was due. */
    public enum State { DUE, RETURNED, RECEIVED, VERIFIED }

    /** @param standing false where its registration was found wrong and is made again */
    @Embeddable
    public record Transfer(Money amount, String reference, LocalDate returnedOn, String returnedBy, Money received, String receiptNumber,
                           LocalDate receivedOn, String receivedBy, boolean standing) {

        Transfer received(Money arrived, String receipt, LocalDate on, String by) {
            return new Transfer(amount, reference, returnedOn, returnedBy, arrived, receipt, on, by, true);
        }

        Transfer annulled() {
            return new Transfer(amount, reference, returnedOn, returnedBy, received, receiptNumber, receivedOn, receivedBy, false);
        }
    }
}
