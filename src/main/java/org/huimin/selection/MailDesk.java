package org.huimin.selection;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Invisible;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Where a clerk sees to the mails that could not be taken as applications, by time, size and reason, without opening any. */
@Service
public class MailDesk {

    private static final int LONGEST = 300;

    private final Mailbox mailbox;
    private final MailArrivals arrivals;
    private final Tenders tenders;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    MailDesk(Mailbox mailbox, MailArrivals arrivals, Tenders tenders, Clock clock, ApplicationEventPublisher facts) {
        this.mailbox = mailbox;
        this.arrivals = arrivals;
        this.tenders = tenders;
        this.clock = clock;
        this.facts = facts;
    }

    /** Whether a mailbox is read for a tender. */
    public boolean reads(TenderView tender) {
        return mailbox.connected() && tender.terms().mail() != null;
    }

    /** What was not taken since the tender was announced, its own and what names no call; latest first, at most 200. */
    public List<MailArrival> aside(TenderView tender) {
        return tender.announcedAt() == null ? List.of() : arrivals.aside(tender.caseRef(), tender.announcedAt());
    }

    /** Writes down what became of one. @throws Refused where the note is missing, or somebody noted it before */
    @Act
    public void note(Actor clerk, CaseRef tender, String digest, String note) {
        if (note == null || note.isBlank() || note.strip().length() > LONGEST || Invisible.inLine(note)) {
            throw Refused.invalid("mail.note", "note", note, "处理情况须填写，最多" + LONGEST + "字，一行。");
        }
        MailArrival arrival = aside(tenders.hold(tender)).stream().filter(a -> a.digest().equals(digest)).findFirst()
                .orElseThrow(() -> Refused.absent("没有这封来件。"));
        if (!arrivals.noted(digest, clerk, Stamp.now(clock), note.strip())) {
            throw Refused.conflict("mail.noted", "来件" + arrival.number() + "已经登记过处理情况。");
        }
        facts.publishEvent(new ApplicationFact.MailNoted(CaseRef.SEALED, clerk.account(), digest));
    }

    /** @throws Refused conflict where a mail that arrived in time may still lie in the mailbox, or somebody has yet to see to one that was not taken */
    public void mustBeSettled(CaseRef tender) {
        TenderView view = tenders.hold(tender);
        if (!reads(view)) {
            return;
        }
        if (arrivals.readUntil().filter(at -> !at.isBefore(view.deadline())).isEmpty()) {
            Instant read = arrivals.readUntil().orElse(null);
            throw Refused.conflict("mail.not-read", "报名邮箱" + (read == null ? "还没有读取过" : "最近一次读取是" + SubmissionWindow.said(read)) + "，截止前到达的邮件可能还没有收完，"
                    + "请稍候再提交；长时间没有读取的，请系统管理员检查邮箱连接。");
        }
        long waiting = aside(view).stream().filter(MailArrival::waits).count();
        if (waiting > 0) {
            throw Refused.conflict("mail.waits", "还有" + waiting + "封来件没有登记处理情况，请登记后再提交。");
        }
    }
}
