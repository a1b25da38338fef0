package org.huimin.selection;

import java.time.Instant;
import java.util.Optional;
import org.huimin.kernel.CaseRef;
import org.huimin.programme.SelectionSpec;

/**
 * A tender as it may be shown.
 *
 * @param caseRef       {@code VP-2025-001/SEL-1}
 * @param introduction  what the sponsor says about it, as it stands in the notice
 * @param terms         what is asked for, frozen when it was drafted
 * @param deadline      the first instant that is too late; a whole second
 * @param deadlineBasis what that rests on
 * @param draftedBy     account
 * @param notice        number of its notice on the board; null before it is announced
 * @param announcedAt   null before
 * @param outcome       what came of it; null before it ended
 */
public record TenderView(CaseRef caseRef, TenderState state, String subject, String introduction, SelectionSpec terms, Instant deadline,
                         String deadlineBasis, String draftedBy, String notice, Instant announcedAt, TenderOutcome outcome) {

    public CaseRef programme() {
        return caseRef.root();
    }

    /** As a notice writes it: 2025年6月24日18时00分00秒. */
    public String deadlineInFull() {
        return SubmissionWindow.full(deadline);
    }

    /** Whether an application that is complete at this instant is in time. */
    public boolean takesApplications(Instant now) {
        return state == TenderState.OPEN && now.isBefore(deadline);
    }

    /** Whether a mail that arrived at this instant is in time; it may be read in the mailbox a little later. */
    boolean takesMail(Instant arrived) {
        return (state == TenderState.OPEN || state == TenderState.CLOSED) && arrived.isBefore(deadline);
    }

    public Optional<SelectionSpec.Lot> lot(String code) {
        return terms.lot(code);
    }
}
