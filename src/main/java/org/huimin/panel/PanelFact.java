package org.huimin.panel;

import java.time.LocalDate;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;
import org.huimin.kernel.Money;

/** What happens to the pool and in a draw; people stand in it as codes. */
public sealed interface PanelFact extends Fact {

    record ExpertEntered(String by, String code) implements PanelFact {
        @Override
        public CaseRef about() {
            return CaseRef.HOUSE;
        }
    }

    record ExpertRetired(String by, String code) implements PanelFact {
        @Override
        public CaseRef about() {
            return CaseRef.HOUSE;
        }
    }

    record PoolFrozen(CaseRef about, String by, int attempt, int entries, String poolHash) implements PanelFact { }

    record NonceCommitted(CaseRef about, String by, int attempt, Side side, String commitment) implements PanelFact { }

    record NonceRevealed(CaseRef about, String by, int attempt, Side side) implements PanelFact { }

    record PanelDrawn(CaseRef about, String by, int attempt, String seed) implements PanelFact { }

    /** @param next who is called instead; null where nobody is left */
    record ExpertFellOut(CaseRef about, String by, String code, Call.Outcome outcome, String next) implements PanelFact { }

    record MembersNamed(CaseRef about, String by, int people) implements PanelFact { }

    record InterestsDeclared(CaseRef about, String by, String code) implements PanelFact { }

    record MembersPresent(CaseRef about, String by, int people) implements PanelFact { }

    record MemberFellOut(CaseRef about, String by, String code, Seat.State became) implements PanelFact { }

    /** @param voucherNumber the entry in finance's books */
    record FeePaid(CaseRef about, String by, String code, Money amount, String voucherNumber, LocalDate paidOn) implements PanelFact { }

    record DrawGivenUp(CaseRef about, String by, int attempt) implements PanelFact { }
}
