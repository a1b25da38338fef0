package org.huimin.publicity;

import java.time.Instant;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.springframework.stereotype.Service;

/** Brings a notice onto the board: draft, check, sign by three different people, then number and date. */
@Service
public class Publishing {

    /** What a notice received when it was published. */
    public record Published(NoticeId notice, NoticeType type, String number, Instant at) { }

    /** {@link Actor#SYSTEM} prepares a text which a person then takes over with {@link #revise}. */
    @Act
    public NoticeId draft(Actor actor, CaseRef about, NoticeType type, String title, NoticeBody body) {
        throw new UnsupportedOperationException();
    }

    /** A draft that corrects a published notice; both show the link. */
    @Act
    public NoticeId correct(Actor actor, CaseRef about, NoticeId corrected, String title, NoticeBody body) {
        throw new UnsupportedOperationException();
    }

    /** Whoever revises last is the drafter. */
    @Act
    public void revise(Actor actor, NoticeId notice, String title, NoticeBody body) {
        throw new UnsupportedOperationException();
    }

    @Act
    public void giveBack(Actor actor, NoticeId notice, String reason) {
        throw new UnsupportedOperationException();
    }

    @Act
    public void check(Actor actor, NoticeId notice) {
        throw new UnsupportedOperationException();
    }

    @Act
    public void sign(Actor actor, NoticeId notice) {
        throw new UnsupportedOperationException();
    }

    @Act
    public Published publish(NoticeId notice) {
        throw new UnsupportedOperationException();
    }
}
