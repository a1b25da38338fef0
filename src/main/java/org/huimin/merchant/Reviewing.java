package org.huimin.merchant;

import java.util.List;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.springframework.stereotype.Service;

/** Judges a whole delivery at once: all agreed, except these. */
@Service
public class Reviewing {

    /** @throws org.huimin.kernel.Refused with every fault of the exceptions, and then no verdict is stored */
    @Act
    public void review(Actor actor, DeliveryId delivery, ReviewDesk desk, List<ShopVerdict> exceptions) {
        throw new UnsupportedOperationException();
    }

    /** Every desk has judged: admits and rejects. A shop is admitted for the platforms that agreed, if supervision did. */
    @Act
    public Tally conclude(DeliveryId delivery) {
        throw new UnsupportedOperationException();
    }
}
