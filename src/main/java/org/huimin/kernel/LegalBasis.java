package org.huimin.kernel;

import java.time.LocalDate;

/**
 * The text a rule rests on, with the dates it is in force: a programme never shows a rule that was not law on its day.
 *
 * @param citation e.g. {@code 政府采购法实施条例第38条}
 * @param from     first day in force; null where it has always been
 * @param until    last day in force; null while it still is
 */
public record LegalBasis(String citation, LocalDate from, LocalDate until) {

    public boolean inForce(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
    }
}
