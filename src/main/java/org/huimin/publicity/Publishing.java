package org.huimin.publicity;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.oversight.TrailRegister;
import org.huimin.publicity.NoticeFact.CorrectionBegun;
import org.huimin.publicity.NoticeFact.CorrectionDropped;
import org.huimin.publicity.NoticeFact.NoticeChecked;
import org.huimin.publicity.NoticeFact.NoticeDrafted;
import org.huimin.publicity.NoticeFact.NoticePublished;
import org.huimin.publicity.NoticeFact.NoticeReturned;
import org.huimin.publicity.NoticeFact.NoticeSigned;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Brings a notice onto the board: draft, check, sign by three different people, then number and date. */
@Service
public class Publishing {

    /** What a notice received when it was published. */
    public record Published(NoticeId notice, NoticeType type, String number, Instant at) { }

    /** The counters of notices' numbers, a year's own each. */
    static final String NUMBERS = "NOTICE-";

    private final Notices notices;
    private final Sequences sequences;
    private final TrailRegister trail;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Publishing(Notices notices, Sequences sequences, TrailRegister trail, Clock clock, ApplicationEventPublisher facts) {
        this.notices = notices;
        this.sequences = sequences;
        this.trail = trail;
        this.clock = clock;
        this.facts = facts;
    }

    /** {@link Actor#SYSTEM} prepares a text which a person then takes over with {@link #revise}. */
    @Act
    public NoticeId draft(Actor actor, CaseRef about, NoticeType type, String title, NoticeBody body) {
        if (type == NoticeType.CORRECTION) {
            throw Refused.invalid("notice.corrects", "类型", type, "更正公告须指明所更正的公告，不能单独拟稿。");
        }
        return keep(actor, Notice.drafted(actor, about, type, title, body, null));
    }

    /**
     * A draft that corrects a published notice; both show the link. It begins with the notice's own text, for a person to change.
     *
     * @param actor who asked for it; {@link Actor#SYSTEM} prepares the text
     * @throws Refused conflict where the notice is corrected already: the newest is the one to correct
     */
    @Act
    public NoticeId correct(Actor actor, CaseRef about, NoticeId corrected) {
        Notice before = notices.hold(corrected);
        mayBeCorrected(before);
        if (!before.about().root().equals(about.root())) {
            throw Refused.invalid("notice.corrects-same-programme", "更正对象", before.number(),
                    "“" + before.title() + "”属于另一项活动（" + before.about().root() + "），不能在本活动中更正。");
        }
        Notice draft = Notice.drafted(Actor.SYSTEM, about, NoticeType.CORRECTION, CorrectionText.title(before), CorrectionText.body(before), corrected);
        NoticeId id = notices.insert(draft, Stamp.now(clock));
        say(new CorrectionBegun(about, actor.account(), id.value(), corrected.value()));
        return id;
    }

    private void mayBeCorrected(Notice before) {
        if (before.state() != NoticeState.PUBLISHED) {
            throw Refused.conflict("notice.corrects-published", "“" + before.title() + "”尚未发布，直接修改即可，不能更正。");
        }
        notices.correctionOf(before.id()).ifPresent(after -> {
            if (after.state() != NoticeState.PUBLISHED) {
                throw Refused.conflict("notice.correction-under-way", "“" + before.title() + "”已有一份更正公告正在办理，不能再起一份。");
            }
            Notice newest = notices.newest(after);
            throw Refused.conflict("notice.corrected", "“" + before.title() + "”已由" + newest.number() + "更正，请更正最新的" + newest.number() + "“"
                    + newest.title() + "”。");
        });
    }

    /** Whoever revises last is the drafter. @param attachments ids of the files the notice carries, in their order; at most 20 */
    @Act
    public void revise(Actor actor, NoticeId notice, String title, NoticeBody body, List<String> attachments) {
        Notice revised = notices.hold(notice).revised(actor, title, body, attachments);
        if (revised.corrects() != null && CorrectionText.changesNothing(notices.hold(revised.corrects()), revised.body(), revised.attachments())) {
            throw Refused.invalid("notice.correction-empty", "body", "", "正文和附件与原公告相同，没有更正任何内容，请写明更正之处。");
        }
        notices.revised(revised, Stamp.now(clock));
        say(new NoticeDrafted(revised.about(), actor.account(), notice.value(), revised.type().name()));
    }

    @Act
    public void giveBack(Actor actor, NoticeId notice, String reason) {
        Notice returned = notices.hold(notice).returned(reason);
        notices.returned(returned);
        say(new NoticeReturned(returned.about(), actor.account(), notice.value()));
    }

    @Act
    public void check(Actor actor, NoticeId notice) {
        Notice checked = notices.hold(notice).checked(actor);
        notices.checked(checked, Stamp.now(clock));
        say(new NoticeChecked(checked.about(), actor.account(), notice.value()));
    }

    @Act
    public void sign(Actor actor, NoticeId notice) {
        Notice signed = notices.hold(notice).signed(actor);
        notices.signed(signed, Stamp.now(clock));
        say(new NoticeSigned(signed.about(), actor.account(), notice.value()));
    }

    /** Ends a correction before it is signed; it takes no number. @throws Refused conflict once it is signed, forbidden for whoever did not draft it */
    @Act
    public void drop(Actor actor, NoticeId correction, String reason) {
        Notice dropped = notices.hold(correction);
        dropped.mayBeDropped(actor);
        notices.dropped(correction, actor, Stamp.now(clock), FreeText.required("撤销理由", reason, 600));
        say(new CorrectionDropped(dropped.about(), actor.account(), correction.value(), dropped.corrects().value()));
    }

    /** Gives number and date, and notes how far the trail has come; in the trail it is the signer's act. */
    @Act
    public Published publish(NoticeId notice) {
        Notice signed = notices.hold(notice);
        signed.mayBePublished();
        CaseRef programme = signed.about().root();
        Instant at = Stamp.now(clock);
        int year = at.atZone(Period.ZONE).getYear();
        Notice published = signed.published(number(year, sequences.next(programme, NUMBERS + year)), at,
                trail.head(programme).map(h -> new NoticeView.TrailMark(h.chain(), h.seq(), h.hash())).orElse(null));
        notices.published(published);
        say(new NoticePublished(published.about(), published.signedBy(), notice.value(), published.type().name(),
                published.number(), at, published.corrects() == null ? null : published.corrects().value()));
        return new Published(notice, published.type(), published.number(), at);
    }

    static String number(int year, int n) {
        return "〔" + year + "〕" + n + "号";
    }

    private NoticeId keep(Actor actor, Notice draft) {
        NoticeId id = notices.insert(draft, Stamp.now(clock));
        say(new NoticeDrafted(draft.about(), actor.account(), id.value(), draft.type().name()));
        return id;
    }

    private void say(Fact fact) {
        facts.publishEvent(fact);
    }
}
