package org.huimin.portal.workbench;

import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.programme.ProgrammeRegister;
import org.springframework.stereotype.Component;

/** Who may look into a programme's case: people of the units that take part in it. To others it does not exist. */
@Component
class CaseAccess {

    private final ProgrammeRegister programmes;

    CaseAccess(ProgrammeRegister programmes) {
        this.programmes = programmes;
    }

    void check(Actor actor, CaseRef ref) {
        boolean takesPart = programmes.spec(ref.root()).units().stream().anyMatch(u -> u.code().equals(actor.unit()));
        if (!takesPart) {
            throw Refused.absent("没有编号为“" + ref + "”的事项，或者它不在您的办理范围内。");
        }
    }
}
