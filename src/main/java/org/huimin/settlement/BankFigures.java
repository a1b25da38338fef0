package org.huimin.settlement;

import jakarta.persistence.Embeddable;
import org.huimin.kernel.Money;
import org.huimin.ledger.Judgement;

/** What the entries of a platform's dedicated account come to, by purpose. */
@Embeddable
public record BankFigures(String platform, Money drawdown, Money payment, Money recovery, Money returned, Money interest, Money fee) {

    public static BankFigures of(String platform, Judgement.Bank bank) {
        return new BankFigures(platform, bank.drawdown(), bank.payment(), bank.recovery(), bank.returned(), bank.interest(), bank.fee());
    }

    /** What merchants were paid and did not give back. */
    Money net() {
        return payment.minus(recovery);
    }
}
