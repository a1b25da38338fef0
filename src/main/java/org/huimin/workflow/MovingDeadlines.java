package org.huimin.workflow;

import java.time.Instant;
import java.util.Optional;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.publicity.NoticeBoard;
import org.huimin.publicity.NoticeId;
import org.huimin.publicity.NoticeView;
import org.huimin.selection.TenderRegister;
import org.huimin.selection.TenderState;
import org.huimin.selection.TenderView;
import org.huimin.selection.Tendering;
import org.springframework.stereotype.Service;

/** Gives applicants more time: at once while nobody has read the call, by a published correction once they have. */
@Service
public class MovingDeadlines {

    private static final String DUTY = "draft-tender";

    private final Tendering tendering;
    private final TenderRegister tenders;
    private final CorrectingNotices correcting;
    private final NoticeBoard board;
    private final ProgrammeRegister programmes;

    MovingDeadlines(Tendering tendering, TenderRegister tenders, CorrectingNotices correcting, NoticeBoard board, ProgrammeRegister programmes) {
        this.tendering = tendering;
        this.tenders = tenders;
        this.correcting = correcting;
        this.board = board;
        this.programmes = programmes;
    }

    /** Whether the person drafts the programme's calls. */
    public boolean opensTo(Actor actor, CaseRef programme) {
        return programmes.spec(programme).selects() && programmes.unitsHolding(programme, DUTY).stream()
                .anyMatch(unit -> actor.groups().contains(programmes.group(programme, DUTY, unit)));
    }

    /**
     * @param confirmAgain whether what was handed in so far counts only once its applicant has confirmed it
     * @return the correction's case, whose draft has to name the new deadline; empty where it moved at once
     */
    @Act
    public Optional<CaseRef> begin(Actor actor, CaseRef tender, Instant to, String reason, boolean confirmAgain) {
        if (!opensTo(actor, tender.root())) {
            throw Refused.forbidden("tender.moves-drafter", "报名截止时间由编制遴选公告的经办人提出变更。");
        }
        TenderView view = tenders.view(tender);
        if (view.state() == TenderState.APPROVED) {
            tendering.moveDeadline(actor, tender, to, reason);
            return Optional.empty();
        }
        NoticeId call = Optional.ofNullable(view.notice()).flatMap(number -> board.byNumber(tender.root(), number)).map(NoticeView::id)
                .orElseThrow(() -> Refused.conflict("tender.not-announced", "遴选公告尚未审批和发布，请在编制时修改报名截止时间。"));
        CaseRef correction = correcting.begin(actor, call);
        tendering.planMove(actor, tender, to, reason, confirmAgain, correction);
        return Optional.of(correction);
    }
}
