package org.huimin.selection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Stamp;
import org.huimin.selection.seal.Cost;
import org.huimin.selection.seal.HolderKey;
import org.huimin.selection.seal.SealingKey;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows behind {@link SealCeremony}. */
@Repository
class SealHolders {

    private final JdbcTemplate sql;

    SealHolders(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** @param wrongSecrets typed in a row; @param wrongAt the last of them, null where there is none */
    record Holder(String account, String unit, int place, HolderKey key, int wrongSecrets, Instant wrongAt) { }

    /** A tender's key. @param firstOpener null before the opening has begun, {@code openedAt} before it is done */
    record Key(SealingKey sealing, String firstOpener, String secondOpener, Instant openedAt) { }

    void add(CaseRef tender, Actor holder, int place, HolderKey key, Instant at) {
        sql.update("insert into seal_holder (case_ref, account, unit_code, place, sealing, memory_kib, passes, lanes, salt, locked, registered_at)"
                + " values (?,?,?,?,?,?,?,?,?,?,?)", tender.value(), holder.account(), holder.unit(), place, key.sealing().encoded(),
                key.cost().memoryKiB(), key.cost().passes(), key.cost().lanes(), key.salt(), key.locked(), Stamp.of(at));
    }

    /** By place. */
    List<Holder> of(CaseRef tender) {
        return sql.query("select * from seal_holder where case_ref = ? order by place", SealHolders::holder, tender.value());
    }

    int count(CaseRef tender) {
        return sql.queryForObject("select count(*) from seal_holder where case_ref = ?", Integer.class, tender.value());
    }

    void wrong(CaseRef tender, String account, int inARow, Instant at) {
        sql.update("update seal_holder set wrong_secrets = ?, wrong_at = ? where case_ref = ? and account = ?", inARow, Stamp.of(at), tender.value(), account);
    }

    void right(CaseRef tender, String account) {
        sql.update("update seal_holder set wrong_secrets = 0, wrong_at = null where case_ref = ? and account = ?", tender.value(), account);
    }

    void establish(CaseRef tender, SealingKey key, Instant at) {
        sql.update("insert into seal_key (case_ref, sealing, established_at) values (?,?,?)", tender.value(), key.encoded(), Stamp.of(at));
    }

    Optional<Key> key(CaseRef tender) {
        return sql.query("select * from seal_key where case_ref = ?", (row, n) -> new Key(new SealingKey(row.getString("sealing")),
                row.getString("first_opener"), row.getString("second_opener"), Stamp.read(row, "opened_at")), tender.value()).stream().findFirst();
    }

    void share(CaseRef tender, int place, String to, byte[] sealed) {
        sql.update("insert into seal_share (case_ref, place, sealed_to, sealed) values (?,?,?,?)", tender.value(), place, to, sealed);
    }

    Optional<byte[]> share(CaseRef tender, int place, String to) {
        return sql.query("select sealed from seal_share where case_ref = ? and place = ? and sealed_to = ?", (row, n) -> row.getBytes(1),
                tender.value(), place, to).stream().findFirst();
    }

    void begun(CaseRef tender, Actor by, Instant at) {
        sql.update("update seal_key set first_opener = ?, first_at = ? where case_ref = ?", by.account(), Stamp.of(at), tender.value());
    }

    void opened(CaseRef tender, Actor by, Instant at) {
        sql.update("update seal_key set second_opener = ?, opened_at = ? where case_ref = ?", by.account(), Stamp.of(at), tender.value());
    }

    private static Holder holder(ResultSet row, int n) throws SQLException {
        HolderKey key = new HolderKey(new SealingKey(row.getString("sealing")), new Cost(row.getInt("memory_kib"), row.getInt("passes"), row.getInt("lanes")),
                row.getBytes("salt"), row.getBytes("locked"));
        return new Holder(row.getString("account"), row.getString("unit_code"), row.getInt("place"), key, row.getInt("wrong_secrets"),
                Stamp.read(row, "wrong_at"));
    }
}
