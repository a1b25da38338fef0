package org.huimin.settlement;

import java.util.List;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.springframework.stereotype.Service;

/** Settles a phase: judge, explain, review, freeze, and carry what is left into the next phase when two people agree. */
@Service
@Act
public class SettlingPhase {

    /** Holds the judged rows against what others report; {@link PhaseSettlementView#mismatch()} where something must be explained. */
    public PhaseSettlementView judge(CaseRef programme, int phase, List<PhaseFigures> figures, List<Reported> reported,
                                     VarianceTolerance tolerance) {
        throw new UnsupportedOperationException();
    }

    public PhaseSettlementView explain(Actor actor, CaseRef programme, int phase, Decision decision, String reason) {
        throw new UnsupportedOperationException();
    }

    public PhaseSettlementView review(Actor actor, CaseRef programme, int phase, Decision decision, String reason) {
        throw new UnsupportedOperationException();
    }

    /** Makes the reviewed figures final and proposes the rollover; {@link PhaseSettlementView#rollover()} where there is one. */
    public PhaseSettlementView freeze(CaseRef programme, int phase, List<PhaseFigures> figures) {
        throw new UnsupportedOperationException();
    }

    public PhaseSettlementView approveRollover(Actor actor, CaseRef programme, int phase, Decision decision, String reason) {
        throw new UnsupportedOperationException();
    }

    /** By somebody else than who approved, and while the next phase still runs. */
    public PhaseSettlementView confirmRollover(Actor actor, CaseRef programme, int phase, Decision decision, String reason) {
        throw new UnsupportedOperationException();
    }

    /** Hands over, once, what the next phase is given; whoever calls writes it into the programme in the same transaction. */
    public List<Allotment> rollOver(CaseRef programme, int phase) {
        throw new UnsupportedOperationException();
    }
}
