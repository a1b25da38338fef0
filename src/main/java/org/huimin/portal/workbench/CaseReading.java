package org.huimin.portal.workbench;

import java.util.List;
import java.util.Optional;
import org.huimin.calendar.Deadline;
import org.huimin.calendar.Deadlines;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.merchant.Referral;
import org.huimin.merchant.Referring;
import org.huimin.tasks.Cursor;
import org.huimin.tasks.Handled;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.huimin.workflow.ProcessProgress;
import org.huimin.workflow.ProcessProgress.Run;
import org.springframework.stereotype.Component;

/**
 * What happens in a programme, as far as it is this person's to know. No page of the workbench reads it from anywhere else,
 * so that none can forget that some cases are not for everybody ({@code ArchitectureTest}).
 */
@Component
class CaseReading {

    private final CaseAccess access;
    private final Inbox inbox;
    private final Deadlines deadlines;
    private final ProcessProgress progress;
    private final Referring referring;

    CaseReading(CaseAccess access, Inbox inbox, Deadlines deadlines, ProcessProgress progress, Referring referring) {
        this.access = access;
        this.inbox = inbox;
        this.deadlines = deadlines;
        this.progress = progress;
        this.referring = referring;
    }

    /** What is over, in the order in which it came in; a page may hold fewer lines than its size. */
    Inbox.Past past(Actor actor, CaseRef programme, Cursor after, int size) {
        Inbox.Past past = inbox.past(programme, after, size);
        return new Inbox.Past(past.lines().stream().filter(line -> access.mayRead(actor, line.item().caseRef())).toList(), past.next());
    }

    /** What is still to do, oldest first. */
    List<WorkItem> open(Actor actor, CaseRef programme) {
        return inbox.open(programme).stream().filter(item -> access.mayRead(actor, item.caseRef())).toList();
    }

    List<Deadline> deadlines(Actor actor, CaseRef programme) {
        return deadlines.ofProgramme(programme).stream().filter(deadline -> access.mayRead(actor, deadline.caseRef())).toList();
    }

    List<Run> runs(Actor actor, CaseRef programme) {
        return progress.runs(programme).stream().filter(run -> access.mayRead(actor, run.caseRef())).toList();
    }

    /** Severe cases handed to an authority, latest first. */
    List<Referral> referrals(Actor actor, CaseRef programme) {
        return referring.of(programme).stream().filter(referral -> access.mayRead(actor, referral.caseRef())).toList();
    }

    List<Referral> referrals(Actor actor, CaseRef programme, String store) {
        return referring.of(programme, store).stream().filter(referral -> access.mayRead(actor, referral.caseRef())).toList();
    }

    /** Done and still to do in exactly this case, which has been opened to the reader. */
    List<Handled> in(CaseRef opened) {
        return inbox.timeline(opened).stream().filter(handled -> handled.item().caseRef().equals(opened)).toList();
    }

    /** The processes of exactly this case, which has been opened to the reader, and of its programme. */
    List<Run> around(CaseRef opened) {
        return progress.runs(opened).stream().filter(run -> run.caseRef().equals(opened) || run.caseRef().equals(opened.root())).toList();
    }

    /** How the process of exactly this case is called, which has been opened to the reader. */
    Optional<String> process(CaseRef opened) {
        return progress.runs(opened).stream().filter(run -> run.caseRef().equals(opened)).map(Run::name).findFirst();
    }
}
