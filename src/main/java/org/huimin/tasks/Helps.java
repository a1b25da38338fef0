package org.huimin.tasks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Stamp;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows behind {@link Helping}. */
@Repository
class Helps {

    private static final int MOST = 200;

    private final JdbcTemplate sql;

    Helps(JdbcTemplate sql) {
        this.sql = sql;
    }

    void insert(Help help, WorkItem item) {
        sql.update("insert into work_help values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", help.id(), item.id(), item.root().value(), item.duty(),
                help.kind().name(), help.asker(), help.askerName(), help.helper(), help.helperName(), help.question(), Stamp.of(help.askedAt()),
                help.state().name(), help.verdict(), help.reply(), null);
    }

    Optional<Help> find(String id) {
        return sql.query("select * from work_help where id = ?", Helps::row, id).stream().findFirst();
    }

    List<Help> of(String item) {
        return sql.query("select * from work_help where work_item = ? order by asked_at, id", Helps::row, item);
    }

    List<Help> ofCase(CaseRef root) {
        return sql.query("select * from work_help where root_ref = ? order by asked_at, id", Helps::row, root.value());
    }

    /** Oldest first, at most 200: nobody is asked for more at a time. */
    List<Help> waitingFor(String helper) {
        return sql.query("select * from work_help where helper = ? and state = 'OPEN' order by asked_at, id limit " + MOST, Helps::row, helper);
    }

    boolean asked(String item, String account) {
        return sql.queryForObject("select count(*) from work_help where work_item = ? and helper = ?", Long.class, item, account) > 0;
    }

    void end(Help help, Help.State state, String verdict, String reply, java.time.Instant at) {
        sql.update("update work_help set state = ?, verdict = ?, reply = ?, ended_at = ? where id = ?",
                state.name(), verdict, reply, Stamp.of(at), help.id());
    }

    void pass(Help help, String to, String toName) {
        sql.update("update work_help set helper = ?, helper_name = ? where id = ?", to, toName, help.id());
    }

    private static Help row(ResultSet rs, int n) throws SQLException {
        return new Help(rs.getString("id"), rs.getString("work_item"), Help.Kind.valueOf(rs.getString("kind")), rs.getString("asker"),
                rs.getString("asker_name"), rs.getString("helper"), rs.getString("helper_name"), rs.getString("question"),
                Stamp.read(rs, "asked_at"), Help.State.valueOf(rs.getString("state")), rs.getString("verdict"), rs.getString("reply"),
                rs.getObject("ended_at") == null ? null : Stamp.read(rs, "ended_at"));
    }
}
