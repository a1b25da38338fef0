package org.huimin.settlement;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.settlement.AccountView.State;

/** The account a platform is paid to: entered by one person, entered again by another who has not seen the first entry. */
@Entity
@Table(name = "settlement_account")
class PayeeAccount {

    @Id
    private String id;
    private String programme;
    private String platform;
    @Enumerated(EnumType.STRING)
    private State state;
    private String name;
    private String bank;
    private String accountNumber;
    private String enteredBy;
    private Instant enteredAt;
    private String checkedBy;
    private Instant checkedAt;
    @Version
    private Long version;

    protected PayeeAccount() { }

    static String idOf(CaseRef programme, String platform) {
        return programme.root().child("ACC", platform).value();
    }

    static PayeeAccount of(CaseRef programme, String platform) {
        PayeeAccount account = new PayeeAccount();
        account.id = idOf(programme, platform);
        account.programme = programme.root().value();
        account.platform = platform;
        return account;
    }

    void enter(Actor actor, String typedName, String typedBank, String typedNumber, Instant at) {
        if (state == State.CHECKED) {
            throw Refused.conflict("settlement.account-checked", "平台“" + platform + "”的收款账户已经复核，变更须由拨付人员退回后重新登记。");
        }
        String digits = AccountNumber.of(typedNumber);
        name = Reasons.require("settlement.account-name", typedName, "请填写收款账户户名。");
        bank = Reasons.require("settlement.account-bank", typedBank, "请填写开户行。");
        accountNumber = digits;
        enteredBy = actor.account();
        enteredAt = at;
        checkedBy = null;
        checkedAt = null;
        state = State.ENTERED;
    }

    /** @return whether both entries agree; where they don't, both are void */
    boolean check(Actor actor, String typedName, String typedNumber, Instant at) {
        if (state != State.ENTERED) {
            throw Refused.conflict("settlement.account-not-entered", "平台“" + platform + "”的收款账户尚未登记，不能复核。");
        }
        if (actor.account().equals(enteredBy)) {
            throw Refused.forbidden("settlement.enterer-checks", "这个收款账户由您登记，登记和复核不能是同一人，请由其他人员复核。");
        }
        boolean same = AccountNumber.of(typedNumber).equals(accountNumber)
                && AccountNumber.sameName(typedName).equals(AccountNumber.sameName(name));
        checkedBy = actor.account();
        checkedAt = at;
        state = same ? State.CHECKED : State.DIFFERENT;
        return same;
    }

    void reject() {
        if (state != State.CHECKED) {
            throw notChecked();
        }
        state = State.REJECTED;
    }

    void mayBePaidBy(Actor actor) {
        if (state != State.CHECKED) {
            throw notChecked();
        }
        if (actor.account().equals(enteredBy) || actor.account().equals(checkedBy)) {
            throw Refused.forbidden("settlement.account-payer", "这个收款账户由您" + (actor.account().equals(enteredBy) ? "登记" : "复核")
                    + "，登记、复核和拨付不能是同一人，请由其他人员办理拨付。");
        }
    }

    private Refused notChecked() {
        return Refused.conflict("settlement.account-unchecked", "平台“" + platform + "”的收款账户尚未经两人核对一致，不能拨付。");
    }

    boolean checked() {
        return state == State.CHECKED;
    }

    CaseRef about() {
        return CaseRef.of(id);
    }

    String platform() {
        return platform;
    }

    String name() {
        return name;
    }

    String bank() {
        return bank;
    }

    String number() {
        return accountNumber;
    }

    AccountView view() {
        return new AccountView(platform, state, name, bank, AccountNumber.masked(accountNumber), enteredBy, enteredAt, checkedBy, checkedAt);
    }
}
