package org.huimin.campaign;

import java.time.Instant;
import java.time.LocalDate;
import org.huimin.kernel.CaseRef;

/**
 * One statement of a platform about one day.
 *
 * @param revision          1 for the first; later ones are restatements with a reason
 * @param late              the first statement came after it was due
 * @param restatementReason null for the first statement
 * @param answer            what was said about its findings; null where there is nothing yet
 */
public record ReportView(CaseRef programme, int phase, String platform, LocalDate day, int revision, State state, Instant dueAt, boolean late,
                         String submittedBy, Instant submittedAt, String restatementReason, int findings, String answer, String answeredBy) {

    /** SUBMITTED: not checked yet; SOUND: checked, nothing found; DOUBTFUL: findings wait for an answer. */
    public enum State { SUBMITTED, SOUND, DOUBTFUL, EXPLAINED, SENT_BACK }
}
