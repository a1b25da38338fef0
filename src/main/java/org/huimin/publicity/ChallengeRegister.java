package org.huimin.publicity;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.huimin.kernel.CaseRef;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Queries and complaints, for reading. Who brought them is shown only by {@link #challenger}. */
@Service
@Transactional(readOnly = true)
public class ChallengeRegister {

    private final Challenges challenges;
    private final Clock clock;

    ChallengeRegister(Challenges challenges, Clock clock) {
        this.challenges = challenges;
        this.clock = clock;
    }

    public ChallengeView get(ChallengeId id) {
        return challenges.get(id);
    }

    /** Oldest first, at most 200. */
    public List<ChallengeView> of(CaseRef programme) {
        return challenges.of(programme);
    }

    /** For the desks that handle it. */
    public PublicityRegister.Objector challenger(ChallengeId id) {
        return challenges.challenger(id);
    }

    public Optional<ChallengeView> byReceipt(String receipt) {
        return challenges.byReceipt(receipt.strip());
    }

    /** For whoever brought it: needs the receipt and the name it was filed under. */
    public Optional<ChallengeView> byReceipt(String receipt, String name) {
        return byReceipt(receipt).filter(c -> challenges.challenger(c.id()).name().equals(name.strip()));
    }

    /** The first that keeps the award from being signed, begun or paid now; empty where nothing does. */
    public Optional<ChallengeView> holding(CaseRef programme) {
        return challenges.of(programme).stream().filter(c -> c.holds(clock.instant())).findFirst();
    }
}
