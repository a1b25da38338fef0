package org.huimin.ledger;

import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.springframework.stereotype.Service;

/** Takes in what platforms deliver, judges it, and makes a phase final. */
@Service
@Act
public class Ledgers {

    /**
     * Keeps a delivered file. The same bytes again, or a header without the columns the programme asks for, are refused at
     * once and nothing is kept.
     *
     * @param phase      the phase it was delivered for; null where it belongs to none
     * @param attachment id in {@code document.Attachments}
     * @return the file's number
     */
    public long receive(Actor actor, CaseRef programme, String platform, Integer phase, FileKind kind, String attachment) {
        throw new UnsupportedOperationException();
    }

    /** Judges everything received so far anew; provisional for phases that are not frozen. */
    public Judged judge(CaseRef programme, String platform) {
        throw new UnsupportedOperationException();
    }

    /** Judges, and makes the phase's rows final: what comes later is a difference, later refunds count for settlement only. */
    public Judged freeze(CaseRef programme, String platform, int phase) {
        throw new UnsupportedOperationException();
    }
}
