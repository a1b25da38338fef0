package org.huimin.notify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.Optional;
import java.util.regex.Pattern;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes messages in, within the transaction of what they tell of, and shows people theirs. */
@Service
public class Notifying {

    private static final Pattern MAIL = Pattern.compile("[^\\s@<>,;\"]{1,64}@[A-Za-z0-9.-]{1,120}\\.[A-Za-z]{2,20}");
    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final int MOST = 200;

    private final Outbox outbox;

    Notifying(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Told once for each id, however often it is called; gone again if the transaction is rolled back. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(Collection<Message> messages) {
        if (!messages.isEmpty()) {
            outbox.write(messages);
        }
    }

    /** When something was last told under an id that begins like this; empty where nothing was. */
    public Optional<Instant> lastTold(String beginning) {
        return outbox.last(beginning);
    }

    /** The person's own and those of the person's groups, latest first. @param limit 1 to 200 */
    @Transactional(readOnly = true)
    public List<Message> page(Actor actor, Instant before, int limit) {
        return outbox.page(targets(actor), before, Math.max(1, Math.min(limit, MOST)));
    }

    @Transactional(readOnly = true)
    public Instant readUntil(Actor actor) {
        return outbox.readUntil(actor.account());
    }

    @Act
    public void read(Actor actor, Instant until) {
        outbox.readUntil(actor.account(), until);
    }

    @Transactional(readOnly = true)
    public Preference preference(Actor actor) {
        return outbox.preference(actor.account());
    }

    /** @throws Refused where a way is wanted and its address is missing or malformed */
    @Act
    public void prefer(Actor actor, Preference wanted) {
        List<Refused.Reason> faults = new ArrayList<>();
        if (wanted.byMail() || !wanted.mail().isEmpty()) {
            judge(MAIL, "mail", wanted.mail(), "邮箱地址“" + wanted.mail() + "”的格式不正确，应如 name@example.gov.cn。", faults);
        }
        if (wanted.bySms() || !wanted.mobile().isEmpty()) {
            judge(MOBILE, "mobile", wanted.mobile(), "手机号码应为11位数字。", faults);
        }
        if (!faults.isEmpty()) {
            throw Refused.invalid(faults);
        }
        outbox.keep(new Preference(actor.account(), wanted.mail(), wanted.mobile(), wanted.byMail(), wanted.bySms(), wanted.byChat(),
                wanted.singles(), wanted.digest()));
    }

    private static void judge(Pattern form, String field, String given, String sentence, List<Refused.Reason> faults) {
        if (!form.matcher(given).matches()) {
            faults.add(new Refused.Reason("notify." + field, field, "", sentence));
        }
    }

    /** A post's only account may be called like its group. */
    private static Set<String> targets(Actor actor) {
        Set<String> targets = new TreeSet<>(actor.groups());
        targets.add(actor.account());
        return targets;
    }
}
