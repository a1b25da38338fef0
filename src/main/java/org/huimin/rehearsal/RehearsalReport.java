package org.huimin.rehearsal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What a rehearsal came to; its JSON is part of the published contract: fields are added, never renamed. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record RehearsalReport(String programme, boolean completed, Plan plan, @JsonInclude(JsonInclude.Include.NON_NULL) Selection selection,
                       Merchants merchants, List<Phase> phases, Settlement settlement, List<Ledger> ledgers, List<Notice> notices,
                       Objections objections, Happened incidents, Tasks tasks, Trail trail, Elapsed elapsed) {

    record Plan(BigDecimal budget, long vouchers, BigDecimal value) { }

    /** How the platforms were selected, and how often that was objected to; null where the plan designates them. */
    record Selection(List<Lot> lots, @JsonInclude(JsonInclude.Include.NON_NULL) Panel panel, Objections objections) { }

    /** @param drawVerified whether every published certificate holds; null where nobody was drawn */
    record Panel(int size, int recused, @JsonInclude(JsonInclude.Include.NON_NULL) Boolean drawVerified) { }

    /** @param ranking empty until a panel scores; @param outcome what followed from the last count */
    record Lot(String code, int received, int late, int eligible, String outcome, List<Ranked> ranking, List<Won> awards) { }

    record Ranked(String applicant, BigDecimal score, int rank) { }

    record Won(String applicant, BigDecimal amount) { }

    record Merchants(int recommended, int judged, int admitted, int rejected, int directory) { }

    /** @param redeemed gross; @param closed the last day */
    record Phase(int number, LocalDate opened, LocalDate closed, BigDecimal pool, BigDecimal claimed, BigDecimal redeemed,
                 BigDecimal refunded, long refusedRows, BigDecimal carriedOver, BigDecimal unallocated) { }

    record Settlement(BigDecimal budget, BigDecimal paid, BigDecimal returned, BigDecimal lateRefunds, boolean balanced) { }

    /** One platform's rows as they were judged last; its fields are {@code reconcile}'s. */
    record Ledger(String platform, Table claims, Table redemptions, Table refunds, BigDecimal net, List<OfType> byType) { }

    /** @param amount null for claims */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Table(long rows, long accepted, Map<String, Long> refused, BigDecimal amount) { }

    /** @param claimed and @param redeemed counts */
    record OfType(String type, int phase, long claimed, long redeemed, BigDecimal amount, BigDecimal refunded, BigDecimal net) { }

    record Notice(String type, String number, LocalDate publishedOn) { }

    record Objections(int received, int upheld) { }

    /** What did not go smoothly, counted from what the registers show, whatever had been planned. */
    record Happened(long silentUnits, long missedLists, long returnedLists, long launchDoubts, long lateReports, long suspendedShops,
                    long removedShops) { }

    record Tasks(int completed, Map<String, Integer> byUnit) { }

    record Trail(long entries, String head, boolean verified) { }

    record Elapsed(long simulatedDays, double seconds) { }

    /** Whether everything holds that must hold. */
    boolean holds() {
        return completed && settlement != null && settlement.balanced() && trail.verified();
    }
}
