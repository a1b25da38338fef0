package org.huimin.programme;

import org.huimin.kernel.LegalBasis;

/**
 * What shops are inspected for.
 *
 * @param code       the rule of the regime that names it
 * @param words      as people call it
 * @param rectifiable whether a term for putting it right may be set; otherwise it is reported
 * @param basis      in force on the plan's day
 */
public record InspectionItem(String code, String words, boolean rectifiable, LegalBasis basis) { }
