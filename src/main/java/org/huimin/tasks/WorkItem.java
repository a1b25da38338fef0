package org.huimin.tasks;

import java.time.Instant;
import java.util.Map;
import org.huimin.kernel.CaseRef;

/**
 * One piece of work for one desk, as lists and pages show it. A row of our own, written in the transaction in which the
 * work appears, so that no list ever asks the engine.
 *
 * @param subject what it is about in a few words, e.g. 第一期 or a township's name; empty where the task says it all
 * @param apart   duties whose performers in this programme may not do this one
 * @param group   the one group whose members may claim it, {@code unit-role}
 * @param context ids the work is about: unit, phase, platform, delivery, notice …
 * @param sender  name of whoever's step led here
 * @param actingFor account of whose deputy claimed or answered it; null where nobody's
 * @param personal whether it is one named person's: theirs from its arrival, and never anybody else's
 * @param secret   whether nobody else may know whose
 * @param dueAt   null where nothing is due
 */
public record WorkItem(
        String id, CaseRef caseRef, String process, String task, String name, String subject, String duty,
        java.util.List<String> apart, String group, String unit, String unitName, String form,
        Map<String, String> context, String sender, Instant createdAt, Instant dueAt, boolean dueProvisional,
        String dueBasis, State state, String assignee, String assigneeName, Instant doneAt, String doneBy,
        String doneByName, String decision, String endReason, String actingFor, boolean personal, boolean secret) {

    /** OPEN: in the group's tray; CLAIMED: on somebody's desk; DONE: answered; ENDED: fell away, with the reason. */
    public enum State { OPEN, CLAIMED, DONE, ENDED }

    private static final String NAMED = "指定人员（不公开）";

    /** Said alike of what does not exist and of what is not this person's to know. */
    public static final String NOT_HERE = "没有这项待办，或者它不在您的办理范围内。";

    public CaseRef root() {
        return caseRef.root();
    }

    /** The id under this name in the context. */
    public String context(String key) {
        String value = context.get(key);
        if (value == null) {
            throw new IllegalStateException(task + " " + id + " has no " + key);
        }
        return value;
    }

    /** As everybody else may see it: who the named person is remains between that person and whoever asked. */
    WorkItem unnamed() {
        return !secret ? this : new WorkItem(id, caseRef, process, task, name, "", duty, apart, group, unit, unitName, form, Map.of(), sender, createdAt,
                dueAt, dueProvisional, dueBasis, state, null, NAMED, doneAt, null, doneBy == null ? null : NAMED, "", endReason, null, true, true);
    }

    public boolean isOpen() {
        return state == State.OPEN || state == State.CLAIMED;
    }
}
