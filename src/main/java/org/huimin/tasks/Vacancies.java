package org.huimin.tasks;

import org.huimin.identity.StaffingFact;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whoever leaves or loses a post leaves nothing on the desk: what was claimed goes back to the office's tray, in the same transaction. */
@Component
class Vacancies {

    private final WorkItems items;
    private final ApplicationEventPublisher facts;

    Vacancies(WorkItems items, ApplicationEventPublisher facts) {
        this.items = items;
        this.facts = facts;
    }

    @EventListener
    void on(StaffingFact.PersonLeft left) {
        handBack(left.by(), left.account(), null);
    }

    @EventListener
    void on(StaffingFact.PostVacated vacated) {
        handBack(vacated.by(), vacated.account(), vacated.group());
    }

    private void handBack(String by, String account, String group) {
        for (WorkItem item : items.holdClaimedBy(account, group)) {
            items.handBack(item);
            facts.publishEvent(new TaskFact.TaskHandedBack(item.caseRef(), by, item.task(), item.id()));
        }
    }
}
