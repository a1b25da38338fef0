package org.huimin.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huimin.identity.People;
import org.huimin.identity.Person;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.programme.ProgrammeFile;
import org.huimin.rehearsal.Rehearsing;
import org.huimin.tasks.Answer;
import org.huimin.tasks.Desk;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.TaskForms;
import org.huimin.tasks.WorkItem;

/** A programme's plan on its way through the desks, one step at a time, each claimed by somebody who may and ready to be answered. */
public final class PlanWalk {

    private static final String DAY = "2023-11-13";
    private static final Map<String, Object> AGREED = Map.of("decision", "APPROVED", "opinion", "同意。");
    private static final Map<String, Map<String, Object>> ANSWERS = Map.of(
            "draft-plan", Map.of("summary", "按政策要求安排。", "confirmed", true),
            "give-opinion", Map.of("agree", "AGREE"),
            "arrange-funds", Map.of("budgetDocument", "预算安排通知"),
            "decide-plan", Map.of("decision", "APPROVED", "meeting", "常务会议", "meetingDate", DAY, "opinion", "同意。"),
            "issue-plan", Map.of("documentNumber", "某政〔2023〕1号", "issuedOn", DAY),
            "draft-notice", Map.of());

    private final WholeHouse house;
    private final CaseRef programme;

    private PlanWalk(WholeHouse house, CaseRef programme) {
        this.house = house;
        this.programme = programme;
    }

    /** @param code the programme's own; no two programmes have one */
    public static PlanWalk begin(WholeHouse house, String code) {
        var spec = ProgrammeFile.parse(ProgrammeFile.write(ProgrammeFile.read("lushan-2023")).replace("lushan-2023", code));
        return new PlanWalk(house, house.get(Rehearsing.class).begin(spec, 1).programme());
    }

    /** Takes up a programme whose plan is on its way already. */
    public static PlanWalk resume(WholeHouse house, CaseRef programme) {
        return new PlanWalk(house, programme);
    }

    /** A claimed piece of work with the answer to it. */
    public final class Step {

        private final WorkItem item;
        private final Actor actor;
        private final Answer answer;

        private Step(WorkItem item, Actor actor, Answer answer) {
            this.item = item;
            this.actor = actor;
            this.answer = answer;
        }

        public WorkItem item() {
            return item;
        }

        public Actor actor() {
            return actor;
        }

        public Answer answer() {
            return answer;
        }

        /** The whole business step. */
        public void complete() {
            house.get(Desk.class).complete(actor, item.id(), answer);
        }
    }

    /** The next step of the plan or of its notice; empty once the notice is published. */
    public Optional<Step> next() {
        return next(Map.of());
    }

    /** @param answers task → what to answer instead of yes */
    public Optional<Step> next(Map<String, Map<String, Object>> answers) {
        return open().stream().findFirst().map(item -> {
            Actor actor = claimed(item);
            house.get(TaskForms.class).schema(item);
            return new Step(item, actor, answer(item, answers));
        });
    }

    /** What says yes to the item, or to what it is about. */
    public Answer answer(WorkItem item) {
        return answer(item, Map.of());
    }

    private Answer answer(WorkItem item, Map<String, Map<String, Object>> answers) {
        Map<String, Object> values = new HashMap<>(house.get(TaskForms.class).prefill(item));
        values.putAll(answers.getOrDefault(item.task(), ANSWERS.getOrDefault(item.task(), AGREED)));
        return Answer.of(values);
    }

    /** Walks until the task lies on its desk, claimed by nobody. */
    public WorkItem upTo(String task) {
        List<WorkItem> open = open();
        while (open.stream().noneMatch(item -> item.task().equals(task))) {
            next().orElseThrow().complete();
            open = open();
        }
        return open.stream().filter(item -> item.task().equals(task)).findFirst().orElseThrow();
    }

    public CaseRef programme() {
        return programme;
    }

    /** What lies on the desks now. */
    public List<WorkItem> open() {
        return house.get(Inbox.class).open(programme).stream()
                .filter(item -> item.process().equals("plan") || item.process().equals("notice")).toList();
    }

    private Actor claimed(WorkItem item) {
        Refused last = null;
        for (Person person : house.get(People.class).inGroup(item.group())) {
            try {
                house.get(Desk.class).claim(person.actor(), item.id());
                return person.actor();
            } catch (Refused no) {
                last = no;
            }
        }
        throw last;
    }
}
