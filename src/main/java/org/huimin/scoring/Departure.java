package org.huimin.scoring;

import java.time.Instant;

/**
 * A member who left a panel that had begun: what he or she gave no longer counts and stays on record.
 *
 * @param code     in the panel; the report names nobody who left
 * @param cause    why, in the words of the rule
 * @param submitted whether a sheet became void
 */
public record Departure(String code, String cause, boolean submitted, Instant at) { }
