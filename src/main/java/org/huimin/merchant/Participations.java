package org.huimin.merchant;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Stamp;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows behind commitments, platforms' merchant numbers and the directory's intervals. */
@Repository
class Participations {

    private final JdbcTemplate sql;

    Participations(JdbcTemplate sql) {
        this.sql = sql;
    }

    List<String> uncommitted(CaseRef programme, String unit) {
        return sql.queryForList("""
                select s.store_id from shop s where s.programme = ? and s.unit = ? and s.state = 'ADMITTED' and not exists
                  (select 1 from shop_commitment c where c.programme = s.programme and c.store_id = s.store_id)
                order by s.store_id""", String.class, programme.value(), unit);
    }

    boolean begun(CaseRef programme) {
        return sql.queryForObject("select exists (select 1 from shop_commitment where programme = ?)", Boolean.class, programme.value());
    }

    void commit(CaseRef programme, Actor by, List<Committing.Commitment> signed, List<Committing.Declined> declined, Instant at) {
        List<Object[]> rows = new ArrayList<>();
        signed.forEach(c -> rows.add(new Object[] {programme.value(), c.storeId(), true,
                c.matchingOffer() == null ? "" : c.matchingOffer().strip(), c.attachment(), null, by.account(), Stamp.of(at)}));
        declined.forEach(d -> rows.add(new Object[] {programme.value(), d.storeId(), false, "", null, d.reason().strip(),
                by.account(), Stamp.of(at)}));
        sql.batchUpdate("""
                insert into shop_commitment (programme, store_id, signed, matching_offer, attachment, reason, registered_by,
                  registered_at) values (?,?,?,?,?,?,?,?)""", rows);
    }

    List<String> unboarded(CaseRef programme, String platform) {
        return sql.queryForList("""
                select s.store_id from shop s
                  join shop_commitment c on c.programme = s.programme and c.store_id = s.store_id and c.signed
                  join shop_verdict v on v.programme = s.programme and v.store_id = s.store_id and v.desk = ? and v.agreed
                where s.programme = ? and s.state in ('ADMITTED','LISTED') and not exists (select 1 from shop_platform p
                  where p.programme = s.programme and p.store_id = s.store_id and p.platform = ?)
                order by s.store_id""", String.class, ReviewDesk.platform(platform).code(), programme.value(), platform);
    }

    /** Merchant number → store id. */
    Map<String, String> merchantNumbers(CaseRef programme, String platform) {
        Map<String, String> numbers = new HashMap<>();
        sql.query("select merchant_no, store_id from shop_platform where programme = ? and platform = ?",
                rs -> { numbers.put(rs.getString(1), rs.getString(2)); }, programme.value(), platform);
        return numbers;
    }

    void onboard(CaseRef programme, String platform, Actor by, Map<String, String> merchantNumbers, Instant at) {
        sql.batchUpdate("insert into shop_platform (programme, store_id, platform, merchant_no, listed, onboarded_by, onboarded_at)"
                + " values (?,?,?,?,false,?,?)", merchantNumbers.entrySet().stream().map(m -> new Object[] {programme.value(),
                m.getKey(), platform, m.getValue(), by.account(), Stamp.of(at)}).toList());
    }

    private record Waiting(String storeId, String platform, ShopState state) { }

    /** Opens an interval for every onboarded shop that has none yet. @return the shops that are new in the directory */
    int list(CaseRef programme, Instant at) {
        List<Waiting> waiting = sql.query("select p.store_id, p.platform, s.state from shop_platform p join shop s"
                        + " on s.programme = p.programme and s.store_id = p.store_id where p.programme = ? and not p.listed"
                        + " order by p.store_id, p.platform", (rs, i) -> new Waiting(rs.getString(1), rs.getString(2), ShopState.valueOf(rs.getString(3))),
                        programme.value()).stream().filter(w -> w.state() == ShopState.ADMITTED || w.state() == ShopState.LISTED).toList();
        sql.batchUpdate("insert into directory_interval (programme, platform, store_id, admitted_at, start_reason, opened_by)"
                + " values (?,?,?,?,'','system')", waiting.stream().map(w -> new Object[] {programme.value(), w.platform(),
                w.storeId(), Stamp.of(at)}).toList());
        sql.batchUpdate("update shop_platform set listed = true where programme = ? and store_id = ? and platform = ?",
                waiting.stream().map(w -> new Object[] {programme.value(), w.storeId(), w.platform()}).toList());
        List<String> fresh = waiting.stream().filter(w -> w.state() == ShopState.ADMITTED).map(Waiting::storeId).distinct().toList();
        sql.batchUpdate("update shop set state = 'LISTED' where programme = ? and store_id = ?",
                fresh.stream().map(id -> new Object[] {programme.value(), id}).toList());
        sql.update("update shop_counter set listed = listed + ? where programme = ?", fresh.size(), programme.value());
        return fresh.size();
    }

    /** Kept by whatever changes a shop's state: the directory's size stands on public pages, and counting would read all of it. */
    int listed(CaseRef programme) {
        return sql.queryForList("select listed from shop_counter where programme = ?", Integer.class, programme.value()).stream()
                .findFirst().orElse(0);
    }

    /** When the shop last entered or left the directory; null if it never did. */
    Instant lastChange(Shop shop) {
        return sql.queryForObject("select max(coalesce(removed_at, admitted_at)) as at_time from directory_interval"
                + " where programme = ? and store_id = ?", (rs, i) -> Stamp.read(rs, "at_time"), shop.programme().value(), shop.storeId());
    }

    void close(Shop shop, Actor by, String reason, Instant at) {
        sql.update("update directory_interval set removed_at = ?, end_reason = ?, closed_by = ? where programme = ? and store_id = ?"
                + " and removed_at is null", Stamp.of(at), reason, by.account(), shop.programme().value(), shop.storeId());
    }

    void reopen(Shop shop, Actor by, String reason, Instant at) {
        sql.update("insert into directory_interval (programme, platform, store_id, admitted_at, start_reason, opened_by)"
                + " select programme, platform, store_id, ?, ?, ? from shop_platform where programme = ? and store_id = ? and listed",
                Stamp.of(at), reason, by.account(), shop.programme().value(), shop.storeId());
    }

    /** Every interval on the platform, ended ones too; ordered as a stores file. */
    List<MerchantDirectory.StoreInterval> intervals(CaseRef programme, String platform) {
        return sql.query("""
                select d.*, s.credit_code, s.name, s.industry, s.unit, s.address, p.merchant_no from directory_interval d
                  join shop s on s.programme = d.programme and s.store_id = d.store_id
                  join shop_platform p on p.programme = d.programme and p.store_id = d.store_id and p.platform = d.platform
                where d.programme = ? and d.platform = ? order by d.store_id, d.admitted_at, d.id""", (rs, i) ->
                new MerchantDirectory.StoreInterval(rs.getString("store_id"), rs.getString("credit_code"), rs.getString("name"),
                        rs.getString("industry"), rs.getString("unit"), Stamp.read(rs, "admitted_at"),
                        Stamp.read(rs, "removed_at"), rs.getString("address"), rs.getString("merchant_no")),
                programme.value(), platform);
    }
}
