package org.huimin.workflow;

import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;

/** What the course of a programme itself brings about. */
public sealed interface WorkflowFact extends Fact {

    /** Every step is done, the money is balanced and back. */
    record ProgrammeCompleted(CaseRef about, String by) implements WorkflowFact { }

    /** The system administrator let a step that stood still be tried again. @param of number of its case */
    record StepRetried(String by, String of, String step) implements WorkflowFact {

        @Override
        public CaseRef about() {
            return CaseRef.HOUSE;
        }
    }
}
