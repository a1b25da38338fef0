package org.huimin.merchant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows behind the shops; written a list at a time. */
@Repository
class Shops {

    private static final String BY_ID = " where programme = ? and store_id = ?";
    private static final String TAKING_PART = Arrays.stream(ShopState.values()).filter(ShopState::takesPart).map(s -> "'" + s + "'")
            .collect(Collectors.joining(",", "state in (", ")"));

    private final JdbcTemplate sql;

    Shops(JdbcTemplate sql) {
        this.sql = sql;
    }

    void beginCounting(CaseRef programme) {
        sql.update("insert ignore into shop_counter (programme, last_number) values (?,0)", programme.value());
    }

    /** One thing at a time for the programme's shops as a whole, until the transaction ends. */
    void hold(CaseRef programme) {
        sql.queryForList("select last_number from shop_counter where programme = ? for update", Integer.class, programme.value());
    }

    /** The first of so many numbers nobody else gets. */
    int numbers(CaseRef programme, int count) {
        sql.update("update shop_counter set last_number = last_number + ? where programme = ?", count, programme.value());
        return 1 - count + sql.queryForObject("select last_number from shop_counter where programme = ?", Integer.class,
                programme.value());
    }

    void replace(CaseRef programme, List<String> gone, List<WithPhone> shops) {
        if (!gone.isEmpty()) {
            List<String> arguments = new ArrayList<>(List.of(programme.value()));
            arguments.addAll(gone);
            sql.update("delete from shop where programme = ? and store_id in ("
                    + String.join(",", Collections.nCopies(gone.size(), "?")) + ")", arguments.toArray());
        }
        sql.batchUpdate("""
                insert into shop (programme, store_id, unit, round_no, line_no, name, credit_code, industry, address,
                  above_declared, above_confirmed, phone, doubtful, licence, state, precedence)
                values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)""", shops.stream().map(Shops::columns).toList());
    }

    private static Object[] columns(WithPhone row) {
        Shop s = row.shop();
        return new Object[] {s.programme().value(), s.storeId(), s.unit(), s.round(), s.line(), s.name(), s.creditCode(),
                s.industry(), s.address(), s.aboveDeclared(), s.aboveConfirmed(), row.phone(), s.doubtful(), s.licence(),
                s.state().name(), s.precedence()};
    }

    List<Shop> ofUnit(CaseRef programme, String unit) {
        return sql.query("select * from shop where programme = ? and unit = ? order by round_no, line_no", this::row,
                programme.value(), unit);
    }

    int count(CaseRef programme, String unit, int round) {
        return sql.queryForObject("select count(*) from shop where programme = ? and unit = ? and round_no = ?", Integer.class,
                programme.value(), unit, round);
    }

    /** All shops of the programme that were delivered and not put aside. */
    List<Shop> toCompare(CaseRef programme) {
        return sql.query("""
                select s.* from shop s join recommendation r on r.programme = s.programme and r.round_no = s.round_no
                  and r.unit = s.unit
                where s.programme = ? and r.state = 'DELIVERED' and s.state not in ('EXPIRED','DUPLICATE','REJECTED')
                order by s.round_no, r.handed_over_at, s.unit, s.line_no""", this::row, programme.value());
    }

    void expire(CaseRef programme, String unit, int round) {
        sql.update("update shop set state = 'EXPIRED' where programme = ? and unit = ? and round_no = ?", programme.value(), unit, round);
    }

    void deliver(CaseRef programme, int round, DeliveryId delivery) {
        sql.update("update shop set state = 'DELIVERED', delivery = ? where programme = ? and round_no = ? and state = 'RECOMMENDED'",
                delivery.value(), programme.value(), round);
    }

    void duplicates(CaseRef programme, List<Deliveries.Duplicate> found) {
        sql.batchUpdate("update shop set state = 'DUPLICATE', duplicate_of = ?, remark = ?" + BY_ID, found.stream()
                .map(d -> new Object[] {d.first().storeId(), d.remark(), programme.value(), d.second().storeId()}).toList());
    }

    void remark(CaseRef programme, Map<String, String> remarks) {
        sql.batchUpdate("update shop set remark = ?" + BY_ID, remarks.entrySet().stream()
                .map(r -> new Object[] {r.getValue(), programme.value(), r.getKey()}).toList());
    }

    /** Admits where supervision and a platform agreed, rejects the others. */
    void conclude(DeliveryId delivery) {
        sql.update("""
                update shop set state = 'ADMITTED' where delivery = ? and state = 'DELIVERED'
                and exists (select 1 from shop_verdict v where v.programme = shop.programme and v.store_id = shop.store_id
                  and v.desk = ? and v.agreed)
                and exists (select 1 from shop_verdict v where v.programme = shop.programme and v.store_id = shop.store_id
                  and v.desk <> ? and v.agreed)""", delivery.value(), ReviewDesk.SUPERVISION.code(), ReviewDesk.SUPERVISION.code());
        sql.update("update shop set state = 'REJECTED' where delivery = ? and state = 'DELIVERED'", delivery.value());
    }

    Shop hold(CaseRef programme, String storeId) {
        return sql.query("select * from shop" + BY_ID + " for update", this::row, programme.value(), storeId).stream().findFirst()
                .orElseThrow(() -> unknown(storeId));
    }

    Optional<Shop> find(CaseRef programme, String storeId) {
        return sql.query("select * from shop" + BY_ID, this::row, programme.value(), storeId).stream().findFirst();
    }

    void state(Shop shop, ShopState state) {
        sql.update("update shop set state = ?" + BY_ID, state.name(), shop.programme().value(), shop.storeId());
        int more = (state == ShopState.LISTED ? 1 : 0) - (shop.state() == ShopState.LISTED ? 1 : 0);
        if (more != 0) {
            sql.update("update shop_counter set listed = listed + ? where programme = ?", more, shop.programme().value());
        }
    }

    void withdraw(CaseRef programme, Collection<String> storeIds) {
        sql.batchUpdate("update shop set state = 'WITHDRAWN'" + BY_ID, storeIds.stream()
                .map(id -> new Object[] {programme.value(), id}).toList());
    }

    void licence(Shop shop, String attachment) {
        sql.update("update shop set licence = ?" + BY_ID, attachment, shop.programme().value(), shop.storeId());
    }

    void aboveThreshold(CaseRef programme, Map<String, Boolean> confirmed, boolean first) {
        sql.batchUpdate("update shop set above_confirmed = ?, precedence = ?" + BY_ID, confirmed.entrySet().stream()
                .map(c -> new Object[] {c.getValue(), Shop.precedence(c.getKey(), first && c.getValue()), programme.value(),
                        c.getKey()}).toList());
    }

    /** Shop → whether its enterprise is in the library, for those whose enterprise is and those that say so themselves. */
    Map<String, Boolean> answered(CaseRef programme, Set<String> library) {
        Map<String, Boolean> answered = new LinkedHashMap<>();
        sql.query("select store_id, credit_code, above_declared from shop where programme = ? order by store_id", row -> {
            boolean listed = library.contains(row.getString(2));
            if (listed || row.getBoolean(3)) {
                answered.put(row.getString(1), listed);
            }
        }, programme.value());
        return answered;
    }

    ConfirmingThreshold.Standing threshold(CaseRef programme) {
        return sql.queryForObject("""
                select coalesce(sum(case when above_declared then 1 else 0 end), 0), coalesce(sum(case when above_confirmed then 1 else 0 end), 0), coalesce(sum(case when above_declared and not above_confirmed then 1 else 0 end), 0)
                from shop where programme = ?""", (rs, i) -> new ConfirmingThreshold.Standing(rs.getInt(1), rs.getInt(2), rs.getInt(3)), programme.value());
    }

    /** Ids of a delivery's shops that are to be judged. */
    List<String> judgeable(DeliveryId delivery) {
        return sql.queryForList("select store_id from shop where delivery = ? and state = 'DELIVERED' order by precedence",
                String.class, delivery.value());
    }

    List<Shop> ofDelivery(DeliveryId delivery, String after, int limit) {
        return sql.query("select * from shop where delivery = ? and precedence > ? order by precedence limit " + limit, this::row,
                delivery.value(), after == null ? "" : after);
    }

    /** Source and state → how many. */
    Map<String, Map<ShopState, Integer>> counts(CaseRef programme) {
        Map<String, Map<ShopState, Integer>> counts = new java.util.HashMap<>();
        sql.query("select unit, state, count(*) from shop where programme = ? group by unit, state", rs -> {
            counts.computeIfAbsent(rs.getString(1), u -> new java.util.EnumMap<>(ShopState.class))
                    .put(ShopState.valueOf(rs.getString(2)), rs.getInt(3));
        }, programme.value());
        return counts;
    }

    /** A shop with the line its source typed, telephone number included. */
    record WithPhone(Shop shop, String phone) {

        ShopEntry entry() {
            return new ShopEntry(shop.line(), shop.name(), shop.creditCode(), shop.industry(), shop.address(), shop.aboveDeclared(), phone);
        }
    }

    List<WithPhone> withPhones(CaseRef programme, String unit, int round) {
        return sql.query("select * from shop where programme = ? and unit = ? and round_no = ? order by line_no, store_id",
                (rs, i) -> new WithPhone(row(rs, i), rs.getString("phone")), programme.value(), unit, round);
    }

    /** What a unit's shops that take part would be typed as, in the order in which they were listed. @param industries code → name */
    List<ShopCells> takingPart(CaseRef programme, String unit, Map<String, String> industries) {
        return sql.query("select * from shop where programme = ? and unit = ? and " + TAKING_PART + " order by round_no, line_no", (rs, i) ->
                new ShopCells(rs.getString("name"), rs.getString("credit_code"),
                        industries.getOrDefault(rs.getString("industry"), rs.getString("industry")), rs.getString("address"),
                        rs.getBoolean("above_declared") ? "是" : "否", rs.getString("phone")), programme.value(), unit);
    }

    List<WorkingListRegister.Earlier> earlier(CaseRef programme, String unit) {
        return sql.query("select programme, count(*) from shop where unit = ? and programme < ? and " + TAKING_PART
                + " group by programme order by programme desc", (rs, i) -> new WorkingListRegister.Earlier(CaseRef.of(rs.getString(1)), rs.getInt(2)),
                unit, programme.value());
    }

    static Refused unknown(String storeId) {
        return Refused.absent("本次活动没有编号为“" + storeId + "”的商户。");
    }

    private Shop row(ResultSet rs, int i) throws SQLException {
        boolean confirmed = rs.getBoolean("above_confirmed");
        Boolean above = rs.wasNull() ? null : confirmed;
        return new Shop(CaseRef.of(rs.getString("programme")), rs.getString("store_id"), rs.getString("unit"),
                rs.getInt("round_no"), rs.getInt("line_no"), rs.getString("name"), rs.getString("credit_code"),
                rs.getString("industry"), rs.getString("address"), rs.getBoolean("above_declared"), above,
                rs.getBoolean("doubtful"), rs.getString("licence"), ShopState.valueOf(rs.getString("state")),
                rs.getString("delivery"), rs.getString("precedence"), rs.getString("duplicate_of"), rs.getString("remark"));
    }
}
