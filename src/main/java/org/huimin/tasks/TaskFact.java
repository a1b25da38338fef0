package org.huimin.tasks;

import java.time.LocalDate;
import java.util.List;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;

/** What happened on the desks. */
public sealed interface TaskFact extends Fact {

    record TaskClaimed(CaseRef about, String by, String task, String item) implements TaskFact { }

    record TaskHandedBack(CaseRef about, String by, String task, String item) implements TaskFact { }

    record TaskUrged(CaseRef about, String by, String task, String item) implements TaskFact { }

    /** @param offline true where a clerk recorded a decision taken on paper */
    record TaskCompleted(CaseRef about, String by, String task, String item, String decision, boolean offline) implements TaskFact { }

    /** Somebody answered what was not theirs to answer, and nothing came of it. @param rule the first that stood against it */
    record AnswerTurnedAway(CaseRef about, String by, String task, String item, String rule) implements TaskFact { }

    /** The work left one desk for a colleague's. */
    record TaskTransferred(CaseRef about, String by, String task, String item, String to) implements TaskFact { }

    record HelpAsked(CaseRef about, String by, String task, String item, Help.Kind kind, String helper) implements TaskFact { }

    /** @param verdict AGREE or DISAGREE of a co-signer, empty for a contribution */
    record HelpGiven(CaseRef about, String by, String task, String item, Help.Kind kind, String verdict) implements TaskFact { }

    record HelpWithdrawn(CaseRef about, String by, String task, String item, Help.Kind kind, String helper) implements TaskFact { }

    /** A deputy took the work for somebody who is away. */
    record DeputyActs(CaseRef about, String by, String task, String item, String onBehalfOf) implements TaskFact { }

    /** @param duties empty for all */
    record AbsenceRecorded(CaseRef about, String by, String deputy, LocalDate first, LocalDate last, List<String> duties) implements TaskFact { }

    record AbsenceEnded(CaseRef about, String by, String deputy) implements TaskFact { }

    record HandoverRecorded(CaseRef about, String by, String account, String successor, LocalDate effective) implements TaskFact { }

    record HandoverCancelled(CaseRef about, String by, String account) implements TaskFact { }

    /** @param returned pieces of work that went back to their group's tray */
    record HandoverDone(CaseRef about, String by, String account, String successor, long moved, long returned) implements TaskFact { }

    /** @param again the work as it lies on the desk once more */
    record TaskTakenBack(CaseRef about, String by, String task, String item, String again) implements TaskFact { }

    /** @param waits whether it counts only once it is approved */
    record CorrectionRecorded(CaseRef about, String by, String task, String item, String correction, String field, boolean waits) implements TaskFact { }

    record CorrectionDecided(CaseRef about, String by, String task, String item, String correction, boolean approved) implements TaskFact { }
}
