package org.huimin.settlement;

import java.time.LocalDate;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;

/** Dates that people type from paper: neither before what they follow nor in the future. */
final class Dates {

    private Dates() { }

    static void require(String field, String name, LocalDate given, LocalDate notBefore, String earlier, LocalDate today) {
        if (given == null) {
            throw Refused.invalid("settlement.date-missing", field, "", "请填写" + name + "。");
        }
        if (given.isAfter(today)) {
            throw Refused.invalid("settlement.date-future", field, given, name + Period.words(given) + "晚于今天（" + Period.words(today) + "），请核对。");
        }
        if (given.isBefore(notBefore)) {
            throw Refused.invalid("settlement.date-early", field, given, name + Period.words(given) + "早于" + earlier + Period.words(notBefore) + "，请核对。");
        }
    }
}
