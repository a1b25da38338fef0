package org.huimin.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huimin.kernel.Money;
import org.huimin.programme.ProgrammeSpec;

/**
 * The rules by which one platform's rows are judged: what of the programme file, with its dated changes, concerns a row.
 *
 * @param places   place codes that count; empty where the programme does not restrict
 * @param reissue  unused vouchers flow back: quantities are not limited, the money is
 * @param required optional columns that this programme requires
 */
public record LedgerRules(String programme, String platform, List<Phase> phases, List<Type> types, List<Quantity> quantities,
                          List<Limit> limits, Set<String> places, boolean reissue, Map<FileKind, Set<String>> required) {

    /** The phase's last day as it counts for rows from {@code since} on; null: from the beginning. */
    public record End(LocalDate since, LocalDate last) { }

    /** @param ends in order of date, the first without one */
    public record Phase(int number, LocalDate first, List<End> ends) { }

    public enum Kind { FIXED, CAPPED }

    /** @param face face value or cap; @param validDays days of 24 hours from the claim; null: to the end of the phase */
    public record Type(String code, Kind kind, Money face, Money threshold, String industry, Integer validDays) { }

    /** Vouchers of a type in a phase, allotments from rollovers included. */
    public record Quantity(String type, int phase, long count) { }

    public enum Window { INDUSTRY_PHASE, PHASE, DAY, PROGRAMME }

    public record Limit(Window window, int count) { }

    /** @throws org.huimin.kernel.Refused where the programme has no such platform */
    public static LedgerRules of(ProgrammeSpec spec, String platform) {
        throw new UnsupportedOperationException();
    }
}
