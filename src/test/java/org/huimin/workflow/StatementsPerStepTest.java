package org.huimin.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.huimin.testing.MySql;
import org.huimin.testing.PlanWalk;
import org.huimin.testing.WholeHouse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A whole business step, from the rights to the next desk's tray, costs a bounded number of SQL statements. */
@Tag("G1")
class StatementsPerStepTest {

    /** One step that leads to one other in the same case. */
    private static final int STEP = 32;
    /**
     * What it costs besides where a part of a case ends, or another case is opened with a number, a deadline and a draft of its
     * own. One of them asks whether the programme's file is still the one that is kept, as another instance may have changed it.
     */
    private static final int CASE = 10;
    /** Each further desk that a step asks: mostly the deadline of its own. */
    private static final int DESK = 4;

    @Test
    void keepsEveryStepOfAPlanWithinItsStatementsOnH2() {
        try (WholeHouse house = WholeHouse.onH2()) {
            walk(house);
        }
    }

    @Test
    void keepsEveryStepOfAPlanWithinItsStatementsOnMySql() {
        MySql.needed();
        try (WholeHouse house = WholeHouse.onMysql("huimin_speed_steps")) {
            walk(house);
        }
    }

    private static void walk(WholeHouse house) {
        PlanWalk plan = PlanWalk.begin(house, "lushan-2023");
        int steps = 0;
        for (Optional<PlanWalk.Step> next = plan.next(); next.isPresent(); next = plan.next()) {
            PlanWalk.Step step = next.get();
            int before = open(house);
            List<String> statements = house.statements(step::complete);
            int asked = open(house) - before + 1;

            assertThat(statements.size()).as(step.item().task() + " asked " + asked + " desks:\n" + String.join("\n", statements) + "\n")
                    .isLessThanOrEqualTo(STEP + (crosses(plan, step) ? CASE : 0) + DESK * Math.max(0, asked - 1));
            steps++;
        }
        assertThat(steps).isGreaterThanOrEqualTo(12);
        assertThat(house.get(InboxCheck.class).differences()).as("what the inbox and the engine do not agree on").isEmpty();
    }

    /** The last opinion ends the consultation, the plan's issue opens a notice, the notice's signature ends both. */
    private static boolean crosses(PlanWalk plan, PlanWalk.Step step) {
        return switch (step.item().task()) {
            case "issue-plan", "sign-notice" -> true;
            case "give-opinion" -> plan.open().stream().noneMatch(item -> item.task().equals("give-opinion"));
            default -> false;
        };
    }

    private static int open(WholeHouse house) {
        return house.sql().queryForObject("select count(*) from work_item where state in ('OPEN', 'CLAIMED')", Integer.class);
    }
}
