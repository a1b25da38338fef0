package org.huimin.settlement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.huimin.ledger.Judged;
import org.huimin.ledger.LedgerRegister;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the money of a programme has come to so far. Each method takes any case inside the programme. */
@Service
@Transactional(readOnly = true)
public class SettlementRegister {

    private final PhaseSettlements phases;
    private final FinalSettlements finals;
    private final Drawdowns drawdowns;
    private final Refunds refunds;
    private final StatementReading statements;
    private final PayeeAccounts accounts;
    private final Entitlements entitlements;
    private final ProgrammeRegister programmes;
    private final LedgerRegister ledger;

    SettlementRegister(PhaseSettlements phases, FinalSettlements finals, Drawdowns drawdowns, Refunds refunds,
                       StatementReading statements, PayeeAccounts accounts, Entitlements entitlements, ProgrammeRegister programmes,
                       LedgerRegister ledger) {
        this.phases = phases;
        this.finals = finals;
        this.drawdowns = drawdowns;
        this.refunds = refunds;
        this.statements = statements;
        this.accounts = accounts;
        this.entitlements = entitlements;
        this.programmes = programmes;
        this.ledger = ledger;
    }

    public List<PhaseSettlementView> phases(CaseRef in) {
        return phases.findByProgrammeOrderByPhase(in.root().value()).stream().map(PhaseSettlement::view).toList();
    }

    /** Empty until the phase's figures are judged. */
    public Optional<PhaseSettlementView> phase(CaseRef in, int phase) {
        return phases.findById(PhaseSettlement.idOf(in.root(), phase)).map(PhaseSettlement::view);
    }

    /** Empty until the last figures are judged. */
    public Optional<StatementView> statement(CaseRef in) {
        return finals.findById(in.root().value()).map(s -> statements.of(s).view(s));
    }

    public List<DrawdownView> drawdowns(CaseRef in) {
        return drawdowns.findByProgrammeOrderByNumber(in.root().value()).stream().map(Drawdown::view).toList();
    }

    /** What may be asked for now, for a phase or at the {@link DrawingDown#CLOSING}; zero where nothing is due. */
    public Money drawdownDue(CaseRef in, int phase) {
        return entitlements.of(in, phase).open();
    }

    /** The accounts the platforms are paid to, as far as they are entered. */
    public List<AccountView> accounts(CaseRef in) {
        return accounts.findByProgrammeOrderByPlatform(in.root().value()).stream().map(PayeeAccount::view).toList();
    }

    public boolean accountChecked(CaseRef in, String platform) {
        return accounts.findById(PayeeAccount.idOf(in, platform)).filter(PayeeAccount::checked).isPresent();
    }

    /** The whole number of a checked account, for whoever is about to pay; for no list, log or export. */
    public Optional<String> accountToPay(CaseRef in, String platform) {
        return accounts.findById(PayeeAccount.idOf(in, platform)).filter(PayeeAccount::checked).map(PayeeAccount::number);
    }

    public List<RefundView> refunds(CaseRef in) {
        return refunds.findByProgrammeOrderByPlatform(in.root().value()).stream().map(Refund::view).toList();
    }

    /** The ledger of fund use as it stands. */
    public MoneyBook book(CaseRef in) {
        ProgrammeSpec spec = programmes.spec(in);
        Map<String, Judged> judged = new HashMap<>();
        spec.platforms().forEach(p -> ledger.latest(in, p.code()).ifPresent(j -> judged.put(p.code(), j)));
        boolean closed = finals.findById(in.root().value()).filter(s -> s.state() == FinalSettlementState.BALANCED).isPresent();
        return new BookKeeping(spec, programmes.fundsArranged(in), drawdowns(in), refunds(in)).write(judged, closed);
    }
}
