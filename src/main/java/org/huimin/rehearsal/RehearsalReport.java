package org.huimin.rehearsal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What a rehearsal came to; its JSON is part of the published contract: fields are added, never renamed. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record RehearsalReport(String programme, boolean completed, Plan plan, Merchants merchants, List<Phase> phases, Settlement settlement,
                       List<Notice> notices, Objections objections, Tasks tasks, Trail trail, Elapsed elapsed) {

    record Plan(BigDecimal budget, long vouchers, BigDecimal value) { }

    record Merchants(int recommended, int judged, int admitted, int rejected, int directory) { }

    /** @param redeemed gross; @param closed the last day */
    record Phase(int number, LocalDate opened, LocalDate closed, BigDecimal pool, BigDecimal claimed, BigDecimal redeemed,
                 BigDecimal refunded, long refusedRows, BigDecimal carriedOver, BigDecimal unallocated) { }

    record Settlement(BigDecimal budget, BigDecimal paid, BigDecimal returned, BigDecimal lateRefunds, boolean balanced) { }

    record Notice(String type, String number, LocalDate publishedOn) { }

    record Objections(int received, int upheld) { }

    record Tasks(int completed, Map<String, Integer> byUnit) { }

    record Trail(long entries, String head, boolean verified) { }

    record Elapsed(long simulatedDays, double seconds) { }

    /** Whether everything holds that must hold. */
    boolean holds() {
        return completed && settlement != null && settlement.balanced() && trail.verified();
    }
}
