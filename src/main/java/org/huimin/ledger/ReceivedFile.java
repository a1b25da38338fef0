package org.huimin.ledger;

import java.time.Instant;

/** A file as it was received. @param phase null where it belongs to none */
public record ReceivedFile(long id, String platform, Integer phase, FileKind kind, String name, String sha256, long bytes,
                           Instant receivedAt, String receivedBy) { }
