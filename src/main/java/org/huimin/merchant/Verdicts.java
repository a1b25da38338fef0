package org.huimin.merchant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows behind deliveries and what the desks said about their shops. */
@Repository
class Verdicts {

    private final JdbcTemplate sql;

    Verdicts(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** A delivery as it stands. */
    record Delivery(DeliveryId id, CaseRef programme, int round, int shops, int duplicates, boolean concluded) {

        void mayBeReviewed() {
            if (concluded) {
                throw Refused.conflict("merchant.delivery-concluded", Round.words(round) + "研判已经办结，不能再提交意见。");
            }
        }

        void mayBeConcluded(List<ReviewDesk> missing) {
            if (concluded) {
                throw Refused.conflict("merchant.delivery-concluded", Round.words(round) + "研判已经办结，不能重复办结。");
            }
            if (!missing.isEmpty()) {
                throw Refused.conflict("merchant.desks-open", Round.words(round) + "还有" + missing.size() + "个研判单位未提交意见，不能办结。");
            }
        }
    }

    void insert(DeliveryId id, CaseRef programme, int round, int shops, int duplicates, Instant at) {
        sql.update("insert into delivery (id, programme, round_no, delivered_at, shops, duplicates) values (?,?,?,?,?,?)",
                id.value(), programme.value(), round, Stamp.of(at), shops, duplicates);
    }

    /** Held until the transaction ends, so that two desks, or a desk and the conclusion, follow one another. */
    Delivery hold(DeliveryId id) {
        return sql.query("select * from delivery where id = ? for update", this::row, id.value()).stream().findFirst()
                .orElseThrow(() -> unknown(id));
    }

    Optional<Delivery> find(DeliveryId id) {
        return sql.query("select * from delivery where id = ?", this::row, id.value()).stream().findFirst();
    }

    boolean concluded(DeliveryId id) {
        return find(id).map(Delivery::concluded).orElse(false);
    }

    void concluded(DeliveryId id, Instant at) {
        sql.update("update delivery set concluded_at = ? where id = ?", Stamp.of(at), id.value());
    }

    /** Codes of the desks that have spoken. */
    List<String> reviewedBy(DeliveryId id) {
        return sql.queryForList("select desk from delivery_review where delivery = ? order by judged_at, desk", String.class, id.value());
    }

    void store(Delivery delivery, ReviewDesk desk, Actor by, List<ShopVerdict> verdicts, Instant at) {
        sql.update("insert into delivery_review (delivery, desk, judged_by, judged_at) values (?,?,?,?)", delivery.id().value(),
                desk.code(), by.account(), Stamp.of(at));
        sql.batchUpdate("""
                insert into shop_verdict (programme, store_id, desk, agreed, criteria, site_check, reason, judged_by, judged_at)
                values (?,?,?,?,?,?,?,?,?)""", verdicts.stream().map(v -> new Object[] {delivery.programme().value(), v.storeId(),
                desk.code(), v.agreed(), String.join(",", new TreeSet<>(v.criteria())), v.siteCheck(), v.reason(), by.account(),
                Stamp.of(at)}).toList());
    }

    /** Store id → desk → verdict, for shops of the delivery from one place in its order to another. */
    Map<String, Map<String, ShopVerdict>> ofDelivery(DeliveryId id, String first, String last) {
        return byStore("s.delivery = ? and s.precedence >= ? and s.precedence <= ?", id.value(), first, last);
    }

    Map<String, Map<String, ShopVerdict>> ofList(CaseRef programme, String unit, int round) {
        return byStore("s.programme = ? and s.unit = ? and s.round_no = ?", programme.value(), unit, round);
    }

    static Refused unknown(DeliveryId id) {
        return Refused.absent("没有编号为“" + id + "”的研判批次。");
    }

    private Map<String, Map<String, ShopVerdict>> byStore(String where, Object... arguments) {
        Map<String, Map<String, ShopVerdict>> found = new HashMap<>();
        sql.query("select v.* from shop s join shop_verdict v on v.programme = s.programme and v.store_id = s.store_id where "
                + where + " order by v.judged_at, v.desk", rs -> {
                    String criteria = rs.getString("criteria");
                    found.computeIfAbsent(rs.getString("store_id"), s -> new java.util.LinkedHashMap<>()).put(rs.getString("desk"),
                            new ShopVerdict(rs.getString("store_id"), rs.getBoolean("agreed"),
                                    criteria.isEmpty() ? Set.of() : Set.of(criteria.split(",")), rs.getBoolean("site_check"),
                                    rs.getString("reason")));
                }, arguments);
        return found;
    }

    private Delivery row(ResultSet rs, int i) throws SQLException {
        return new Delivery(new DeliveryId(rs.getString("id")), CaseRef.of(rs.getString("programme")), rs.getInt("round_no"),
                rs.getInt("shops"), rs.getInt("duplicates"), rs.getObject("concluded_at") != null);
    }
}
