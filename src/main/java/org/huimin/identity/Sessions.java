package org.huimin.identity;

import java.time.Instant;
import java.util.List;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Who is in now, on every instance of the house, for the security administrator, who may put somebody out. */
@Service
public class Sessions {

    private static final int MOST = 200;

    private final VisitRows rows;
    private final ApplicationEventPublisher facts;

    Sessions(VisitRows rows, ApplicationEventPublisher facts) {
        this.rows = rows;
        this.facts = facts;
    }

    /** @param begunAt and {@code seenAt} by the machines' time, not by a demonstration's; {@code seenAt} is when its instance last said it is there */
    public record Session(String id, String account, Instant begunAt, Instant seenAt) { }

    /** Open sessions of the unit's people, by account; at most 200. */
    public List<Session> ofUnit(Actor by, String unit) {
        Administration.SECURITY.orRefuse(by);
        return rows.ofUnit(unit, Visits.now().minus(Visits.LOST), MOST);
    }

    /**
     * The person is out within seconds, whichever instance holds the session; claimed work stays theirs.
     *
     * @throws Refused absent where nobody is in under it any more
     */
    @Act
    public void end(Actor by, String id) {
        Administration.SECURITY.orRefuse(by);
        Session session = rows.find(id).orElseThrow(() -> Refused.absent("这个登录会话已经结束。"));
        rows.end(id, Visits.now());
        facts.publishEvent(new AccessFact.SessionEnded(by.account(), session.account()));
    }
}
