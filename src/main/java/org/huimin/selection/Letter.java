package org.huimin.selection;

import java.time.Instant;
import org.huimin.kernel.CaseRef;

/**
 * What an applicant is told of the result, in writing: to whom the letter goes, and nothing about anybody else's application.
 *
 * @param application number of the receipt
 * @param round       of the award it tells of
 * @param received    when the enterprise acknowledged it; null before
 */
public record Letter(String application, int round, CaseRef tender, boolean won, String enterprise, String body, Instant issued, Instant received) {

    public String title() {
        return won ? "入选通知书" : "遴选结果通知书";
    }
}
