package org.huimin.tasks;

import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;

/** What happened on the desks. */
public sealed interface TaskFact extends Fact {

    record TaskClaimed(CaseRef about, String by, String task, String item) implements TaskFact { }

    record TaskHandedBack(CaseRef about, String by, String task, String item) implements TaskFact { }

    /** @param offline true where a clerk recorded a decision taken on paper */
    record TaskCompleted(CaseRef about, String by, String task, String item, String decision, boolean offline) implements TaskFact { }
}
