package org.huimin.tasks;

import java.time.Instant;

/**
 * What a person narrows a list to; it holds for the whole list, not for the page.
 *
 * @param programme case number of the programme; empty for all
 * @param task      key of the task; empty for all
 * @param dueBefore only what was due by then; null for all
 * @param words     part of a case number, a task's name or what it is about; empty for all
 */
public record Filter(String programme, String task, Instant dueBefore, String words) {

    public static final Filter NONE = new Filter("", "", null, "");

    public boolean isNone() {
        return programme.isEmpty() && task.isEmpty() && dueBefore == null && words.isEmpty();
    }
}
