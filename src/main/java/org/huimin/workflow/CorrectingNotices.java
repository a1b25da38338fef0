package org.huimin.workflow;

import java.util.List;
import java.util.Map;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.publicity.NoticeBoard;
import org.huimin.publicity.NoticeDrafts;
import org.huimin.publicity.NoticeId;
import org.huimin.publicity.NoticeLine;
import org.huimin.publicity.NoticeType;
import org.huimin.publicity.NoticeView;
import org.huimin.publicity.Publishing;
import org.huimin.workflow.engine.Running;
import org.springframework.stereotype.Service;

/** Sets the correction of a published notice on its way: drafted, checked and signed by the offices that did so with the notice. */
@Service
public class CorrectingNotices {

    /** Received by the diagram of notices. */
    static final String MESSAGE = "CORRECTION_DROPPED";
    private static final String DUTY = "draft-notice";

    private final NoticeBoard board;
    private final NoticeDrafts drafts;
    private final Publishing publishing;
    private final ProgrammeRegister programmes;
    private final Running running;

    CorrectingNotices(NoticeBoard board, NoticeDrafts drafts, Publishing publishing, ProgrammeRegister programmes, Running running) {
        this.board = board;
        this.drafts = drafts;
        this.publishing = publishing;
        this.programmes = programmes;
        this.running = running;
    }

    /** Whether the person drafts such notices of the programme: what one office decided, another may not correct. */
    public boolean opensTo(Actor actor, NoticeView notice) {
        return drafts(actor, notice.about().root(), subject(notice));
    }

    /** The programme's published notices whose correction the person may begin, in order of publication. */
    public List<NoticeLine> correctable(Actor actor, CaseRef programme) {
        return board.all(programme).stream().filter(line -> drafts(actor, programme, line.type() == NoticeType.CORRECTION
                ? subject(board.get(line.id()).orElseThrow()) : line.type())).toList();
    }

    private boolean drafts(Actor actor, CaseRef programme, NoticeType type) {
        String duty = programmes.duty(programme, DUTY, type.name());
        return programmes.unitsHolding(programme, duty).stream().anyMatch(unit -> actor.groups().contains(programmes.group(programme, duty, unit)));
    }

    /** What is corrected in the end, where a correction is corrected. */
    private NoticeType subject(NoticeView notice) {
        return notice.type() == NoticeType.CORRECTION ? subject(board.get(notice.corrects().id()).orElseThrow()) : notice.type();
    }

    /**
     * @return the correction's case; its draft lies on the drafters' desk afterwards
     * @throws Refused forbidden for whoever does not draft notices; conflict where the notice has been corrected
     */
    @Act
    public CaseRef begin(Actor actor, NoticeId corrected) {
        NoticeView notice = board.get(corrected).orElseThrow(() -> Refused.absent("没有这份公告，或者它尚未发布。"));
        draftsNotices(actor, notice);
        CaseRef about = notice.about().root().child("COR", corrected);
        NoticeId draft = publishing.correct(actor, about, corrected);
        running.start("notice", about, Map.of("noticeType", "CORRECTION", "corrected", subject(notice).name(), "notice", draft.toString()));
        return about;
    }

    /**
     * Ends the correction that is on its way and takes it off whatever desk it lies on.
     *
     * @throws Refused forbidden for whoever did not draft it, conflict where there is none or it is signed
     */
    @Act
    public void drop(Actor actor, NoticeId corrected, String reason) {
        NoticeView correction = drafts.correctionUnderWay(corrected)
                .orElseThrow(() -> Refused.conflict("notice.no-correction", "这份公告没有正在办理的更正，不需要撤销。"));
        draftsNotices(actor, correction);
        publishing.drop(actor, correction.id(), reason);
        running.tell(correction.about(), MESSAGE, Map.of());
    }

    /** Whether the person may end this correction now. */
    public boolean mayDrop(Actor actor, NoticeView correction) {
        return switch (correction.state()) {
            case PREPARED -> opensTo(actor, correction);
            case DRAFTED, RETURNED, CHECKED -> actor.account().equals(correction.draftedBy());
            case SIGNED, PUBLISHED, DROPPED -> false;
        };
    }

    private void draftsNotices(Actor actor, NoticeView notice) {
        if (!opensTo(actor, notice)) {
            throw Refused.forbidden("notice.corrects-drafter", "更正公告由起草原公告的单位的经办人起草。");
        }
    }
}
