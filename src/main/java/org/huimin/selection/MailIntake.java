package org.huimin.selection;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Quoted;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.selection.MailArrival.Outcome;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Takes one mail of the mailbox in: sealed as an application, or noted by its outside alone. */
@Service
class MailIntake {

    private final Tenders tenders;
    private final Applications applications;
    private final MailArrivals arrivals;
    private final Receiving receiving;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    MailIntake(Tenders tenders, Applications applications, MailArrivals arrivals, Receiving receiving, Clock clock, ApplicationEventPublisher facts) {
        this.tenders = tenders;
        this.applications = applications;
        this.arrivals = arrivals;
        this.receiving = receiving;
        this.clock = clock;
        this.facts = facts;
    }

    /** @param said what its sender is to be told; empty for nothing more */
    record Taken(MailArrival arrival, String said) { }

    /**
     * @param digest of the mail as it came
     * @param at     when it arrived
     * @param whole  the mail; null where it is larger than any application
     */
    @Act
    Taken take(String digest, long size, Instant at, String subject, byte[] whole) {
        Optional<MailArrival> known = arrivals.find(digest);
        if (known.isPresent()) {
            return new Taken(known.get(), known.get().outcome() == Outcome.SEALED && known.get().answered() == null ? receipt(known.get()) : "");
        }
        Optional<TenderView> call = called(subject);
        arrivals.begin(digest, call.map(TenderView::caseRef).orElse(null), at, size);
        String said = call.map(tender -> enter(digest, tender, at, whole)).orElseGet(() -> stray(digest));
        return new Taken(arrivals.find(digest).orElseThrow(), said);
    }

    @Act
    void answered(String digest) {
        arrivals.answered(digest, Stamp.now(clock));
    }

    @Act
    void readThrough(Instant begun) {
        arrivals.readUntil(begun);
    }

    private String enter(String digest, TenderView tender, Instant at, byte[] whole) {
        try {
            if (whole == null) {
                throw MailedPapers.tooLarge(receiving.mostBytes());
            }
            Receipt receipt = receiving.mail(Actor.SYSTEM, tender.caseRef(), new ByteArrayInputStream(whole), at);
            arrivals.became(digest, Outcome.SEALED, "", receipt.number());
            return receipt(arrivals.find(digest).orElseThrow());
        } catch (Refused no) {
            String rule = no.reasons().get(0).rule();
            arrivals.became(digest, rule.equals("apply.late") ? Outcome.LATE : Outcome.REFUSED, rule, null);
            facts.publishEvent(new ApplicationFact.MailSetAside(CaseRef.SEALED, digest, rule));
            return "贵单位发往" + Quoted.of(tender.subject()) + "的报名邮件没有被接收：\n\n" + no.getMessage() + "\n";
        }
    }

    private String stray(String digest) {
        arrivals.became(digest, Outcome.STRAY, "mail.stray", null);
        facts.publishEvent(new ApplicationFact.MailSetAside(CaseRef.SEALED, digest, "mail.stray"));
        return "来件的主题与正在接收报名的公告都不相符，没有作为报名材料接收。如系报名，请按公告规定的主题改正后重新发送；报名以收到回执为准。\n";
    }

    private String receipt(MailArrival arrival) {
        TenderView tender = tenders.find(arrival.tender()).orElseThrow();
        OwnApplication sealed = applications.hold(arrival.application()).orElseThrow();
        return "贵单位的报名邮件已经收到，并已加密保存，开启前任何人不能查看。\n\n遴选：" + tender.subject() + "\n类别：" + tender.lot(sealed.lot()).orElseThrow().name()
                + "\n编号：" + sealed.number() + "\n到达时间（北京时间）：" + SubmissionWindow.said(sealed.decidedAt()) + "\n校验码：" + sealed.digest()
                + "\n\n请保存本回执；开启时可凭编号和校验码核对。报名截止后，开启的时间、地点和旁观方式在公告" + tender.notice()
                + "的页面上公布，并按来信地址通知；来信地址加密保存，通知后删除。\n";
    }

    /** The call whose prescribed beginning is the subject's: the longest, then whichever still takes applications, then the latest. */
    private Optional<TenderView> called(String subject) {
        String line = subject == null ? "" : subject.strip();
        return tenders.takingMail().stream().filter(t -> line.startsWith(t.terms().mail().prefix())).max(
                Comparator.<TenderView>comparingInt(t -> t.terms().mail().prefix().length()).thenComparing(t -> t.state() == TenderState.OPEN)
                        .thenComparing(TenderView::announcedAt));
    }
}
