package org.huimin.workflow.transfer;

import java.time.LocalDate;
import java.util.Map;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.settlement.DrawingDown;
import org.huimin.settlement.Payee;
import org.huimin.settlement.RegisteringAccounts;
import org.huimin.tasks.WorkItem;
import org.huimin.workflow.engine.Answering;
import org.huimin.workflow.engine.Files;
import org.springframework.stereotype.Component;

/** What people answer where one platform is paid: its account twice, then the payment. */
@Component
class TransferTasks implements Answering {

    private final RegisteringAccounts accounts;
    private final DrawingDown drawing;
    private final ProgrammeRegister programmes;

    TransferTasks(RegisteringAccounts accounts, DrawingDown drawing, ProgrammeRegister programmes) {
        this.accounts = accounts;
        this.drawing = drawing;
        this.programmes = programmes;
    }

    @Override
    public String process() {
        return "transfer";
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of(
                "enter-account", work -> {
                    accounts.enter(work.actor(), work.programme(), work.context("platform"), work.text("accountName"), work.text("bank"),
                            work.text("accountNumber"));
                    return Map.of();
                },
                "check-account", work -> Map.of("accountChecked", accounts.check(work.actor(), work.programme(), work.context("platform"),
                        work.text("accountName"), work.text("accountNumber"))),
                "pay-drawdown", this::pay);
    }

    private Map<String, Object> pay(Work work) {
        if (work.answer().decision().equals("APPROVED")) {
            drawing.pay(work.actor(), work.programme(), phase(work.item()), work.context("platform"), new Payee.Proof(
                    work.text("voucherNumber"), work.text("receiptNumber"), Files.in(work.answer(), "receipt").stream().findFirst().orElse(null),
                    LocalDate.parse(work.text("paidOn"))));
        } else {
            accounts.reject(work.actor(), work.programme(), work.context("platform"), work.text("opinion"));
        }
        return work.routing();
    }

    /** The file's name for the account, never a number: that is typed from the paper, twice. */
    @Override
    public Map<String, Object> prefill(WorkItem item) {
        if (!item.task().equals("enter-account")) {
            return Map.of();
        }
        return programmes.spec(item.root()).platform(item.context("platform")).map(ProgrammeSpec.Platform::account)
                .<Map<String, Object>>map(account -> Map.of("accountName", account.name())).orElse(Map.of());
    }

    private static int phase(WorkItem item) {
        return Integer.parseInt(item.context().getOrDefault("phase", String.valueOf(DrawingDown.CLOSING)));
    }
}
