package org.huimin.selection;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Stamp;
import org.huimin.notify.Replies;
import org.huimin.notify.Rounds;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/**
 * Writes back to those whose mails were sealed: when and where they are opened, or that too few came. Their addresses lie hidden until then, and are
 * gone once they have been written to, or the applications lie open.
 */
@Service
class MailReplies implements Rounds {

    private static final int MOST = 50;
    /** How long a mail server that is away is waited for once there is nothing left to open. */
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final String SUBJECT = "报名通知 ";

    private final JdbcTemplate sql;
    private final HouseKey key;
    private final Replies replies;
    private final Clock clock;

    MailReplies(JdbcTemplate sql, HouseKey key, Replies replies, Clock clock) {
        this.sql = sql;
        this.key = key;
        this.replies = replies;
        this.clock = clock;
    }

    private record Waiting(String application, byte[] address, String said) { }

    void keep(CaseRef tender, String application, String address) {
        sql.update("insert ignore into mail_reply (application, case_ref, address) values (?,?,?)", application, tender.value(), key.hide(application, address));
    }

    /** What every sender of this tender is to be told, with the next round. */
    void tell(CaseRef tender, String said) {
        sql.update("update mail_reply set said = ? where case_ref = ?", said, tender.value());
    }

    @Override
    public void round() {
        sql.update("delete from mail_reply where case_ref in (select case_ref from tender where state = ? or state = ? and ended_at < ?)", TenderState.OPENED.name(),
                TenderState.ENDED.name(), Stamp.of(clock.instant().minus(LONGEST)));
        List<Waiting> due = sql.query("select application, address, said from mail_reply where said is not null order by application limit " + MOST,
                (row, n) -> new Waiting(row.getString(1), row.getBytes(2), row.getString(3)));
        for (Waiting one : due) {
            if (replies.send(key.show(one.application(), one.address()), SUBJECT + one.application(), one.said() + "\n\n报名编号：" + one.application() + "\n")) {
                sql.update("delete from mail_reply where application = ?", one.application());
            }
        }
    }
}
