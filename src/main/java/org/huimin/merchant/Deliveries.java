package org.huimin.merchant;

import org.huimin.kernel.Act;
import org.huimin.kernel.CaseRef;
import org.springframework.stereotype.Service;

/** Puts the lists of a round together for review and finds the shops that two sources named. */
@Service
public class Deliveries {

    @Act
    public DeliveryId deliver(CaseRef programme, int round) {
        throw new UnsupportedOperationException();
    }
}
