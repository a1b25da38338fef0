package org.huimin.publicity;

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

    /** @throws Refused (absent) where there is no such notice */
    public NoticeView get(NoticeId notice) {
        return notices.find(notice).map(notices::view)
                .orElseThrow(() -> Refused.absent("没有编号为" + notice + "的公告稿。"));
    }
}
