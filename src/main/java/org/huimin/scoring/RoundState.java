package org.huimin.scoring;

/**
 * Where a round stands. SCORING: sheets come in; DISTURBED: all are in, and one is not what was committed to; REVEALED: all are
 * open; REPORTED: the report is signed and nothing changes any more.
 */
public enum RoundState { SCORING, DISTURBED, REVEALED, REPORTED }
