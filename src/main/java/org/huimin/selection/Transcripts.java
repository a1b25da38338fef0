package org.huimin.selection;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Stamp;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows behind {@link Transcribing}. */
@Repository
class Transcripts {

    private final JdbcTemplate sql;

    Transcripts(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** Takes the place of an earlier one that was returned; what lay sealed is kept as it was. */
    void keep(CaseRef tender, Transcript t, String envelope, Actor by, Instant at) {
        Object[] values = {StatedText.of(t.stated()), String.join(",", t.scans()), t.lacking(), by.account(), Stamp.of(at), t.application()};
        if (sql.update("update application_transcript set stated = ?, scans = ?, lacking = ?, written_by = ?, written_at = ? where application = ?", values) == 0) {
            sql.update("insert into application_transcript (stated, scans, lacking, written_by, written_at, application, case_ref, envelope)"
                    + " values (?,?,?,?,?,?,?,?)", values[0], values[1], values[2], values[3], values[4], values[5], tender.value(), envelope);
        }
    }

    void confirmed(String application, Actor by, Instant at) {
        sql.update("update application_transcript set confirmed_by = ?, confirmed_at = ? where application = ?", by.account(), Stamp.of(at), application);
    }

    /** By number. */
    List<Transcript> of(CaseRef tender) {
        return sql.query("select * from application_transcript where case_ref = ? order by application", (row, n) -> new Transcript(row.getString("application"),
                StatedText.read(row.getString("stated")), Stream.of(row.getString("scans").split(",")).filter(id -> !id.isEmpty()).toList(),
                row.getString("lacking"), row.getString("written_by"), Stamp.read(row, "confirmed_at")), tender.value());
    }

    /** Numbers of opened applications of paper and mail that nobody has confirmed. */
    List<String> missing(CaseRef tender) {
        return sql.queryForList("select a.number from application a left join application_transcript t on t.application = a.number where a.case_ref = ?"
                + " and a.state = 'OPENED' and a.channel <> 'ONLINE' and t.confirmed_at is null order by a.number", String.class, tender.value());
    }
}
