package org.huimin.merchant;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Moments;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.merchant.ShopFact.StandingChangeDecided;
import org.huimin.merchant.StandingChange.State;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 替换商户: its township names another shop for one that was admitted; the new one goes the way of a list with a single
 * line (confirmed by the head, judged by every reviewing desk), and the old one leaves as it is admitted.
 */
@Service
public class Replacing {

    /** The deadline until when a replacement may be asked for. */
    static final String UNTIL = "REPLACEMENTS";
    private static final int REASON = 500;

    private final Recommending recommending;
    private final Recommendations lists;
    private final RecommendationRegister register;
    private final WorkingLists working;
    private final Compiling compiling;
    private final Deliveries deliveries;
    private final Shops shops;
    private final Participations participations;
    private final StandingChanges changes;
    private final Removing removing;
    private final ProgrammeRegister programmes;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Replacing(Recommending recommending, Recommendations lists, RecommendationRegister register, WorkingLists working, Compiling compiling, Deliveries deliveries, Shops shops,
              Participations participations, StandingChanges changes, Removing removing, ProgrammeRegister programmes, Clock clock,
              ApplicationEventPublisher facts) {
        this.recommending = recommending;
        this.lists = lists;
        this.register = register;
        this.working = working;
        this.compiling = compiling;
        this.deliveries = deliveries;
        this.shops = shops;
        this.participations = participations;
        this.changes = changes;
        this.removing = removing;
        this.programmes = programmes;
        this.clock = clock;
        this.facts = facts;
    }

    /** The shop that is to come. @param licence stores the photo of its licence and gives its id, once all else is in order; null for none */
    public record Successor(ShopCells cells, Supplier<String> licence) { }

    /** Until when a replacement may be asked for. */
    @Transactional(readOnly = true)
    public LocalDateTime until(CaseRef programme) {
        return programmes.schedule(programme.root(), UNTIL).at();
    }

    /** @throws Refused conflict where the programme's date is over */
    void inTime(CaseRef root) {
        Instant until = until(root).atZone(Period.ZONE).toInstant();
        if (!clock.instant().isBefore(until)) {
            throw Refused.conflict("standing.replacements-over", "本次活动替换商户的截止时间为" + Moments.endInWords(until)
                    + "，现在已过，不能再替换；商户要退出的，请办理商户退出。");
        }
    }

    /** @throws Refused naming all that stands against the new shop */
    void judge(Shop old, Successor successor) {
        CaseRef root = old.programme();
        ProgrammeSpec spec = programmes.spec(root);
        ShopCells cells = successor == null ? ShopCells.BLANK : successor.cells();
        if (cells.blank()) {
            throw Refused.invalid("standing.successor", "successor", "", "请填写替换商户的名称、统一社会信用代码、行业和地址。");
        }
        ListCheck check = new ListCheck(spec, Recommending.source(spec, old.unit()), Succession.delivered(shops.ofUnit(root, old.unit())));
        check.judge(List.of(new WorkingList.Line(1, 1, 0, cells, null, successor.licence() == null ? null : "")));
        List<Refused.Reason> faults = check.findings().stream().map(f -> new Refused.Reason(f.rule(), "successor", f.value(), "替换商户：" + f.message())).toList();
        if (!faults.isEmpty()) {
            throw Refused.invalid(faults);
        }
        ShopEntry entry = cells.entry(1);
        shops.toCompare(root).stream().filter(s -> !s.unit().equals(old.unit()) && s.creditCode().equals(entry.creditCode())
                && SameShop.between(s.name(), s.address(), entry.name(), entry.address()).isPresent()).findFirst()
                .ifPresent(same -> {
                    throw Refused.invalid("merchant.replacement-known", "successor", entry.name(), "“" + entry.name() + "”已由"
                            + spec.unit(same.unit()).name() + "推荐（" + same.storeId() + "），不能用来替换。");
                });
    }

    /** Takes the new shop, which was judged, in as a list of its own. @return it, recommended */
    Shop propose(Actor actor, Shop old, Successor successor) {
        CaseRef root = old.programme();
        int round = Round.ofReplacement(changes.replacements(root) + 1);
        lists.insert(root, round, Map.of(old.unit(), 1));
        working.open(root, round, List.of(old.unit()), Stamp.now(clock));
        WorkingList.Outcome kept = compiling.save(actor, root, old.unit(), round, new ListDelta(0,
                List.of(new ListDelta.Change(-1, null, successor.cells(), successor.licence() == null ? null : successor.licence().get())), List.of()));
        recommending.submit(actor, root, old.unit(), round, ((WorkingList.Outcome.Stored) kept).saved().version());
        return shops.ofUnit(root, old.unit()).stream().filter(s -> s.round() == round).findFirst().orElseThrow();
    }

    /** By the township's head, who is not the one who asked. */
    @Act
    public void confirm(Actor actor, CaseRef programme, String id) {
        CaseRef root = programme.root();
        Shop proposed = held(root, waiting(root, id));
        recommending.confirm(actor, root, proposed.unit(), proposed.round());
    }

    /** The head says no: the proposal goes, the old shop stays. */
    @Act
    public void refuse(Actor actor, CaseRef programme, String id, String remark) {
        CaseRef root = programme.root();
        StandingChange change = waiting(root, id);
        Shop proposed = held(root, change);
        lists.hold(root, proposed.unit(), proposed.round()).mayBeConfirmedBy(actor);
        String said = FreeText.required("审批意见", remark, REASON);
        shops.replace(root, List.of(proposed.storeId()), List.of());
        working.drop(root, proposed.unit(), proposed.round());
        lists.drop(root, proposed.unit(), proposed.round());
        decided(actor, change, false, said);
    }

    /** The confirmed shop goes to the reviewing desks. @return the delivery's number among the rounds */
    @Act
    public int deliver(CaseRef programme, String id) {
        CaseRef root = programme.root();
        Shop proposed = held(root, waiting(root, id));
        recommending.deliver(root, proposed.unit(), proposed.round());
        deliveries.deliver(root, proposed.round());
        return proposed.round();
    }

    /** What the desks said has its effect: the old shop leaves as the new one is admitted, or all stays as it was. @return whether it was admitted */
    @Act
    public boolean settle(CaseRef programme, String id) {
        CaseRef root = programme.root();
        StandingChange change = waiting(root, id);
        Shop proposed = held(root, change);
        boolean admitted = proposed.state() == ShopState.ADMITTED;
        if (admitted && shops.hold(root, change.storeId()).state().takesPart()) {
            removing.leave(Actor.SYSTEM, root, change.storeId(), "由“" + proposed.name() + "”（" + proposed.storeId() + "）替换：" + change.reason(), Stamp.now(clock));
            changes.ended(root, change.storeId(), Stamp.now(clock));
        }
        decided(Actor.SYSTEM, change, admitted, admitted ? "“" + proposed.name() + "”已核准，原商户退出。" : "“" + proposed.name() + "”未获核准，原商户继续参与。");
        return admitted;
    }

    /** Whether the programme's shops have begun to commit, so that a shop admitted now would come after the others. */
    @Transactional(readOnly = true)
    public boolean commitmentsBegan(CaseRef programme) {
        return participations.begun(programme.root());
    }

    /** The replacement whose new shop is reviewed in this delivery; empty for every other delivery. */
    @Transactional(readOnly = true)
    public Optional<StandingChange> of(DeliveryId delivery) {
        return shops.ofDelivery(delivery, null, 1).stream().filter(s -> Round.replaces(s.round())).findFirst()
                .flatMap(s -> changes.bySuccessor(s.programme(), s.storeId()));
    }

    /** The new shop as it was proposed; empty for another change, and where the head refused it. */
    @Transactional(readOnly = true)
    public Optional<RecommendationRegister.RecommendedShop> proposed(CaseRef programme, StandingChange change) {
        return Optional.ofNullable(change.successor()).flatMap(id -> shops.find(programme.root(), id))
                .flatMap(s -> register.shops(programme, s.unit(), s.round()).stream().findFirst());
    }

    private Shop held(CaseRef root, StandingChange change) {
        return shops.hold(root, change.successor());
    }

    private StandingChange waiting(CaseRef root, String id) {
        StandingChange change = changes.hold(root, id).orElseThrow(() -> Refused.absent("没有这项参与资格变动。"));
        if (change.state() != State.WAITING || change.successor() == null) {
            throw Refused.conflict("standing.decided", "这项变动已经办结。");
        }
        return change;
    }

    private void decided(Actor actor, StandingChange change, boolean agreed, String remark) {
        changes.decide(change, agreed ? State.AGREED : State.REFUSED, actor, Stamp.now(clock), remark);
        facts.publishEvent(new StandingChangeDecided(Shop.caseRef(change.programme(), change.storeId()), actor.account(), change.storeId(), change.kind().name(),
                change.askedBy(), agreed));
    }
}
