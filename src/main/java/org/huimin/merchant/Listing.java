package org.huimin.merchant;

import java.time.Clock;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Stamp;
import org.huimin.merchant.ShopFact.DirectoryPublished;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Puts onboarded shops into the public directory, from now on. */
@Service
public class Listing {

    private final Shops shops;
    private final Participations participations;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Listing(Shops shops, Participations participations, Clock clock, ApplicationEventPublisher facts) {
        this.shops = shops;
        this.participations = participations;
        this.clock = clock;
        this.facts = facts;
    }

    /** @return how many shops are new in the directory */
    @Act
    public int publish(CaseRef programme) {
        CaseRef root = programme.root();
        shops.hold(root);
        int added = participations.list(root, Stamp.now(clock));
        facts.publishEvent(new DirectoryPublished(root, Actor.SYSTEM.account(), added, participations.listed(root)));
        return added;
    }
}
