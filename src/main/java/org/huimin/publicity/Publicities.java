package org.huimin.publicity;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.LegalBasis;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.publicity.PublicityRegister.PublicityView;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** The rows behind the publicity periods. */
@Repository
class Publicities {

    private static final String VIEW = """
            select p.*, (select count(*) from objection o where o.publicity = p.id) as objections from publicity p where\s""";

    private final JdbcTemplate sql;

    Publicities(JdbcTemplate sql) {
        this.sql = sql;
    }

    PublicityId insert(Publicity p) {
        GeneratedKeyHolder id = new GeneratedKeyHolder();
        sql.update(connection -> {
            PreparedStatement s = connection.prepareStatement("""
                    insert into publicity (about_ref, root_ref, notice, opened_at, ends_at, rule_text, basis_citation,
                      basis_from, basis_until, parties, decided_by, excluded, remedies, state, upheld)
                    values (?,?,?,?,?,?,?,?,?,?,?,?,?,'OPEN',false)""", new String[] {"id"});
            Object[] row = {p.about().value(), p.about().root().value(), p.notice().value(), Stamp.of(p.openedAt()),
                    Stamp.of(p.endsAt()), p.rule(), p.basis().citation(), p.basis().from(), p.basis().until(),
                    lines(p.standing().parties()), p.decidedBy(), lines(p.excluded()),
                    lines(p.remedies().stream().map(Remedy::name).sorted().toList())};
            for (int i = 0; i < row.length; i++) {
                s.setObject(i + 1, row[i]);
            }
            return s;
        }, id);
        return new PublicityId(id.getKey().longValue());
    }

    /** Held until the transaction ends: an objection and the close cannot cross. */
    Publicity hold(PublicityId id) {
        return sql.query("select * from publicity where id = ? for update", this::row, id.value()).stream().findFirst()
                .orElseThrow(() -> unknown(id));
    }

    Publicity get(PublicityId id) {
        return sql.query("select * from publicity where id = ?", this::row, id.value()).stream().findFirst()
                .orElseThrow(() -> unknown(id));
    }

    boolean exists(NoticeId notice) {
        return sql.queryForObject("select count(*) from publicity where notice = ?", Integer.class, notice.value()) > 0;
    }

    void closed(PublicityId id, boolean upheld, Remedy remedy, Instant at) {
        sql.update("update publicity set state = 'CLOSED', upheld = ?, remedy = ?, closed_at = ? where id = ?", upheld,
                remedy == null ? null : remedy.name(), Stamp.of(at), id.value());
    }

    Optional<PublicityView> view(PublicityId id) {
        return sql.query(VIEW + "p.id = ?", this::viewRow, id.value()).stream().findFirst();
    }

    List<PublicityView> running(Instant now, int limit) {
        return sql.query(VIEW + "p.state = 'OPEN' and p.ends_at > ? order by p.ends_at, p.id limit " + limit, this::viewRow,
                Stamp.of(now));
    }

    List<PublicityView> of(CaseRef programme) {
        return sql.query(VIEW + "p.root_ref = ? order by p.id", this::viewRow, programme.root().value());
    }

    static Refused unknown(PublicityId id) {
        return Refused.absent("没有编号为" + id + "的公示。");
    }

    private Publicity row(ResultSet rs, int i) throws SQLException {
        return new Publicity(new PublicityId(rs.getLong("id")), CaseRef.of(rs.getString("about_ref")),
                new NoticeId(rs.getLong("notice")), Stamp.read(rs, "opened_at"), Stamp.read(rs, "ends_at"),
                rs.getString("rule_text"), basis(rs), new Standing(list(rs.getString("parties"))), rs.getString("decided_by"),
                Set.copyOf(list(rs.getString("excluded"))),
                list(rs.getString("remedies")).stream().map(Remedy::valueOf).collect(Collectors.toSet()), "OPEN".equals(rs.getString("state")), rs.getBoolean("upheld"));
    }

    private PublicityView viewRow(ResultSet rs, int i) throws SQLException {
        Publicity p = row(rs, i);
        return new PublicityView(p.id(), p.about(), p.notice(), p.openedAt(), p.endsAt(), p.rule(), p.basis(),
                p.standing().anyone(), p.remedies(), p.open(), p.open() ? null : p.upheld(),
                rs.getString("remedy") == null ? null : Remedy.valueOf(rs.getString("remedy")), rs.getInt("objections"));
    }

    private static LegalBasis basis(ResultSet rs) throws SQLException {
        return new LegalBasis(rs.getString("basis_citation"), rs.getObject("basis_from", LocalDate.class),
                rs.getObject("basis_until", LocalDate.class));
    }

    private static String lines(Collection<String> values) {
        return String.join("\n", values);
    }

    private static List<String> list(String lines) {
        return lines.isEmpty() ? List.of() : List.of(lines.split("\n"));
    }
}
