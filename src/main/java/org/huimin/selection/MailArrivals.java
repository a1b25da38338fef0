package org.huimin.selection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Stamp;
import org.huimin.selection.MailArrival.Outcome;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows behind {@link MailIntake} and {@link MailDesk}. */
@Repository
class MailArrivals {

    private static final int MOST = 200;

    private final JdbcTemplate sql;

    MailArrivals(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** Another instance that takes the same mail waits here, and then finds it taken. */
    void begin(String digest, CaseRef tender, Instant at, long size) {
        sql.update("insert into mail_arrival (digest, case_ref, arrived_at, size_bytes, outcome, rule) values (?,?,?,?,?,'')", digest,
                tender == null ? "" : tender.value(), Stamp.of(at), size, Outcome.STRAY.name());
    }

    void became(String digest, Outcome outcome, String rule, String application) {
        sql.update("update mail_arrival set outcome = ?, rule = ?, application = ? where digest = ?", outcome.name(), rule, application, digest);
    }

    void answered(String digest, Instant at) {
        sql.update("update mail_arrival set answered_at = ? where digest = ?", Stamp.of(at), digest);
    }

    boolean noted(String digest, Actor by, Instant at, String note) {
        return sql.update("update mail_arrival set noted_by = ?, noted_at = ?, note = ? where digest = ? and noted_at is null", by.account(), Stamp.of(at), note,
                digest) == 1;
    }

    Optional<MailArrival> find(String digest) {
        return sql.query("select * from mail_arrival where digest = ?", MailArrivals::row, digest).stream().findFirst();
    }

    /** What was not taken, of a tender and of none, since its notice; latest first, at most 200. */
    List<MailArrival> aside(CaseRef tender, Instant since) {
        return sql.query("select * from mail_arrival where case_ref in (?, '') and outcome <> ? and arrived_at >= ? order by arrived_at desc, digest limit " + MOST,
                MailArrivals::row, tender.value(), Outcome.SEALED.name(), Stamp.of(since));
    }

    Optional<Instant> readUntil() {
        return sql.query("select read_at from mailbox_read where id = 1", (row, n) -> Stamp.read(row, "read_at")).stream().findFirst();
    }

    void readUntil(Instant at) {
        sql.update("insert into mailbox_read (id, read_at) values (1, ?) on duplicate key update read_at = greatest(read_at, values(read_at))", Stamp.of(at));
    }

    private static MailArrival row(ResultSet row, int n) throws SQLException {
        String tender = row.getString("case_ref");
        return new MailArrival(row.getString("digest"), tender.isEmpty() ? null : CaseRef.of(tender), Stamp.read(row, "arrived_at"), row.getLong("size_bytes"),
                Outcome.valueOf(row.getString("outcome")), row.getString("rule"), row.getString("application"), Stamp.read(row, "answered_at"),
                Stamp.read(row, "noted_at"), row.getString("note"));
    }
}
