package org.huimin.rehearsal;

import java.util.List;
import org.huimin.identity.People;
import org.huimin.identity.Person;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.huimin.tasks.Answer;
import org.huimin.tasks.Desk;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Component;

/** People who do what real ones would, through the desk and with the rights of their accounts, and with no others. */
@Component
class SimulatedPeople {

    private final People people;
    private final Desk desk;

    SimulatedPeople(People people, Desk desk) {
        this.people = people;
        this.desk = desk;
    }

    /**
     * Lets the first colleague who may do it claim and answer the item.
     *
     * @throws Refused where nobody of the group may, or where the answer is refused
     */
    void handle(WorkItem item, SimulatedAnswers answers) {
        Actor actor = claim(item);
        desk.complete(actor, item.id(), new Answer(answers.to(item, actor), null));
    }

    /** Lets the first colleague who may do it claim the item and type an answer that is not sent. */
    void leaveUnsent(WorkItem item, SimulatedAnswers answers) {
        Actor actor = claim(item);
        desk.saveDraft(actor, item.id(), answers.to(item, actor));
    }

    /** The first person of the group. @throws Refused where there is none */
    Actor anyOf(String group) {
        return people.inGroup(group).stream().findFirst().map(Person::actor)
                .orElseThrow(() -> Refused.forbidden("rehearsal.nobody", "岗位组“" + group + "”没有人员。"));
    }

    /** Lets the first colleague who may do it claim the item. @throws Refused where nobody may */
    Actor claim(WorkItem item) {
        List<Person> group = item.personal() ? people.find(item.assignee()).stream().toList() : people.inGroup(item.group());
        Refused last = Refused.forbidden("rehearsal.nobody", "“" + item.name() + "”所在的岗位组“" + item.group() + "”没有人员。");
        for (Person person : group) {
            if (item.assignee() != null && !item.assignee().equals(person.account())) {
                continue;
            }
            try {
                desk.claim(person.actor(), item.id());
                return person.actor();
            } catch (Refused no) {
                last = no;
            }
        }
        throw last;
    }

}
