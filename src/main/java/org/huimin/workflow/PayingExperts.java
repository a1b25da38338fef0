package org.huimin.workflow;

import java.time.LocalDate;
import java.util.List;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.huimin.kernel.Refused;
import org.huimin.panel.Fee;
import org.huimin.panel.Fees;
import org.huimin.panel.PanelRegister;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.RuleValue;
import org.huimin.publicity.NoticeBoard;
import org.huimin.tasks.Inbox;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;

/** Finance pays the experts once the result is out and they have names; whoever registered that they came does not pay them. */
@Service
public class PayingExperts {

    /** Whoever pays the platforms pays the experts. */
    private static final String DUTY = "pay-drawdown";

    private final Fees fees;
    private final ProgrammeRegister programmes;
    private final NoticeBoard board;
    private final PanelRegister panels;
    private final Inbox inbox;

    PayingExperts(Fees fees, ProgrammeRegister programmes, NoticeBoard board, PanelRegister panels, @Lazy Inbox inbox) {
        this.fees = fees;
        this.programmes = programmes;
        this.board = board;
        this.panels = panels;
        this.inbox = inbox;
    }

    public boolean opensTo(Actor actor, CaseRef programme) {
        return programmes.unitsHolding(programme, DUTY).stream().anyMatch(unit -> actor.groups().contains(programmes.group(programme, DUTY, unit)));
    }

    /** Empty until the result, since nobody may learn who reviewed, and where the rules say nothing of a fee. */
    public List<Fee> of(CaseRef tender) {
        return told(tender) ? programmes.rule(tender, "expert-fee").map(RuleValue::value).map(Money::of).map(each -> fees.of(tender, each)).orElse(List.of())
                : List.of();
    }

    @Act
    public void pay(Actor actor, CaseRef tender, String code, LocalDate paidOn, String voucherNumber) {
        if (!opensTo(actor, tender.root())) {
            throw Refused.forbidden("fee.not-finance", "评审费由财政部门负责拨付的岗位支付。");
        }
        if (inbox.performers(tender.root(), "register-attendance").contains(actor.account())) {
            throw Refused.forbidden("fee.registered", "您登记过专家到场，评审费须由另一人支付。");
        }
        Money each = programmes.rule(tender, "expert-fee").map(RuleValue::value).map(Money::of)
                .orElseThrow(() -> Refused.conflict("fee.none", "本次活动没有规定评审费标准。"));
        if (!told(tender)) {
            throw Refused.conflict("fee.secret", "结果公布前评审成员保密，评审费在结果公布后支付。");
        }
        fees.pay(actor, tender, code, each, paidOn, voucherNumber);
    }

    private boolean told(CaseRef tender) {
        return panels.calledAt(tender).isBefore(board.resultOut(tender.root()));
    }
}
