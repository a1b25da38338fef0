package org.huimin.workflow;

import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;

/** What the course of a programme itself brings about. */
public sealed interface WorkflowFact extends Fact {

    /** Every step is done, the money is balanced and back. */
    record ProgrammeCompleted(CaseRef about, String by) implements WorkflowFact { }
}
