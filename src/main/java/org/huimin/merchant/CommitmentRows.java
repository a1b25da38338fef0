package org.huimin.merchant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.huimin.kernel.Stamp;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows behind signed letters, one-time links and price samples. */
@Repository
class CommitmentRows {

    /** @param storeId null where nobody has said yet whose letter it is */
    record Photo(String attachment, String storeId, Instant at) { }

    /** @param signer null until it was used */
    record Link(CaseRef programme, String unit, String storeId, Instant expires, String signer, String offer, Instant signedAt) { }

    private final JdbcTemplate sql;

    CommitmentRows(JdbcTemplate sql) {
        this.sql = sql;
    }

    void photo(CaseRef programme, String unit, String attachment, String storeId, Actor by, Instant at) {
        sql.update("insert into commitment_photo (attachment, programme, unit, store_id, stored_by, stored_at) values (?,?,?,?,?,?)",
                attachment, programme.value(), unit, storeId, by.account(), Stamp.of(at));
    }

    /** @return whether there was such a photo of the unit */
    boolean assign(CaseRef programme, String unit, String attachment, String storeId) {
        return sql.update("update commitment_photo set store_id = ? where attachment = ? and programme = ? and unit = ?",
                storeId, attachment, programme.value(), unit) == 1;
    }

    /** Oldest first. */
    List<Photo> photos(CaseRef programme, String unit) {
        return sql.query("select attachment, store_id, stored_at from commitment_photo where programme = ? and unit = ?"
                + " order by stored_at, attachment", (rs, n) -> new Photo(rs.getString(1), rs.getString(2), Stamp.read(rs, "stored_at")),
                programme.value(), unit);
    }

    /** An earlier link that nobody used stops working. */
    void issue(String hash, CaseRef programme, String unit, String storeId, Actor by, Instant at, Instant expires) {
        sql.update("delete from commitment_link where programme = ? and unit = ? and store_id = ? and signed_at is null",
                programme.value(), unit, storeId);
        sql.update("insert into commitment_link (token_hash, programme, unit, store_id, issued_by, issued_at, expires_at)"
                + " values (?,?,?,?,?,?,?)", hash, programme.value(), unit, storeId, by.account(), Stamp.of(at), Stamp.of(expires));
    }

    Optional<Link> link(String hash) {
        return sql.query("select * from commitment_link where token_hash = ?", CommitmentRows::link, hash).stream().findFirst();
    }

    /** Uses the link up. @return false where somebody was faster or its time is over */
    boolean sign(String hash, String signer, String offer, Instant at) {
        return sql.update("update commitment_link set signer = ?, matching_offer = ?, signed_at = ? where token_hash = ?"
                + " and signed_at is null and expires_at > ?", signer, offer, Stamp.of(at), hash, Stamp.of(at)) == 1;
    }

    List<Link> links(CaseRef programme, String unit) {
        return sql.query("select * from commitment_link where programme = ? and unit = ? order by store_id, issued_at",
                CommitmentRows::link, programme.value(), unit);
    }

    private static Link link(ResultSet rs, int n) throws SQLException {
        return new Link(CaseRef.of(rs.getString("programme")), rs.getString("unit"), rs.getString("store_id"),
                Stamp.read(rs, "expires_at"), rs.getString("signer"), rs.getString("matching_offer"), Stamp.read(rs, "signed_at"));
    }

    /** Shops of the unit that may still be in the programme, for drawing samples from. */
    List<String> takingPart(CaseRef programme, String unit) {
        return sql.queryForList("select store_id from shop where programme = ? and unit = ?"
                + " and state in ('ADMITTED','LISTED','SUSPENDED') order by store_id", String.class, programme.value(), unit);
    }

    /** @return false where the same item was sampled there on that day before */
    boolean sample(CaseRef programme, String unit, PriceSampling.Sample s, Actor by, Instant at) {
        Integer before = sql.queryForObject("select count(*) from price_sample where programme = ? and store_id = ? and item = ?"
                + " and taken_on = ?", Integer.class, programme.value(), s.storeId(), s.item(), s.takenOn());
        if (before > 0) {
            return false;
        }
        sql.update("insert into price_sample (programme, unit, store_id, item, price, taken_on, attachment, recorded_by, recorded_at)"
                + " values (?,?,?,?,?,?,?,?,?)", programme.value(), unit, s.storeId(), s.item(), s.price().yuan(),
                s.takenOn(), s.attachment(), by.account(), Stamp.of(at));
        return true;
    }

    List<PriceSampling.Sample> samples(CaseRef programme, List<String> stores) {
        if (stores.isEmpty()) {
            return List.of();
        }
        List<Object> arguments = new java.util.ArrayList<>(List.of(programme.value()));
        arguments.addAll(stores);
        return sql.query("select * from price_sample where programme = ? and store_id in ("
                + String.join(",", Collections.nCopies(stores.size(), "?")) + ") order by store_id, taken_on, id", (rs, n) ->
                new PriceSampling.Sample(rs.getString("store_id"), rs.getString("item"), new Money(rs.getBigDecimal("price")),
                        rs.getObject("taken_on", LocalDate.class), rs.getString("attachment")), arguments.toArray());
    }
}
