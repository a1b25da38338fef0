package org.huimin.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.huimin.tasks.InboxProof.Kind;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.PlanWalk;
import org.huimin.testing.WholeHouse;
import org.junit.jupiter.api.Test;

/** The inbox is the engine's list of tasks; where it is not, that is found and mended. */
class InboxCheckTest {

    @Test
    void findsAndMendsEveryKindOfDifference() {
        try (WholeHouse house = WholeHouse.onH2()) {
            PlanWalk plan = PlanWalk.begin(house, "lushan-2023");
            InboxCheck check = house.get(InboxCheck.class);
            assertThat(check.differences()).isEmpty();
            WorkItem draft = plan.open().get(0);

            String columns = "case_ref, root_ref, process, task, name, subject, duty, apart, group_code, unit, unit_name, form, context, sender,"
                    + " created_at, due_at, due_provisional, due_basis, state";
            house.sql().update("insert into work_item (id, " + columns + ") select 'nobody-waits', " + columns + " from work_item where id = ?", draft.id());
            house.sql().update("delete from work_item where id = ?", draft.id());
            house.sql().update("update work_count set items = items + 4 where tray = 'OPEN' and holder = ?", draft.group());

            var found = check.differences();
            assertThat(found).extracting(d -> d.kind()).containsExactlyInAnyOrder(Kind.MISSING, Kind.SURPLUS, Kind.COUNT);
            assertThat(found).filteredOn(d -> d.kind() == Kind.MISSING).extracting(d -> d.what()).containsExactly(draft.id());

            check.mend(found);
            check.recount();

            assertThat(check.differences()).isEmpty();
            WorkItem again = plan.open().stream().filter(i -> i.id().equals(draft.id())).findFirst().orElseThrow();
            assertThat(List.of(again.task(), again.group(), again.subject(), again.duty())).containsExactly(draft.task(), draft.group(), draft.subject(), draft.duty());
            assertThat(again.dueAt()).isEqualTo(draft.dueAt());
            plan.next().orElseThrow().complete();
            assertThat(check.differences()).isEmpty();
        }
    }
}
