package org.huimin.rehearsal;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.huimin.identity.People;
import org.huimin.identity.Person;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec.Rehearsal.Applicant;
import org.huimin.programme.SelectionSpec;
import org.huimin.programme.SelectionSpec.Condition;
import org.huimin.programme.SelectionSpec.ConditionKind;
import org.huimin.programme.SelectionSpec.Material;
import org.huimin.selection.Agreement;
import org.huimin.selection.ApplicationRegister;
import org.huimin.selection.ApplicationState;
import org.huimin.selection.Applying;
import org.huimin.selection.Applying.Draft;
import org.huimin.selection.Applying.NamedFile;
import org.huimin.selection.Contracting;
import org.huimin.selection.ResultLetters;
import org.huimin.selection.OwnApplication;
import org.huimin.selection.Stated;
import org.huimin.selection.Supplementing;
import org.huimin.selection.TenderRegister;
import org.huimin.selection.TenderState;
import org.huimin.selection.TenderView;
import org.springframework.stereotype.Component;

/** Made-up enterprises that apply as real ones would: with their own accounts, sealed papers and their habits. */
@Component
class SimulatedApplicants {

    private static final String LATE = "LATE";

    private final ProgrammeRegister programmes;
    private final TenderRegister tenders;
    private final Applying applying;
    private final ApplicationRegister applications;
    private final Supplementing supplementing;
    private final ResultLetters resultLetters;
    private final Contracting contracting;
    private final People people;
    private final Clock clock;

    SimulatedApplicants(ProgrammeRegister programmes, TenderRegister tenders, Applying applying, ApplicationRegister applications,
                        Supplementing supplementing, ResultLetters resultLetters, Contracting contracting, People people, Clock clock) {
        this.programmes = programmes;
        this.tenders = tenders;
        this.applying = applying;
        this.applications = applications;
        this.supplementing = supplementing;
        this.resultLetters = resultLetters;
        this.contracting = contracting;
        this.people = people;
        this.clock = clock;
    }

    /** The enterprises of one programme while it is played. */
    final class Of {

        private final CaseRef programme;
        private final Set<String> done = new HashSet<>();
        private final Map<String, Drafted> late = new ConcurrentHashMap<>();

        Of(CaseRef programme) {
            this.programme = programme;
        }

        /** Lets whoever has not yet applied do so, and whoever is late try. @return how many did something */
        int apply(Consumer<String> progress) {
            if (!programmes.spec(programme).selects()) {
                return 0;
            }
            int acted = 0;
            List<Applicant> applicants = programmes.spec(programme).rehearsal().applicants();
            for (TenderView tender : tenders.of(programme)) {
                for (Applicant applicant : applicants) {
                    acted += act(tender, applicant, progress);
                }
            }
            return acted;
        }

        private int act(TenderView tender, Applicant applicant, Consumer<String> progress) {
            String key = tender.caseRef() + " " + applicant.code();
            if (applicant.habit().equals("INCOMPLETE") && tender.state() == TenderState.OPENED && !done.contains(key + " again") && supplement(tender, applicant)) {
                done.add(key + " again");
                progress.accept(applicant.name() + "  补正材料");
                return 1;
            }
            if (tender.state() == TenderState.OPENED && told(tender, applicant, progress)) {
                return 1;
            }
            Drafted unsent = late.get(key);
            if (unsent != null && !clock.instant().isBefore(tender.deadline())) {
                late.remove(key);
                try {
                    submit(unsent, tender, applicant);
                    throw new IllegalStateException("a late application was taken");
                } catch (Refused tooLate) {
                    progress.accept(applicant.name() + "  提交报名材料（逾期，不予接收）");
                }
                return 1;
            }
            if (!tender.takesApplications(clock.instant()) || !done.add(key)) {
                return 0;
            }
            Drafted drafted = draft(tender, applicant);
            if (applicant.habit().equals(LATE)) {
                late.put(key, drafted);
                progress.accept(applicant.name() + "  准备报名材料（未提交）");
            } else {
                submit(drafted, tender, applicant);
                progress.accept(applicant.name() + "  提交报名材料");
            }
            return 1;
        }
    }

    /** Acknowledges the letter and answers the agreement. @return whether there was something to say */
    private boolean told(TenderView tender, Applicant applicant, Consumer<String> progress) {
        Actor actor = actor(applicant);
        boolean said = false;
        for (OwnApplication own : applications.own(actor)) {
            if (!own.tender().equals(tender.caseRef()) || own.state() != ApplicationState.OPENED) {
                continue;
            }
            if (!applicant.habit().equals("SILENT") && resultLetters.own(actor, own.number()).stream().anyMatch(letter -> letter.received() == null)) {
                resultLetters.receive(actor, own.number());
                said = true;
            }
            if (!applicant.habit().equals("SILENT") && contracting.own(actor, own.number()).filter(a -> a.state() == Agreement.State.DRAWN).isPresent()) {
                boolean signs = !applicant.habit().equals("DECLINES");
                contracting.answer(actor, own.number(), signs, signs ? "" : "业务安排有变，放弃入选资格（演练）。");
                progress.accept(applicant.name() + (signs ? "  签署协议" : "  放弃入选资格"));
                said = true;
            }
        }
        return said;
    }

    private record Drafted(Actor actor, Draft draft, List<NamedFile> files) { }

    Of of(CaseRef programme) {
        return new Of(programme);
    }

    /** @return whether it was asked for something */
    private boolean supplement(TenderView tender, Applicant applicant) {
        Actor actor = actor(applicant);
        Optional<OwnApplication> asked = applications.own(actor).stream().filter(own -> own.tender().equals(tender.caseRef()))
                .filter(own -> supplementing.asked(own).isPresent()).findFirst();
        asked.ifPresent(own -> supplementing.add(actor, own.number(), tender.terms().materials().get(0).code(), "supplement.pdf",
                new ByteArrayInputStream(RehearsalPaper.pdf("REHEARSAL SUPPLEMENT " + applicant.code()))));
        return asked.isPresent();
    }

    private Actor actor(Applicant applicant) {
        return people.inGroup(applicant.code() + "-" + Applying.ROLE).stream().findFirst().map(Person::actor)
                .orElseThrow(() -> new IllegalStateException("nobody applies for " + applicant.code()));
    }

    private Drafted draft(TenderView tender, Applicant applicant) {
        Actor actor = actor(applicant);
        Draft draft = applying.begin(actor, tender.caseRef(), applicant.lot());
        byte[] key = Base64.getDecoder().decode(draft.key());
        List<NamedFile> files = new ArrayList<>();
        for (Material material : tender.terms().materials()) {
            if (material.required()) {
                byte[] paper = RehearsalPaper.pdf("REHEARSAL " + applicant.code() + " " + material.code());
                String file = applying.addFile(actor, draft.number(), material.code(), 1);
                applying.part(actor, draft.number(), file, 1, material.code() + ".pdf", key, paper);
                files.add(new NamedFile(file, material.code() + ".pdf"));
            }
        }
        return new Drafted(actor, draft, files);
    }

    private void submit(Drafted drafted, TenderView tender, Applicant applicant) {
        applying.submit(drafted.actor(), drafted.draft().number(), Base64.getDecoder().decode(drafted.draft().key()), null, stated(tender, applicant),
                drafted.files());
    }

    private static Stated stated(TenderView tender, Applicant applicant) {
        LocalDate deadline = LocalDate.ofInstant(tender.deadline(), Period.ZONE);
        String licence = tender.terms().conditions().stream().filter(c -> c.kind() == ConditionKind.LICENCE).map(Condition::names)
                .flatMap(List::stream).findFirst().orElse(null);
        return new Stated(applicant.name(), applicant.creditCode(), applicant.registeredIn(), null, applicant.name() + "法定代表人", List.of(), "联系人（演练）",
                "演练", licence, licence == null ? null : "XK-" + applicant.code(), applicant.habit().equals("EXPIRED") ? deadline.minusDays(1) : deadline.plusYears(1),
                matching(tender.terms(), applicant), offer(tender.terms(), applicant));
    }

    private static BigDecimal offer(SelectionSpec terms, Applicant applicant) {
        return terms.asksOffer() ? BigDecimal.valueOf(1_234_567L + 100_003L * Math.floorMod(applicant.code().hashCode(), 7), 2) : null;
    }

    private static BigDecimal matching(SelectionSpec terms, Applicant applicant) {
        return terms.factors().stream().anyMatch(f -> f.kind() == SelectionSpec.FactorKind.OBJECTIVE)
                ? BigDecimal.valueOf(10_000L * (1 + Math.floorMod(applicant.code().hashCode(), 9))) : null;
    }
}
