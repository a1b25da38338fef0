package org.huimin.ledger;

import java.time.Instant;
import org.huimin.kernel.CaseRef;

/** A judgement as it was kept. @param frozenPhase the phase it made final; null where it is provisional */
public record Judged(long id, CaseRef programme, String platform, Integer frozenPhase, Instant at, Judgement figures) {

    Judged with(Judgement other) {
        return new Judged(id, programme, platform, frozenPhase, at, other);
    }
}
