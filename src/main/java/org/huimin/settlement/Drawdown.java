package org.huimin.settlement;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;

/** A payment from the treasury to the platforms: asked for by one office, paid platform by platform by another. */
@Entity
@Table(name = "settlement_drawdown")
class Drawdown {

    @Id
    private String id;
    private String programme;
    @Column(name = "drawdown_no")
    private int number;
    private int phase;
    private Money amount;
    private String budgetDocument;
    private String budgetPaper;
    private String subject;
    private String requestedBy;
    private Instant requestedAt;
    @Version
    private Long version;

    @ElementCollection
    @CollectionTable(name = "settlement_payee", joinColumns = @JoinColumn(name = "drawdown"))
    @OrderColumn(name = "line_no")
    private List<Payee> payees = new ArrayList<>();

    protected Drawdown() { }

    static Drawdown request(Actor actor, CaseRef programme, int number, int phase, List<Payee> payees, DrawingDown.Budget budget, Instant at) {
        Drawdown drawdown = new Drawdown();
        drawdown.budgetDocument = Reasons.require("settlement.budget-document", budget.document(), "请填写预算文件文号。");
        drawdown.subject = Reasons.require("settlement.subject", budget.subject(), "请填写资金科目。");
        drawdown.budgetPaper = budget.paper();
        drawdown.id = programme.child("DR", number).value();
        drawdown.programme = programme.value();
        drawdown.number = number;
        drawdown.phase = phase;
        drawdown.amount = payees.stream().map(Payee::amount).reduce(Money.ZERO, Money::plus);
        drawdown.payees.addAll(payees);
        drawdown.requestedBy = actor.account();
        drawdown.requestedAt = at;
        return drawdown;
    }

    Payee pay(Actor actor, PayeeAccount account, Payee.Proof proof, LocalDate today) {
        int line = line(account.platform());
        Payee due = payees.get(line);
        if (due.paid()) {
            throw Refused.conflict("settlement.drawdown-paid", "平台“" + due.platform() + "”的这笔" + due.amount() + "元已于" + due.paidOn()
                    + "拨付，不能重复拨付。");
        }
        if (actor.account().equals(requestedBy)) {
            throw Refused.forbidden("settlement.requester-pays", "这笔拨款由您申请，申请和拨付不能是同一人，请由其他人员办理拨付。");
        }
        account.mayBePaidBy(actor);
        Payee.Proof checked = new Payee.Proof(Reasons.require("settlement.voucher-number", proof.voucherNumber(), "请填写记账凭证号。"),
                Reasons.require("settlement.bank-receipt", proof.bankReceipt(), "请填写银行回单号。"),
                Reasons.require("settlement.receipt-file", proof.receiptFile(), "请上传银行回单。"), proof.paidOn());
        Dates.require("paidOn", "拨付日期", proof.paidOn(), requestedAt.atZone(Period.ZONE).toLocalDate(), "申请日期", today);
        Payee paid = due.paid(actor, account, checked);
        payees.set(line, paid);
        return paid;
    }

    private int line(String platform) {
        for (int i = 0; i < payees.size(); i++) {
            if (payees.get(i).platform().equals(platform)) {
                return i;
            }
        }
        throw Refused.conflict("settlement.drawdown-missing", "这笔拨款中没有平台“" + platform + "”，不能拨付。");
    }

    CaseRef about() {
        return CaseRef.of(id);
    }

    boolean paid() {
        return payees.stream().allMatch(Payee::paid);
    }

    int phase() {
        return phase;
    }

    Money partOf(String platform) {
        return payees.stream().filter(p -> p.platform().equals(platform)).map(Payee::amount).reduce(Money.ZERO, Money::plus);
    }

    DrawdownView view() {
        return new DrawdownView(CaseRef.of(programme), number, phase, paid(), amount, budgetDocument, budgetPaper, subject,
                List.copyOf(payees), requestedBy, requestedAt);
    }
}
