package org.huimin.merchant;

import org.huimin.kernel.Act;
import org.huimin.kernel.CaseRef;
import org.springframework.stereotype.Service;

/** Puts onboarded shops into the public directory, from now on. */
@Service
public class Listing {

    /** @return how many shops are new in the directory */
    @Act
    public int publish(CaseRef programme) {
        throw new UnsupportedOperationException();
    }
}
