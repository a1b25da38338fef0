package org.huimin.tasks;

/** A line of a case's timeline: the work, the opinion given, and the sign-off on paper where there was one. */
public record Handled(WorkItem item, String opinion, Answer.OfflineSignOff offline) { }
