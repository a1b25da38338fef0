package org.huimin.publicity;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** The rows behind the board. */
@Repository
class Notices {

    private static final String COLUMNS = "id, root_ref, notice_type, notice_number, title, published_at from notice where ";
    private static final String LINE = "select " + COLUMNS;
    private static final String LATEST_FIRST = " order by published_at desc, id desc limit ";

    private final JdbcTemplate sql;

    Notices(JdbcTemplate sql) {
        this.sql = sql;
    }

    NoticeId insert(Notice n, Instant at) {
        GeneratedKeyHolder id = new GeneratedKeyHolder();
        sql.update(connection -> {
            PreparedStatement s = connection.prepareStatement("""
                    insert into notice (about_ref, root_ref, notice_type, state, title, body, drafted_by, drafted_at, corrects)
                    values (?,?,?,?,?,?,?,?,?)""", new String[] {"id"});
            Object[] row = {n.about().value(), n.about().root().value(), n.type().name(), n.state().name(), n.title(),
                    n.body().text(), n.draftedBy(), Stamp.of(at), n.corrects() == null ? null : n.corrects().value()};
            for (int i = 0; i < row.length; i++) {
                s.setObject(i + 1, row[i]);
            }
            return s;
        }, id);
        return new NoticeId(id.getKey().longValue());
    }

    /** Held until the transaction ends, so that of several people acting at once one is first. */
    Notice hold(NoticeId id) {
        return sql.query("select * from notice where id = ? for update", this::noticeRow, id.value()).stream().findFirst()
                .orElseThrow(() -> Refused.absent("没有编号为" + id + "的公告稿。"));
    }

    Optional<Notice> find(NoticeId id) {
        return sql.query("select * from notice where id = ?", this::noticeRow, id.value()).stream().findFirst();
    }

    Optional<Notice> find(CaseRef programme, String number) {
        return sql.query("select * from notice where root_ref = ? and notice_number = ?", this::noticeRow,
                programme.root().value(), number).stream().findFirst();
    }

    void revised(Notice n, Instant at) {
        sql.update("""
                update notice set state = ?, title = ?, body = ?, attachments = ?, drafted_by = ?, drafted_at = ?, checked_by = null,
                  checked_at = null, return_reason = null where id = ?""",
                n.state().name(), n.title(), n.body().text(), String.join("\n", n.attachments()), n.draftedBy(), Stamp.of(at), n.id().value());
    }

    void returned(Notice n) {
        sql.update("update notice set state = ?, return_reason = ?, checked_by = null, checked_at = null where id = ?",
                n.state().name(), n.returnReason(), n.id().value());
    }

    void checked(Notice n, Instant at) {
        sql.update("update notice set state = ?, checked_by = ?, checked_at = ? where id = ?", n.state().name(),
                n.checkedBy(), Stamp.of(at), n.id().value());
    }

    void signed(Notice n, Instant at) {
        sql.update("update notice set state = ?, signed_by = ?, signed_at = ? where id = ?", n.state().name(), n.signedBy(),
                Stamp.of(at), n.id().value());
    }

    void published(Notice n) {
        sql.update("update notice set state = ?, notice_number = ?, published_at = ?, trail_seq = ?, trail_hash = ? where id = ?",
                n.state().name(), n.number(), Stamp.of(n.publishedAt()), n.trail() == null ? null : n.trail().seq(),
                n.trail() == null ? null : n.trail().hash(), n.id().value());
    }

    void dropped(NoticeId id, Actor by, Instant at, String reason) {
        sql.update("update notice set state = ?, dropped_by = ?, dropped_at = ?, drop_reason = ? where id = ?", NoticeState.DROPPED.name(), by.account(),
                Stamp.of(at), reason, id.value());
    }

    /** Corrections of this notice that were dropped, earliest first. */
    List<NoticeDrafts.Dropped> dropped(NoticeId corrected) {
        return sql.query("select dropped_by, dropped_at, drop_reason from notice where corrects = ? and state = 'DROPPED' order by id",
                (rs, i) -> new NoticeDrafts.Dropped(rs.getString("dropped_by"), Stamp.read(rs, "dropped_at"), rs.getString("drop_reason")),
                corrected.value());
    }

    /** Published ones, latest first; programme and type may be null. */
    List<NoticeLine> latest(CaseRef programme, NoticeType type, List<String> words, NoticeBoard.Cursor after, int limit) {
        StringBuilder where = new StringBuilder("state = 'PUBLISHED'");
        List<Object> arguments = new ArrayList<>();
        if (programme != null) {
            where.append(" and root_ref = ?");
            arguments.add(programme.root().value());
        }
        if (type != null) {
            where.append(" and notice_type = ?");
            arguments.add(type.name());
        }
        for (String word : words) {
            where.append(" and (title like ? escape '!' or notice_number like ? escape '!' or body like ? escape '!')");
            String like = "%" + word.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
            arguments.addAll(List.of(like, like, like));
        }
        if (after != null) {
            where.append(" and published_at <= ? and (published_at < ? or id < ?)");
            arguments.addAll(List.of(Stamp.of(after.publishedAt()), Stamp.of(after.publishedAt()), after.id()));
        }
        // MySQL would read every notice where it believes that to be cheaper; to H2 the hint is a comment
        String index = programme != null ? "notice_of_programme" : type != null ? "notice_of_type" : "notice_board";
        return sql.query("select /*+ INDEX(notice " + index + ") */ " + COLUMNS + where + LATEST_FIRST + limit, this::lineRow,
                arguments.toArray());
    }

    /** The one published next after this. */
    Optional<NoticeLine> next(NoticeBoard.Cursor from) {
        return sql.query("select /*+ INDEX(notice notice_board) */ " + COLUMNS + "state = 'PUBLISHED' and published_at >= ? and (published_at > ? or id > ?)"
                + " order by published_at, id limit 1", this::lineRow, Stamp.of(from.publishedAt()), Stamp.of(from.publishedAt()), from.id())
                .stream().findFirst();
    }

    List<NoticeLine> all(CaseRef programme) {
        return sql.query(LINE + "root_ref = ? and state = 'PUBLISHED' order by published_at, id", this::lineRow,
                programme.root().value());
    }

    Optional<NoticeLine> line(NoticeId id) {
        return sql.query(LINE + "id = ? and state = 'PUBLISHED'", this::lineRow, id.value()).stream().findFirst();
    }

    List<NoticeLine> corrections(NoticeId of) {
        return sql.query(LINE + "corrects = ? and state = 'PUBLISHED' order by id", this::lineRow, of.value());
    }

    /** What corrects this notice, published or on its way; there is at most one. */
    Optional<Notice> correctionOf(NoticeId corrected) {
        return sql.query("select * from notice where corrects = ? and state <> 'DROPPED' order by id", this::noticeRow, corrected.value()).stream().findFirst();
    }

    /** The published end of the chain of corrections that this notice stands in. */
    Notice newest(Notice n) {
        Optional<Notice> next = correctionOf(n.id()).filter(c -> c.state() == NoticeState.PUBLISHED);
        while (next.isPresent()) {
            n = next.get();
            next = correctionOf(n.id()).filter(c -> c.state() == NoticeState.PUBLISHED);
        }
        return n;
    }

    NoticeView view(Notice n) {
        return new NoticeView(n.id(), n.about(), n.type(), n.state(), n.title(), n.body(), n.attachments(), n.number(),
                n.publishedAt(), n.draftedBy(), n.checkedBy(), n.signedBy(), n.returnReason(),
                n.corrects() == null ? null : line(n.corrects()).orElse(null), corrections(n.id()), n.trail());
    }

    private NoticeLine lineRow(ResultSet rs, int i) throws SQLException {
        return new NoticeLine(new NoticeId(rs.getLong("id")), CaseRef.of(rs.getString("root_ref")),
                NoticeType.valueOf(rs.getString("notice_type")), rs.getString("notice_number"), rs.getString("title"),
                Stamp.read(rs, "published_at"));
    }

    private Notice noticeRow(ResultSet rs, int i) throws SQLException {
        long corrects = rs.getLong("corrects");
        NoticeId corrected = rs.wasNull() ? null : new NoticeId(corrects);
        String attachments = rs.getString("attachments");
        String hash = rs.getString("trail_hash");
        return new Notice(new NoticeId(rs.getLong("id")), CaseRef.of(rs.getString("about_ref")),
                NoticeType.valueOf(rs.getString("notice_type")), NoticeState.valueOf(rs.getString("state")),
                rs.getString("title"), NoticeBody.parse(rs.getString("body")),
                attachments.isEmpty() ? List.of() : List.of(attachments.split("\n")), rs.getString("drafted_by"),
                rs.getString("checked_by"), rs.getString("signed_by"), rs.getString("return_reason"), corrected,
                rs.getString("notice_number"), Stamp.read(rs, "published_at"),
                hash == null ? null : new NoticeView.TrailMark(rs.getString("root_ref"), rs.getLong("trail_seq"), hash));
    }
}
