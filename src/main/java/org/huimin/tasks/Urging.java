package org.huimin.tasks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.notify.Message;
import org.huimin.notify.Notifying;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Urges whoever has a piece of work (催办); not again before some time has passed, so that nobody mutes it. */
@Service
public class Urging {

    private final WorkItems items;
    private final Notifying notifying;
    private final Clock clock;
    private final ApplicationEventPublisher facts;
    private final Duration coolDown;

    Urging(WorkItems items, Notifying notifying, Clock clock, ApplicationEventPublisher facts,
           @Value("${huimin.urge-cool-down:4h}") Duration coolDown) {
        this.items = items;
        this.notifying = notifying;
        this.clock = clock;
        this.facts = facts;
        this.coolDown = coolDown;
    }

    /** @param programme whoever calls has seen to it that the actor takes part in it */
    @Act
    public void urge(Actor actor, CaseRef programme, String id) {
        WorkItem item = items.hold(id).filter(i -> i.root().equals(programme.root()))
                .orElseThrow(() -> Refused.absent("没有这项待办，或者它不在您的办理范围内。"));
        if (!item.isOpen()) {
            throw Refused.conflict("task.done", "“" + item.name() + "”已经办结，不用催办。");
        }
        Instant now = Stamp.now(clock);
        Optional<Instant> last = notifying.lastTold("urge:" + id + ":");
        if (last.isPresent() && now.isBefore(last.get().plus(coolDown))) {
            throw Refused.conflict("task.urged", "“" + item.name() + "”已在" + last.get().atZone(Period.ZONE).toLocalTime().withSecond(0).withNano(0)
                    + "催办过，" + coolDown.toHours() + "小时内不重复催办。");
        }
        notifying.tell(List.of(new Message("urge:" + id + ":" + now.getEpochSecond(), Message.Kind.URGED,
                item.assignee() == null ? item.group() : item.assignee(), "催办：" + Intake.title(item.name(), item.subject()), "/desk/" + id, now)));
        facts.publishEvent(new TaskFact.TaskUrged(item.caseRef(), actor.account(), item.task(), id));
    }
}
