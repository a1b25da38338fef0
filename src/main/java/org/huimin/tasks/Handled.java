package org.huimin.tasks;

/**
 * A line of a case's timeline: the work, the opinion given, and the sign-off on paper where there was one.
 *
 * @param choice what was chosen besides a decision, as the form words it; null where nothing was
 */
public record Handled(WorkItem item, String choice, String opinion, Answer.OfflineSignOff offline) {

    Handled unnamed() {
        return item.secret() ? new Handled(item.unnamed(), null, null, null) : this;
    }
}
