package org.huimin.portal.workbench;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huimin.document.Attachment;
import org.huimin.document.Attachments;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.portal.layout.PanelSecrecy;
import org.huimin.programme.Duty;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.scoring.ScoringRegister;
import org.huimin.supervision.Supervising;
import org.huimin.tasks.Inbox;
import org.springframework.stereotype.Component;

/** Who may look into a programme's case: people of the units that take part in it. To others it does not exist. */
@Component
class CaseAccess {

    /** Names of people stand in these papers: they are for their unit and for the bureau that runs the programme. */
    private static final Pattern SIGNED_LETTERS = Pattern.compile(".*/CMT-([^/]+)");
    /** Photos of visits to a unit's shops: for that unit, the desk that reviews shops, and the bureau that runs the programme. */
    private static final Pattern INSPECTIONS = Pattern.compile(".*/INSP-([^/]+)");
    private static final Set<String> BOOKS = Set.of("FINANCE", "SUPERVISION", "LEADERSHIP", "GOVERNMENT_OFFICE");

    /** Reports name the members of a panel, who stay secret until the result to all but the office that proposes it. */
    private static final Pattern REPORTS = Pattern.compile(".*/EVL-[^/]+");

    /** What an objector handed in is for the offices that deal with objections. */
    private static final Pattern EVIDENCE = Pattern.compile(".*/EVID-[^/]+");
    private static final List<Duty> OBJECTIONS = List.of(Duty.ADMIT_OBJECTION, Duty.INVESTIGATE_OBJECTION, Duty.DECIDE_OBJECTION);

    /** A severe case and all that belongs to it: whoever is suspected must not hear of it through an office that has no part in it. */
    private static final Pattern REFERRALS = Pattern.compile(".*/REF-[^/]+(/.*)?");

    private static final List<Duty> CHALLENGES = List.of(Duty.ANSWER_QUERY, Duty.EXAMINE_COMPLAINT, Duty.DECIDE_COMPLAINT);

    private final ProgrammeRegister programmes;
    private final Attachments attachments;
    private final Supervising supervising;
    private final Inbox inbox;
    private final ScoringRegister scoring;
    private final PanelSecrecy secrecy;

    CaseAccess(ProgrammeRegister programmes, Attachments attachments, Supervising supervising, Inbox inbox, ScoringRegister scoring,
               PanelSecrecy secrecy) {
        this.programmes = programmes;
        this.attachments = attachments;
        this.supervising = supervising;
        this.inbox = inbox;
        this.scoring = scoring;
        this.secrecy = secrecy;
    }

    /** The programme of a case named in an address; the same answer for one that does not exist and one that is not theirs. */
    CaseRef programme(Actor actor, String ref) {
        try {
            CaseRef asked = CaseRef.of(ref);
            check(actor, asked);
            return asked.root();
        } catch (IllegalArgumentException notACase) {
            throw absent(ref);
        }
    }

    void check(Actor actor, CaseRef ref) {
        if (!mayRead(actor, ref)) {
            throw absent(ref.value());
        }
    }

    /** Said alike of a case that does not exist and of one that is not this person's to know. */
    static Refused absent(String ref) {
        return Refused.absent("没有编号为“" + ref + "”的事项，或者它不在您的办理范围内。");
    }

    /** @throws Refused (absent) in one and the same sentence for an attachment that does not exist and one that is not for this person */
    Attachment attachment(Actor actor, String id) {
        return attachments.find(id).filter(file -> maySee(actor, file) || scoring.liesBeside(actor, "/desk/attachments/" + file.id() + "/view"))
                .orElseThrow(() -> Refused.absent("没有这个附件，或者它不在您的办理范围内。"));
    }

    /**
     * Platforms and the units that recommend shops see the files of cases in which they have had work themselves, not each
     * other's; the offices that run the programme see all of its files.
     */
    private boolean maySee(Actor actor, Attachment file) {
        return mayRead(actor, file.caseRef()) && isTold(actor, file) && (file.storedBy().equals(actor.account()) || isLetter(file.caseRef()) || INSPECTIONS.matcher(file.caseRef().value()).matches() || isEvidence(file.caseRef())
                || runs(actor, file.caseRef()) || inbox.tookPart(actor.unit(), file.caseRef()));
    }

    /** A report is for others than its office once a result has followed it. */
    private boolean isTold(Actor actor, Attachment file) {
        CaseRef in = file.caseRef();
        return !REPORTS.matcher(in.value()).matches() || actor.unit().equals(programmes.spec(in.root()).sponsor()) || secrecy.isOver(in.root(), file.storedAt());
    }

    /** Whether visits to the unit's shops are this person's to know. @param unit null for those of every unit */
    boolean seesInspections(Actor actor, CaseRef ref, String unit) {
        return actor.unit().equals(unit) || actor.unit().equals(programmes.spec(ref.root()).sponsor()) || supervising.inspects(actor, ref.root())
                || programmes.unitsHolding(ref.root(), Duty.REVIEW_MERCHANTS.code()).contains(actor.unit());
    }

    /** Units that recommend shops and whose shops' visits are this person's to know. */
    List<String> inspectedUnits(Actor actor, CaseRef ref) {
        ProgrammeSpec.Merchants merchants = programmes.spec(ref.root()).merchants();
        return merchants == null ? List.of() : merchants.sources().stream().map(ProgrammeSpec.Source::unit).distinct()
                .filter(unit -> seesInspections(actor, ref, unit)).toList();
    }

    /** Whether a case that a list names is this person's to know. */
    boolean mayRead(Actor actor, CaseRef ref) {
        ProgrammeSpec spec;
        try {
            spec = programmes.spec(ref.root());
        } catch (Refused noSuchProgramme) {
            return false;
        }
        if (ref.value().endsWith("/EVID-challenges")) {
            return supervising.inspects(actor, ref.root()) || CHALLENGES.stream().anyMatch(d -> spec.unitsHolding(d.code()).contains(actor.unit()));
        }
        if (REPORTS.matcher(ref.value()).matches() || REFERRALS.matcher(ref.value()).matches()) {
            return actor.unit().equals(spec.sponsor()) || supervising.inspects(actor, ref.root());
        }
        if (isEvidence(ref)) {
            return supervising.inspects(actor, ref.root())
                    || OBJECTIONS.stream().anyMatch(d -> spec.unitsHolding(d.code()).contains(actor.unit()));
        }
        Matcher inspections = INSPECTIONS.matcher(ref.value());
        if (inspections.matches()) {
            return seesInspections(actor, ref, inspections.group(1));
        }
        Matcher letters = SIGNED_LETTERS.matcher(ref.value());
        return letters.matches() ? actor.unit().equals(letters.group(1)) || actor.unit().equals(spec.sponsor())
                || supervising.inspects(actor, ref.root())
                : spec.units().stream().anyMatch(u -> u.code().equals(actor.unit()));
    }

    /** Who reads every movement of the money: sponsor, finance, supervision and whoever leads; not the platforms, who are each other's rivals. */
    boolean seesMoney(Actor actor, CaseRef ref) {
        ProgrammeSpec spec = programmes.spec(ref.root());
        return actor.unit().equals(spec.sponsor()) || spec.units().stream().anyMatch(u -> u.code().equals(actor.unit()) && BOOKS.contains(u.kind()));
    }

    /** The programme whose ledger of fund use somebody asks for. */
    CaseRef money(Actor actor, String ref) {
        CaseRef programme = programme(actor, ref);
        if (!seesMoney(actor, programme)) {
            throw Refused.forbidden("money.not-yours", "资金台账由主办单位、财政部门和监督部门查看，您的单位不在其中。");
        }
        return programme;
    }

    private static boolean isEvidence(CaseRef ref) {
        return EVIDENCE.matcher(ref.value()).matches();
    }

    private static boolean isLetter(CaseRef ref) {
        return SIGNED_LETTERS.matcher(ref.value()).matches();
    }

    private boolean runs(Actor actor, CaseRef ref) {
        ProgrammeSpec spec = programmes.spec(ref.root());
        return spec.sponsor().equals(actor.unit()) || Stream.concat(spec.platforms().stream().map(ProgrammeSpec.Platform::unit),
                spec.merchants().sources().stream().map(ProgrammeSpec.Source::unit)).noneMatch(actor.unit()::equals);
    }
}
