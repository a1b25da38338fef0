package org.huimin.publicity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.huimin.kernel.CaseRef;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The public list: what was published, latest first, and nothing else. */
@Service
@Transactional(readOnly = true)
public class NoticeBoard {

    /** Where a page begins: after this notice. */
    public record Cursor(Instant publishedAt, long id) { }

    /** @param next where the following page begins; null on the last */
    public record Page(List<NoticeLine> notices, Cursor next) { }

    /** @param limit 1 to 100; @param after null for the first page */
    public Page latest(Cursor after, int limit) {
        throw new UnsupportedOperationException();
    }

    public Page ofProgramme(CaseRef programme, Cursor after, int limit) {
        throw new UnsupportedOperationException();
    }

    /** Titles that contain the words, wherever they stand. */
    public Page search(String words, Cursor after, int limit) {
        throw new UnsupportedOperationException();
    }

    public Optional<NoticeView> byNumber(CaseRef programme, String number) {
        throw new UnsupportedOperationException();
    }

    /** A published notice only. */
    public Optional<NoticeView> get(NoticeId notice) {
        throw new UnsupportedOperationException();
    }

    /** All of a programme in order of publication, for papers and reports. */
    public List<NoticeLine> all(CaseRef programme) {
        throw new UnsupportedOperationException();
    }
}
