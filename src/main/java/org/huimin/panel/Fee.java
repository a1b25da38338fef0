package org.huimin.panel;

import java.time.LocalDate;
import org.huimin.kernel.Money;

/** What an expert is due for a review. @param paidOn null until finance has paid, as everything after it; @param voucherNumber the entry in finance's books */
public record Fee(String code, String name, Money amount, LocalDate paidOn, String voucherNumber, String paidBy) {

    public boolean paid() {
        return paidOn != null;
    }
}
