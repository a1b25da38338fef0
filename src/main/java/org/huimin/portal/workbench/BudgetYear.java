package org.huimin.portal.workbench;

import java.time.LocalDate;
import java.util.List;
import org.huimin.programme.ProgrammeSpec;

/**
 * Where a phase is settled in another budget year than it is paid from: what is unspent at the year's end must be carried
 * over or goes back to the treasury (预算法 42).
 */
record BudgetYear(String phase, LocalDate last, int year, int settledIn) {

    static List<BudgetYear> crossings(ProgrammeSpec spec) {
        return spec.phases().stream().map(p -> {
            LocalDate last = spec.lastValidDay(p.number());
            return new BudgetYear(p.name(), last, p.first().getYear(), last.plusDays(1).getYear());
        }).filter(y -> y.year() != y.settledIn()).toList();
    }
}
