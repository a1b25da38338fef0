package org.huimin.merchant;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Moments;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.merchant.ShopFact.StandingChangeAsked;
import org.huimin.merchant.ShopFact.StandingChangeDecided;
import org.huimin.merchant.StandingChange.Kind;
import org.huimin.merchant.StandingChange.State;
import org.huimin.programme.Duty;
import org.huimin.programme.ProgrammeRegister;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 参与资格变动: whoever keeps the directory asks that a shop be suspended, let in again or removed, and the township that
 * a shop leaves at its own wish, or is replaced by another; whoever holds the duty of deciding does, and only then the directory changes.
 */
@Service
public class ChangingStanding {

    private static final int REASON = 500;
    private static final int HEARD = 1000;

    private final Shops shops;
    private final Participations participations;
    private final StandingChanges changes;
    private final Removing removing;
    private final Replacing replacing;
    private final ProgrammeRegister programmes;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    ChangingStanding(Shops shops, Participations participations, StandingChanges changes, Removing removing, Replacing replacing,
                     ProgrammeRegister programmes, Clock clock, ApplicationEventPublisher facts) {
        this.shops = shops;
        this.participations = participations;
        this.changes = changes;
        this.removing = removing;
        this.replacing = replacing;
        this.programmes = programmes;
        this.clock = clock;
        this.facts = facts;
    }

    /** What is asked. @param until when a suspension ends by itself; null for none, and for every other kind. @param evidence stores the paper that shows it and gives its id, once all else is in order; null for none */
    public record Wish(Kind kind, Instant at, Instant until, String reason, String heard, Supplier<String> evidence, Replacing.Successor successor) {

        public Wish(Kind kind, Instant at, Instant until, String reason, String heard, Supplier<String> evidence) {
            this(kind, at, until, reason, heard, evidence, null);
        }

        boolean replaces() {
            return kind == Kind.REPLACE;
        }
    }

    /**
     * @return the change's number
     * @throws Refused absent for an unknown shop, forbidden for whoever may not ask this, invalid for what is missing,
     *                 conflict where the shop is not in that state or another change waits
     */
    @Act
    public String ask(Actor actor, CaseRef programme, String storeId, Wish wish) {
        CaseRef root = programme.root();
        mayAskAnything(actor, root, find(root, storeId).unit());
        shops.hold(root);
        Shop shop = shops.hold(root, storeId);
        if (wish.kind() == null || !mayAsk(actor, root, shop.unit()).contains(wish.kind())) {
            throw wish.kind() == null ? Refused.invalid("standing.kind", "kind", "", "请选择要办理的变动。") : notYours();
        }
        if (wish.replaces()) {
            replacing.inTime(root);
        }
        if (wish.at() == null && !wish.replaces()) {
            throw Refused.invalid("standing.at", "at", "", "请填写变动生效的日期和时间，例如2023-12-12 15:00。");
        }
        Instant now = Stamp.now(clock);
        Instant at = wish.replaces() ? now : wish.at().truncatedTo(ChronoUnit.MICROS);
        fits(shop, wish.kind());
        shop.mayChangeAt(at, now, participations.lastChange(shop));
        if (wish.until() != null && (wish.kind() != Kind.SUSPEND || !wish.until().isAfter(now))) {
            throw Refused.invalid("standing.until", "until", Moments.inWords(wish.until()), wish.kind() != Kind.SUSPEND
                    ? "只有中止参与资格可以填写中止期满时间，请删去。" : "中止期满时间" + Moments.inWords(wish.until()) + "须晚于现在。");
        }
        Instant until = wish.until() == null ? null : wish.until().truncatedTo(ChronoUnit.MICROS);
        String reason = FreeText.required("原因", wish.reason(), REASON);
        String heard = wish.kind() == Kind.REMOVE ? FreeText.required("商户陈述申辩", wish.heard(), HEARD)
                : FreeText.optional("商户陈述申辩", wish.heard(), HEARD);
        if (wish.evidence() == null && wish.kind() != Kind.RESTORE && !wish.replaces()) {
            throw Refused.invalid("standing.evidence", "evidence", "", wish.kind() == Kind.LEAVE ? "请上传商户签字的退出申请。" : "请上传核查记录等证据材料。");
        }
        List<StandingChange> before = changes.ofShop(root, storeId);
        before.stream().filter(c -> c.state() == State.WAITING).findFirst().ifPresent(c -> {
            throw Refused.conflict("standing.waiting", "“" + shop.name() + "”已有一项变动由" + c.askedByName() + "提出，正在等待审批。");
        });
        if (wish.replaces()) {
            replacing.judge(shop, wish.successor());
        }
        String id = UUID.randomUUID().toString();
        Shop successor = wish.replaces() ? replacing.propose(actor, shop, wish.successor()) : null;
        changes.insert(new StandingChange(root, id, storeId, wish.kind(), at, until, reason, heard, wish.evidence() == null ? null : wish.evidence().get(),
                programmes.spec(root).sponsor(), actor.account(), actor.name(), now, State.WAITING, null, null, "",
                successor == null ? null : successor.storeId(), successor == null ? null : successor.name()));
        facts.publishEvent(new StandingChangeAsked(shop.caseRef(), actor.account(), storeId, id, before.size() + 1, wish.kind().name(), at,
                shop.unit(), successor == null ? null : successor.storeId()));
        return id;
    }

    /** @throws Refused forbidden for whoever asked, conflict where it is decided or no longer fits */
    @Act
    public void decide(Actor actor, CaseRef programme, String id, boolean agree, String remark) {
        CaseRef root = programme.root();
        StandingChange change = changes.hold(root, id).orElseThrow(() -> Refused.absent("没有这项参与资格变动。"));
        String storeId = change.storeId();
        if (change.askedBy().equals(actor.account())) {
            throw Refused.forbidden("standing.own", "这项变动由您提出，不能由您自己审批。");
        }
        if (change.state() != State.WAITING) {
            throw Refused.conflict("standing.decided", "这项变动已由" + change.decidedByName() + "审批。");
        }
        String said = agree ? FreeText.optional("审批意见", remark, REASON) : FreeText.required("审批意见", remark, REASON);
        if (agree) {
            carryOut(actor, root, change);
        }
        changes.decide(change, agree ? State.AGREED : State.REFUSED, actor, Stamp.now(clock), said);
        facts.publishEvent(new StandingChangeDecided(Shop.caseRef(root, storeId), actor.account(), storeId, change.kind().name(), change.askedBy(), agree));
    }

    private void carryOut(Actor actor, CaseRef programme, StandingChange change) {
        changes.ended(programme, change.storeId(), Stamp.now(clock));
        switch (change.kind()) {
            case SUSPEND -> removing.suspend(actor, programme, change.storeId(), change.reason(), change.at());
            case RESTORE -> removing.restore(actor, programme, change.storeId(), change.reason(), change.at());
            case REMOVE -> removing.remove(actor, programme, change.storeId(), change.reason(), change.at());
            case LEAVE -> removing.leave(actor, programme, change.storeId(), "商户申请退出：" + change.reason(), change.at());
            case REPLACE -> throw new IllegalStateException("a replacement is settled by the review: " + change.id());
        }
    }

    /** Lets a shop in again whose suspension ended by now, from the moment stated; nothing where something else has become of it since. */
    @Act
    public void end(CaseRef programme, String id) {
        StandingChange change = changes.hold(programme.root(), id).orElseThrow();
        Instant now = Stamp.now(clock);
        if (!changes.isEnding(id, now)) {
            return;
        }
        if (shops.hold(programme.root(), change.storeId()).state() == ShopState.SUSPENDED) {
            removing.restore(Actor.SYSTEM, programme, change.storeId(), "中止期满，自动恢复。", change.until());
        }
        changes.ended(programme.root(), change.storeId(), now);
    }

    /** Suspensions whose stated end has come, at most 100. */
    @Transactional(readOnly = true)
    List<StandingChanges.Ending> ending() {
        return changes.ending(Stamp.now(clock));
    }

    /** @throws Refused absent where the programme has no such change */
    @Transactional(readOnly = true)
    public StandingChange get(CaseRef programme, String id) {
        return changes.find(programme.root(), id).orElseThrow(() -> Refused.absent("没有这项参与资格变动。"));
    }

    private static void fits(Shop shop, Kind kind) {
        switch (kind) {
            case SUSPEND -> shop.maySuspend();
            case RESTORE -> shop.mayRestore();
            case REMOVE, LEAVE, REPLACE -> shop.mayRemove();
        }
    }

    /** What this person may ask of a shop that is in this state now; empty where nothing. */
    @Transactional(readOnly = true)
    public Set<Kind> offered(Actor actor, CaseRef programme, String storeId) {
        Shop shop = find(programme.root(), storeId);
        Set<Kind> offered = mayAsk(actor, programme.root(), shop.unit());
        offered.removeIf(kind -> {
            try {
                fits(shop, kind);
                if (kind == Kind.REPLACE) {
                    replacing.inTime(programme.root());
                }
                return false;
            } catch (Refused notNow) {
                return true;
            }
        });
        return offered;
    }

    /** All that was asked about the shop, latest first, at most 100. */
    public List<StandingChange> of(CaseRef programme, String storeId) {
        return changes.ofShop(programme.root(), storeId);
    }

    /** What waits to be decided in the programme, longest first, at most 100. */
    public List<StandingChange> waiting(CaseRef programme) {
        return changes.waiting(programme.root());
    }

    private Shop find(CaseRef programme, String storeId) {
        return shops.find(programme, storeId).orElseThrow(() -> Refused.absent("名单中没有编号为“" + storeId + "”的商户。"));
    }

    private void mayAskAnything(Actor actor, CaseRef programme, String unit) {
        if (mayAsk(actor, programme, unit).isEmpty()) {
            throw notYours();
        }
    }

    private Set<Kind> mayAsk(Actor actor, CaseRef programme, String unit) {
        Set<Kind> asks = EnumSet.noneOf(Kind.class);
        if (actor.groups().contains(programmes.group(programme, Duty.CORRECT_DIRECTORY.code(), null))) {
            asks.addAll(EnumSet.complementOf(EnumSet.of(Kind.REPLACE)));
        }
        if (actor.groups().contains(programmes.group(programme, Duty.REGISTER_COMMITMENTS.code(), unit))) {
            asks.addAll(EnumSet.of(Kind.LEAVE, Kind.REPLACE));
        }
        return asks;
    }

    private static Refused notYours() {
        return Refused.forbidden("standing.not-yours", "中止、恢复和取消参与资格由管理商户名单的人员提出，商户退出也可以由推荐单位的经办人提出，替换商户只由推荐单位的经办人提出，您不在其中。");
    }
}
