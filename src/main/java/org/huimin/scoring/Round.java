package org.huimin.scoring;

import java.time.Instant;
import java.util.List;
import org.huimin.kernel.CaseRef;

/** A round as its rows say. @param chair null while none was chosen; @param remark what the chair says of the review, null before; @param lots codes in the order drawn, empty where none were */
record Round(CaseRef in, RoundState state, ScoreCard card, String chair, Instant begunAt, Instant revealedAt, List<String> lots, String lotsWitness, String remark) { }
