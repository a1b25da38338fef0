package org.huimin.selection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Stamp;
import org.huimin.selection.seal.Manifest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows behind {@link Applying} and {@link ApplicationRegister}. */
@Repository
class Applications {

    private static final int MOST = 500;

    private final JdbcTemplate sql;

    Applications(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** What lies sealed. @param dataKey null where no files came */
    record Locked(String number, String lot, String applicant, ApplicationChannel channel, Instant receivedAt, String digest, byte[] dataKey, byte[] manifest) { }

    /** A file of a draft. */
    record FileRow(String id, String material, int parts) { }

    void begin(String number, CaseRef tender, String lot, String unit, ApplicationChannel channel, Actor by, Instant at) {
        sql.update("insert into application (number, case_ref, lot, applicant, channel, state, begun_by, begun_at) values (?,?,?,?,?,?,?,?)", number,
                tender.value(), lot, unit, channel.name(), ApplicationState.DRAFT.name(), by.account(), Stamp.of(at));
    }

    /** Locked until the transaction ends: a file comes before a submission or after it, never during it. */
    Optional<OwnApplication> hold(String number) {
        return sql.query("select * from application where number = ? for update", Applications::own, number).stream().findFirst();
    }

    /** Whose it is; empty where there is none. */
    Optional<String> unitOf(String number) {
        return sql.queryForList("select applicant from application where number = ?", String.class, number).stream().findFirst();
    }

    /** Newest first, at most 500. */
    List<OwnApplication> of(String unit) {
        return sql.query("select * from application where applicant = ? order by begun_at desc, number limit " + MOST, Applications::own, unit);
    }

    List<OwnApplication> of(CaseRef tender, String lot, String unit, ApplicationState state) {
        return sql.query("select * from application where case_ref = ? and lot = ? and applicant = ? and state = ? order by number", Applications::own,
                tender.value(), lot, unit, state.name());
    }

    void sealed(String number, Manifest.Sealed manifest, byte[] dataKey, long size, int sets, Instant at) {
        sql.update("update application set state = ?, decided_at = ?, digest = ?, manifest = ?, data_key = ?, size_bytes = ?, sets = ? where number = ?",
                ApplicationState.SUBMITTED.name(), Stamp.of(at), manifest.sha256(), manifest.sealed(), dataKey, size, sets, number);
    }

    void marked(String number, String mark) {
        sql.update("update application set enterprise_mark = ? where number = ?", mark, number);
    }

    /** Neither key nor list of it is left: nothing can open it any more. */
    void end(String number, ApplicationState state, Instant at) {
        sql.update("update application set state = ?, decided_at = ?, data_key = null, manifest = null where number = ?", state.name(), Stamp.of(at), number);
        sql.update("delete from application_file where application = ?", number);
    }

    void discard(String number) {
        sql.update("delete from application_file where application = ?", number);
        sql.update("delete from application where number = ? and state = ?", number, ApplicationState.DRAFT.name());
    }

    void confirm(String number, Instant at) {
        sql.update("update application set confirmed_at = ? where number = ?", Stamp.of(at), number);
    }

    void addFile(String id, String number, String material, int parts) {
        sql.update("insert into application_file (id, application, material, parts) values (?,?,?,?)", id, number, material, parts);
    }

    void removeFile(String number, String id) {
        sql.update("delete from application_file where application = ? and id = ?", number, id);
    }

    List<FileRow> files(String number) {
        return sql.query("select id, material, parts from application_file where application = ? order by id",
                (row, n) -> new FileRow(row.getString(1), row.getString(2), row.getInt(3)), number);
    }

    /** Enterprises, not papers: what came in one name counts once. */
    int count(CaseRef tender, String lot) {
        return sql.queryForObject("select count(distinct coalesce(enterprise_mark, number)) from application where case_ref = ? and lot = ? and state in ('SUBMITTED','OPENED')", Integer.class,
                tender.value(), lot);
    }

    int late(CaseRef tender, String lot) {
        return sql.queryForObject("select count(*) from application where case_ref = ? and lot = ? and state = 'LATE'", Integer.class, tender.value(), lot);
    }

    /** By number, so that their order betrays nothing. */
    List<Locked> locked(CaseRef tender) {
        return sql.query("select * from application where case_ref = ? and state = ? order by number", (row, n) -> new Locked(row.getString("number"),
                row.getString("lot"), row.getString("applicant"), ApplicationChannel.valueOf(row.getString("channel")), Stamp.read(row, "decided_at"),
                row.getString("digest"), row.getBytes("data_key"), row.getBytes("manifest")), tender.value(), ApplicationState.SUBMITTED.name());
    }

    List<String> drafts(CaseRef tender) {
        return sql.queryForList("select number from application where case_ref = ? and state = ? order by number", String.class, tender.value(),
                ApplicationState.DRAFT.name());
    }

    /** The receipt's list stays as it was sealed; time and digest too. */
    void opened(String number, String stated) {
        sql.update("update application set state = ?, stated = ?, data_key = null where number = ?", ApplicationState.OPENED.name(), stated, number);
    }

    void document(String number, int place, String material, String attachment) {
        sql.update("insert into application_document (application, place, material, attachment) values (?,?,?,?)", number, place, material, attachment);
    }

    /** After what was sealed, in the order in which it comes. */
    void supplement(String number, String material, String attachment) {
        sql.update("insert into application_document (application, place, material, attachment, supplement) select ?, coalesce(max(place), 0) + 1, ?, ?, true"
                + " from application_document where application = ?", number, material, attachment, number);
    }

    /** What a second person confirmed of paper or mail takes the place of what the envelope said. */
    void transcribed(String number, String stated) {
        sql.update("update application set stated = ? where number = ? and state = ?", stated, number, ApplicationState.OPENED.name());
    }

    /** A later one counts; what was opened of it stays. */
    void superseded(String number) {
        sql.update("update application set state = ? where number = ? and state = ?", ApplicationState.REPLACED.name(), number, ApplicationState.OPENED.name());
    }

    /** A scan of what lay in an envelope. */
    void bring(String number, String material, String attachment) {
        sql.update("insert into application_document (application, place, material, attachment) select ?, coalesce(max(place), 0) + 1, ?, ?"
                + " from application_document where application = ?", number, material, attachment, number);
    }

    /** Whose application stands, without what it says. */
    record Standing(String number, String applicant) { }

    /** Handed in online and in force or opened; by number, at most 500. */
    List<Standing> standing(CaseRef tender) {
        return sql.query("select number, applicant from application where case_ref = ? and state in (?,?) and applicant <> '' order by number limit " + MOST,
                (row, n) -> new Standing(row.getString(1), row.getString(2)), tender.value(), ApplicationState.SUBMITTED.name(), ApplicationState.OPENED.name());
    }

    /** Files brought after the opening. */
    long supplements(String number) {
        return sql.queryForObject("select count(*) from application_document where application = ? and supplement = true", Long.class, number);
    }

    /** An opened application without its documents. */
    record OpenedRow(String number, String applicant, String lot, ApplicationChannel channel, Instant receivedAt, String digest, String stated, int sets,
                     Instant confirmedAt) { }

    List<OpenedRow> openedOnes(CaseRef tender) {
        return sql.query("select * from application where case_ref = ? and state = ? order by number limit " + MOST, (row, n) -> new OpenedRow(
                row.getString("number"), row.getString("applicant"), row.getString("lot"), ApplicationChannel.valueOf(row.getString("channel")),
                Stamp.read(row, "decided_at"), row.getString("digest"), row.getString("stated"), row.getInt("sets"), Stamp.read(row, "confirmed_at")),
                tender.value(), ApplicationState.OPENED.name());
    }

    /** A document with the number of its application. */
    record DocumentRow(String application, ApplicationView.Document document) { }

    List<DocumentRow> documents(CaseRef tender) {
        return sql.query("select d.* from application_document d join application a on a.number = d.application where a.case_ref = ?"
                + " order by d.application, d.place", (row, n) -> new DocumentRow(row.getString("application"),
                new ApplicationView.Document(row.getString("material"), row.getString("attachment"), row.getBoolean("supplement"))), tender.value());
    }

    private static OwnApplication own(ResultSet row, int n) throws SQLException {
        return new OwnApplication(row.getString("number"), CaseRef.of(row.getString("case_ref")), row.getString("lot"),
                ApplicationChannel.valueOf(row.getString("channel")), ApplicationState.valueOf(row.getString("state")), Stamp.read(row, "begun_at"),
                Stamp.read(row, "decided_at"), row.getString("digest"), row.getLong("size_bytes"), Stamp.read(row, "confirmed_at"));
    }
}
