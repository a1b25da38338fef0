package org.huimin.campaign;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.List;
import org.huimin.kernel.CaseRef;

/** The launch check as it stands, with every round's papers and answers. */
public record LaunchView(CaseRef programme, State state, int round, List<Rules> rules, List<Check> checks, List<Remedy> remedies) {

    /** CHECKING: units are asked; NOT_READY: something must be put right; READY: phases may open. */
    public enum State { CHECKING, NOT_READY, READY }

    /** A platform's rules of use, as text, as paper, or both. @param attachments ids, with commas between them */
    @Embeddable
    public record Rules(int round, String platform, @Column(name = "content", length = 1_000_000) String text, String attachments, String submittedBy,
                        Instant submittedAt) { }

    /** A unit's own answer. */
    @Embeddable
    public record Check(int round, String unit, boolean ready, @Column(length = 2000) String reason, String checkedBy, Instant checkedAt) { }

    /** What was put right after a round that was not ready. */
    @Embeddable
    public record Remedy(int round, @Column(length = 2000) String measures, String remediedBy, Instant remediedAt) { }
}
