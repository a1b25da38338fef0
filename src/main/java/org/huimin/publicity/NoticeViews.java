package org.huimin.publicity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;

/**
 * How often each notice is read: counted in memory, and added to the day's figure from time to time ({@link WritingViews}).
 * What a notice tells is the figure of the days before, so that its page changes with it once a day and not with every reader.
 */
@Service
public class NoticeViews {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeViews.class);

    private final JdbcTemplate sql;
    private final Clock clock;
    private final Map<Read, LongAdder> fresh = new ConcurrentHashMap<>();

    NoticeViews(JdbcTemplate sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    private record Read(String programme, String number) { }

    /** What each reading of the notice is added to. */
    public LongAdder counter(CaseRef programme, String number) {
        return fresh.computeIfAbsent(new Read(programme.value(), number), notice -> new LongAdder());
    }

    /** Until the end of yesterday. */
    public long before(LocalDate today, CaseRef programme, String number) {
        Long views = sql.queryForObject("select sum(views) from notice_views where programme = ? and number = ? and on_day < ?", Long.class,
                programme.value(), number, today);
        return views == null ? 0 : views;
    }

    public void write() {
        LocalDate today = clock.instant().atZone(Period.ZONE).toLocalDate();
        fresh.forEach((notice, counted) -> {
            long views = counted.sumThenReset();
            if (views > 0) {
                write(notice, today, views, counted);
            }
        });
    }

    private void write(Read notice, LocalDate day, long views, LongAdder counted) {
        try {
            sql.update("insert into notice_views (programme, number, on_day, views) values (?, ?, ?, ?) on duplicate key update views = views + ?",
                    notice.programme, notice.number, day, views, views);
        } catch (DataAccessException | TransactionException e) {
            counted.add(views);
            LOG.warn("views of notices could not be written; they are tried again", e);
        }
    }
}
