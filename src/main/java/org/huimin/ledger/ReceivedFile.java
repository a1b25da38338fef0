package org.huimin.ledger;

import java.time.Instant;

/**
 * A file as it was received.
 *
 * @param phase      null where it belongs to none
 * @param attachment where its bytes are kept
 * @param setAside   another delivery has taken its place: it is kept and does not count
 */
public record ReceivedFile(long id, String platform, Integer phase, FileKind kind, String name, String sha256, long bytes,
                           String attachment, Instant receivedAt, String receivedBy, boolean setAside) { }
