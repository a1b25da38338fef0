package org.huimin.tasks;

import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;

/** What happened on the desks. */
public sealed interface TaskFact extends Fact {

    record TaskClaimed(CaseRef about, String by, String task, String item) implements TaskFact { }

    record TaskHandedBack(CaseRef about, String by, String task, String item) implements TaskFact { }

    record TaskUrged(CaseRef about, String by, String task, String item) implements TaskFact { }

    /** @param offline true where a clerk recorded a decision taken on paper */
    record TaskCompleted(CaseRef about, String by, String task, String item, String decision, boolean offline) implements TaskFact { }

    /** The work left one desk for a colleague's. */
    record TaskTransferred(CaseRef about, String by, String task, String item, String to) implements TaskFact { }

    record HelpAsked(CaseRef about, String by, String task, String item, Help.Kind kind, String helper) implements TaskFact { }

    /** @param verdict AGREE or DISAGREE of a co-signer, empty for a contribution */
    record HelpGiven(CaseRef about, String by, String task, String item, Help.Kind kind, String verdict) implements TaskFact { }

    record HelpWithdrawn(CaseRef about, String by, String task, String item, Help.Kind kind, String helper) implements TaskFact { }
}
