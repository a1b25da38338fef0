package org.huimin.selection;

import java.math.BigDecimal;

/**
 * Where an applicant stands in its lot, as the panel signed it.
 *
 * @param application number of the receipt
 * @param score       with the decimals the rule asks for; null for the only one of a lot, which nobody scores
 * @param rank        from 1
 * @param decidedBy   the rule that put it after an equal score; empty where the score did
 */
public record Ranked(String lot, String application, String enterprise, BigDecimal score, int rank, String decidedBy) { }
