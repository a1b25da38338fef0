package org.huimin.scoring;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Stamp;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The rows behind {@link Scoring}. Contents of sheets leave here in two ways only: a member's own, and all of a round when the last
 * is in.
 */
@Repository
class Rounds {

    private static final ObjectMapper JSON = JsonMapper.builder().enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final TypeReference<Map<String, String>> CELLS = new TypeReference<>() { };
    private static final int MOST = 200;

    private final JdbcTemplate sql;

    Rounds(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** A submitted sheet with what binds its member to it. */
    record Kept(String member, int version, Sheet sheet, String salt, String commitment, Channel channel, Instant at) {
        boolean unchanged(CaseRef in) {
            return sheet.commitment(in, member, salt).equals(commitment);
        }

        Receipt receipt() {
            return new Receipt(commitment, channel, at);
        }
    }

    /** The first of two entries from paper. */
    record Entry(String by, Map<String, String> cells) { }

    void begin(CaseRef in, ScoreCard card, Actor by, Instant at) {
        sql.update("insert into scoring_round (case_ref, state, card, begun_by, begun_at) values (?,?,?,?,?)", in.value(), RoundState.SCORING.name(),
                written(card), by.account(), Stamp.of(at));
        members(in, card);
    }

    /** Who sits from now on, in the card and in the lists of rounds. */
    void seat(CaseRef in, ScoreCard card) {
        sql.update("update scoring_round set card = ? where case_ref = ?", written(card), in.value());
        sql.update("delete from scoring_member where case_ref = ?", in.value());
        members(in, card);
    }

    private void members(CaseRef in, ScoreCard card) {
        sql.batchUpdate("insert into scoring_member (case_ref, account) values (?,?)",
                card.members().stream().map(m -> new Object[] {in.value(), m.account()}).toList());
    }

    void departed(CaseRef in, String member, Departure departure, Actor by) {
        sql.update("insert into scoring_departure (case_ref, member, code, cause, submitted, recorded_by, left_at) values (?,?,?,?,?,?,?)", in.value(), member,
                departure.code(), departure.cause(), departure.submitted(), by.account(), Stamp.of(departure.at()));
    }

    /** In the order in which they left. */
    List<Departure> departures(CaseRef in) {
        return sql.query("select * from scoring_departure where case_ref = ? order by left_at, code", (row, n) -> new Departure(row.getString("code"),
                row.getString("cause"), row.getBoolean("submitted"), Stamp.read(row, "left_at")), in.value());
    }

    Optional<Round> find(CaseRef in) {
        return sql.query("select * from scoring_round where case_ref = ?", Rounds::round, in.value()).stream().findFirst();
    }

    /** Locked until the transaction ends: the last sheet is one sheet. */
    Optional<Round> hold(CaseRef in) {
        return sql.query("select * from scoring_round where case_ref = ? for update", Rounds::round, in.value()).stream().findFirst();
    }

    /** The member's rounds, newest first, at most 200. */
    List<CaseRef> of(String account) {
        return sql.query("select m.case_ref from scoring_member m join scoring_round r on r.case_ref = m.case_ref where m.account = ?"
                + " order by r.begun_at desc, m.case_ref limit " + MOST, (row, n) -> CaseRef.of(row.getString(1)), account);
    }

    /** By case, at most 200. */
    List<CaseRef> within(CaseRef review) {
        return sql.query("select case_ref from scoring_round where case_ref like ? order by case_ref limit " + MOST,
                (row, n) -> CaseRef.of(row.getString(1)), review.value() + "/%");
    }

    void state(CaseRef in, RoundState state) {
        sql.update("update scoring_round set state = ? where case_ref = ?", state.name(), in.value());
    }

    void revealed(CaseRef in, Instant at) {
        sql.update("update scoring_round set state = ?, revealed_at = ? where case_ref = ?", RoundState.REVEALED.name(), Stamp.of(at), in.value());
    }

    void reported(CaseRef in, Instant at) {
        sql.update("update scoring_round set state = ?, reported_at = ? where case_ref = ?", RoundState.REPORTED.name(), Stamp.of(at), in.value());
    }

    /** Nothing that was said of all sheets together stands without this member's. What was amended before, with a majority, stays amended. */
    void conclusionVoid(CaseRef in, String member) {
        sql.update("update scoring_round set revealed_at = null, drawn_lots = null, lots_by = null, lots_witness = null, remark = null where case_ref = ?", in.value());
        sql.update("delete from scoring_signature where case_ref = ?", in.value());
        sql.update("delete from scoring_agreement where case_ref = ? and member = ?", in.value(), member);
        sql.update("delete from scoring_recheck where case_ref = ? and member = ?", in.value(), member);
        sql.update("delete from scoring_agreement where case_ref = ? and agreed_by = ? and exists (select 1 from scoring_recheck r where r.case_ref = scoring_agreement.case_ref"
                + " and r.member = scoring_agreement.member and r.applicant = scoring_agreement.applicant and r.amended_at is null)", in.value(), member);
    }

    void chair(CaseRef in, String account) {
        sql.update("update scoring_round set chair = ? where case_ref = ?", account, in.value());
    }

    void remark(CaseRef in, String text) {
        sql.update("update scoring_round set remark = ? where case_ref = ?", text, in.value());
    }

    void lots(CaseRef in, List<String> order, Actor by, String witness) {
        sql.update("update scoring_round set drawn_lots = ?, lots_by = ?, lots_witness = ? where case_ref = ?", String.join(",", order), by.account(),
                witness, in.value());
    }

    void draft(CaseRef in, String member, Map<String, String> cells, Instant at) {
        Object[] values = {text(cells), Stamp.of(at), in.value(), member};
        if (sql.update("update scoring_draft set cells = ?, saved_at = ? where case_ref = ? and member = ?", values) == 0) {
            sql.update("insert into scoring_draft (cells, saved_at, case_ref, member) values (?,?,?,?)", values);
        }
    }

    Map<String, String> draft(CaseRef in, String member) {
        return sql.query("select cells from scoring_draft where case_ref = ? and member = ?", (row, n) -> cells(row.getString(1)), in.value(), member)
                .stream().findFirst().orElse(Map.of());
    }

    void dropDraft(CaseRef in, String member) {
        sql.update("delete from scoring_draft where case_ref = ? and member = ?", in.value(), member);
    }

    void dropEntry(CaseRef in, String member) {
        sql.update("delete from scoring_paper where case_ref = ? and member = ?", in.value(), member);
    }

    void enter(CaseRef in, String member, Actor by, Map<String, String> cells, Instant at) {
        sql.update("insert into scoring_paper (case_ref, member, entered_by, cells, entered_at) values (?,?,?,?,?)", in.value(), member, by.account(),
                text(cells), Stamp.of(at));
    }

    Optional<Entry> entry(CaseRef in, String member) {
        return sql.query("select entered_by, cells from scoring_paper where case_ref = ? and member = ?",
                (row, n) -> new Entry(row.getString(1), cells(row.getString(2))), in.value(), member).stream().findFirst();
    }

    void submit(CaseRef in, Kept sheet) {
        sql.update("insert into scoring_sheet (case_ref, member, version, state, cells, salt, commitment, channel, submitted_at) values (?,?,?,?,?,?,?,?,?)",
                in.value(), sheet.member(), sheet.version(), "VALID", written(sheet.sheet()), sheet.salt(), sheet.commitment(), sheet.channel().name(),
                Stamp.of(sheet.at()));
    }

    /** @param state VOID or AMENDED */
    void replaced(CaseRef in, String member, String state) {
        sql.update("update scoring_sheet set state = ? where case_ref = ? and member = ? and state = 'VALID'", state, in.value(), member);
    }

    int submitted(CaseRef in) {
        return sql.queryForObject("select count(*) from scoring_sheet where case_ref = ? and state = 'VALID'", Integer.class, in.value());
    }

    int versions(CaseRef in, String member) {
        return sql.queryForObject("select count(*) from scoring_sheet where case_ref = ? and member = ?", Integer.class, in.value(), member);
    }

    Optional<Kept> own(CaseRef in, String member) {
        return sql.query("select * from scoring_sheet where case_ref = ? and member = ? and state = 'VALID'", Rounds::kept, in.value(), member)
                .stream().findFirst();
    }

    /** Every valid sheet, by member: for the reveal and what follows it only. */
    List<Kept> all(CaseRef in) {
        return sql.query("select * from scoring_sheet where case_ref = ? and state = 'VALID' order by member", Rounds::kept, in.value());
    }

    void openRecheck(CaseRef in, Recheck r) {
        sql.update("insert into scoring_recheck (case_ref, member, applicant, reason, opened_by, opened_at, total_before) values (?,?,?,?,?,?,?)", in.value(),
                r.member(), r.applicant(), r.reason(), r.openedBy(), Stamp.of(r.openedAt()), r.before());
    }

    void agree(CaseRef in, String member, String applicant, String by, Instant at) {
        sql.update("insert into scoring_agreement (case_ref, member, applicant, agreed_by, agreed_at) values (?,?,?,?,?)", in.value(), member, applicant, by,
                Stamp.of(at));
    }

    void amended(CaseRef in, String member, String applicant, String reason, Instant at) {
        sql.update("update scoring_recheck set amended_at = ?, amended_reason = ? where case_ref = ? and member = ? and applicant = ?", Stamp.of(at), reason,
                in.value(), member, applicant);
    }

    List<Recheck> rechecks(CaseRef in) {
        Map<String, List<String>> agreed = new HashMap<>();
        sql.query("select member, applicant, agreed_by from scoring_agreement where case_ref = ? order by agreed_at, agreed_by", row -> {
            agreed.computeIfAbsent(row.getString(1) + "\n" + row.getString(2), key -> new ArrayList<>()).add(row.getString(3));
        }, in.value());
        return sql.query("select * from scoring_recheck where case_ref = ? order by opened_at, member, applicant", (row, n) -> new Recheck(
                row.getString("member"), row.getString("applicant"), row.getString("reason"), row.getString("opened_by"), Stamp.read(row, "opened_at"),
                row.getBigDecimal("total_before"), agreed.getOrDefault(row.getString("member") + "\n" + row.getString("applicant"), List.of()),
                Stamp.read(row, "amended_at"), row.getString("amended_reason")), in.value());
    }

    boolean sign(CaseRef in, String member, String dissent, Instant at) {
        Integer there = sql.queryForObject("select count(*) from scoring_signature where case_ref = ? and member = ?", Integer.class, in.value(), member);
        return there == 0 && sql.update("insert into scoring_signature (case_ref, member, dissent, signed_at) values (?,?,?,?)", in.value(), member, dissent,
                Stamp.of(at)) == 1;
    }

    List<Signature> signatures(CaseRef in) {
        return sql.query("select * from scoring_signature where case_ref = ? order by signed_at, member", (row, n) -> new Signature(row.getString("member"),
                row.getString("dissent"), Stamp.read(row, "signed_at")), in.value());
    }

    private static Round round(ResultSet row, int n) throws SQLException {
        String lots = row.getString("drawn_lots");
        return new Round(CaseRef.of(row.getString("case_ref")), RoundState.valueOf(row.getString("state")), read(row.getString("card"), ScoreCard.class),
                row.getString("chair"), Stamp.read(row, "begun_at"), Stamp.read(row, "revealed_at"), lots == null ? List.of() : List.of(lots.split(",")),
                row.getString("lots_witness"), row.getString("remark"));
    }

    private static Kept kept(ResultSet row, int n) throws SQLException {
        return new Kept(row.getString("member"), row.getInt("version"), read(row.getString("cells"), Sheet.class), row.getString("salt"),
                row.getString("commitment"), Channel.valueOf(row.getString("channel")), Stamp.read(row, "submitted_at"));
    }

    private static String written(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Map<String, String> cells) {
        return written(new TreeMap<>(cells));
    }

    private static <T> T read(String text, Class<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> cells(String text) {
        try {
            return JSON.readValue(text, CELLS);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
