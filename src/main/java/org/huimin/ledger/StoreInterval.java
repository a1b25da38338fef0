package org.huimin.ledger;

import java.time.Instant;

/** One interval in which a shop takes part: from {@code admittedAt} until before {@code removedAt}, open while that is null. */
public record StoreInterval(String store, String industry, Instant admittedAt, Instant removedAt) { }
