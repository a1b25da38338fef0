package org.huimin.settlement;

import java.time.Clock;
import java.time.LocalDate;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** The rest goes back to the treasury: the platform returns it, finance confirms what arrived, and both must be what was due. */
@Service
@Act
public class Refunding {

    /** The rule of the refusal by {@link #verify} where the money that arrived is not the money due. */
    public static final String FUND_MISMATCH = "settlement.fund-mismatch";

    /** TOP_UP: what arrived stands, the platform sends the difference; CORRECT: the last registration is made again. */
    public enum Resolution { TOP_UP, CORRECT }

    private final Refunds refunds;
    private final FinalSettlements settlements;
    private final StatementReading statements;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Refunding(Refunds refunds, FinalSettlements settlements, StatementReading statements, Clock clock, ApplicationEventPublisher facts) {
        this.refunds = refunds;
        this.settlements = settlements;
        this.statements = statements;
        this.clock = clock;
        this.facts = facts;
    }

    /** Refused before the statement is reviewed. */
    public RefundView giveBack(Actor actor, CaseRef in, String platform, Money amount, String reference, LocalDate returnedOn) {
        Refund refund = refunds.findById(Refund.idOf(in.root(), platform)).orElseGet(() -> due(in.root(), platform));
        refund.giveBack(actor, amount, reference, returnedOn, today());
        return done(refund, new RefundFact.FundsReturned(refund.about(), actor.account(), platform, amount, reference, returnedOn));
    }

    public RefundView confirmReceipt(Actor actor, CaseRef in, String platform, Money amount, String receiptNumber, LocalDate receivedOn) {
        Refund refund = get(in, platform);
        refund.confirm(actor, amount, receiptNumber, receivedOn, today());
        return done(refund, new RefundFact.ReceiptConfirmed(refund.about(), actor.account(), platform, amount, receiptNumber, receivedOn));
    }

    /** @throws Refused with rule {@link #FUND_MISMATCH}, naming expected and received */
    public RefundView verify(CaseRef in, String platform) {
        Refund refund = get(in, platform);
        refund.verify();
        return done(refund, new RefundFact.RefundVerified(refund.about(), Actor.SYSTEM.account(), platform, refund.received()));
    }

    public RefundView resolve(Actor actor, CaseRef in, String platform, Resolution resolution, String reason) {
        Refund refund = get(in, platform);
        Money received = refund.received();
        refund.resolve(resolution, reason);
        return done(refund, new RefundFact.MismatchResolved(refund.about(), actor.account(), platform, refund.dueInAll(), received, resolution));
    }

    private Refund due(CaseRef programme, String platform) {
        FinalSettlement settlement = settlements.findById(programme.value())
                .orElseThrow(() -> Refused.conflict("settlement.state", "总清算尚未核对数据，不能退回资金。"));
        settlement.refuseUnless("退回资金", FinalSettlementState.REVIEWED);
        Statement statement = statements.of(settlement);
        if (statement.spec().platform(platform).isEmpty()) {
            throw Refused.invalid("settlement.unknown-platform", "platform", platform, "本次活动没有平台“" + platform + "”。");
        }
        return Refund.due(programme, platform, statement.ofPlatform(platform).due());
    }

    private RefundView done(Refund refund, RefundFact fact) {
        refunds.save(refund);
        facts.publishEvent(fact);
        return refund.view();
    }

    private Refund get(CaseRef in, String platform) {
        return refunds.findById(Refund.idOf(in.root(), platform))
                .orElseThrow(() -> Refused.conflict("settlement.refund-state", "平台“" + platform + "”尚未登记退回资金。"));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Period.ZONE);
    }
}
