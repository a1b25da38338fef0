package org.huimin.programme;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huimin.kernel.Money;
import org.huimin.kernel.Period;

/**
 * Everything a county decides about one programme, as the programme file says it. Immutable; it has passed the schema
 * and the arithmetic before anybody sees it. What changes while the programme runs is in {@link #changes()}.
 */
public record ProgrammeSpec(
        String code,
        String name,
        String voucherName,
        Region region,
        String sponsor,
        LocalDate planDate,
        List<Unit> units,
        Map<String, Holder> duties,
        List<Separation> separations,
        Regime regime,
        List<PolicyBasis> policyBasis,
        Money budget,
        Funding funding,
        List<Platform> platforms,
        List<Industry> industries,
        List<Phase> phases,
        List<VoucherType> voucherTypes,
        List<Limit> limits,
        List<ClaimTime> claimTimes,
        List<String> recipients,
        Ledger ledger,
        Merchants merchants,
        Map<String, Schedule> schedule,
        List<Contact> contacts,
        List<Change> changes,
        Rehearsal rehearsal) {

    /** @param places place codes (6 digits) a claim or redemption may come from; empty where the programme does not restrict */
    public record Region(String code, String name, String level, Set<String> places) { }

    /** @param kind BUREAU, TOWNSHIP, SUBDISTRICT, PLATFORM, ASSOCIATION, LEADERSHIP, SUPERVISION or another word of the county's */
    public record Unit(String code, String name, String shortName, String kind) { }

    /**
     * Who performs a duty: either the named units, or every unit of the named kinds (then the case says which one), in
     * the given role. Group of a person = {@code unit-role}.
     */
    public record Holder(List<String> units, List<String> kinds, String role, String label) { }

    /** Duties that no two of which may be performed by the same person in one programme; the reason is shown to them. */
    public record Separation(List<String> duties, String reason) { }

    /** @param profile code of a shipped profile; @param overrides rule key → other value, shown beside the shipped one */
    public record Regime(String profile, Map<String, String> overrides) { }

    /** @param certain false where the source's number is ambiguous: then only {@code title} is shown */
    public record PolicyBasis(String title, String number, boolean certain) { }

    /** How the money reaches the platform. */
    public enum FundingKind { ADVANCE, INSTALMENTS, REIMBURSE }

    public record Funding(FundingKind kind, String source, String subject, Account account) { }

    public record Account(String name, String bank, String number) { }

    /**
     * @param pool       the platform's share of the budget
     * @param designated why it was chosen without a selection; empty where it was selected
     * @param allotments voucher type → quantity per phase, in the phases' order
     */
    public record Platform(String code, String name, String unit, Money pool, String designated, Map<String, List<Integer>> allotments) { }

    public record Industry(String code, String name) { }

    public record Phase(int number, String name, LocalDate first, int days, Money budget) {
        public Period period() {
            return Period.ofDays(first, days);
        }
    }

    /** FIXED: the face value; CAPPED: any amount up to the cap. */
    public enum Kind { FIXED, CAPPED }

    /**
     * @param face      face value, or the cap of a CAPPED type
     * @param threshold minimum spend
     * @param validity  when an unused voucher dies: {@code PHASE_END} or {@code P3D} (whole days from the claim)
     */
    public record VoucherType(String code, String name, Kind kind, Money face, Money threshold, String industry,
                              String validity, List<String> channels, String scenario) { }

    public enum Window { INDUSTRY_PHASE, PHASE, DAY, PROGRAMME }

    /** At most {@code count} vouchers per person in the window. */
    public record Limit(Window window, int count) { }

    /** When claiming opens: each day of the phase (or only {@code phase}) at {@code at}, with a daily share where stated. */
    public record ClaimTime(Integer phase, LocalTime at, BigDecimal dailyShare) { }

    /** @param requiredColumns file kind → optional columns this programme requires; @param reissue unused vouchers flow back */
    public record Ledger(Map<String, List<String>> requiredColumns, boolean reissue) { }

    /**
     * @param minimum  shops the programme needs in all
     * @param sources  who recommends, with their quotas
     * @param publicity whether the list is open to objections before it is final
     */
    public record Merchants(int minimum, List<Source> sources, boolean publicity, List<String> commitments) { }

    /** @param unit unit code; @param quota minimum number of shops; @param industries what it recommends; @param priority shown first when true-marked */
    public record Source(String unit, int quota, List<String> industries) { }

    /** When a deadline falls: a fixed moment, or a term ({@code WD5}, {@code CD3}) counted from the event that opens it. */
    public record Schedule(LocalDateTime at, String term, String basis) { }

    public record Contact(String unit, String phone, String purpose) { }

    /** A dated change of the running programme: more vouchers of a type in a phase, or a later last day. */
    public record Change(LocalDate date, String kind, String platform, Integer phase, String voucherType, Integer quantity,
                         Integer days, String reason, String document) {
        public static final String ALLOTMENT = "ALLOTMENT";
        public static final String EXTENSION = "EXTENSION";
    }

    /**
     * What simulated people do in a rehearsal.
     *
     * @param start     where the turned clock begins
     * @param shops     how many shops each source sends beyond its quota, and what share is refused
     * @param people    role → how many accounts per unit (default one)
     */
    public record Rehearsal(LocalDateTime start, Map<String, Integer> people, Map<String, LocalDateTime> notBefore,
                            double shopSurplus, double shopRefusal, double claimShare, double redeemShare, double refundShare,
                            int badRowsPerReason) { }

    public Optional<Platform> platform(String platformCode) {
        return platforms.stream().filter(p -> p.code().equals(platformCode)).findFirst();
    }

    public Optional<VoucherType> voucherType(String typeCode) {
        return voucherTypes.stream().filter(t -> t.code().equals(typeCode)).findFirst();
    }

    public Phase phase(int number) {
        return phases.stream().filter(p -> p.number() == number).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(code + " has no phase " + number));
    }

    public Unit unit(String unitCode) {
        return units.stream().filter(u -> u.code().equals(unitCode)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(code + " has no unit " + unitCode));
    }

    /** Quantity of a type on a platform in a phase: the plan's plus every dated allotment. */
    public int quantity(String platformCode, String typeCode, int phaseNumber) {
        List<Integer> planned = platform(platformCode).map(p -> p.allotments().get(typeCode)).orElse(null);
        int index = -1;
        for (int i = 0; i < phases.size(); i++) {
            if (phases.get(i).number() == phaseNumber) {
                index = i;
            }
        }
        int quantity = planned == null || index < 0 || index >= planned.size() ? 0 : planned.get(index);
        for (Change change : changes) {
            if (Change.ALLOTMENT.equals(change.kind()) && platformCode.equals(change.platform())
                    && typeCode.equals(change.voucherType()) && Integer.valueOf(phaseNumber).equals(change.phase())) {
                quantity += change.quantity();
            }
        }
        return quantity;
    }
}
