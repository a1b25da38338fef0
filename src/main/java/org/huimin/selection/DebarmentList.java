package org.huimin.selection;

import java.time.LocalDate;

/**
 * A list of debarred enterprises as it was queried.
 *
 * @param name       as the condition names it
 * @param queriedOn  the day on which it was fetched where it is published
 * @param attachment the file, kept
 * @param rows       lines it has
 */
public record DebarmentList(String name, LocalDate queriedOn, String attachment, String sha256, int rows) { }
