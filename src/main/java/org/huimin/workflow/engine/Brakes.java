package org.huimin.workflow.engine;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huimin.kernel.CaseRef;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.tasks.Brake;
import org.springframework.stereotype.Component;

/** Reads from the programme's rules what may not, or only so, be done with the work of a duty; a county may lay it down otherwise. */
@Component
class Brakes {

    /** Rule of the regime → the brake it puts on the duties it lists. */
    static final Map<Brake, String> RULES = new EnumMap<>(Map.of(Brake.IN_PERSON, "duties-in-person", Brake.IN_BATCH, "duties-in-batch",
            Brake.CORRECTION_APPROVED, "corrections-approved"));

    private final ProgrammeRegister programmes;

    Brakes(ProgrammeRegister programmes) {
        this.programmes = programmes;
    }

    Set<Brake> of(CaseRef programme, String duty) {
        Set<Brake> brakes = EnumSet.noneOf(Brake.class);
        RULES.forEach((brake, rule) -> {
            if (programmes.rule(programme, rule).filter(r -> Arrays.asList(r.value().split("[,，\\s]+")).contains(duty)).isPresent()) {
                brakes.add(brake);
            }
        });
        return brakes;
    }

    List<String> units(CaseRef programme) {
        return programmes.spec(programme).units().stream().map(ProgrammeSpec.Unit::code).toList();
    }
}
