package org.huimin.notify;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huimin.kernel.Stamp;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows behind messages, deliveries and preferences. */
@Repository
class Outbox {

    /** @param attempts how often it was tried */
    record Delivery(String message, String account, String channel, int attempts) { }

    private final JdbcTemplate sql;

    Outbox(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** One statement, however many. */
    void write(Collection<Message> messages) {
        sql.batchUpdate("insert ignore into notify_message (id, kind, target, subject, link, created_at, expanded) values (?,?,?,?,?,?,false)",
                messages.stream().map(m -> new Object[] {m.id(), m.kind().name(), m.target(), m.subject(), m.link(), Stamp.of(m.at())}).toList());
    }

    /** One limited range of the index for each target, so that a page costs what it shows. */
    List<Message> page(Set<String> targets, Instant before, int limit) {
        if (targets.isEmpty()) {
            return List.of();
        }
        List<Object> arguments = new ArrayList<>();
        List<String> ranges = new ArrayList<>();
        for (String target : targets) {
            ranges.add("(select * from notify_message where target = ? and created_at < ? order by target desc, created_at desc limit " + limit + ")");
            arguments.addAll(List.of(target, Stamp.of(before)));
        }
        return sql.query("select * from (" + String.join(" union all ", ranges) + ") m order by created_at desc, id limit " + limit,
                Outbox::message, arguments.toArray());
    }

    /** When something was last told under an id that begins like this. */
    Optional<Instant> last(String beginning) {
        return sql.query("select created_at from notify_message where id >= ? and id < ? order by created_at desc limit 1",
                (rs, n) -> Stamp.read(rs, "created_at"), beginning, beginning + "~").stream().findFirst();
    }

    List<Message> unexpanded(int limit) {
        return sql.query("select * from notify_message where expanded = false order by created_at, id limit " + limit, Outbox::message);
    }

    /** @return false where it is expanded already. Others who ask wait until this transaction ends */
    boolean takeToExpand(Message message) {
        return sql.update("update notify_message set expanded = true where id = ? and expanded = false", message.id()) == 1;
    }

    void expand(List<Delivery> deliveries, Instant at) {
        sql.batchUpdate("insert ignore into notify_delivery (message, account, channel, state, attempts, next_at) values (?,?,?,'WAITING',0,?)",
                deliveries.stream().map(d -> new Object[] {d.message(), d.account(), d.channel(), Stamp.of(at)}).toList());
    }

    List<Delivery> due(Instant at, int limit) {
        return sql.query("select message, account, channel, attempts from notify_delivery where state = 'WAITING' and next_at <= ?"
                + " order by next_at, message limit " + limit, (rs, n) -> new Delivery(rs.getString(1), rs.getString(2), rs.getString(3), rs.getInt(4)),
                Stamp.of(at));
    }

    /** Takes a delivery for this instance. @param until when somebody else may, if nothing was heard by then; @return false where another has it */
    boolean take(Delivery d, Instant at, Instant until) {
        return sql.update("update notify_delivery set next_at = ? where message = ? and account = ? and channel = ? and state = 'WAITING' and next_at <= ?",
                Stamp.of(until), d.message(), d.account(), d.channel(), Stamp.of(at)) == 1;
    }

    Message message(String id) {
        return sql.queryForObject("select * from notify_message where id = ?", Outbox::message, id);
    }

    void sent(Delivery d, Instant at) {
        sql.update("update notify_delivery set state = 'SENT', attempts = attempts + 1, sent_at = ?, fault = null where message = ? and account = ?"
                + " and channel = ?", Stamp.of(at), d.message(), d.account(), d.channel());
    }

    /** @param next null where it is given up */
    void failed(Delivery d, String fault, Instant next) {
        sql.update("update notify_delivery set state = ?, attempts = attempts + 1, fault = ?, next_at = coalesce(?, next_at) where message = ?"
                + " and account = ? and channel = ?", next == null ? "FAILED" : "WAITING", fault, Stamp.of(next), d.message(), d.account(), d.channel());
    }

    OutboxState.Standing standing() {
        return sql.queryForObject("select (select count(*) from notify_message where expanded = false),"
                + " (select count(*) from notify_delivery where state = 'WAITING'), (select count(*) from notify_delivery where state = 'FAILED'),"
                + " (select min(next_at) from notify_delivery where state = 'WAITING') as oldest",
                (rs, n) -> new OutboxState.Standing(rs.getLong(1), rs.getLong(2), rs.getLong(3), Stamp.read(rs, "oldest")));
    }

    List<OutboxState.Failed> failed(int limit) {
        return sql.query("select m.kind, d.channel, d.attempts, d.next_at, d.fault from notify_delivery d join notify_message m on m.id = d.message"
                + " where d.state = 'FAILED' order by d.next_at desc limit " + limit, (rs, n) -> new OutboxState.Failed(rs.getString(1), rs.getString(2),
                rs.getInt(3), Stamp.read(rs, "next_at"), rs.getString(5)));
    }

    int again(Instant at) {
        return sql.update("update notify_delivery set state = 'WAITING', attempts = 0, next_at = ? where state = 'FAILED'", Stamp.of(at));
    }

    Preference preference(String account) {
        return sql.query("select * from notify_person where account = ?", (rs, n) -> new Preference(account, rs.getString("mail"),
                rs.getString("mobile"), rs.getBoolean("by_mail"), rs.getBoolean("by_sms"), rs.getBoolean("by_chat"), rs.getBoolean("singles"),
                rs.getBoolean("digest")), account).stream().findFirst().orElse(Preference.unsaid(account));
    }

    void keep(Preference p) {
        sql.update("""
                insert into notify_person (account, mail, mobile, by_mail, by_sms, by_chat, singles, digest) values (?,?,?,?,?,?,?,?)
                on duplicate key update mail = values(mail), mobile = values(mobile), by_mail = values(by_mail), by_sms = values(by_sms),
                  by_chat = values(by_chat), singles = values(singles), digest = values(digest)""",
                p.account(), p.mail(), p.mobile(), p.byMail(), p.bySms(), p.byChat(), p.singles(), p.digest());
    }

    Instant readUntil(String account) {
        return sql.query("select read_until from notify_read where account = ?", (rs, n) -> Stamp.read(rs, "read_until"), account)
                .stream().findFirst().orElse(Instant.EPOCH);
    }

    void readUntil(String account, Instant at) {
        sql.update("insert into notify_read (account, read_until) values (?, ?) on duplicate key update read_until = values(read_until)",
                account, Stamp.of(at));
    }

    private static Message message(ResultSet rs, int n) throws SQLException {
        return new Message(rs.getString("id"), Message.Kind.valueOf(rs.getString("kind")), rs.getString("target"), rs.getString("subject"),
                rs.getString("link"), Stamp.read(rs, "created_at"));
    }
}
