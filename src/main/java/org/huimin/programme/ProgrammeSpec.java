package org.huimin.programme;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.huimin.kernel.Money;
import org.huimin.kernel.Period;

/**
 * Everything a county decides about one programme, as the programme file says it. Immutable; it has passed the schema
 * and the arithmetic before anybody sees it. What changes while the programme runs is in {@link #changes()}.
 *
 * @param code       the file's own name for the programme; the case number is given at registration
 * @param document   the paper by which the plan is issued
 * @param planDate   the day the plan is (to be) issued; rules are read as they stood on this day
 * @param duties     duty of the process contract → who performs it; complete once loaded, defaults of the regime included
 * @param selection  how the platforms are chosen; null where the plan designates them
 * @param outreach   the channels through which people are told of the programme before it starts, each with whose it is
 * @param schedule   deadline key, optionally with a qualifier ({@code REVIEWS:2}), → when it falls
 * @param notes      what a reader has to be told about the file itself, e.g. which names are placeholders
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProgrammeSpec(
        String code,
        String name,
        String voucherName,
        Document document,
        LocalDate planDate,
        List<String> notes,
        Region region,
        String sponsor,
        LeadingGroup leadingGroup,
        List<Unit> units,
        Map<String, Holder> duties,
        List<Separation> separations,
        Regime regime,
        List<PolicyBasis> policyBasis,
        Money budget,
        Funding funding,
        List<Platform> platforms,
        SelectionSpec selection,
        List<Industry> industries,
        List<Phase> phases,
        List<VoucherType> voucherTypes,
        List<Limit> limits,
        List<ClaimTime> claimTimes,
        List<Recipient> recipients,
        Use use,
        Ledger ledger,
        Merchants merchants,
        List<Channel> outreach,
        Map<String, Schedule> schedule,
        List<Contact> contacts,
        List<Change> changes,
        Rehearsal rehearsal) {

    public ProgrammeSpec {
        notes = list(notes);
        units = list(units);
        duties = map(duties);
        separations = list(separations);
        policyBasis = list(policyBasis);
        platforms = list(platforms);
        industries = list(industries);
        phases = list(phases);
        voucherTypes = list(voucherTypes);
        limits = list(limits);
        claimTimes = list(claimTimes);
        recipients = list(recipients);
        outreach = list(outreach);
        schedule = map(schedule);
        contacts = list(contacts);
        changes = list(changes);
    }

    /**
     * @param number       the office's own document number, typed in; null until there is one
     * @param certain      false where the source's number can be read in two ways: then it is never shown
     * @param indexNumber  index number on the county portal
     * @param subjectClass subject class on the county portal
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Document(String title, String number, boolean certain, String indexNumber, String subjectClass) {

        /** The number if it may be shown as a fact. */
        @JsonIgnore
        public Optional<String> shownNumber() {
            return Optional.ofNullable(certain ? number : null);
        }
    }

    /**
     * @param level  COUNTY, CITY, DISTRICT, PROVINCE
     * @param places place codes (6 digits) a claim or redemption may come from; empty where the programme does not restrict
     */
    public record Region(String code, String name, String level, Set<String> places) {
        public Region {
            places = places == null ? Set.of() : Collections.unmodifiableSet(new LinkedHashSet<>(places));
        }
    }

    /**
     * The group of leaders that stands over the programme.
     *
     * @param head        unit whose head decides
     * @param title       who heads it, by office
     * @param office      unit in which its office sits
     * @param members     units that belong to it
     * @param memberKinds kinds of unit all of which belong to it
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record LeadingGroup(String head, String title, String office, List<String> members, List<String> memberKinds) {
        public LeadingGroup {
            members = list(members);
            memberKinds = list(memberKinds);
        }
    }

    /**
     * @param code ASCII, small letters and digits: half of a group's name
     * @param kind GOVERNMENT_OFFICE, LEADERSHIP, BUREAU, FINANCE, MARKET_SUPERVISION, POLICE, MEDIA, ASSOCIATION,
     *             SUPERVISION, TOWNSHIP, SUBDISTRICT or PLATFORM; the sponsor may be of any kind
     * @param task what the plan says this unit is responsible for
     * @param lead the post that leads the unit's own working body for the programme; null where none was told
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Unit(String code, String name, String shortName, String kind, String task, String lead) { }

    /**
     * Who performs a duty: the named units and every unit of the named kinds (then the case says which one), in the
     * given role. Group of a person = {@code unit-role}. The kind {@code SPONSOR} is the programme's sponsor, the kind
     * {@code SOURCE} every unit that recommends merchants.
     *
     * @param label the role in words, e.g. 经办人
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Holder(List<String> units, List<String> kinds, String role, String label) {
        public static final String SPONSOR = "SPONSOR";
        public static final String SOURCE = "SOURCE";

        public Holder {
            units = list(units);
            kinds = list(kinds);
        }
    }

    /** Duties no two of which may be performed by the same person in one programme; the reason is shown to them. */
    public record Separation(List<String> duties, String reason) {
        public Separation {
            duties = list(duties);
        }
    }

    /** @param profile code of a shipped profile; @param overrides rule key → other value, shown beside the shipped one */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Regime(String profile, Map<String, String> overrides) {
        public Regime {
            overrides = map(overrides);
        }
    }

    /** @param certain false where the source's number is ambiguous: then only {@code title} is shown */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PolicyBasis(String title, String number, boolean certain, LocalDate issued) {

        @JsonIgnore
        public Optional<String> shownNumber() {
            return Optional.ofNullable(certain ? number : null);
        }
    }

    /**
     * How the money reaches the platform: all of it before the first phase, each phase's part before that phase, or
     * nothing until the platform's advances are settled.
     */
    public enum FundingKind { ADVANCE, INSTALMENTS, REIMBURSE }

    /** @param account the treasury account the money comes from and the rest goes back to */
    public record Funding(FundingKind kind, String source, String subject, Account account) { }

    /** @param number null until two people have checked and registered it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Account(String name, String bank, String number) { }

    /**
     * @param unit       the unit whose people work for it
     * @param pool       the platform's share of the budget
     * @param designated why it was chosen without a selection; null where it was selected
     * @param account    the dedicated account that holds only voucher money
     * @param allotments voucher type → quantity per phase, in the phases' order
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Platform(String code, String name, String unit, Money pool, String designated, Account account,
                           Map<String, List<Integer>> allotments) {
        public Platform {
            allotments = map(allotments);
        }
    }

    public record Industry(String code, String name) { }

    public record Phase(int number, String name, LocalDate first, int days, Money budget) {

        @JsonIgnore
        public LocalDate last() {
            return first.plusDays(days - 1L);
        }

        public Period period() {
            return Period.ofDays(first, days);
        }
    }

    /** FIXED: the face value; CAPPED: any amount up to the cap. */
    public enum Kind { FIXED, CAPPED }

    /**
     * @param face      face value, or the cap of a CAPPED type
     * @param threshold minimum spend
     * @param validity  when an unused voucher dies: {@code PHASE_END} or {@code P3D} (that many days of 24 hours from the claim)
     * @param channels  WALLET, MESSAGE, APP, SHOP, PARTNER, WINDOW
     * @param scenario  OFFLINE, ONLINE or BOTH
     */
    public record VoucherType(String code, String name, Kind kind, Money face, Money threshold, String industry,
                              String validity, List<String> channels, String scenario) {
        public static final String PHASE_END = "PHASE_END";

        public VoucherType {
            channels = list(channels);
        }

        /** Days of 24 hours for which a claimed voucher lives; 0 where it lives to the end of its phase. */
        public int daysFromClaim() {
            return PHASE_END.equals(validity) ? 0 : Integer.parseInt(validity.substring(1, validity.length() - 1));
        }
    }

    public enum Window { INDUSTRY_PHASE, PHASE, DAY, PROGRAMME }

    /** At most {@code count} vouchers per person in the window. */
    public record Limit(Window window, int count) { }

    /** When claiming opens: each day of the phase (or only {@code phase}) at {@code at}, with a daily share where stated. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ClaimTime(Integer phase, LocalTime at, BigDecimal dailyShare) { }

    /** Who may claim. */
    public record Recipient(String code, String name) { }

    /**
     * How a voucher may be used.
     *
     * @param perOrder      vouchers per order
     * @param capPerOrder   most that vouchers may take off one order; null where there is no such cap
     * @param excludedGoods goods that may not be paid with a voucher
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Use(int perOrder, Money capPerOrder, List<String> excludedGoods) {
        public Use {
            excludedGoods = list(excludedGoods);
        }
    }

    /** @param requiredColumns file kind → optional columns this programme requires; @param reissue unused vouchers flow back */
    public record Ledger(Map<String, List<String>> requiredColumns, boolean reissue) {
        public Ledger {
            requiredColumns = map(requiredColumns);
        }
    }

    /**
     * @param minimum             shops the programme needs in all
     * @param publicity           whether the list is open to objections before it is final
     * @param aboveThresholdFirst enterprises of the statistics library (四上) come first
     * @param criteria            what the reviewing desks assess
     * @param commitments         the clauses of the commitment letter
     * @param priceSamples        at how many shops of each source base prices are taken before the campaign
     * @param sources             who recommends, with their quotas
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Merchants(int minimum, boolean publicity, boolean aboveThresholdFirst, List<String> criteria,
                            List<String> commitments, int priceSamples, List<Source> sources) {
        public Merchants {
            criteria = list(criteria);
            commitments = list(commitments);
            sources = list(sources);
        }
    }

    /** @param unit unit code; @param quota minimum number of shops; @param industries what it recommends */
    public record Source(String unit, int quota, List<String> industries) {
        public Source {
            industries = list(industries);
        }
    }

    /**
     * One way of telling people of the programme: the units named, and every unit of the named kinds, each do it themselves.
     *
     * @param task what is to be done there, as the plan says it
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Channel(String code, String name, String task, List<String> units, List<String> kinds) {
        public Channel {
            units = list(units);
            kinds = list(kinds);
        }
    }

    /**
     * When a deadline falls: a fixed moment, a term ({@code WD5}, {@code CD3}) counted from what the regime counts it from,
     * or so many plain days from there at a time of day.
     *
     * @param basis the text it rests on, where the file names one
     * @param note  said beside it wherever it is shown, e.g. that the source is silent and the date is ours
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Schedule(LocalDateTime at, String term, Integer days, LocalTime time, String basis, String note) { }

    /** Whom at the sponsor's to ask, as a sentence; empty where the file names nobody. */
    public Optional<String> sponsorsContact() {
        return contacts.stream().filter(c -> c.unit().equals(sponsor())).findFirst()
                .map(c -> "联系单位：" + unit(sponsor()).name() + "，" + c.reach() + "（" + c.purpose() + "）。");
    }

    /** Whom to ask. @param person a name or post; null where the file names none */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Contact(String unit, String phone, String purpose, String person) {

        /** As a sentence's end: the person, where there is one, and the number. */
        public String reach() {
            return (person == null ? "" : "联系人：" + person + "，") + "联系电话：" + phone;
        }
    }

    /**
     * A dated change of the running programme: more vouchers of a type in a phase, a later last day, or other vouchers for a
     * platform than the plan proposed.
     *
     * @param quantity vouchers added (an allotment), or all that the platform issues of the type in the phase (a split)
     * @param days     days added to the phase (an extension)
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Change(LocalDate date, String kind, String platform, Integer phase, String voucherType, Integer quantity,
                         Integer days, String reason, String document) {
        public static final String ALLOTMENT = "ALLOTMENT";
        public static final String EXTENSION = "EXTENSION";
        public static final String SPLIT = "SPLIT";
    }

    /**
     * What simulated people do in a rehearsal.
     *
     * @param start       where the turned clock begins
     * @param people      role ({@code officer}) or group ({@code finance-officer}) → how many accounts (default one)
     * @param notBefore   duty → moment before which the simulated person does not answer
     * @param shopSurplus how many shops each source sends beyond its quota, as a share of it
     * @param shopRefusal share of the recommended shops that a desk refuses
     * @param incidents   what goes wrong ({@code lateReports}) → how often (default once)
     * @param applicants  the enterprises that apply where platforms are selected
     * @param experts     who is in the pool of experts where some are drawn
     * @param recusals    how many of those drawn recuse themselves (default none)
     * @param absences    how many of those who said they would come do not (default none)
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Rehearsal(LocalDateTime start, Map<String, Integer> people, Map<String, LocalDateTime> notBefore,
                            double shopSurplus, double shopRefusal, double claimShare, double redeemShare, double refundShare,
                            int badRowsPerReason, Map<String, Integer> incidents, List<Applicant> applicants, List<ExpertEntry> experts,
                            @JsonProperty(defaultValue = "0") int recusals, @JsonProperty(defaultValue = "0") int absences, Map<String, String> scores) {
        public Rehearsal {
            people = map(people);
            notBefore = map(notBefore);
            incidents = map(incidents);
            applicants = list(applicants);
            experts = list(experts);
            scores = map(scores);
        }

        /**
         * A made-up enterprise.
         *
         * @param registeredIn place of registration, 6 digits
         * @param habit        PROMPT, LATE (comes after the deadline), DEBARRED (stands on a list), INCOMPLETE (lacks something and brings it
         *                     later), EXPIRED (its licence ends on the day of the deadline), DECLINES (wins and does not want it), SILENT (wins
         *                     and never answers)
         */
        public record Applicant(String code, String name, String creditCode, String registeredIn, String lot, String habit) { }

        /** A made-up expert. @param fields codes of the fields he or she knows */
        public record ExpertEntry(String code, String account, String name, String employer, List<String> fields) { }

        /** How often this goes wrong. */
        public int incidents(String kind) {
            return incidents.getOrDefault(kind, 1);
        }
    }

    /** Whether the platforms are selected; else the plan designates them. */
    public boolean selects() {
        return selection != null;
    }

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

    /** The days of a phase with every extension: the last day is what counts today. */
    public Period period(int phaseNumber) {
        Phase phase = phase(phaseNumber);
        int added = changes.stream().filter(c -> Change.EXTENSION.equals(c.kind()) && Integer.valueOf(phaseNumber).equals(c.phase()))
                .filter(c -> c.days() != null).mapToInt(Change::days).sum();
        return Period.ofDays(phase.first(), phase.days() + added);
    }

    /** Quantity of a type on a platform in a phase as planned, without changes. */
    public int planned(String platformCode, String typeCode, int phaseNumber) {
        List<Integer> row = platform(platformCode).map(p -> p.allotments().get(typeCode)).orElse(null);
        for (int i = 0; row != null && i < phases.size() && i < row.size(); i++) {
            if (phases.get(i).number() == phaseNumber) {
                return row.get(i);
            }
        }
        return 0;
    }

    /** Quantity of a type on a platform in a phase: the plan's plus every dated allotment. */
    public int quantity(String platformCode, String typeCode, int phaseNumber) {
        int quantity = planned(platformCode, typeCode, phaseNumber);
        for (Change change : changes) {
            if (Change.ALLOTMENT.equals(change.kind()) && platformCode.equals(change.platform())
                    && typeCode.equals(change.voucherType()) && Integer.valueOf(phaseNumber).equals(change.phase()) && change.quantity() != null) {
                quantity += change.quantity();
            }
        }
        return quantity;
    }

    /** What the planned vouchers of a platform in a phase are worth: the platform's own part of the phase's budget. */
    public Money plannedValue(String platformCode, int phaseNumber) {
        Money sum = Money.ZERO;
        for (VoucherType type : voucherTypes) {
            sum = sum.plus(type.face().times(planned(platformCode, type.code(), phaseNumber)));
        }
        return sum;
    }

    /** How many vouchers are planned in a phase on all platforms. */
    public int plannedCount(int phaseNumber) {
        int count = 0;
        for (Platform platform : platforms) {
            for (VoucherType type : voucherTypes) {
                count += planned(platform.code(), type.code(), phaseNumber);
            }
        }
        return count;
    }

    /** What is paid to a platform before a phase opens, see {@link FundingKind}. */
    public Money drawdown(String platformCode, int phaseNumber) {
        return switch (funding.kind()) {
            case REIMBURSE -> Money.ZERO;
            case INSTALMENTS -> plannedValue(platformCode, phaseNumber);
            case ADVANCE -> phases.get(0).number() == phaseNumber
                    ? platform(platformCode).map(Platform::pool).orElse(Money.ZERO) : Money.ZERO;
        };
    }

    /** Units that perform a duty, in the file's order of units; empty for a duty nobody holds. */
    public List<String> unitsHolding(String duty) {
        Holder holder = duties.get(duty);
        if (holder == null) {
            return List.of();
        }
        return units(holder.units(), holder.kinds());
    }

    /** Units that tell people of the programme through this channel, in the file's order of units. */
    public List<String> unitsOf(Channel channel) {
        return units(channel.units(), channel.kinds());
    }

    /** Channels through which this unit tells people of the programme. */
    public List<Channel> channelsOf(String unit) {
        return outreach.stream().filter(channel -> unitsOf(channel).contains(unit)).toList();
    }

    private List<String> units(List<String> named, List<String> kinds) {
        Set<String> sources = kinds.contains(Holder.SOURCE)
                ? merchants.sources().stream().map(Source::unit).collect(Collectors.toSet()) : Set.of();
        return units.stream().filter(unit -> named.contains(unit.code()) || kinds.contains(unit.kind())
                || kinds.contains(Holder.SPONSOR) && unit.code().equals(sponsor) || sources.contains(unit.code())).map(Unit::code).toList();
    }

    /** Groups that perform something, in the order of duties and units, with the number of accounts a rehearsal gives them. */
    public Map<String, Integer> posts() {
        Map<String, Integer> people = rehearsal == null ? Map.of() : rehearsal.people();
        Map<String, Integer> posts = new LinkedHashMap<>();
        duties.forEach((duty, holder) -> unitsHolding(duty).forEach(unit -> {
            String group = unit + "-" + holder.role();
            posts.put(group, people.getOrDefault(group, people.getOrDefault(holder.role(), 1)));
        }));
        units.forEach(unit -> people.forEach((group, count) -> {
            if (group.startsWith(unit.code() + "-")) {
                posts.putIfAbsent(group, count);
            }
        }));
        return posts;
    }

    /** The last day on which a voucher claimed in the phase may still be used. */
    public LocalDate lastValidDay(int phaseNumber) {
        LocalDate last = period(phaseNumber).last();
        return voucherTypes.stream().filter(t -> platforms.stream().anyMatch(p -> quantity(p.code(), t.code(), phaseNumber) > 0))
                .map(t -> last.plusDays(t.daysFromClaim())).reduce(last, (a, b) -> a.isAfter(b) ? a : b);
    }

    /** The same programme with these changes and no others; where the fund was split, each platform has what it was given. */
    public ProgrammeSpec withChanges(List<Change> all) {
        return new ProgrammeSpec(code, name, voucherName, document, planDate, notes, region, sponsor, leadingGroup, units, duties,
                separations, regime, policyBasis, budget, funding, platforms.stream().map(p -> split(p, all)).toList(), selection, industries, phases, voucherTypes, limits, claimTimes,
                recipients, use, ledger, merchants, outreach, schedule, contacts, all, rehearsal);
    }

    private Platform split(Platform platform, List<Change> all) {
        Map<String, List<Integer>> rows = new LinkedHashMap<>(platform.allotments());
        boolean split = false;
        for (Change change : all) {
            int index = phases.stream().map(Phase::number).toList().indexOf(change.phase());
            if (Change.SPLIT.equals(change.kind()) && platform.code().equals(change.platform()) && index >= 0 && change.quantity() != null
                    && voucherType(change.voucherType()).isPresent()) {
                List<Integer> row = new ArrayList<>(rows.getOrDefault(change.voucherType(), Collections.nCopies(phases.size(), 0)));
                row.set(index, change.quantity());
                rows.put(change.voucherType(), List.copyOf(row));
                split = true;
            }
        }
        if (!split) {
            return platform;
        }
        Money pool = Money.ZERO;
        for (VoucherType type : voucherTypes) {
            pool = pool.plus(type.face().times(rows.getOrDefault(type.code(), List.of()).stream().mapToLong(Integer::longValue).sum()));
        }
        return new Platform(platform.code(), platform.name(), platform.unit(), pool, platform.designated(), platform.account(), rows);
    }

    /** The same programme with its places under the names of those who won them. @param winners platform → enterprise */
    ProgrammeSpec withWinners(Map<String, String> winners) {
        if (winners.isEmpty()) {
            return this;
        }
        Map<String, String> byUnit = new HashMap<>();
        platforms.stream().filter(p -> winners.containsKey(p.code())).forEach(p -> byUnit.put(p.unit(), winners.get(p.code())));
        List<Unit> named = units.stream().map(u -> byUnit.containsKey(u.code())
                ? new Unit(u.code(), byUnit.get(u.code()), byUnit.get(u.code()), u.kind(), u.task(), u.lead()) : u).toList();
        List<Platform> won = platforms.stream().map(p -> winners.containsKey(p.code())
                ? new Platform(p.code(), winners.get(p.code()), p.unit(), p.pool(), p.designated(), p.account(), p.allotments()) : p).toList();
        return new ProgrammeSpec(code, name, voucherName, document, planDate, notes, region, sponsor, leadingGroup, named, duties,
                separations, regime, policyBasis, budget, funding, won, selection, industries, phases, voucherTypes, limits, claimTimes,
                recipients, use, ledger, merchants, outreach, schedule, contacts, changes, rehearsal);
    }

    /** The same programme with other money and quantities. */
    ProgrammeSpec withFigures(Money total, List<Phase> phasesOf, List<Platform> platformsOf) {
        return new ProgrammeSpec(code, name, voucherName, document, planDate, notes, region, sponsor, leadingGroup, units, duties,
                separations, regime, policyBasis, total, funding, platformsOf, selection, industries, phasesOf, voucherTypes, limits, claimTimes,
                recipients, use, ledger, merchants, outreach, schedule, contacts, changes, rehearsal);
    }

    /** The same programme with every duty held and every separation of the regime in it. */
    ProgrammeSpec withDuties(Map<String, Holder> all, List<Separation> apart) {
        return new ProgrammeSpec(code, name, voucherName, document, planDate, notes, region, sponsor, leadingGroup, units, all,
                apart, regime, policyBasis, budget, funding, platforms, selection, industries, phases, voucherTypes, limits, claimTimes,
                recipients, use, ledger, merchants, outreach, schedule, contacts, changes, rehearsal);
    }

    private static <T> List<T> list(List<T> given) {
        return given == null ? List.of() : List.copyOf(given);
    }

    private static <V> Map<String, V> map(Map<String, V> given) {
        return given == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(given));
    }
}
