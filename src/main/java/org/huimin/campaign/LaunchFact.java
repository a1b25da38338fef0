package org.huimin.campaign;

import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;

/** What happened to the launch check. */
public sealed interface LaunchFact extends Fact {

    record RulesSubmitted(CaseRef about, String by, String platform, int round) implements LaunchFact { }

    record LaunchChecked(CaseRef about, String by, String unit, int round, boolean ready) implements LaunchFact { }

    record LaunchConcluded(CaseRef about, String by, int round, boolean ready, int notReady) implements LaunchFact { }

    record LaunchRemedied(CaseRef about, String by, int round) implements LaunchFact { }
}
