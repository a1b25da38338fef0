package org.huimin.ledger;

import java.util.List;
import java.util.Set;

/**
 * A phase that was made final: its rows in these files keep the verdict they got then.
 *
 * @param files   names of the files that had been received
 * @param refused what was refused then; everything else in those files was accepted
 */
record FrozenPhase(int phase, Set<String> files, List<RefusedRow> refused) { }
