package org.huimin.selection;

import java.time.Instant;
import org.huimin.kernel.CaseRef;

/**
 * What a review asks an applicant to make clear, and the answer.
 *
 * @param review case of the review
 * @param until  the first instant that is too late; null before it is sent
 * @param answer null before
 */
public record Clarification(CaseRef tender, CaseRef review, String application, String question, Instant until, String answer, Instant answeredAt) { }
