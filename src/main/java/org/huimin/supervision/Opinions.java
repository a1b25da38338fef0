package org.huimin.supervision;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.huimin.calendar.Deadline;
import org.huimin.calendar.Deadlines;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Stamp;
import org.huimin.supervision.OpinionView.Reply;
import org.huimin.supervision.OpinionView.State;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows behind supervision opinions. */
@Repository
class Opinions {

    private final JdbcTemplate sql;
    private final Deadlines deadlines;

    Opinions(JdbcTemplate sql, Deadlines deadlines) {
        this.sql = sql;
        this.deadlines = deadlines;
    }

    int next(CaseRef programme) {
        return sql.queryForObject("select coalesce(max(number_no), 0) + 1 from supervision_opinion where programme = ?", Integer.class, programme.value());
    }

    void insert(CaseRef caseRef, int number, String against, String step, String unit, String text, Actor by, Instant at) {
        sql.update("insert into supervision_opinion (case_ref, programme, number_no, against_ref, step_name, unit, content, raised_by, raised_at, state)"
                + " values (?,?,?,?,?,?,?,?,?,'OPEN')", caseRef.value(), caseRef.root().value(), number, against, step, unit, text,
                by.account(), Stamp.of(at));
    }

    /** Held until the transaction ends. */
    Optional<OpinionView> hold(CaseRef caseRef) {
        sql.queryForList("select state from supervision_opinion where case_ref = ? for update", String.class, caseRef.value());
        return find(caseRef);
    }

    Optional<OpinionView> find(CaseRef caseRef) {
        return list(caseRef.root(), "o.case_ref = ?", caseRef.value()).stream().findFirst();
    }

    /** Latest first. */
    List<OpinionView> of(CaseRef programme) {
        return list(programme, "o.programme = ?", programme.value());
    }

    void answer(CaseRef caseRef, int round, String text, String attachment, Actor by, Instant at) {
        sql.update("insert into supervision_reply (case_ref, round_no, content, attachment, replied_by, replied_at) values (?,?,?,?,?,?)",
                caseRef.value(), round, text, attachment, by.account(), Stamp.of(at));
        state(caseRef, State.ANSWERED);
    }

    void weigh(CaseRef caseRef, int round, boolean accepted, String remark) {
        sql.update("update supervision_reply set accepted = ?, remark = ? where case_ref = ? and round_no = ?", accepted, remark,
                caseRef.value(), round);
        state(caseRef, accepted ? State.CLOSED : State.OPEN);
    }

    private void state(CaseRef caseRef, State state) {
        sql.update("update supervision_opinion set state = ? where case_ref = ?", state.name(), caseRef.value());
    }

    private List<OpinionView> list(CaseRef programme, String where, String key) {
        Map<String, Deadline> dues = deadlines.ofProgramme(programme).stream().filter(d -> d.key().equals(Supervising.ANSWER))
                .collect(Collectors.toMap(d -> d.caseRef().value(), d -> d));
        Map<String, List<Reply>> replies = sql.query("select r.* from supervision_reply r join supervision_opinion o on o.case_ref = r.case_ref where "
                + where + " order by r.case_ref, r.round_no", (rs, n) -> Map.entry(rs.getString("case_ref"), new Reply(rs.getInt("round_no"),
                rs.getString("content"), rs.getString("attachment"), rs.getString("replied_by"), Stamp.read(rs, "replied_at"),
                (Boolean) rs.getObject("accepted"), rs.getString("remark"))), key).stream()
                .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return sql.query("select o.* from supervision_opinion o where " + where + " order by o.number_no desc", (rs, n) -> {
            CaseRef ref = CaseRef.of(rs.getString("case_ref"));
            return new OpinionView(ref, rs.getInt("number_no"), rs.getString("against_ref"), rs.getString("step_name"), rs.getString("unit"),
                    rs.getString("content"), rs.getString("raised_by"), Stamp.read(rs, "raised_at"), State.valueOf(rs.getString("state")),
                    dues.get(ref.value()), replies.getOrDefault(ref.value(), List.of()));
        }, key);
    }
}
