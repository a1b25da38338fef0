package org.huimin.workflow;

import java.util.Map;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.publicity.NoticeBoard;
import org.huimin.publicity.NoticeDrafts;
import org.huimin.publicity.NoticeId;
import org.huimin.publicity.NoticeView;
import org.huimin.publicity.Publishing;
import org.huimin.workflow.engine.Running;
import org.springframework.stereotype.Service;

/** Sets the correction of a published notice on its way: drafted, checked and signed like any other notice. */
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

    /** Whether the person drafts the programme's notices. */
    public boolean opensTo(Actor actor, CaseRef programme) {
        return programmes.unitsHolding(programme, DUTY).stream().anyMatch(unit -> actor.groups().contains(programmes.group(programme, DUTY, unit)));
    }

    /**
     * @return the correction's case; its draft lies on the drafters' desk afterwards
     * @throws Refused forbidden for whoever does not draft notices; conflict where the notice has been corrected
     */
    @Act
    public CaseRef begin(Actor actor, NoticeId corrected) {
        NoticeView notice = board.get(corrected).orElseThrow(() -> Refused.absent("没有这份公告，或者它尚未发布。"));
        CaseRef programme = notice.about().root();
        draftsNotices(actor, programme);
        CaseRef about = programme.child("COR", corrected);
        NoticeId draft = publishing.correct(actor, about, corrected);
        running.start("notice", about, Map.of("noticeType", "CORRECTION", "notice", draft.toString()));
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
        draftsNotices(actor, correction.about().root());
        publishing.drop(actor, correction.id(), reason);
        running.tell(correction.about(), MESSAGE, Map.of());
    }

    /** Whether the person may end this correction now. */
    public boolean mayDrop(Actor actor, NoticeView correction) {
        return switch (correction.state()) {
            case PREPARED -> opensTo(actor, correction.about().root());
            case DRAFTED, RETURNED, CHECKED -> actor.account().equals(correction.draftedBy());
            case SIGNED, PUBLISHED, DROPPED -> false;
        };
    }

    private void draftsNotices(Actor actor, CaseRef programme) {
        if (!opensTo(actor, programme)) {
            throw Refused.forbidden("notice.corrects-drafter", "更正公告由承担信息拟稿职责的经办人起草。");
        }
    }
}
