package org.huimin.publicity;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Notices on their way to the board, for those who draft, check and sign them. */
@Service
@Transactional(readOnly = true)
public class NoticeDrafts {

    /** @throws org.huimin.kernel.Refused (absent) where there is no such notice */
    public NoticeView get(NoticeId notice) {
        throw new UnsupportedOperationException();
    }
}
