package org.huimin.publicity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.huimin.kernel.CaseRef;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The public list: what was published, latest first, and nothing else. */
@Service
@Transactional(readOnly = true)
public class NoticeBoard {

    private static final int MOST = 100;
    private static final int MOST_WORDS = 5;

    private final Notices notices;

    NoticeBoard(Notices notices) {
        this.notices = notices;
    }

    /** Where a page begins: after this notice. */
    public record Cursor(Instant publishedAt, long id) { }

    /** @param next where the following page begins; null on the last */
    public record Page(List<NoticeLine> notices, Cursor next) { }

    /** @param limit 1 to 100; @param after null for the first page */
    public Page latest(Cursor after, int limit) {
        return page(null, null, List.of(), after, limit);
    }

    public Page ofProgramme(CaseRef programme, Cursor after, int limit) {
        return page(programme, null, List.of(), after, limit);
    }

    /**
     * Notices whose title, number or text contains every one of the words, wherever it stands; words beyond the fifth are
     * not looked at.
     *
     * @param type null for any
     */
    public Page search(String words, NoticeType type, Cursor after, int limit) {
        return page(null, type, Stream.of(words.strip().split("\\s+")).filter(w -> !w.isEmpty()).limit(MOST_WORDS).toList(), after, limit);
    }

    /** What was published just before and just after a notice; either may be null. */
    public record Neighbours(NoticeLine earlier, NoticeLine later) { }

    public Neighbours neighbours(NoticeView published) {
        Cursor here = new Cursor(published.publishedAt(), published.id().value());
        return new Neighbours(notices.latest(null, null, List.of(), here, 1).stream().findFirst().orElse(null), notices.next(here).orElse(null));
    }

    public Optional<NoticeView> byNumber(CaseRef programme, String number) {
        return notices.find(programme, number).map(notices::view);
    }

    /** A published notice only. */
    public Optional<NoticeView> get(NoticeId notice) {
        return notices.find(notice).filter(n -> n.state() == NoticeState.PUBLISHED).map(notices::view);
    }

    /** When it was published last who is to run the programme, the beginning of time before: what a panel did until then is no longer secret. */
    public Instant resultOut(CaseRef programme) {
        return all(programme).stream().filter(notice -> notice.type() == NoticeType.PROPOSED_AWARD || notice.type() == NoticeType.AWARD)
                .map(NoticeLine::publishedAt).max(Instant::compareTo).orElse(Instant.EPOCH);
    }

    /** All of a programme in order of publication, for papers and reports. */
    public List<NoticeLine> all(CaseRef programme) {
        return notices.all(programme);
    }

    private Page page(CaseRef programme, NoticeType type, List<String> words, Cursor after, int limit) {
        int size = Math.max(1, Math.min(limit, MOST));
        List<NoticeLine> found = notices.latest(programme, type, words, after, size + 1);
        if (found.size() <= size) {
            return new Page(found, null);
        }
        NoticeLine last = found.get(size - 1);
        return new Page(List.copyOf(found.subList(0, size)), new Cursor(last.publishedAt(), last.id().value()));
    }
}
