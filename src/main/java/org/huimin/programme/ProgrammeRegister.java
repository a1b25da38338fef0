package org.huimin.programme;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.LegalBasis;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;

/** What the house knows about its programmes, for every stage to read. Each method takes any case inside the programme. */
@Service
public class ProgrammeRegister {

    /** How the keys of the rules begin that say where severe cases go. */
    private static final String REFERRAL = "referral-";
    private static final String INSPECTION = "inspection-";

    private final Programmes programmes;
    private final StepsTaken steps;
    private final Appointments appointments;
    private final SpecShelf shelf;

    ProgrammeRegister(Programmes programmes, StepsTaken steps, Appointments appointments, SpecShelf shelf) {
        this.programmes = programmes;
        this.steps = steps;
        this.appointments = appointments;
        this.shelf = shelf;
    }

    /** The programme with every change up to now. */
    public ProgrammeSpec spec(CaseRef in) {
        return shelf.spec(in);
    }

    public ProgrammeView view(CaseRef in) {
        return of(in).view();
    }

    /** Case number of each of these programmes → what it is called, as it is kept. */
    public Map<String, String> names(Collection<CaseRef> of) {
        return of.stream().map(CaseRef::root).distinct().collect(Collectors.toMap(CaseRef::value, root -> spec(root).name()));
    }

    public Optional<CaseRef> find(String code) {
        return programmes.caseOf(code).map(CaseRef::of);
    }

    /** Newest first; @param after last case of the page before, null for the first page */
    public List<ProgrammeView> list(CaseRef after, int size) {
        if (after == null) {
            return programmes.newest(Limit.of(size)).stream().map(Programme::view).toList();
        }
        ProgrammeView last = view(after);
        return programmes.before(last.registeredAt(), last.caseRef().value(), Limit.of(size)).stream().map(Programme::view).toList();
    }

    public PlanView planOf(CaseRef in) {
        Programme programme = of(in);
        return new PlanView(programme.caseRef(), programme.state(), programme.planRound(), programme.documentNumber(), programme.issuedOn(),
                steps.findByCaseRefOrderById(programme.caseRef().value()).stream().map(ProgrammeStep::view).toList());
    }

    /** The day on which finance arranged the plan's money, the last time where the plan came back; empty before. */
    public Optional<LocalDate> fundsArranged(CaseRef in) {
        return steps.findByCaseRefOrderById(in.root().value()).stream().filter(s -> s.is(Duty.ARRANGE_FUNDS))
                .map(s -> LocalDate.ofInstant(s.view().at(), Period.ZONE)).reduce((first, last) -> last);
    }

    /** Who performs the duty. @throws Refused where nobody does */
    public ProgrammeSpec.Holder holder(CaseRef in, String duty) {
        return Optional.ofNullable(spec(in).duties().get(duty)).orElseThrow(() -> nobody(in, duty));
    }

    /** The duty as it is held in such cases: under its qualified key where there is one, else under the plain one. */
    public String duty(CaseRef in, String duty, String qualifier) {
        String qualified = duty + ":" + qualifier;
        return spec(in).duties().containsKey(qualified) ? qualified : duty;
    }

    /**
     * The one group that performs the duty here.
     *
     * @param unit unit or platform of the case; null where the duty is one unit's
     * @return {@code unit-role}
     * @throws Refused where no unit or more than one would do
     */
    public String group(CaseRef in, String duty, String unit) {
        ProgrammeSpec spec = spec(in);
        ProgrammeSpec.Holder holder = holder(in, duty);
        List<String> holding = spec.unitsHolding(duty);
        String meant = unit == null ? null : spec.platform(unit).map(ProgrammeSpec.Platform::unit).orElse(unit);
        if (meant == null && holding.size() == 1) {
            meant = holding.get(0);
        }
        if (meant == null && holding.size() > 1) {
            throw Refused.invalid("duty.several-units", "duty", duty, "“" + words(duty) + "”由 " + holding.size() + " 个单位承担，须指明是哪一个。");
        }
        if (meant == null || !holding.contains(meant)) {
            throw meant == null ? nobody(in, duty)
                    : Refused.invalid("duty.other-unit", "unit", unit, "单位“" + unit + "”不承担“" + words(duty) + "”。");
        }
        return meant + "-" + holder.role();
    }

    /** Codes of the units that perform the duty, always in the same order. */
    public List<String> unitsHolding(CaseRef in, String duty) {
        return spec(in).unitsHolding(duty);
    }

    public List<ProgrammeSpec.Separation> separations(CaseRef in) {
        return spec(in).separations();
    }

    /**
     * When a deadline falls.
     *
     * @param key e.g. {@code REVIEWS}, or with a qualifier {@code REVIEWS:2}, which falls back to the plain key
     */
    public Scheduled schedule(CaseRef in, String key) {
        return schedule(in, key, null, null);
    }

    /**
     * When a deadline falls that hangs on a phase or on a reported day.
     *
     * @param phase null for none; @param day null for none
     */
    public Scheduled schedule(CaseRef in, String key, Integer phase, LocalDate day) {
        return new Timetable(spec(in)).resolve(key, phase, day);
    }

    /** The shortest time the law grants for what ends at this deadline; empty where it fixes none. */
    public Optional<Scheduled> least(CaseRef in, String key) {
        return new Timetable(spec(in)).least(key);
    }

    /** What follows when few enterprises apply: as the programme's file says, or its regime. */
    public RegimeProfile.Shortage shortage(CaseRef in) {
        return new Timetable(spec(in)).shortage();
    }

    /** How scores become a ranking: as the programme's file says, or its regime. */
    public RegimeProfile.Scoring scoring(CaseRef in) {
        return new Timetable(spec(in)).scoring();
    }

    /** Who may sit on a panel for this budget; empty where the regime asks for none. */
    public Optional<RegimeProfile.PanelRow> panelRow(CaseRef in) {
        return new Timetable(spec(in)).panelRow();
    }

    /** What a row about few applicants rests on. */
    public LegalBasis basis(CaseRef in, RegimeProfile.Few row) {
        return new Timetable(spec(in)).basis(row);
    }

    /** What the panel's make-up rests on. */
    public LegalBasis basis(CaseRef in, RegimeProfile.PanelRow row) {
        return new Timetable(spec(in)).basis(row);
    }

    /** Every deadline of the programme with its basis, what the file overrides beside what ships. */
    public List<Scheduled> timetable(CaseRef in) {
        return new Timetable(spec(in)).all();
    }

    /**
     * What a rule of the regime rests on, as it stood on the plan's day; empty where it was not in force.
     *
     * @param rule a deadline key, a rule of the profile, or {@code FAIR_COMPETITION}
     */
    public Optional<LegalBasis> basis(CaseRef in, String rule) {
        return new Timetable(spec(in)).basis(rule);
    }

    /** One value of the regime, e.g. {@code objection-standing}; the file's where it overrides it. */
    public Optional<RuleValue> rule(CaseRef in, String key) {
        return new Timetable(spec(in)).rule(key);
    }

    /** To whom severe cases are handed: the units that are of the kinds the regime names, each with its grounds and basis. */
    public List<ReferralAuthority> referralAuthorities(CaseRef in) {
        ProgrammeSpec spec = spec(in);
        return new Timetable(spec).rules(REFERRAL).stream().flatMap(rule -> spec.units().stream().filter(unit -> unit.kind().equals(rule.value())).limit(1)
                .map(unit -> new ReferralAuthority(rule.key(), unit.name(), rule.note(), rule.basis()))).toList();
    }

    /** What shops are inspected for, in the regime's order. */
    public List<InspectionItem> inspectionItems(CaseRef in) {
        return new Timetable(spec(in)).rules(INSPECTION).stream().filter(rule -> !rule.value().equals("NONE"))
                .map(rule -> new InspectionItem(rule.key(), rule.note(), rule.value().equals("RECTIFY"), rule.basis())).toList();
    }

    /** How many days at most a shop may be given to put right what an inspection found. */
    public int rectifyDays(CaseRef in) {
        return rule(in, "rectify-days").map(rule -> Integer.parseInt(rule.value())).orElse(0);
    }

    /** Codes of the platforms appointed so far, in the file's order. */
    public List<String> appointed(CaseRef in) {
        Map<String, Appointment> by = appointments.of(in.root().value()).stream().collect(Collectors.toMap(Appointment::platform, a -> a));
        return spec(in).platforms().stream().map(ProgrammeSpec.Platform::code).filter(by::containsKey).toList();
    }

    private Programme of(CaseRef in) {
        return programmes.findById(in.root().value()).orElseThrow(() -> Refused.absent("没有编号为“" + in.root() + "”的活动。"));
    }

    private static Refused nobody(CaseRef in, String duty) {
        return Refused.invalid("duty.nobody", "duty", duty, "活动 " + in.root() + " 中没有单位承担“" + words(duty) + "”。");
    }

    private static String words(String duty) {
        return Duty.of(duty).map(Duty::words).orElse(duty);
    }
}
