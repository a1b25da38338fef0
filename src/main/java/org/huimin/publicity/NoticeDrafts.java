package org.huimin.publicity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.huimin.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Notices on their way to the board, for those who draft, check and sign them. */
@Service
@Transactional(readOnly = true)
public class NoticeDrafts {

    private final Notices notices;

    NoticeDrafts(Notices notices) {
        this.notices = notices;
    }

    /** A correction that was begun by mistake. @param by account */
    public record Dropped(String by, Instant at, String reason) { }

    /** @throws Refused (absent) where there is no such notice */
    public NoticeView get(NoticeId notice) {
        return notices.find(notice).map(notices::view)
                .orElseThrow(() -> Refused.absent("没有编号为" + notice + "的公告稿。"));
    }

    /** The correction of a published notice that is on its way; empty where there is none. */
    public Optional<NoticeView> correctionUnderWay(NoticeId corrected) {
        return notices.correctionOf(corrected).filter(n -> n.state() != NoticeState.PUBLISHED).map(notices::view);
    }

    /** Corrections of the notice that were dropped, earliest first. */
    public List<Dropped> dropped(NoticeId corrected) {
        return notices.dropped(corrected);
    }
}
