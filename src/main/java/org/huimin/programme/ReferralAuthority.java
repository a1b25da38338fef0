package org.huimin.programme;

import org.huimin.kernel.LegalBasis;

/**
 * An authority to which severe cases are handed.
 *
 * @param code    the rule of the regime that names it
 * @param name    of the unit that is this authority in the programme
 * @param grounds for what
 * @param basis   in force on the plan's day
 */
public record ReferralAuthority(String code, String name, String grounds, LegalBasis basis) { }
