package org.huimin.programme;

import java.time.LocalDateTime;
import org.huimin.kernel.LegalBasis;

/**
 * When a deadline of a programme falls and why: a fixed moment or a term counted from the event that opens it, as the
 * file says or, where the file is silent, as the regime's profile does.
 *
 * @param key        deadline key, e.g. {@code PUBLICITY_END}
 * @param at         fixed moment in the house's zone; null where {@code term} counts, and in lists where it hangs on a phase or day
 * @param term       {@code WD5}, {@code CD3}; null where {@code at} is fixed
 * @param from       what the term counts from; null where it counts from the moment the step opens
 * @param basis      what it rests on; citation never empty
 * @param note       said beside it, may be null
 * @param overridden whether the programme file set it
 * @param shipped    the profile's own rule, shown beside an override; null where the profile has none
 */
public record Scheduled(String key, LocalDateTime at, String term, LocalDateTime from, LegalBasis basis, String note,
                        boolean overridden, String shipped) { }
