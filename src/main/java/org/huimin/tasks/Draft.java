package org.huimin.tasks;

import java.time.Instant;
import java.util.Map;

/** What somebody had typed and not yet submitted. */
public record Draft(Map<String, Object> values, Instant savedAt) { }
