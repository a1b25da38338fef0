package org.huimin.scoring;

/**
 * Where a round stands. SCORING: sheets come in; BROKEN: a member has left, and no sheet comes in until somebody sits in the empty seat;
 * DISTURBED: all are in, and one is not what was committed to; REVEALED: all are open; REPORTED: the report is signed and nothing
 * changes any more.
 */
public enum RoundState { SCORING, BROKEN, DISTURBED, REVEALED, REPORTED }
