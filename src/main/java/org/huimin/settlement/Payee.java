package org.huimin.settlement;

import jakarta.persistence.Embeddable;
import org.huimin.kernel.Money;

/** A platform's part of a drawdown and the dedicated account it goes to, as the programme file names it. */
@Embeddable
public record Payee(String platform, Money amount, String accountName, String bank, String accountNumber) { }
