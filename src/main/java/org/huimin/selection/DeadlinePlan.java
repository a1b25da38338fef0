package org.huimin.selection;

import java.time.Instant;
import org.huimin.kernel.CaseRef;

/** A later deadline that a correction under way will announce. */
record DeadlinePlan(CaseRef tender, CaseRef correction, Instant to, String reason, boolean confirmAgain) { }
