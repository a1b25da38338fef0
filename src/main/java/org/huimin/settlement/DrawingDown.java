package org.huimin.settlement;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Money leaves the treasury for the platforms: one office asks, another pays, and neither entered or checked the account. */
@Service
@Act
public class DrawingDown {

    /** The budget a payment is charged to. @param paper id of the document as a file, or null */
    public record Budget(String document, String paper, String subject) { }

    /** Stands for a phase where the payment belongs to none: what is still owed when the whole programme is settled. */
    public static final int CLOSING = 0;

    private final Drawdowns drawdowns;
    private final PayeeAccounts accounts;
    private final Entitlements entitlements;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    DrawingDown(Drawdowns drawdowns, PayeeAccounts accounts, Entitlements entitlements, Clock clock, ApplicationEventPublisher facts) {
        this.drawdowns = drawdowns;
        this.accounts = accounts;
        this.entitlements = entitlements;
        this.clock = clock;
        this.facts = facts;
    }

    /**
     * Asks for money, see {@link Entitlement}; refused while an earlier request of the phase is unpaid.
     *
     * @param phase or {@link #CLOSING}
     */
    public DrawdownView request(Actor actor, CaseRef in, int phase, Money amount, Budget budget) {
        CaseRef programme = in.root();
        List<Drawdown> earlier = drawdowns.findByProgrammeOrderByNumber(programme.value());
        if (earlier.stream().anyMatch(d -> d.phase() == phase && !d.paid())) {
            throw Refused.conflict("settlement.drawdown-open", (phase == CLOSING ? "总清算" : "第" + phase + "期") + "已有一笔拨款申请待拨付，拨付后才能再申请。");
        }
        List<Payee> payees = entitlements.of(in, phase).share(amount);
        Drawdown drawdown = Drawdown.request(actor, programme, earlier.size() + 1, phase, payees, budget,
                Instant.now(clock).truncatedTo(ChronoUnit.MICROS));
        drawdowns.save(drawdown);
        facts.publishEvent(new DrawdownFact.DrawdownRequested(drawdown.about(), actor.account(), phase, amount, budget.document()));
        return drawdown.view();
    }

    /** Pays a platform its part of the phase's last request, to the account two people have checked. */
    public DrawdownView pay(Actor actor, CaseRef in, int phase, String platform, Payee.Proof proof) {
        Drawdown drawdown = drawdowns.findByProgrammeOrderByNumber(in.root().value()).stream().filter(d -> d.phase() == phase)
                .reduce((first, second) -> second)
                .orElseThrow(() -> Refused.conflict("settlement.drawdown-missing", "没有拨款申请，不能拨付。"));
        PayeeAccount account = accounts.findById(PayeeAccount.idOf(in, platform)).orElseThrow(() -> Refused.conflict(
                "settlement.account-unchecked", "平台“" + platform + "”的收款账户尚未登记，不能拨付。"));
        Payee paid = drawdown.pay(actor, account, proof, LocalDate.ofInstant(clock.instant(), Period.ZONE));
        drawdowns.save(drawdown);
        facts.publishEvent(new DrawdownFact.DrawdownPaid(drawdown.about(), actor.account(), phase, platform, paid.amount(),
                paid.voucherNumber(), paid.bankReceipt(), paid.paidOn()));
        return drawdown.view();
    }
}
