package org.huimin.selection;

import java.time.Instant;

/**
 * A deadline that was put off after the tender was announced.
 *
 * @param confirmAgain whether what applicants sent before has to be confirmed by them, since what is asked for changed
 */
public record DeadlineMove(Instant at, Instant from, Instant to, String reason, boolean confirmAgain) { }
