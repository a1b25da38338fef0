package org.huimin.tasks;

import java.time.Instant;

/** Where a page of a list begins: after the row with this time and id. */
public record Cursor(Instant at, String id) { }
