package org.huimin.selection;

import java.time.Instant;
import org.huimin.kernel.CaseRef;

/**
 * An application as the enterprise that made it sees it.
 *
 * @param decidedAt   when it became what it is; null for a draft
 * @param digest      null for what is not sealed
 * @param size        bytes of its files; 0 for a draft
 * @param confirmedAt when it was last confirmed after a change of the tender; null for never
 */
public record OwnApplication(String number, CaseRef tender, String lot, ApplicationChannel channel, ApplicationState state, Instant begunAt,
                             Instant decidedAt, String digest, long size, Instant confirmedAt) { }
