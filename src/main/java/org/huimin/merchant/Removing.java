package org.huimin.merchant;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Stamp;
import org.huimin.merchant.ShopFact.ShopLeft;
import org.huimin.merchant.ShopFact.ShopRemoved;
import org.huimin.merchant.ShopFact.ShopRestored;
import org.huimin.merchant.ShopFact.ShopSuspended;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Takes a shop out of the directory, for a while or for good, at a stated moment; what was redeemed before stands. */
@Service
public class Removing {

    private final Shops shops;
    private final Participations participations;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Removing(Shops shops, Participations participations, Clock clock, ApplicationEventPublisher facts) {
        this.shops = shops;
        this.participations = participations;
        this.clock = clock;
        this.facts = facts;
    }

    @Act
    public void suspend(Actor actor, CaseRef programme, String storeId, String reason, Instant at) {
        Shop shop = shops.hold(programme.root(), storeId);
        shop.maySuspend();
        Instant moment = moment(shop, at);
        String because = FreeText.required("中止原因", reason, 600);
        participations.close(shop, actor, because, moment);
        shops.state(shop, ShopState.SUSPENDED);
        facts.publishEvent(new ShopSuspended(shop.caseRef(), actor.account(), storeId, moment));
    }

    @Act
    public void restore(Actor actor, CaseRef programme, String storeId, String reason, Instant at) {
        Shop shop = shops.hold(programme.root(), storeId);
        shop.mayRestore();
        Instant moment = moment(shop, at);
        String because = FreeText.required("恢复原因", reason, 600);
        participations.reopen(shop, actor, because, moment);
        shops.state(shop, ShopState.LISTED);
        facts.publishEvent(new ShopRestored(shop.caseRef(), actor.account(), storeId, moment));
    }

    /** For good; also for a shop that is admitted and not yet in the directory. */
    @Act
    public void remove(Actor actor, CaseRef programme, String storeId, String reason, Instant at) {
        Shop shop = ends(actor, programme, storeId, "取消原因", reason, at, ShopState.REMOVED);
        facts.publishEvent(new ShopRemoved(shop.caseRef(), actor.account(), storeId, at.truncatedTo(ChronoUnit.MICROS)));
    }

    /** For good, because the merchant asks for it: no sanction. */
    @Act
    public void leave(Actor actor, CaseRef programme, String storeId, String reason, Instant at) {
        Shop shop = ends(actor, programme, storeId, "退出原因", reason, at, ShopState.LEFT);
        facts.publishEvent(new ShopLeft(shop.caseRef(), actor.account(), storeId, at.truncatedTo(ChronoUnit.MICROS)));
    }

    private Shop ends(Actor actor, CaseRef programme, String storeId, String field, String reason, Instant at, ShopState state) {
        Shop shop = shops.hold(programme.root(), storeId);
        shop.mayRemove();
        Instant moment = moment(shop, at);
        participations.close(shop, actor, FreeText.required(field, reason, 600), moment);
        shops.state(shop, state);
        return shop;
    }

    private Instant moment(Shop shop, Instant at) {
        Instant moment = at.truncatedTo(ChronoUnit.MICROS);
        shop.mayChangeAt(moment, Stamp.now(clock), participations.lastChange(shop));
        return moment;
    }
}
