package org.huimin.selection;

import java.time.Instant;
import org.huimin.kernel.CaseRef;

/** A question about a tender; the answer is for everybody. @param answer null while there is none, as {@code answeredAt} */
public record Question(String id, CaseRef tender, Instant askedAt, String question, String answer, Instant answeredAt) { }
