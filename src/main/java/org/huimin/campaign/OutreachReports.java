package org.huimin.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huimin.campaign.OutreachReporting.Entry;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Stamp;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows behind the outreach plan: one per unit and channel that was reported on. */
@Repository
class OutreachReports {

    private final JdbcTemplate sql;

    OutreachReports(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** A row as it was reported. */
    record Report(String unit, String channel, int number, Entry entry, String by, Instant at) { }

    /** How the plan was closed. */
    record Close(String remark, String by, Instant at) { }

    /** @return false where the unit's report of this number is there already */
    boolean insert(CaseRef programme, String unit, int number, Entry e, Actor actor, Instant at) {
        try {
            return sql.update("insert into campaign_outreach (programme, unit, channel, done, done_on, summary, place, reason, evidence, reported_by, reported_at,"
                    + " report_number) values (?,?,?,?,?,?,?,?,?,?,?,?)", programme.value(), unit, e.channel(), e.done(), e.doneOn(), e.summary(), e.place(), e.reason(),
                    String.join(",", e.evidence()), actor.account(), Stamp.of(at), number) == 1;
        } catch (DuplicateKeyException reportedBefore) {
            return false;
        }
    }

    /** {@code unit:channel} → what was reported, earliest first. */
    Map<String, List<Report>> of(CaseRef programme) {
        Map<String, List<Report>> reports = new HashMap<>();
        sql.query("select * from campaign_outreach where programme = ? order by unit, channel, report_number", OutreachReports::report, programme.value())
                .forEach(r -> reports.computeIfAbsent(r.unit() + ":" + r.channel(), k -> new ArrayList<>()).add(r));
        return reports;
    }

    /** The last report on a channel. */
    Optional<Report> last(CaseRef programme, String unit, String channel) {
        return sql.query("select * from campaign_outreach where programme = ? and unit = ? and channel = ? order by report_number desc limit 1",
                OutreachReports::report, programme.value(), unit, channel).stream().findFirst();
    }

    boolean close(CaseRef programme, String remark, Actor actor, Instant at) {
        try {
            return sql.update("insert into campaign_outreach_close (programme, remark, closed_by, closed_at) values (?,?,?,?)",
                    programme.value(), remark, actor.account(), Stamp.of(at)) == 1;
        } catch (DuplicateKeyException closedBefore) {
            return false;
        }
    }

    Optional<Close> closed(CaseRef programme) {
        return sql.query("select remark, closed_by, closed_at from campaign_outreach_close where programme = ?",
                (rs, i) -> new Close(rs.getString("remark"), rs.getString("closed_by"), Stamp.read(rs, "closed_at")), programme.value())
                .stream().findFirst();
    }

    private static Report report(ResultSet rs, int i) throws SQLException {
        String evidence = rs.getString("evidence");
        return new Report(rs.getString("unit"), rs.getString("channel"), rs.getInt("report_number"), new Entry(rs.getString("channel"), rs.getBoolean("done"),
                rs.getObject("done_on", LocalDate.class), rs.getString("summary"), rs.getString("place"), rs.getString("reason"),
                evidence.isEmpty() ? List.of() : List.of(evidence.split(","))), rs.getString("reported_by"), Stamp.read(rs, "reported_at"));
    }
}
