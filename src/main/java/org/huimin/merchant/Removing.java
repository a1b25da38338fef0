package org.huimin.merchant;

import java.time.Instant;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.springframework.stereotype.Service;

/** Takes a shop out of the directory, for a while or for good, at a stated moment; what was redeemed before stands. */
@Service
public class Removing {

    @Act
    public void suspend(Actor actor, CaseRef programme, String storeId, String reason, Instant at) {
        throw new UnsupportedOperationException();
    }

    @Act
    public void restore(Actor actor, CaseRef programme, String storeId, String reason, Instant at) {
        throw new UnsupportedOperationException();
    }

    @Act
    public void remove(Actor actor, CaseRef programme, String storeId, String reason, Instant at) {
        throw new UnsupportedOperationException();
    }
}
