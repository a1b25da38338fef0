package org.huimin.programme;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.huimin.kernel.LegalBasis;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Verdict;

/**
 * What a regime lays down for every programme under it: terms, who performs which duty, who must be kept apart, and the
 * texts it all rests on with their days in force. Shipped as versioned data; a programme file overrides what is not law.
 *
 * @param laws        key → text; other parts name these keys
 * @param competition fair-competition reviews through the years; the one in force on the plan's day holds
 * @param rules       single values
 * @param schedule    deadline key → when it falls
 * @param roles       role → words
 * @param backward    the steps from the first draft to the launch, for planning backwards, in their order
 * @param shortage    what follows when few enterprises apply; null where none are asked to
 * @param panel       who may sit on a review panel, by budget; empty where nothing is reviewed
 * @param scoring     how scores become a ranking; null where nothing is scored
 */
public record RegimeProfile(String code, String name, int version, Map<String, LegalBasis> laws, List<Competition> competition,
                            Map<String, Rule> rules, Map<String, Due> schedule, Map<String, String> roles,
                            Map<String, ProgrammeSpec.Holder> duties, List<ProgrammeSpec.Separation> separations, List<Lead> backward,
                            Shortage shortage, List<PanelRow> panel, Scoring scoring) {

    private static final Map<String, Optional<RegimeProfile>> SHIPPED = new ConcurrentHashMap<>();

    public RegimeProfile {
        laws = kept(laws);
        competition = competition == null ? List.of() : List.copyOf(competition);
        rules = kept(rules);
        schedule = kept(schedule);
        roles = kept(roles);
        duties = kept(duties);
        separations = separations == null ? List.of() : List.copyOf(separations);
        backward = backward == null ? List.of() : List.copyOf(backward);
        panel = panel == null ? List.of() : List.copyOf(panel);
    }

    /** A fair-competition review and who holds it. */
    public record Competition(String law, ProgrammeSpec.Holder holder) { }

    /** One value the regime sets, and the texts it rests on: the first in force is shown. */
    public record Rule(String value, List<String> laws, String note) {
        public Rule {
            laws = laws == null ? List.of() : List.copyOf(laws);
        }
    }

    /**
     * A step on the way to the launch.
     *
     * @param step   duty, or deadline key whose term it takes
     * @param term   how long a duty takes; null for a deadline
     * @param before the steps that wait for it, {@code LAUNCH} among them; empty for the next in the list
     */
    public record Lead(String step, String term, List<String> before) {
        public Lead {
            before = before == null ? List.of() : List.copyOf(before);
        }
    }

    /** What follows from a number of applicants: they are opened, scored, one is taken directly, all begins anew, or it ends. */
    public enum Outcome { OPEN, SCORE, DIRECT, REANNOUNCE, VOID }

    /** @param atMost holds for this number and fewer; null for any number; @param basis as a programme's own file names it */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Few(Integer atMost, Outcome outcome, List<String> laws, String note, String basis) {
        public Few {
            laws = laws == null ? List.of() : List.copyOf(laws);
        }
    }

    /** The first row that fits holds: {@code received} before anything is opened, {@code eligible} after the review. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Shortage(List<Few> received, List<Few> eligible) {
        public Shortage {
            received = received == null ? List.of() : List.copyOf(received);
            eligible = eligible == null ? List.of() : List.copyOf(eligible);
        }
    }

    /**
     * Who may sit on a panel; of a regime's rows the last whose budget is reached holds.
     *
     * @param from    least budget in yuan
     * @param least   fewest members
     * @param odd     whether their number must be odd
     * @param experts least part of them that must be experts, as {@code 2/3}; null where none need be
     * @param ownGroup whether the sponsor's own review group may take the panel's place; nobody in it need be an expert
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record PanelRow(BigDecimal from, int least, boolean odd, String experts, @JsonProperty(defaultValue = "false") boolean ownGroup, List<String> laws, String note) {
        public PanelRow {
            from = from == null ? BigDecimal.ZERO : from;
            laws = laws == null ? List.of() : List.copyOf(laws);
        }
    }

    /**
     * How scores become a ranking.
     *
     * @param decimals of an applicant's final score, rounded half up
     * @param ties     what decides between equal scores, in order: LOWEST_PRICE, OBJECTIVE, {@code FACTOR:code}, DRAW; equal on all of them is equal
     * @param outlier  from how many points of distance to the middle of the others a member's total is looked at again
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Scoring(int decimals, List<String> ties, BigDecimal outlier, List<String> laws, String note) {
        public Scoring {
            ties = ties == null ? List.of() : List.copyOf(ties);
            laws = laws == null ? List.of() : List.copyOf(laws);
        }
    }

    /** What a deadline is counted from. */
    public enum Anchor {
        /** The moment the step opens. */
        OPENED,
        /** First day of the phase. */
        PHASE_FIRST,
        /** Last day of the phase. */
        PHASE_LAST,
        /** Last day on which a voucher of the phase may still be used. */
        VALID_LAST,
        /** The day that is reported. */
        DAY,
        /** Last day on which any voucher of the programme may still be used. */
        PROGRAMME_LAST
    }

    /**
     * @param term  counted from the anchor in working or calendar days; null where {@code days} and {@code time} fix a moment
     * @param least the law's minimum: a file may not go below it
     * @param most  the law's maximum: a file may not go beyond it
     */
    public record Due(Anchor anchor, String term, Integer days, LocalTime time, List<String> laws, String note,
                      @JsonProperty(defaultValue = "false") boolean least, @JsonProperty(defaultValue = "false") boolean most) {
        public Due {
            anchor = anchor == null ? Anchor.OPENED : anchor;
            laws = laws == null ? List.of() : List.copyOf(laws);
        }
    }

    /** The shipped profile of this code. */
    public static Optional<RegimeProfile> shipped(String code) {
        return code == null || !code.matches("[A-Z]\\d?") ? Optional.empty() : SHIPPED.computeIfAbsent(code, RegimeProfile::load);
    }

    private static Optional<RegimeProfile> load(String code) {
        return read(code + ".yaml").map(own -> {
            ObjectNode whole = ProgrammeFile.YAML.createObjectNode();
            own.path("parts").forEach(part -> add(whole, read("parts/" + part.asText() + ".yaml").orElseThrow()));
            add(whole, own);
            whole.remove("parts");
            return of(whole);
        });
    }

    /** @throws Refused where a rule is set to what nobody would act upon, or rests on a text that is not quoted */
    static RegimeProfile of(ObjectNode whole) {
        RegimeProfile profile = ProgrammeFile.YAML.convertValue(whole, RegimeProfile.class);
        Stream<Verdict> values = profile.rules().entrySet().stream().map(rule -> RegimeValues.judge("rules." + rule.getKey(), rule.getKey(), rule.getValue().value()));
        Stream<Verdict> texts = profile.named().filter(law -> !profile.laws().containsKey(law))
                .map(law -> Verdict.no("regime.law-unknown", "laws", law, "制度模式所引的依据“" + law + "”没有在 laws 中写明。"));
        Stream.concat(values, texts).reduce(Verdict.yes(), Verdict::and).orRefuse();
        return profile;
    }

    /** The keys of all texts that anything here rests on. */
    private Stream<String> named() {
        Stream<Few> few = shortage == null ? Stream.of() : Stream.concat(shortage.received().stream(), shortage.eligible().stream());
        return Stream.of(rules.values().stream().map(Rule::laws), schedule.values().stream().map(Due::laws), few.map(Few::laws), panel.stream().map(PanelRow::laws),
                Stream.ofNullable(scoring).map(Scoring::laws), competition.stream().map(c -> List.of(c.law()))).flatMap(laws -> laws).flatMap(List::stream);
    }

    private static Optional<ObjectNode> read(String name) {
        try (InputStream in = RegimeProfile.class.getResourceAsStream("/regimes/" + name)) {
            return in == null ? Optional.empty() : Optional.of((ObjectNode) ProgrammeFile.YAML.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What several regimes share stands in parts: their keys come together, their lists one after the other. */
    private static void add(ObjectNode whole, ObjectNode part) {
        part.fields().forEachRemaining(field -> {
            if (whole.get(field.getKey()) instanceof ObjectNode known && field.getValue() instanceof ObjectNode more) {
                known.setAll(more);
            } else if (whole.get(field.getKey()) instanceof ArrayNode known && field.getValue() instanceof ArrayNode more) {
                known.addAll(more);
            } else {
                whole.set(field.getKey(), field.getValue().deepCopy());
            }
        });
    }

    /** The first of these texts in force on the day. */
    public Optional<LegalBasis> basis(List<String> lawKeys, LocalDate day) {
        return lawKeys.stream().map(laws::get).filter(law -> law != null && law.inForce(day)).findFirst();
    }

    /** The fair-competition review in force on the day; empty where there was none yet. */
    public Optional<Competition> competitionOn(LocalDate day) {
        return competition.stream().filter(c -> laws.get(c.law()).inForce(day)).findFirst();
    }

    /** The row of the panel's rules that holds for this budget. */
    public Optional<PanelRow> panelFor(BigDecimal budget) {
        return panel.stream().filter(row -> budget.compareTo(row.from()) >= 0).reduce((first, second) -> second);
    }

    /** Who performs the duty unless the file says otherwise. */
    public Optional<ProgrammeSpec.Holder> holder(String duty, LocalDate planDate) {
        if (Duty.REVIEW_COMPETITION.code().equals(duty)) {
            return competitionOn(planDate).map(Competition::holder);
        }
        return Optional.ofNullable(duties.get(duty));
    }

    /** The deadline's rule; a qualified key ({@code REVIEWS:2}) falls back to the plain one. */
    public Optional<Due> due(String key) {
        Due exact = schedule.get(key);
        return Optional.ofNullable(exact != null ? exact : schedule.get(plain(key)));
    }

    static String plain(String key) {
        int colon = key.indexOf(':');
        return colon < 0 ? key : key.substring(0, colon);
    }

    private static <V> Map<String, V> kept(Map<String, V> given) {
        return given == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(given));
    }
}
