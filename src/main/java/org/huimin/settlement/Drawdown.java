package org.huimin.settlement;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
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

/** A payment from the treasury to the platforms' dedicated accounts: asked for by one office, paid by another. */
@Entity
@Table(name = "settlement_drawdown")
class Drawdown {

    @Id
    private String id;
    private String programme;
    @Column(name = "drawdown_no")
    private int number;
    private int phase;
    @Enumerated(EnumType.STRING)
    private DrawdownView.State state;
    private Money amount;
    private String budgetDocument;
    private String subject;
    private String requestedBy;
    private Instant requestedAt;
    private String voucherNumber;
    private String bankReceipt;
    private LocalDate paidOn;
    private String paidBy;
    @Version
    private Long version;

    @ElementCollection
    @CollectionTable(name = "settlement_payee", joinColumns = @JoinColumn(name = "drawdown"))
    @OrderColumn(name = "line_no")
    private List<Payee> payees = new ArrayList<>();

    protected Drawdown() { }

    static Drawdown request(Actor actor, CaseRef programme, int number, int phase, List<Payee> payees, String budgetDocument,
                            String subject, Instant at) {
        Drawdown drawdown = new Drawdown();
        drawdown.budgetDocument = Reasons.require("settlement.budget-document", budgetDocument, "请填写预算文件文号。");
        drawdown.subject = Reasons.require("settlement.subject", subject, "请填写资金科目。");
        drawdown.id = programme.child("DR", number).value();
        drawdown.programme = programme.value();
        drawdown.number = number;
        drawdown.phase = phase;
        drawdown.state = DrawdownView.State.REQUESTED;
        drawdown.amount = payees.stream().map(Payee::amount).reduce(Money.ZERO, Money::plus);
        drawdown.payees.addAll(payees);
        drawdown.requestedBy = actor.account();
        drawdown.requestedAt = at;
        return drawdown;
    }

    void pay(Actor actor, boolean accountChecked, String voucher, String receipt, LocalDate on, LocalDate today) {
        if (state != DrawdownView.State.REQUESTED) {
            throw Refused.conflict("settlement.drawdown-paid", "第" + phase + "期的这笔" + amount + "元已于" + paidOn + "拨付，不能重复拨付。");
        }
        if (actor.account().equals(requestedBy)) {
            throw Refused.forbidden("settlement.requester-pays", "这笔拨款由您申请，申请和拨付不能是同一人，请由其他人员办理拨付。");
        }
        if (!accountChecked) {
            throw Refused.invalid("settlement.account-unchecked", "accountConfirmed", false, "请先核对收款账户户名和账号，再办理拨付。");
        }
        String checkedVoucher = Reasons.require("settlement.voucher-number", voucher, "请填写记账凭证号。");
        String checkedReceipt = Reasons.require("settlement.bank-receipt", receipt, "请填写银行回单号。");
        Dates.require("paidOn", "拨付日期", on, requestedAt.atZone(Period.ZONE).toLocalDate(), "申请日期", today);
        voucherNumber = checkedVoucher;
        bankReceipt = checkedReceipt;
        paidOn = on;
        paidBy = actor.account();
        state = DrawdownView.State.PAID;
    }

    CaseRef about() {
        return CaseRef.of(id);
    }

    boolean paid() {
        return state == DrawdownView.State.PAID;
    }

    int phase() {
        return phase;
    }

    Money partOf(String platform) {
        return payees.stream().filter(p -> p.platform().equals(platform)).map(Payee::amount).reduce(Money.ZERO, Money::plus);
    }

    DrawdownView view() {
        return new DrawdownView(CaseRef.of(programme), number, phase, state, amount, budgetDocument, subject, List.copyOf(payees),
                requestedBy, requestedAt, voucherNumber, bankReceipt, paidOn, paidBy);
    }
}
