package org.huimin.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.huimin.identity.People;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.programme.ProgrammeFile;
import org.huimin.rehearsal.Rehearsing;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.TakingBack;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.WholeHouse;
import org.huimin.workflow.engine.Answering;
import org.junit.jupiter.api.Test;

/**
 * Every answer of a whole programme is asked back at once, by whoever gave it: it comes where another desk waits next and
 * has not looked, and is refused wherever the house relies on it already.
 */
class TakingBackTest {

    private static final int MOST_STEPS = 5000;
    /** The next desk follows directly, and yet the answer stays: its stage holds it as a fact already, which only a correction stands beside. */
    private static final Map<String, String> RELIED_ON = Map.ofEntries(
            Map.entry("plan/arrange-funds", "the money is arranged"),
            Map.entry("transfer/enter-account", "the account is entered, and rejected rather than forgotten"),
            Map.entry("refund/return-funds", "the platform has sent the money"),
            Map.entry("refund/resolve-mismatch", "the transfer is corrected on the record"),
            Map.entry("closing/submit-report", "the platform's stamped statement is in"),
            Map.entry("onboarding/register-commitments", "merchants have signed"),
            Map.entry("launch/submit-rules", "the rules are handed in, and come back by the check"),
            Map.entry("launch/remedy-launch", "the check begins anew"),
            Map.entry("objection/investigate-objection", "the findings are on the objection's file"),
            Map.entry("query/answer-query", "the answer is on the record, and comes back by the head's return"),
            Map.entry("complaint/supplement-complaint", "the terms have been moved"),
            Map.entry("complaint/copy-complaint", "the parties have their copies"),
            Map.entry("panel/supplement-pool", "the experts are in the pool"),
            Map.entry("panel/witness-draw", "the witness has committed"),
            Map.entry("panel/name-members", "those named have been asked"),
            Map.entry("tender/draft-tender", "the call is frozen, and comes back by the head's return"),
            Map.entry("opening/transcribe-applications", "what was written down is on the record, and comes back by a return"),
            Map.entry("evaluation/void-sheet", "the sheet is void on the record"),
            Map.entry("evaluation/judge-outliers", "the panel's word is on the record"),
            Map.entry("evaluation/draw-lots", "the lots are drawn"),
            Map.entry("evaluation/write-report", "the members are asked to sign what was written"),
            Map.entry("selection/propose-award", "the proposal is on the record, and comes back by the head's return"),
            Map.entry("award/propose-split", "the proposal is on the record, and comes back by a return"),
            Map.entry("agreement/submit-plans", "the plans are handed in"),
            Map.entry("agreement/run-test", "the test is reported, and comes back by the sponsor's return"),
            Map.entry("recorded/record-selection", "the result is on the record, and comes back by the head's return"),
            Map.entry("referral/hand-over-referral", "the authority has signed for the papers"),
            Map.entry("supervision/answer-opinion", "discipline inspection has been answered"));

    private final Map<String, String> said = new TreeMap<>();
    private final Set<String> cameBack = new TreeSet<>();

    @Test
    void comesBackFromEveryDeskThatAllowsItAndFromNoOther() {
        try (WholeHouse house = WholeHouse.onH2()) {
            Set<String> allowed = allowed(house);
            Rehearsing.Play play = house.get(Rehearsing.class).begin(ProgrammeFile.read("src/test/resources/programmes/qinghe-2025.yaml"), 7);
            Set<String> asked = new TreeSet<>();
            for (int step = 0; step < MOST_STEPS; step++) {
                WorkItem next = open(house, play.programme()).stream().filter(i -> allowed.contains(name(i))).findFirst().orElse(null);
                if (!play.step(i -> next == null || i.id().equals(next.id()), line -> { })) {
                    break;
                }
                for (WorkItem done : doneSince(house, play.programme(), asked)) {
                    askBack(house, done, allowed);
                }
            }

            assertThat(cameBack).isEqualTo(allowed);
            assertThat(said.keySet()).doesNotContainAnyElementsOf(allowed).hasSizeGreaterThan(30);
            assertThat(Set.copyOf(said.values())).containsExactly("takeback.relied-on");
        }
    }

    @Test
    void isAllowedWhereTheNextDeskFollowsDirectly() {
        Set<String> direct = new TreeSet<>(Diagrams.all().stream().flatMap(d -> d.all(UserTask.class).stream().filter(TakingBackTest::leadsToADesk)
                .map(t -> d.name() + "/" + t.getId())).toList());
        assertThat(direct).containsAll(RELIED_ON.keySet());
        direct.removeAll(RELIED_ON.keySet());
        try (WholeHouse house = WholeHouse.onH2()) {
            assertThat(allowed(house)).isEqualTo(direct);
        }
    }

    private static boolean leadsToADesk(FlowNode task) {
        return task.getOutgoing().size() == 1 && task.getOutgoing().iterator().next().getTarget() instanceof UserTask;
    }

    private void askBack(WholeHouse house, WorkItem done, Set<String> allowed) {
        Actor actor = house.get(People.class).find(done.doneBy()).orElseThrow().actor();
        boolean possible = house.get(TakingBack.class).possible(actor, done);
        if (allowed.contains(name(done))) {
            if (cameBack.add(name(done))) {
                assertThat(possible).as(name(done)).isTrue();
                String again = house.get(TakingBack.class).takeBack(actor, done.id(), "还要修改");
                assertThat(house.get(Inbox.class).get(actor, again)).as(name(done)).returns(done.task(), WorkItem::task)
                        .returns(actor.account(), WorkItem::assignee);
                assertThat(house.get(Inbox.class).draft(actor, again)).as(name(done)).isPresent();
            }
            return;
        }
        assertThat(possible).as(name(done)).isFalse();
        Refused no = catchThrowableOfType(Refused.class, () -> house.get(TakingBack.class).takeBack(actor, done.id(), "还要修改"));
        assertThat(no).as(name(done)).isNotNull();
        said.put(name(done), no.reasons().get(0).rule());
    }

    private static Set<String> allowed(WholeHouse house) {
        return house.beans(Answering.class).stream().flatMap(a -> a.takenBack().keySet().stream().map(task -> a.process() + "/" + task))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<WorkItem> open(WholeHouse house, CaseRef programme) {
        return house.get(Inbox.class).open(programme);
    }

    private static List<WorkItem> doneSince(WholeHouse house, CaseRef programme, Set<String> asked) {
        return house.sql().queryForList("select id from work_item where root_ref = ? and state = 'DONE'", String.class, programme.value()).stream()
                .filter(asked::add).map(id -> house.get(Inbox.class).handled(id).orElseThrow().item()).toList();
    }

    private static String name(WorkItem item) {
        return item.process() + "/" + item.task();
    }
}
