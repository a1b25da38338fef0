package org.huimin.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Stamp;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** Where received files and kept judgements lie. */
@Repository
class LedgerShelf {

    private static final JsonMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).build();

    private final JdbcTemplate jdbc;

    LedgerShelf(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ReceivedFile> file(CaseRef programme, String platform, String sha256) {
        return jdbc.query("select * from ledger_file where programme = ? and platform = ? and sha256 = ?", LedgerShelf::file,
                programme.value(), platform, sha256).stream().findFirst();
    }

    /** Those that count, newest first. */
    List<ReceivedFile> files(CaseRef programme, String platform) {
        return jdbc.query("select * from ledger_file where programme = ? and platform = ? and set_aside_at is null order by id desc", LedgerShelf::file,
                programme.value(), platform);
    }

    /** @param phase null for files of no phase; @return how many */
    int setAside(CaseRef programme, String platform, Integer phase, Instant at) {
        return jdbc.update("update ledger_file set set_aside_at = ? where programme = ? and platform = ? and coalesce(phase, 0) = ? and set_aside_at is null",
                Stamp.of(at), programme.value(), platform, phase == null ? 0 : phase);
    }

    /** Counts again, as it was handed in this time. @return its number */
    long takeUp(long number, ReceivedFile file) {
        jdbc.update("update ledger_file set set_aside_at = null, name = ?, attachment = ?, received_at = ?, received_by = ? where id = ?",
                file.name(), file.attachment(), Stamp.of(file.receivedAt()), file.receivedBy(), number);
        return number;
    }

    long keep(CaseRef programme, ReceivedFile file) {
        return inserted("""
                insert into ledger_file (programme, platform, phase, kind, name, sha256, size_bytes, attachment, received_at, received_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", programme.value(), file.platform(), file.phase(), file.kind().name(), file.name(),
                file.sha256(), file.bytes(), file.attachment(), Stamp.of(file.receivedAt()), file.receivedBy());
    }

    long keep(CaseRef programme, String platform, Integer frozenPhase, Instant at, Judgement figures, List<ReceivedFile> files, byte[] refused) {
        long id = inserted("""
                insert into ledger_judgement (programme, platform, frozen_phase, judged_at, claim_rows, claims_accepted, redemption_rows,
                    redemptions_accepted, refund_rows, refunds_accepted, redeemed, refunded, net, figures, refused)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", programme.value(), platform, frozenPhase, Stamp.of(at),
                figures.claims().rows(), figures.claims().accepted(), figures.redemptions().rows(), figures.redemptions().accepted(),
                figures.refunds().rows(), figures.refunds().accepted(), figures.redemptions().amount().yuan(), figures.refunds().amount().yuan(),
                figures.net().yuan(), write(figures), refused);
        List<Object[]> rows = new ArrayList<>();
        files.forEach(file -> rows.add(new Object[] {id, file.id()}));
        jdbc.batchUpdate("insert into ledger_judged_file (judgement, ledger_file) values (?, ?)", rows);
        return id;
    }

    Optional<Judged> latest(CaseRef programme, String platform) {
        return jdbc.query(JUDGED + "where programme = ? and platform = ? order by id desc limit 1", LedgerShelf::judged, programme.value(), platform)
                .stream().findFirst();
    }

    Optional<Judged> frozen(CaseRef programme, String platform, int phase) {
        return jdbc.query(JUDGED + "where programme = ? and platform = ? and frozen_phase = ?", LedgerShelf::judged, programme.value(), platform, phase)
                .stream().findFirst();
    }

    /** Everything that was made final so far, in the order in which it happened. */
    List<FrozenPhase> frozen(CaseRef programme, String platform) {
        return jdbc.query("select id, frozen_phase, refused from ledger_judgement where programme = ? and platform = ? and frozen_phase is not null order by id",
                (row, n) -> {
                    List<RefusedRow> refused = new ArrayList<>();
                    RefusedRows.each(row.getBytes("refused"), refused::add);
                    List<String> files = jdbc.queryForList("select ledger_file from ledger_judged_file where judgement = ?", String.class, row.getLong("id"));
                    return new FrozenPhase(row.getInt("frozen_phase"), new HashSet<>(files), refused);
                }, programme.value(), platform);
    }

    Optional<byte[]> refused(long judgement) {
        return jdbc.query("select refused from ledger_judgement where id = ?", (row, n) -> row.getBytes(1), judgement).stream().findFirst();
    }

    List<ReceivedFile> filesOf(long judgement) {
        return jdbc.query("select f.* from ledger_file f join ledger_judged_file j on j.ledger_file = f.id where j.judgement = ?", LedgerShelf::file, judgement);
    }

    private static final String JUDGED = "select id, programme, platform, frozen_phase, judged_at, figures from ledger_judgement ";

    private static Judged judged(ResultSet row, int number) throws SQLException {
        return new Judged(row.getLong("id"), CaseRef.of(row.getString("programme")), row.getString("platform"),
                row.getObject("frozen_phase", Integer.class), Stamp.read(row, "judged_at"), read(row.getString("figures")));
    }

    private static ReceivedFile file(ResultSet row, int number) throws SQLException {
        return new ReceivedFile(row.getLong("id"), row.getString("platform"), row.getObject("phase", Integer.class),
                FileKind.valueOf(row.getString("kind")), row.getString("name"), row.getString("sha256"), row.getLong("size_bytes"),
                row.getString("attachment"), Stamp.read(row, "received_at"), row.getString("received_by"), row.getString("set_aside_at") != null);
    }

    private long inserted(String sql, Object... values) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.update(connection -> {
            var statement = connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS);
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement;
        }, key);
        return key.getKey().longValue();
    }

    private static String write(Judgement figures) {
        try {
            return JSON.writeValueAsString(figures);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Judgement read(String figures) {
        try {
            return JSON.readValue(figures, Judgement.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
