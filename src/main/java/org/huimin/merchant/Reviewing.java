package org.huimin.merchant;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.merchant.DeliveryFact.DeliveryConcluded;
import org.huimin.merchant.DeliveryFact.DeliveryReviewed;
import org.huimin.merchant.DeliveryFact.ShopJudged;
import org.huimin.programme.ProgrammeRegister;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Turns what each desk noted into its word on a delivery, and the desks' words into admissions. */
@Service
public class Reviewing {

    private final Verdicts verdicts;
    private final VerdictNotes notes;
    private final ReviewDesks desks;
    private final Shops shops;
    private final QuotaBoard board;
    private final ProgrammeRegister programmes;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Reviewing(Verdicts verdicts, VerdictNotes notes, ReviewDesks desks, Shops shops, QuotaBoard board, ProgrammeRegister programmes,
              Clock clock, ApplicationEventPublisher facts) {
        this.verdicts = verdicts;
        this.notes = notes;
        this.desks = desks;
        this.shops = shops;
        this.board = board;
        this.programmes = programmes;
        this.clock = clock;
        this.facts = facts;
    }

    /** What the desk noted becomes its word. @throws Refused naming every shop without a verdict or a reason; then nothing is stored */
    @Act
    public void submit(Actor actor, DeliveryId delivery, ReviewDesk desk) {
        Verdicts.Delivery held = verdicts.hold(delivery);
        held.mayBeReviewed();
        desks.sitsAt(actor, held.programme(), programmes.spec(held.programme()), desk);
        if (verdicts.reviewedBy(delivery).contains(desk.code())) {
            throw Refused.conflict("merchant.reviewed-twice", "本单位对" + Round.words(held.round()) + "的研判意见已经提交，不能重复提交。");
        }
        List<String> judgeable = shops.judgeable(delivery);
        Map<String, VerdictNote> noted = notes.of(delivery, desk);
        NoteCheck.complete(judgeable, noted);

        List<ShopVerdict> all = judgeable.stream().map(noted::get).map(VerdictNote::verdict).toList();
        verdicts.store(held, desk, actor, all, Stamp.now(clock));
        notes.clear(delivery, desk);
        all.forEach(v -> facts.publishEvent(new ShopJudged(delivery.caseRef(), actor.account(), v.storeId(), desk.code(), v.agreed())));
        int agreed = (int) all.stream().filter(ShopVerdict::agreed).count();
        facts.publishEvent(new DeliveryReviewed(delivery.caseRef(), actor.account(), desk.code(), agreed, all.size() - agreed));
    }

    /** Every desk has judged: admits and rejects. A shop is admitted for the platforms that agreed, if supervision did. */
    @Act
    public Tally conclude(DeliveryId delivery) {
        Verdicts.Delivery held = verdicts.hold(delivery);
        List<String> spoken = verdicts.reviewedBy(delivery);
        held.mayBeConcluded(ReviewDesks.of(programmes.spec(held.programme())).filter(d -> !spoken.contains(d.code())).toList());

        shops.conclude(delivery);
        verdicts.concluded(delivery, Stamp.now(clock));
        Tally tally = board.board(held.programme());
        facts.publishEvent(new DeliveryConcluded(delivery.caseRef(), Actor.SYSTEM.account(), tally.admitted(), tally.rejected(),
                tally.shortOfMinimum()));
        return tally;
    }
}
