package org.huimin.merchant;

import java.util.List;
import java.util.Map;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.springframework.stereotype.Service;

/** A source recommends shops; its head confirms; in time, or it goes to the supplement. */
@Service
public class Recommending {

    /** @param doubts what was taken but needs a licence photo, one sentence per shop */
    public record Submitted(int shops, List<Refused.Reason> doubts) { }

    /** Asks the units for this many shops each. Round 1 is the plan's quota, later rounds supplement. */
    @Act
    public void open(Actor actor, CaseRef programme, int round, Map<String, Integer> quotas) {
        throw new UnsupportedOperationException();
    }

    /** Keeps an unfinished list, unchecked, also beyond the deadline. */
    @Act
    public void keepDraft(Actor actor, CaseRef programme, String unit, int round, List<ShopEntry> entries) {
        throw new UnsupportedOperationException();
    }

    /** All lines or none; again after a return, replacing the list before. */
    @Act
    public Submitted submit(Actor actor, CaseRef programme, String unit, int round, List<ShopEntry> entries) {
        throw new UnsupportedOperationException();
    }

    @Act
    public void giveBack(Actor actor, CaseRef programme, String unit, int round, String reason) {
        throw new UnsupportedOperationException();
    }

    /** By the source's head, who is not the one who submitted. */
    @Act
    public void confirm(Actor actor, CaseRef programme, String unit, int round) {
        throw new UnsupportedOperationException();
    }

    /** The time is over: what is there is kept and goes to the supplement. */
    @Act
    public void expire(CaseRef programme, String unit, int round) {
        throw new UnsupportedOperationException();
    }

    /** The confirmed list leaves the source. */
    @Act
    public void deliver(CaseRef programme, String unit, int round) {
        throw new UnsupportedOperationException();
    }

    /** The photo that settles a doubtful credit code. */
    @Act
    public void attachLicence(Actor actor, CaseRef programme, String storeId, String attachment) {
        throw new UnsupportedOperationException();
    }

    /** Statistics say which shops are in the library (四上); true confirms, false denies. */
    @Act
    public void confirmAboveThreshold(Actor actor, CaseRef programme, Map<String, Boolean> stores) {
        throw new UnsupportedOperationException();
    }
}
