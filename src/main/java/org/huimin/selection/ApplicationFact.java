package org.huimin.selection;

import java.time.Instant;
import java.util.List;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;

/**
 * What happens to applications. Before the opening neither who applied nor how many did may be known: until then these stand in a
 * chain of their own, which no page shows and nobody may count, and the receipt's number stands for whoever applied. The opening names them all in
 * the programme's own chain.
 */
public sealed interface ApplicationFact extends Fact {

    record ApplicationSealed(CaseRef about, String by, String digest) implements ApplicationFact { }

    /** @param former number of the receipt that is no longer good */
    record ApplicationReplaced(CaseRef about, String by, String former) implements ApplicationFact { }

    record ApplicationWithdrawn(CaseRef about, String by) implements ApplicationFact { }

    record ApplicationConfirmed(CaseRef about, String by) implements ApplicationFact { }

    record ApplicationLate(CaseRef about, String by, Instant at) implements ApplicationFact { }

    /** A mail was not taken as an application. @param by digest of it; @param rule why */
    record MailSetAside(CaseRef about, String by, String rule) implements ApplicationFact { }

    /** A clerk wrote down what became of such a mail. */
    record MailNoted(CaseRef about, String by, String mail) implements ApplicationFact { }

    /** A paper that the review found lacking. */
    record SupplementReceived(CaseRef about, String by, String number, String material, String attachment) implements ApplicationFact { }

    /** What the panel asked was answered. @param review case of the review */
    record ClarificationAnswered(CaseRef about, String by, String number, CaseRef review) implements ApplicationFact { }

    /** @param applicant unit; empty where paper or mail came in */
    record Opened(String number, String lot, String applicant, ApplicationChannel channel, Instant receivedAt, String digest) { }

    record ApplicationsOpened(CaseRef about, String by, List<Opened> applications) implements ApplicationFact { }
}
