package org.huimin.programme;

import java.time.LocalDate;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.springframework.stereotype.Service;

/** Writes dated changes of the running programme; they travel with its file. */
@Service
@Act
public class Changing {

    /** @param quantity vouchers of the type added to the phase */
    public void allot(Actor actor, CaseRef in, String platform, int phase, String voucherType, int quantity, LocalDate date,
                      String reason, String document) { throw new UnsupportedOperationException(); }

    /** @param days days added to the phase; holds for rows from {@code date} on */
    public void extend(Actor actor, CaseRef in, int phase, int days, LocalDate date, String reason, String document) { throw new UnsupportedOperationException(); }
}
