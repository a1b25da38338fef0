package org.huimin.publicity;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.publicity.PublicityRegister.ObjectionKind;
import org.huimin.publicity.PublicityRegister.ObjectionState;
import org.huimin.publicity.PublicityRegister.Objector;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** The rows behind the objections; the only place where an objector's name and contact are kept. */
@Repository
class Objections {

    private static final String CASE = "select id, kind, case_ref, publicity, receipt, state, filed_at, grounds, evidence, admitted_by,"
            + " investigated_by, findings, reason, decided_at, remedy, against_number from objection where ";

    private final JdbcTemplate sql;

    Objections(JdbcTemplate sql) {
        this.sql = sql;
    }

    record Count(int all, int undecided, int upheld) { }

    ObjectionId insert(ObjectionCase c, Objector objector, String recordedBy) {
        GeneratedKeyHolder id = new GeneratedKeyHolder();
        sql.update(connection -> {
            PreparedStatement s = connection.prepareStatement("""
                    insert into objection (kind, publicity, case_ref, receipt, state, objector_name, objector_contact, grounds,
                      evidence, filed_at, recorded_by, admitted_by, investigated_by, findings, against_number)
                    values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)""", new String[] {"id"});
            Object[] row = {c.kind().name(), c.publicity().value(), c.caseRef().value(), c.receipt(), c.state().name(), objector.name(),
                    objector.contact(), c.grounds(), String.join("\n", c.evidence()), Stamp.of(c.filedAt()), recordedBy, c.admittedBy(),
                    c.investigatedBy(), c.findings(), c.against()};
            for (int i = 0; i < row.length; i++) {
                s.setObject(i + 1, row[i]);
            }
            return s;
        }, id);
        return new ObjectionId(id.getKey().longValue());
    }

    ObjectionCase hold(ObjectionId id) {
        return sql.query(CASE + "id = ? for update", this::row, id.value()).stream().findFirst().orElseThrow(() -> unknown(id));
    }

    ObjectionCase get(ObjectionId id) {
        return sql.query(CASE + "id = ?", this::row, id.value()).stream().findFirst().orElseThrow(() -> unknown(id));
    }

    void admitted(ObjectionId id, ObjectionState state, Actor by, String reason, Instant at) {
        sql.update("update objection set state = ?, admitted_by = ?, admitted_at = ?, reason = ? where id = ?", state.name(),
                by.account(), Stamp.of(at), reason, id.value());
    }

    void investigated(ObjectionId id, Actor by, String findings, Instant at) {
        sql.update("update objection set state = 'INVESTIGATED', investigated_by = ?, investigated_at = ?, findings = ? where id = ?",
                by.account(), Stamp.of(at), findings, id.value());
    }

    void decided(ObjectionId id, Objecting.Decision decision, Actor by, Instant at) {
        sql.update("update objection set state = ?, decided_by = ?, decided_at = ?, reason = ?, remedy = ?, against_number = coalesce(?, against_number) where id = ?",
                (decision.upheld() ? ObjectionState.UPHELD : ObjectionState.NOT_UPHELD).name(), by.account(), Stamp.of(at), decision.reason(),
                decision.remedy() == null ? null : decision.remedy().name(), decision.against(), id.value());
    }

    /** What the upheld ones lead to, where something was chosen. */
    List<Remedy> remedies(PublicityId publicity) {
        return sql.query("select remedy from objection where publicity = ? and state = 'UPHELD' and remedy is not null",
                (rs, i) -> Remedy.valueOf(rs.getString(1)), publicity.value());
    }

    Count count(PublicityId publicity) {
        return sql.queryForObject("""
                select count(*), coalesce(sum(case when state in ('FILED','ADMITTED','INVESTIGATED') then 1 else 0 end), 0),
                  coalesce(sum(case when state = 'UPHELD' then 1 else 0 end), 0) from objection where publicity = ?""",
                (rs, i) -> new Count(rs.getInt(1), rs.getInt(2), rs.getInt(3)), publicity.value());
    }

    List<ObjectionCase> of(PublicityId publicity) {
        return sql.query(CASE + "publicity = ? order by id", this::row, publicity.value());
    }

    Objector objector(ObjectionId id) {
        return sql.query("select objector_name, objector_contact from objection where id = ?",
                (rs, i) -> new Objector(rs.getString(1), rs.getString(2)), id.value()).stream().findFirst()
                .orElseThrow(() -> unknown(id));
    }

    Optional<ObjectionCase> byReceipt(String receipt, String name) {
        return sql.query(CASE + "receipt = ? and objector_name = ?", this::row, receipt, name).stream().findFirst();
    }

    private static Refused unknown(ObjectionId id) {
        return Refused.absent("没有编号为" + id + "的异议。");
    }

    private ObjectionCase row(ResultSet rs, int i) throws SQLException {
        String evidence = rs.getString("evidence");
        return new ObjectionCase(new ObjectionId(rs.getLong("id")), ObjectionKind.valueOf(rs.getString("kind")), CaseRef.of(rs.getString("case_ref")),
                new PublicityId(rs.getLong("publicity")), rs.getString("receipt"), ObjectionState.valueOf(rs.getString("state")),
                Stamp.read(rs, "filed_at"), rs.getString("grounds"),
                evidence.isEmpty() ? List.of() : List.of(evidence.split("\n")), rs.getString("admitted_by"),
                rs.getString("investigated_by"), rs.getString("findings"), rs.getString("reason"), Stamp.read(rs, "decided_at"),
                rs.getString("remedy") == null ? null : Remedy.valueOf(rs.getString("remedy")), rs.getString("against_number"));
    }
}
