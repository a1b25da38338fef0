package org.huimin.scoring;

/** All that is told of a round before the last sheet is in: that so many of so many are. */
public record Progress(RoundState state, int submitted, int members) { }
