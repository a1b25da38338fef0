package org.huimin.programme;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Writes dated changes of the running programme; they travel with its file. */
@Service
@Act
public class Changing {

    private final ProgrammeChanges changes;
    private final Programmes programmes;
    private final SpecShelf shelf;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Changing(ProgrammeChanges changes, Programmes programmes, SpecShelf shelf, Clock clock, ApplicationEventPublisher facts) {
        this.changes = changes;
        this.programmes = programmes;
        this.shelf = shelf;
        this.clock = clock;
        this.facts = facts;
    }

    /** @param quantity vouchers of the type added to the phase */
    public void allot(Actor actor, CaseRef in, String platform, int phase, String voucherType, int quantity, LocalDate date,
                      String reason, String document) {
        write(actor, in, new ProgrammeSpec.Change(date, ProgrammeSpec.Change.ALLOTMENT, platform, phase, voucherType, quantity, null, reason, document));
        facts.publishEvent(new ProgrammeFact.VouchersAllotted(in, actor.account(), platform, phase, voucherType, quantity, date));
    }

    /** @param days days added to the phase; holds for rows from {@code date} on */
    public void extend(Actor actor, CaseRef in, int phase, int days, LocalDate date, String reason, String document) {
        write(actor, in, new ProgrammeSpec.Change(date, ProgrammeSpec.Change.EXTENSION, null, phase, null, null, days, reason, document));
        facts.publishEvent(new ProgrammeFact.PhaseExtended(in, actor.account(), phase, days, date));
    }

    /** @param quantity of the type in the phase that the platform issues in all */
    public record Share(String platform, int phase, String voucherType, int quantity) { }

    /** Other vouchers for the platforms than the plan proposed, all at once; their pools follow. */
    public void split(Actor actor, CaseRef in, List<Share> shares, LocalDate date, String reason, String document) {
        write(actor, in, shares.stream().map(s -> new ProgrammeSpec.Change(date, ProgrammeSpec.Change.SPLIT, s.platform(), s.phase(), s.voucherType(),
                s.quantity(), null, reason, document)).toArray(ProgrammeSpec.Change[]::new));
        ProgrammeSpec now = shelf.spec(in);
        now.platforms().forEach(p -> facts.publishEvent(new ProgrammeFact.FundShared(in, actor.account(), p.code(), p.pool(), date)));
    }

    private void write(Actor actor, CaseRef in, ProgrammeSpec.Change... more) {
        ProgrammeSpec spec = shelf.spec(in);
        programmes.findById(in.root().value()).orElseThrow().mustBe("调整方案", PlanState.ISSUED);
        List<ProgrammeSpec.Change> all = new ArrayList<>(spec.changes());
        for (ProgrammeSpec.Change change : more) {
            Answers.required("reason", "调整原因", change.reason(), 500);
            all.add(change);
        }
        ChangeRules.judge(spec.withChanges(all)).orRefuse();
        shelf.changed(in);
        Instant at = Instant.now(clock).truncatedTo(ChronoUnit.MICROS);
        for (ProgrammeSpec.Change change : more) {
            changes.save(new ProgrammeChange(in.root(), change, actor, at));
        }
    }
}
