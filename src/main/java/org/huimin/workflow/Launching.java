package org.huimin.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huimin.identity.PersonEntry;
import org.huimin.identity.Staffing;
import org.huimin.identity.UnitEntry;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.Registering;
import org.huimin.workflow.engine.Running;
import org.springframework.stereotype.Service;

/** Takes a programme file in, enrols the offices it names, and sets its main process going. */
@Service
public class Launching {

    private final Registering registering;
    private final ProgrammeRegister programmes;
    private final Staffing staffing;
    private final Running running;

    Launching(Registering registering, ProgrammeRegister programmes, Staffing staffing, Running running) {
        this.registering = registering;
        this.programmes = programmes;
        this.staffing = staffing;
        this.running = running;
    }

    /** @return the programme's case number; its plan lies on the drafter's desk afterwards */
    @Act
    public CaseRef launch(Actor actor, ProgrammeSpec spec) {
        CaseRef programme = registering.register(actor, spec);
        ProgrammeSpec registered = programmes.spec(programme);
        staffing.enrol(registered.units().stream().map(u -> new UnitEntry(u.code(), u.name(), u.shortName(), u.kind())).toList(),
                people(registered));
        running.start("programme", programme);
        return programme;
    }

    /** One account, or as many as the file says, for every post that some duty needs, named by office. */
    private static List<PersonEntry> people(ProgrammeSpec spec) {
        Map<String, PersonEntry> people = new LinkedHashMap<>();
        spec.duties().forEach((duty, holder) -> spec.unitsHolding(duty).stream().map(spec::unit).forEach(unit -> {
            int count = count(spec, unit.code() + "-" + holder.role(), holder.role());
            for (int n = 1; n <= count; n++) {
                String account = unit.code() + "-" + holder.role() + (n == 1 ? "" : "-" + n);
                people.putIfAbsent(account, new PersonEntry(account,
                        unit.shortName() + holder.label() + (count == 1 ? "" : String.valueOf(n)), unit.code(), List.of(holder.role())));
            }
        }));
        return new ArrayList<>(people.values());
    }

    private static int count(ProgrammeSpec spec, String group, String role) {
        Map<String, Integer> people = spec.rehearsal() == null ? Map.of() : spec.rehearsal().people();
        return Math.max(1, people.getOrDefault(group, people.getOrDefault(role, 1)));
    }
}
