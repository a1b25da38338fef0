package org.huimin.workflow.settlement;

import java.util.List;
import org.huimin.kernel.CaseRef;
import org.huimin.settlement.Reported;
import org.springframework.stereotype.Component;

/** What the platforms' daily tables say of a phase, to be held against the judged rows. */
@Component
class Reports {

    List<Reported> daily(CaseRef programme, int phase) {
        return List.of();
    }
}
