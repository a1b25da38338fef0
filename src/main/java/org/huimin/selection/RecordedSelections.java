package org.huimin.selection;

import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Stamp;
import org.huimin.selection.RecordedSelection.Bidder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows behind {@link Recording}. */
@Repository
class RecordedSelections {

    private final JdbcTemplate sql;

    RecordedSelections(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** @param state RECORDED, APPROVED or RETURNED */
    record Kept(int round, RecordedSelection selection, String state, String by) { }

    void add(CaseRef in, int round, RecordedSelection s, Actor by, Instant at) {
        sql.update("insert into recorded_selection (case_ref, round_no, system_name, project, announced_on, deadline, result_on, paper, state, recorded_by,"
                + " recorded_at) values (?,?,?,?,?,?,?,?,?,?,?)", in.value(), round, s.system(), s.project(), Date.valueOf(s.announcedOn()),
                Stamp.of(s.deadline()), Date.valueOf(s.resultOn()), s.paper(), "RECORDED", by.account(), Stamp.of(at));
        s.received().forEach((lot, received) -> sql.update("insert into recorded_lot values (?,?,?,?,?)", in.value(), round, lot, received,
                s.eligible().get(lot)));
        for (int place = 1; place <= s.bidders().size(); place++) {
            Bidder bidder = s.bidders().get(place - 1);
            sql.update("insert into recorded_bidder values (?,?,?,?,?,?)", in.value(), round, place, bidder.enterprise(), bidder.creditCode(),
                    receipt(in, bidder.creditCode()));
        }
        s.winners().forEach((place, winner) -> sql.update("insert into recorded_winner values (?,?,?,?,?)", in.value(), round, place, winner.enterprise(),
                winner.creditCode()));
    }

    void decided(CaseRef in, int round, boolean approved, Actor by, Instant at) {
        sql.update("update recorded_selection set state = ?, decided_by = ?, decided_at = ? where case_ref = ? and round_no = ?",
                approved ? "APPROVED" : "RETURNED", by.account(), Stamp.of(at), in.value(), round);
    }

    /** The same in every round. */
    private String receipt(CaseRef in, String creditCode) {
        return sql.queryForList("select receipt from recorded_bidder where case_ref = ? and credit_code = ? limit 1", String.class, in.value(), creditCode)
                .stream().findFirst().orElseGet(ReceiptNumber::ofBidder);
    }

    /** Of what was confirmed last in a programme. */
    List<Participant> bidders(CaseRef programme) {
        return sql.query("select case_ref, round_no from recorded_selection where case_ref like ? and state = 'APPROVED' order by decided_at desc limit 1",
                (row, n) -> sql.query("select * from recorded_bidder where case_ref = ? and round_no = ? order by place", (bidder, i) ->
                        new Participant(bidder.getString("receipt"), bidder.getString("enterprise"), ""), row.getString(1), row.getInt(2)),
                programme.root().value() + "/%").stream().findFirst().orElse(List.of());
    }

    Optional<Kept> last(CaseRef in) {
        return sql.query("select * from recorded_selection where case_ref = ? order by round_no desc limit 1", (row, n) -> {
            int round = row.getInt("round_no");
            Map<String, Integer> received = new HashMap<>();
            Map<String, Integer> eligible = new HashMap<>();
            sql.query("select * from recorded_lot where case_ref = ? and round_no = ?", lot -> {
                received.put(lot.getString("lot"), lot.getInt("received"));
                eligible.put(lot.getString("lot"), lot.getInt("eligible"));
            }, in.value(), round);
            Map<String, Bidder> winners = new HashMap<>();
            sql.query("select * from recorded_winner where case_ref = ? and round_no = ?", winner -> {
                winners.put(winner.getString("place"), new Bidder(winner.getString("enterprise"), winner.getString("credit_code")));
            }, in.value(), round);
            return new Kept(round, new RecordedSelection(row.getString("system_name"), row.getString("project"),
                    row.getObject("announced_on", LocalDate.class), Stamp.read(row, "deadline"), row.getObject("result_on", LocalDate.class),
                    row.getString("paper"), received, eligible, winners, sql.query("select * from recorded_bidder where case_ref = ? and round_no = ? order by place",
                    (bidder, i) -> new Bidder(bidder.getString("enterprise"), bidder.getString("credit_code")), in.value(), round)), row.getString("state"), row.getString("recorded_by"));
        }, in.value()).stream().findFirst();
    }
}
