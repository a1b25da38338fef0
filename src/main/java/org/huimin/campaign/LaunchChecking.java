package org.huimin.campaign;

import java.util.List;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.springframework.stereotype.Service;

/** Before anything is issued: platforms hand in their rules, every checking unit says ready or not, and why. */
@Service
@Act
public class LaunchChecking {

    /** @param attachments ids of attachments; either these or a text must be given */
    public void submitRules(Actor actor, CaseRef programme, String platform, String text, List<String> attachments) {
        throw new UnsupportedOperationException();
    }

    /** @param reason required where the unit is not ready */
    public void check(Actor actor, CaseRef programme, String unit, boolean ready, String reason) {
        throw new UnsupportedOperationException();
    }

    /** Ready when every checking unit is. Refused while one of them has not answered. */
    public LaunchOutcome conclude(CaseRef programme) {
        throw new UnsupportedOperationException();
    }

    /** What was put right; every unit then checks again. */
    public void remedy(Actor actor, CaseRef programme, String measures) {
        throw new UnsupportedOperationException();
    }
}
