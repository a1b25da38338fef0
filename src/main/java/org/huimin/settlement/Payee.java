package org.huimin.settlement;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Money;

/**
 * A platform's part of a drawdown; with the account it went to and its papers once it is paid.
 *
 * @param accountNumber whole, for the payment order; pages and exports show {@link #maskedNumber}
 * @param voucherNumber the entry in finance's books; null until paid, as everything after it
 * @param receiptFile   id of the bank's receipt as a file
 */
@Embeddable
public record Payee(String platform, Money amount, String accountName, String bank, String accountNumber, String voucherNumber,
                    String bankReceipt, String receiptFile, LocalDate paidOn, String paidBy) {

    static Payee due(String platform, Money amount) {
        return new Payee(platform, amount, null, null, null, null, null, null, null, null);
    }

    Payee paid(Actor actor, PayeeAccount account, Proof proof) {
        return new Payee(platform, amount, account.name(), account.bank(), account.number(), proof.voucherNumber(), proof.bankReceipt(),
                proof.receiptFile(), proof.paidOn(), actor.account());
    }

    public boolean paid() {
        return paidOn != null;
    }

    /** The number as lists show it; null until paid. */
    public String maskedNumber() {
        return accountNumber == null ? null : AccountNumber.masked(accountNumber);
    }

    /** What shows that a payment was made. @param receiptFile id of the bank's receipt as a file */
    public record Proof(String voucherNumber, String bankReceipt, String receiptFile, LocalDate paidOn) { }
}
