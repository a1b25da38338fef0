package org.huimin.supervision;

import java.time.Instant;
import org.huimin.kernel.CaseRef;

/**
 * Something unusual: worth a look, and no more than that.
 *
 * @param rule     the rule that points at it
 * @param at       when it happened
 * @param sentence who, what and how far from usual
 * @param item     the piece of work that shows it; null where none does
 * @param seq      the trail's entry that shows it; null where none does
 */
public record Finding(UnusualRule rule, CaseRef about, Instant at, String sentence, String item, Long seq) { }
