package org.huimin.settlement;

import java.time.LocalDate;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.springframework.stereotype.Service;

/** The rest goes back to the treasury: the platform returns it, finance confirms what arrived, and both must be what was due. */
@Service
@Act
public class Refunding {

    /** The rule of the refusal by {@link #verify} where the money that arrived is not the money due. */
    public static final String FUND_MISMATCH = "settlement.fund-mismatch";

    public enum Resolution {
        /** What arrived stands; the platform sends the difference. */
        SUPPLEMENT,
        /** What arrived goes back; the platform sends the whole sum again. */
        REDO
    }

    public RefundView giveBack(Actor actor, CaseRef programme, String platform, Money amount, String reference, LocalDate returnedOn) {
        throw new UnsupportedOperationException();
    }

    public RefundView confirmReceipt(Actor actor, CaseRef programme, String platform, Money amount, String receiptNumber, LocalDate receivedOn) {
        throw new UnsupportedOperationException();
    }

    /** @throws org.huimin.kernel.Refused with rule {@link #FUND_MISMATCH}, naming expected and received */
    public RefundView verify(CaseRef programme, String platform) {
        throw new UnsupportedOperationException();
    }

    public RefundView resolve(Actor actor, CaseRef programme, String platform, Resolution resolution, String reason) {
        throw new UnsupportedOperationException();
    }
}
