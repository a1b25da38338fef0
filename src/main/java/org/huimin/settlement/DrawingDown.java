package org.huimin.settlement;

import java.time.LocalDate;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.springframework.stereotype.Service;

/** Money leaves the treasury for the dedicated account: one office asks, another pays. */
@Service
@Act
public class DrawingDown {

    /**
     * Asks for money for a phase. Paid in advance: exactly the phase's own pool, once; in instalments: not above what is left of the
     * budget; reimbursed: not above what settled phases came to.
     */
    public DrawdownView request(Actor actor, CaseRef programme, int phase, Money amount, String budgetDocument, String subject) {
        throw new UnsupportedOperationException();
    }

    /** Pays the phase's open request; by somebody else than who asked. */
    public DrawdownView pay(Actor actor, CaseRef programme, int phase, String voucherNumber, String bankReceipt, LocalDate paidOn) {
        throw new UnsupportedOperationException();
    }
}
