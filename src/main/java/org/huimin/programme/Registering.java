package org.huimin.programme;

import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.springframework.stereotype.Service;

/** Takes a programme file into the house and gives it its case number. */
@Service
@Act
public class Registering {

    /** @throws org.huimin.kernel.Refused where a programme of this code is registered already */
    public CaseRef register(Actor actor, ProgrammeSpec spec) {
        throw new UnsupportedOperationException();
    }
}
