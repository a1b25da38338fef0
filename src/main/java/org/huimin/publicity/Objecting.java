package org.huimin.publicity;

import java.time.Instant;
import java.util.List;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.springframework.stereotype.Service;

/** Raising an objection and dealing with it: admit, investigate, decide. */
@Service
public class Objecting {

    /** What somebody objects to and why. Name and contact are personal data: they stay in this module's own columns. */
    public record Objection(PublicityId publicity, String name, String contact, String grounds, List<String> evidence) { }

    /** What the objector gets in return. @param number shown to the objector and asked for when they enquire */
    public record Receipt(ObjectionId objection, CaseRef caseRef, String number, Instant filedAt) { }

    /** Filed on line, now. */
    @Act
    public Receipt file(Objection objection) {
        throw new UnsupportedOperationException();
    }

    /** Handed in on paper at {@code receivedAt}, recorded by an officer. */
    @Act
    public Receipt record(Actor actor, Objection objection, Instant receivedAt) {
        throw new UnsupportedOperationException();
    }

    @Act
    public void admit(Actor actor, ObjectionId objection) {
        throw new UnsupportedOperationException();
    }

    @Act
    public void reject(Actor actor, ObjectionId objection, String reason) {
        throw new UnsupportedOperationException();
    }

    @Act
    public void investigate(Actor actor, ObjectionId objection, String findings) {
        throw new UnsupportedOperationException();
    }

    /** By somebody who neither decided what is publicised nor is excluded. */
    @Act
    public void decide(Actor actor, ObjectionId objection, boolean upheld, String reason) {
        throw new UnsupportedOperationException();
    }
}
