package org.huimin.identity;

import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Notes who comes and goes. */
@Component
@Act
class Access {

    private final ApplicationEventPublisher facts;

    Access(ApplicationEventPublisher facts) {
        this.facts = facts;
    }

    void signedIn(String account) {
        facts.publishEvent(new AccessFact.SignedIn(account));
    }

    void signedOut(String account) {
        facts.publishEvent(new AccessFact.SignedOut(account));
    }

    /** @param account as the token says it; only where it has the form of an account */
    void refused(String account, Refused no) {
        String named = PersonEntry.ACCOUNT.matcher(account).matches() ? account : "";
        facts.publishEvent(new AccessFact.SignInRefused(Actor.SYSTEM.account(), named, no.reasons().get(0).rule()));
    }
}
