package org.huimin.programme;

import org.huimin.kernel.LegalBasis;

/**
 * One value of the regime as it holds for a programme, with the shipped one beside it.
 *
 * @param shipped null where only the file has it
 */
public record RuleValue(String key, String value, String shipped, boolean overridden, LegalBasis basis, String note) { }
