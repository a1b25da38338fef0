package org.huimin.selection;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Invisible;
import org.huimin.kernel.Quoted;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.notify.Message;
import org.huimin.notify.Notifying;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Tells applicants when their applications are opened and how to watch, and what becomes of a call that too few answered. */
@Service
@Act
public class Inviting {

    private static final int LONGEST = 200;

    private final Tenders tenders;
    private final Applications applications;
    private final Notifying notifying;
    private final MailReplies replies;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Inviting(Tenders tenders, Applications applications, Notifying notifying, MailReplies replies, Clock clock, ApplicationEventPublisher facts) {
        this.tenders = tenders;
        this.applications = applications;
        this.notifying = notifying;
        this.replies = replies;
        this.clock = clock;
        this.facts = facts;
    }

    /** Fixes time, place and way. @throws Refused where one is missing, or the time has passed or lies before the deadline */
    public void call(Actor actor, CaseRef tender, Instant at, String place, String watch) {
        TenderView view = tenders.hold(tender);
        line("place", "开启地点", place);
        line("watch", "旁观方式", watch);
        Instant now = Stamp.now(clock);
        if (at.isBefore(view.deadline()) || at.isBefore(now)) {
            throw Refused.invalid("opening.time", "openingAt", Tendering.typed(at), "开启时间" + SubmissionWindow.said(at) + "须在报名截止（"
                    + SubmissionWindow.said(view.deadline()) + "）以后，也不能早于现在。");
        }
        tenders.callOpening(tender, new OpeningCall(at, place.strip(), watch.strip()), actor, now);
    }

    public Optional<OpeningCall> of(CaseRef tender) {
        return tenders.openingCall(tender);
    }

    /** Time, place and way in one sentence that names nobody: for a message, a telephone call or the board. */
    public Optional<String> said(CaseRef tender) {
        return tenders.openingCall(tender).map(call -> Quoted.of(tenders.find(tender).orElseThrow().subject()) + "报名材料于" + SubmissionWindow.said(call.at()) + "开启，地点："
                + call.place() + "；旁观：" + call.watch());
    }

    /**
     * Tells whoever applied online, each under the own receipt, and whoever wrote a mail where it came from. Who came on paper lies sealed still: the
     * receipt says that the notice's page tells it, and the office has the sentence for those who left it a number.
     */
    public void invite(CaseRef tender) {
        tenders.hold(tender);
        tenders.openingCall(tender).ifPresent(call -> {
            tell(tender, "opening", said(tender).orElseThrow());
            facts.publishEvent(new TenderFact.ApplicantsInvited(tender, Actor.SYSTEM.account(), call.at(), call.place()));
        });
    }

    /** Tells whoever applied online or by mail that too few did, and what follows. */
    public void shortage(CaseRef tender, TenderOutcome outcome) {
        tell(tender, "shortage", Quoted.of(tenders.hold(tender).subject()) + "报名或者合格的企业不足，" + (outcome == TenderOutcome.REANNOUNCED
                ? "将重新公告，本次报名不再有效，请按新公告重新报名" : "遴选终止"));
    }

    private void tell(CaseRef tender, String what, String said) {
        Instant now = Stamp.now(clock);
        List<Message> messages = applications.standing(tender).stream().map(a -> new Message(what + ":" + a.number(), Message.Kind.ASSIGNED,
                a.applicant() + "-applicant", said, "/apply/applications/" + a.number(), now)).toList();
        notifying.tell(messages);
        replies.tell(tender, said);
    }

    private static void line(String field, String name, String text) {
        if (text == null || text.isBlank() || text.strip().length() > LONGEST || Invisible.inLine(text)) {
            throw Refused.invalid("opening." + field, field, text, name + "须填写，最多" + LONGEST + "字，一行。");
        }
    }
}
