package org.huimin.settlement;

import java.util.List;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.springframework.stereotype.Service;

/** Settles the whole programme after the refund window, up to the point where everything balances. */
@Service
@Act
public class SettlingProgramme {

    /** @param figures of every platform and phase, late refunds with them; @param bank one per platform that has a bank file */
    public StatementView judge(CaseRef programme, List<PhaseFigures> figures, List<BankFigures> bank, VarianceTolerance tolerance) {
        throw new UnsupportedOperationException();
    }

    public StatementView explain(Actor actor, CaseRef programme, Decision decision, String reason) {
        throw new UnsupportedOperationException();
    }

    /** The platform's own settlement report; held against ours, differences become findings. */
    public StatementView submitReport(Actor actor, CaseRef programme, String platform, Money redeemed, Money refunded, Money returned,
                                      List<String> attachments) {
        throw new UnsupportedOperationException();
    }

    /** Approval while a report differs needs a reason. */
    public StatementView review(Actor actor, CaseRef programme, Decision decision, String reason) {
        throw new UnsupportedOperationException();
    }

    /** Closes the account: refused with the figures while anything does not hold. */
    public StatementView balance(CaseRef programme) {
        throw new UnsupportedOperationException();
    }
}
