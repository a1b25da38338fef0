package org.huimin.settlement;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.programme.ProgrammeRegister;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Nobody is paid on one person's word: the account is entered twice, by two people, the second without seeing the first. */
@Service
@Act
public class RegisteringAccounts {

    private final PayeeAccounts accounts;
    private final ProgrammeRegister programmes;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    RegisteringAccounts(PayeeAccounts accounts, ProgrammeRegister programmes, Clock clock, ApplicationEventPublisher facts) {
        this.accounts = accounts;
        this.programmes = programmes;
        this.clock = clock;
        this.facts = facts;
    }

    public AccountView enter(Actor actor, CaseRef in, String platform, String name, String bank, String number) {
        if (programmes.spec(in).platform(platform).isEmpty()) {
            throw Refused.invalid("settlement.unknown-platform", "platform", platform, "本次活动没有平台“" + platform + "”。");
        }
        PayeeAccount account = accounts.findById(PayeeAccount.idOf(in, platform)).orElseGet(() -> PayeeAccount.of(in, platform));
        account.enter(actor, name, bank, number, now());
        accounts.save(account);
        facts.publishEvent(new AccountFact.AccountEntered(account.about(), actor.account(), platform, account.view().maskedNumber()));
        return account.view();
    }

    /** The second entry. @return whether it is the first; otherwise the account has to be entered anew */
    public boolean check(Actor actor, CaseRef in, String platform, String name, String number) {
        PayeeAccount account = get(in, platform);
        boolean same = account.check(actor, name, number, now());
        accounts.save(account);
        facts.publishEvent(new AccountFact.AccountChecked(account.about(), actor.account(), platform, same));
        return same;
    }

    /** Whoever is to pay finds the account wrong or changed; it is entered and checked anew. */
    public void reject(Actor actor, CaseRef in, String platform, String reason) {
        PayeeAccount account = get(in, platform);
        String written = Reasons.require("settlement.reason-missing", reason, "请写明账户有误的情况。");
        account.reject();
        accounts.save(account);
        facts.publishEvent(new AccountFact.AccountRejected(account.about(), actor.account(), platform, written));
    }

    private PayeeAccount get(CaseRef in, String platform) {
        return accounts.findById(PayeeAccount.idOf(in, platform))
                .orElseThrow(() -> Refused.conflict("settlement.account-not-entered", "平台“" + platform + "”的收款账户尚未登记。"));
    }

    private Instant now() {
        return Instant.now(clock).truncatedTo(ChronoUnit.MICROS);
    }
}
