package org.huimin.settlement;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.huimin.kernel.Refused;
import org.huimin.settlement.RefundView.State;
import org.huimin.settlement.RefundView.Transfer;

/** What one platform gives back to the treasury: a transfer, its receipt, and whether that is what was due. */
@Entity
@Table(name = "settlement_refund")
class Refund {

    @Id
    private String id;
    private String programme;
    private String platform;
    private Money due;
    @Enumerated(EnumType.STRING)
    private State state;
    @Version
    private Long version;

    @ElementCollection
    @CollectionTable(name = "settlement_transfer", joinColumns = @JoinColumn(name = "refund"))
    @OrderColumn(name = "line_no")
    private List<Transfer> transfers = new ArrayList<>();

    protected Refund() { }

    static String idOf(CaseRef programme, String platform) {
        return programme.child("RF", platform).value();
    }

    static Refund due(CaseRef programme, String platform, Money due) {
        if (due.isNegative()) {
            throw Refused.conflict("settlement.owed-to-platform", "平台“" + platform + "”实付超过已拨付资金，财政尚应拨付"
                    + Money.ZERO.minus(due) + "元，没有应退回的资金；请先办理拨付。");
        }
        Refund refund = new Refund();
        refund.id = idOf(programme, platform);
        refund.programme = programme.value();
        refund.platform = platform;
        refund.due = due;
        refund.state = State.DUE;
        return refund;
    }

    void giveBack(Actor actor, Money amount, String reference, LocalDate on, LocalDate today) {
        expect("登记退回", State.DUE);
        boolean nothingDue = due.equals(received());
        if (amount == null || amount.isNegative() || amount.isZero() && !nothingDue) {
            throw Refused.invalid("settlement.refund-amount", "amount", amount, "退回金额须大于零，应退回" + due.minus(received()) + "元。");
        }
        String checked = Reasons.require("settlement.reference", reference, "请填写银行交易号。");
        Dates.require("returnedOn", "退回日期", on, LocalDate.MIN, "", today);
        transfers.add(new Transfer(amount, checked, on, actor.account(), null, null, null, null, true));
        state = State.RETURNED;
    }

    void confirm(Actor actor, Money amount, String receipt, LocalDate on, LocalDate today) {
        expect("确认到账", State.RETURNED);
        Transfer last = last();
        if (actor.account().equals(last.returnedBy())) {
            throw Refused.forbidden("settlement.returner-confirms", "这笔退回由您登记，登记退回和确认到账不能是同一人。");
        }
        if (amount == null || amount.isNegative()) {
            throw Refused.invalid("settlement.refund-amount", "amount", amount, "到账金额不能小于零。");
        }
        String checked = Reasons.require("settlement.receipt-number", receipt, "请填写银行回单号。");
        Dates.require("receivedOn", "到账日期", on, last.returnedOn(), "退回日期", today);
        transfers.set(transfers.size() - 1, last.received(amount, checked, on, actor.account()));
        state = State.RECEIVED;
    }

    void verify() {
        expect("核验", State.RECEIVED);
        if (mismatch()) {
            throw Refused.invalid(Refunding.FUND_MISMATCH, "amount", received(), "平台“" + platform + "”应退回" + due + "元，实际到账"
                    + received() + "元，相差" + received().minus(due) + "元，请查明原因。");
        }
        state = State.VERIFIED;
    }

    void resolve(Refunding.Resolution resolution, String reason) {
        expect("处理到账不符", State.RECEIVED);
        if (!mismatch()) {
            throw Refused.conflict("settlement.no-mismatch", "平台“" + platform + "”到账金额与应退回金额一致，均为" + due + "元，无需处理。");
        }
        Reasons.require("settlement.reason-missing", reason, "请写明到账不符的原因。");
        if (resolution == Refunding.Resolution.TOP_UP && received().compareTo(due) > 0) {
            throw Refused.invalid("settlement.received-above", "decision", resolution, "到账" + received() + "元多于应退回的" + due
                    + "元，不能补退，请更正登记。");
        }
        if (resolution == Refunding.Resolution.CORRECT) {
            transfers.set(transfers.size() - 1, last().annulled());
        }
        state = State.DUE;
    }

    private boolean mismatch() {
        return !received().equals(due);
    }

    private Transfer last() {
        return transfers.get(transfers.size() - 1);
    }

    private void expect(String act, State expected) {
        if (state != expected) {
            throw Refused.conflict("settlement.refund-state", "平台“" + platform + "”的资金退回现为“" + word(state) + "”，须为“" + word(expected)
                    + "”时才能" + act + "。");
        }
    }

    private static String word(State state) {
        return switch (state) {
            case DUE -> "待退回";
            case RETURNED -> "待确认到账";
            case RECEIVED -> "待核验";
            case VERIFIED -> "已核验";
        };
    }

    /** Every transfer that stands and has arrived. */
    Money received() {
        return transfers.stream().filter(t -> t.standing() && t.received() != null).map(Transfer::received).reduce(Money.ZERO, Money::plus);
    }

    boolean verified() {
        return state == State.VERIFIED;
    }

    String platform() {
        return platform;
    }

    Money dueInAll() {
        return due;
    }

    CaseRef about() {
        return CaseRef.of(id);
    }

    RefundView view() {
        return new RefundView(CaseRef.of(programme), platform, state, due, received(), List.copyOf(transfers));
    }
}
