package org.huimin.tasks;

import java.time.Instant;

/**
 * 更正: a field of an answer that was wrong, with what stands instead. The answer itself stays as it was given.
 *
 * @param state PROPOSED: waits for approval; VALID: holds; REFUSED: does not
 */
public record Correction(String id, String item, String field, String label, String before, String after, String reason, String account, String name,
                         Instant at, State state, String decidedBy, Instant decidedAt, String remark) {

    public enum State { PROPOSED, VALID, REFUSED }
}
