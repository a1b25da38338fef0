package org.huimin.settlement;

import org.huimin.kernel.Money;

/** What the bank file of a platform's dedicated account comes to, by purpose. Each figure is above or equal to zero. */
public record BankFigures(String platform, Money drawdown, Money payment, Money recovery, Money returned, Money interest,
                          Money fee) { }
