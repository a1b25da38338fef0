package org.huimin.tasks.spi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huimin.kernel.Actor;
import org.huimin.tasks.Answer;
import org.huimin.tasks.Brake;
import org.huimin.tasks.WorkItem;

/** Whoever the work comes from: knows the form, and takes the answer on. */
public interface TaskSupplier {

    /** The form's JSON (Camunda Form schema), as it was when the case began. */
    String form(WorkItem item);

    /** What the form shows before anybody has typed. */
    Map<String, Object> prefill(WorkItem item);

    /** Which of these files were handed in for another case than the item's. */
    Set<String> strange(WorkItem item, Set<String> files);

    /** Codes of the units that take part in the case. */
    List<String> units(WorkItem item);

    /** What the programme's rules hold back, or allow, with this work. */
    Set<Brake> brakes(WorkItem item);

    /** The one piece of work that followed an answer, and can be undone with it; empty where the answer is relied on already. */
    Optional<String> following(WorkItem item);

    /**
     * Sets the case back to before the answer: what followed falls away, and the work appears anew. Within the caller's
     * transaction.
     *
     * @param next what {@link #following} named, held and unopened
     * @throws org.huimin.kernel.Refused where the stage says no
     */
    void takeBack(WorkItem item, WorkItem next, Actor actor, String reason);

    /**
     * Carries the checked answer out: the stage's command, then the case's next step. Called within the desk's
     * transaction, after every right was checked.
     *
     * @throws org.huimin.kernel.Refused where the stage says no; nothing of the step remains then
     */
    void carryOut(WorkItem item, Actor actor, Answer answer);
}
