package org.huimin.oversight;

import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Notes in a chain itself that somebody took all of it out of the house. */
@Service
public class TakingOut {

    private final ApplicationEventPublisher facts;

    TakingOut(ApplicationEventPublisher facts) {
        this.facts = facts;
    }

    @Act
    public void note(Actor by, CaseRef chain) {
        facts.publishEvent(new TrailFact.TrailTakenOut(chain, by.account()));
    }
}
