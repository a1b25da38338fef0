package org.huimin.portal.supervision;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.huimin.identity.People;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.portal.layout.PanelSecrecy;
import org.huimin.programme.Duty;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeView;
import org.huimin.supervision.Supervising;
import org.springframework.stereotype.Component;

/** Who may look over a programme, and what its people are called. To others these pages do not exist. */
@Component
class Inspection {

    private static final int MOST_PROGRAMMES = 100;

    private final Supervising supervising;
    private final ProgrammeRegister programmes;
    private final People people;

    Inspection(Supervising supervising, ProgrammeRegister programmes, People people) {
        this.supervising = supervising;
        this.programmes = programmes;
        this.people = people;
    }

    /** The programme, if this person inspects it. @throws Refused (absent) alike where it does not exist */
    CaseRef programme(Actor actor, String ref) {
        try {
            CaseRef programme = CaseRef.of(ref).root();
            if (actor != null && supervising.inspects(actor, programme)) {
                return programme;
            }
        } catch (IllegalArgumentException | Refused none) {
            // the same sentence as for a programme of somebody else's
        }
        throw Refused.absent("没有这个监督页面，或者它不在您的监督范围内。监督页面由活动方案中承担监督职责的单位查看，需要权限请与牵头单位联系。");
    }

    List<ProgrammeView> all(Actor actor) {
        return programmes.list(null, MOST_PROGRAMMES).stream().filter(p -> supervising.inspects(actor, p.caseRef())).toList();
    }

    /** What a record holds as a code → what people call it: whoever holds an account, a piece of work, a yes or no. */
    Map<String, String> names() {
        Map<String, String> names = people.names();
        Arrays.stream(Duty.values()).forEach(duty -> names.put(duty.code(), duty.words()));
        names.put("true", "是");
        names.put("false", "否");
        names.put(PanelSecrecy.MEMBER, "评审成员（结果公布前保密）");
        names.put(Actor.SYSTEM.account(), Actor.SYSTEM.name());
        return names;
    }
}
