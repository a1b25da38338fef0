package org.huimin.programme;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a programme chooses its platforms: what the tender notice asks for, as the programme file says it.
 *
 * @param subject    what is sought, as it stands in the notice's title
 * @param lots       the categories enterprises apply in; how many are chosen is fixed here, before anything is opened
 * @param conditions what an applicant must meet; judged yes or no, apart from scoring
 * @param materials  what an application consists of, in the order of the checklist
 * @param factors    the score sheet; the maxima sum to 100
 * @param channels   ONLINE, PAPER, MAIL
 * @param mail       the prescribed subject line; null where nothing may be mailed
 * @param paper      how a paper set has to look; null where none may be handed in
 * @param shortage   what follows when few apply, where the notice itself says so; null where the regime's rows hold
 * @param panel      who reviews; null where that is not said yet
 * @param scoring    how scores become a ranking, where the file says so; null where the regime's rule holds
 * @param award      how the result is made known and what a winner takes upon itself; null where the file says nothing of it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SelectionSpec(String subject, List<Lot> lots, List<Condition> conditions, List<Material> materials,
                            List<Factor> factors, List<String> channels, MailSubject mail, Paper paper,
                            RegimeProfile.Shortage shortage, PanelSpec panel, RegimeProfile.Scoring scoring, AwardSpec award) {

    public static final BigDecimal FULL_SCORE = new BigDecimal("100");

    public SelectionSpec {
        lots = listed(lots);
        conditions = listed(conditions);
        materials = listed(materials);
        factors = listed(factors);
        channels = listed(channels);
    }

    /** A list that was left out, as an empty one is where a file is written. */
    private static <T> List<T> listed(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** A notice that leaves panel and scoring to the regime. */
    public SelectionSpec(String subject, List<Lot> lots, List<Condition> conditions, List<Material> materials, List<Factor> factors,
                         List<String> channels, MailSubject mail, Paper paper, RegimeProfile.Shortage shortage) {
        this(subject, lots, conditions, materials, factors, channels, mail, paper, shortage, null, null, null);
    }

    /** Where an enterprise of this lot has to be registered, seen from the programme's province. */
    public enum Registered { ANYWHERE, INSIDE, OUTSIDE }

    /** @param places codes of the programme's platforms that are won here, best ranked first: as many winners as places */
    public record Lot(String code, String name, Registered registered, List<String> places) {
        public Lot {
            places = listed(places);
        }

        public int winners() {
            return places.size();
        }
    }

    /** LICENCE: one of the licences named, valid on the day of the deadline; DEBARMENT: on none of the lists named; STATEMENT: to be shown by materials. */
    public enum ConditionKind { LICENCE, DEBARMENT, STATEMENT }

    /** @param names licences any of which will do, or lists of none of which the applicant may stand */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Condition(String code, String name, ConditionKind kind, List<String> names) {
        public Condition {
            names = names == null ? List.of() : List.copyOf(names);
        }
    }

    /** Which pages of a scan carry the applicant's seal. */
    public enum Stamped { NONE, FIRST_PAGE, EVERY_PAGE }

    /**
     * @param types    PDF, JPG, PNG
     * @param proves   code of the condition this material shows; null for none
     * @param template what the applicant may start from, as lines of an outline; empty for none
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Material(String code, String name, boolean required, List<String> types, Stamped stamped, String proves,
                           List<String> template) {
        public Material {
            types = types == null ? List.of("PDF", "JPG", "PNG") : List.copyOf(types);
            stamped = stamped == null ? Stamped.NONE : stamped;
            template = template == null ? List.of() : List.copyOf(template);
        }
    }

    /** SUBJECTIVE: each expert judges; OBJECTIVE: computed once from what was applied with; PRICE: the platform's fee. */
    public enum FactorKind { SUBJECTIVE, OBJECTIVE, PRICE }

    /**
     * @param max       most points, at most two decimals
     * @param guidance  how points are given
     * @param condition code of the condition it would repeat; no file may name one, since what decides admission is no score
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Factor(String code, String name, BigDecimal max, FactorKind kind, String guidance, String condition) { }

    /** @param parts COMPANY, CONTACT, PHONE, LOT in the order in which they follow the prefix; LOT, the name of a lot, where there are several */
    public record MailSubject(String prefix, String separator, List<String> parts) {
        public MailSubject {
            parts = listed(parts);
        }
    }

    /** @param copies sets; @param bound whether they are glue-bound; @param pdfByMail whether a PDF has to be mailed besides */
    public record Paper(int copies, boolean bound, boolean pdfByMail) { }

    /** OWN: the sponsor's review group; DRAWN: experts of the pool; MIXED: both. */
    public enum PanelSource { OWN, DRAWN, MIXED }

    /**
     * @param size   members in all
     * @param seats  the field each drawn seat asks for, {@code *} for none in particular; empty where nobody is drawn
     * @param fields what the codes of fields are called; a code that is missing is shown as it is
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record PanelSpec(PanelSource source, int size, List<String> seats, Map<String, String> fields) {
        public PanelSpec {
            seats = seats == null ? List.of() : List.copyOf(seats);
            fields = fields == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(fields));
        }
    }

    /**
     * @param batches     lots whose winners are announced together, batch after batch; empty for all at once
     * @param obligations what a winner does for the programme, as its agreement says it
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record AwardSpec(List<List<String>> batches, List<String> obligations) {
        public AwardSpec {
            batches = batches == null ? List.of() : batches.stream().map(List::copyOf).toList();
            obligations = obligations == null ? List.of() : List.copyOf(obligations);
        }
    }

    /** Codes of the lots whose winners are announced together, batch after batch. */
    @JsonIgnore
    public List<List<String>> announcedTogether() {
        return award == null || award.batches().isEmpty() ? List.of(lots.stream().map(Lot::code).toList()) : award.batches();
    }

    public Optional<Lot> lot(String code) {
        return lots.stream().filter(lot -> lot.code().equals(code)).findFirst();
    }

    /** Whether each applicant has to say what it asks for its service: where that is scored. */
    public boolean asksOffer() {
        return factors.stream().anyMatch(factor -> factor.kind() == FactorKind.PRICE);
    }

    public Optional<Material> material(String code) {
        return materials.stream().filter(material -> material.code().equals(code)).findFirst();
    }
}
