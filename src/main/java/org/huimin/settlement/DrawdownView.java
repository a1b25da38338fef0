package org.huimin.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;

/** A drawdown with the accounts it goes to. */
public record DrawdownView(CaseRef programme, int number, int phase, State state, Money amount, String budgetDocument, String subject,
                           List<Payee> payees, String requestedBy, Instant requestedAt, String voucherNumber, String bankReceipt,
                           LocalDate paidOn, String paidBy) {

    public enum State { REQUESTED, PAID }
}
