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
import org.huimin.programme.ProgrammeRegister;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Money leaves the treasury for the dedicated accounts: one office asks, another pays. */
@Service
@Act
public class DrawingDown {

    private final Drawdowns drawdowns;
    private final PhaseSettlements settlements;
    private final ProgrammeRegister programmes;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    DrawingDown(Drawdowns drawdowns, PhaseSettlements settlements, ProgrammeRegister programmes, Clock clock,
                ApplicationEventPublisher facts) {
        this.drawdowns = drawdowns;
        this.settlements = settlements;
        this.programmes = programmes;
        this.clock = clock;
        this.facts = facts;
    }

    /** Asks for money for a phase, see {@link Entitlement}; refused while an earlier request of the phase is unpaid. */
    public DrawdownView request(Actor actor, CaseRef in, int phase, Money amount, String budgetDocument, String subject) {
        CaseRef programme = in.root();
        List<Drawdown> earlier = drawdowns.findByProgrammeOrderByNumber(programme.value());
        if (earlier.stream().anyMatch(d -> d.phase() == phase && !d.paid())) {
            throw Refused.conflict("settlement.drawdown-open", "第" + phase + "期已有一笔拨款申请待拨付，拨付后才能再申请。");
        }
        List<Payee> payees = Entitlement.of(programmes.spec(in), phase, earlier,
                settlements.findByProgrammeOrderByPhase(programme.value())).share(amount);
        Drawdown drawdown = Drawdown.request(actor, programme, earlier.size() + 1, phase, payees, budgetDocument, subject,
                Instant.now(clock).truncatedTo(ChronoUnit.MICROS));
        drawdowns.save(drawdown);
        facts.publishEvent(new DrawdownFact.DrawdownRequested(drawdown.about(), actor.account(), phase, amount, budgetDocument));
        return drawdown.view();
    }

    /**
     * Pays the phase's open request; by somebody else than who asked.
     *
     * @param accountChecked the payer has held the account's name and number against the paper
     */
    public DrawdownView pay(Actor actor, CaseRef in, int phase, boolean accountChecked, String voucherNumber, String bankReceipt,
                            LocalDate paidOn) {
        Drawdown drawdown = drawdowns.findByProgrammeOrderByNumber(in.root().value()).stream().filter(d -> d.phase() == phase)
                .reduce((first, second) -> second)
                .orElseThrow(() -> Refused.conflict("settlement.drawdown-missing", "第" + phase + "期没有拨款申请，不能拨付。"));
        drawdown.pay(actor, accountChecked, voucherNumber, bankReceipt, paidOn, LocalDate.ofInstant(clock.instant(), Period.ZONE));
        drawdowns.save(drawdown);
        facts.publishEvent(new DrawdownFact.DrawdownPaid(drawdown.about(), actor.account(), phase, drawdown.view().amount(),
                drawdown.view().voucherNumber(), drawdown.view().bankReceipt(), paidOn));
        return drawdown.view();
    }
}
