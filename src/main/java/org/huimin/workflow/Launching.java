package org.huimin.workflow;

import java.util.LinkedHashSet;
import java.util.Set;
import org.huimin.identity.Post;
import org.huimin.identity.Staffing;
import org.huimin.identity.UnitEntry;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.Registering;
import org.huimin.workflow.engine.Running;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes a programme file in, establishes the offices it names, and sets its main process going. */
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

    /**
     * All of it or nothing: a code that an office of another name holds already takes the programme back too.
     *
     * @return the programme's case number; its plan lies on the drafter's desk afterwards
     */
    @Transactional
    public CaseRef launch(Actor actor, ProgrammeSpec spec) {
        CaseRef programme = registering.register(actor, spec);
        ProgrammeSpec registered = programmes.spec(programme);
        staffing.establish(registered.units().stream().map(u -> new UnitEntry(u.code(), u.name(), u.shortName(), u.kind())).toList(),
                posts(registered));
        running.start("programme", programme);
        return programme;
    }

    /** Every post that some duty needs. */
    private static Set<Post> posts(ProgrammeSpec spec) {
        Set<Post> posts = new LinkedHashSet<>();
        spec.duties().forEach((duty, holder) -> spec.unitsHolding(duty).forEach(unit -> posts.add(new Post(unit, holder.role()))));
        return posts;
    }
}
