package org.huimin.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huimin.kernel.Money;
import org.huimin.kernel.Refused;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.ProgrammeSpec.Change;

/**
 * The rules by which one platform's rows are judged: what of the programme file, with its dated changes, concerns a row.
 *
 * @param quantities only what there is any of, in the order of phases and types
 * @param places   place codes that count; empty where the programme does not restrict
 * @param reissue  unused vouchers flow back: quantities are not limited, the money is
 * @param required optional columns that this programme requires
 */
public record LedgerRules(String programme, String platform, List<Phase> phases, List<Type> types, List<Quantity> quantities,
                          List<Limit> limits, Set<String> places, boolean reissue, Map<FileKind, Set<String>> required) {

    private static final Pattern CODE = Pattern.compile("[^\\p{Cntrl}]+");
    private static final Pattern DAYS = Pattern.compile("P(\\d{1,4})D");

    public LedgerRules {
        phases = List.copyOf(phases);
        types = List.copyOf(types);
        quantities = List.copyOf(quantities);
        limits = List.copyOf(limits);
        places = Set.copyOf(places);
        required = Map.copyOf(required);
    }

    /** The phase's last day as it counts for rows from {@code since} on; null: from the beginning. */
    public record End(LocalDate since, LocalDate last) { }

    /** @param ends in order of date, the first without one */
    public record Phase(int number, LocalDate first, List<End> ends) { }

    public enum Kind { FIXED, CAPPED }

    /** @param face face value or cap; @param validDays days of 24 hours from the claim; null: to the end of the phase */
    public record Type(String code, Kind kind, Money face, Money threshold, String industry, Integer validDays) {

        public Type {
            if (!CODE.matcher(code).matches() || !CODE.matcher(industry).matches()) {
                throw new IllegalArgumentException("a code with control characters: " + code + ", " + industry);
            }
        }
    }

    /** Vouchers of a type in a phase, allotments from rollovers included. */
    public record Quantity(String type, int phase, long count) { }

    public enum Window { INDUSTRY_PHASE, PHASE, DAY, PROGRAMME }

    /** At most {@code count} claims of one consumer in the window. */
    public record Limit(Window window, int count) { }

    public Type type(String code) {
        return types.stream().filter(t -> t.code().equals(code)).findFirst().orElseThrow();
    }

    /** How many vouchers of a type there are in a phase. */
    public long quantity(String type, int phase) {
        return quantities.stream().filter(q -> q.type().equals(type) && q.phase() == phase).mapToLong(Quantity::count).sum();
    }

    /** The optional columns of a file that must be there and filled. */
    public Set<String> required(FileKind kind) {
        return required.getOrDefault(kind, Set.of());
    }

    /** @throws Refused where the programme has no such platform */
    public static LedgerRules of(ProgrammeSpec spec, String platform) {
        if (spec.platform(platform).isEmpty()) {
            throw Refused.invalid("ledger.platform", "platform", platform, "方案中没有代码为“" + platform + "”的发放平台。");
        }
        List<Quantity> quantities = new ArrayList<>();
        for (ProgrammeSpec.Phase phase : spec.phases()) {
            for (ProgrammeSpec.VoucherType type : spec.voucherTypes()) {
                int count = spec.quantity(platform, type.code(), phase.number());
                if (count > 0) {
                    quantities.add(new Quantity(type.code(), phase.number(), count));
                }
            }
        }
        return new LedgerRules(spec.code(), platform,
                spec.phases().stream().map(p -> phase(spec, platform, p)).toList(),
                spec.voucherTypes().stream().map(LedgerRules::type).toList(),
                quantities,
                spec.limits().stream().map(l -> new Limit(Window.valueOf(l.window().name()), l.count())).toList(),
                spec.region().places(), spec.ledger().reissue(), columns(spec.ledger()));
    }

    private static Phase phase(ProgrammeSpec spec, String platform, ProgrammeSpec.Phase phase) {
        List<End> ends = new ArrayList<>();
        ends.add(new End(null, phase.last()));
        LocalDate last = phase.last();
        for (Change change : spec.changes().stream()
                .filter(c -> Change.EXTENSION.equals(c.kind()) && Integer.valueOf(phase.number()).equals(c.phase()))
                .filter(c -> c.platform() == null || c.platform().equals(platform))
                .sorted((a, b) -> a.date().compareTo(b.date())).toList()) {
            last = last.plusDays(change.days());
            ends.add(new End(change.date(), last));
        }
        return new Phase(phase.number(), phase.first(), List.copyOf(ends));
    }

    private static Type type(ProgrammeSpec.VoucherType type) {
        Matcher days = DAYS.matcher(type.validity() == null ? "" : type.validity());
        return new Type(type.code(), Kind.valueOf(type.kind().name()), type.face(), type.threshold(), type.industry(),
                days.matches() ? Integer.valueOf(days.group(1)) : null);
    }

    private static Map<FileKind, Set<String>> columns(ProgrammeSpec.Ledger ledger) {
        Map<FileKind, Set<String>> required = new EnumMap<>(FileKind.class);
        ledger.requiredColumns().forEach((kind, names) ->
                required.put(FileKind.valueOf(kind.toUpperCase(Locale.ROOT)), new LinkedHashSet<>(names)));
        return required;
    }
}
