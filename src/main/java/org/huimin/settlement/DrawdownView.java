package org.huimin.settlement;

import java.time.Instant;
import java.time.LocalDate;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;

/** A drawdown with the account it goes to, as the programme file names it. State: REQUESTED or PAID. */
public record DrawdownView(CaseRef programme, int number, int phase, String state, Money amount, String budgetDocument, String subject,
                           String accountName, String bank, String accountNumber, String requestedBy, Instant requestedAt,
                           String voucherNumber, String bankReceipt, LocalDate paidOn, String paidBy) { }
