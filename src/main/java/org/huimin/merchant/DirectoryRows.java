package org.huimin.merchant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Stamp;
import org.huimin.merchant.MerchantDirectory.Departure;
import org.huimin.merchant.MerchantDirectory.Filter;
import org.huimin.merchant.MerchantDirectory.Store;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Reads shops as the directory shows them. */
@Repository
class DirectoryRows {

    private static final String STORE = """
            select s.*, c.matching_offer, (select group_concat(p.platform order by p.platform separator ',') from shop_platform p
              where p.programme = s.programme and p.store_id = s.store_id and p.listed) as platforms
            from %s s left join shop_commitment c on c.programme = s.programme and c.store_id = s.store_id\s""";

    private static final List<String> PUBLIC = List.of("LISTED", "SUSPENDED", "REMOVED", "LEFT");

    private static final List<String> ADMITTED = List.of("ADMITTED", "LISTED", "SUSPENDED", "REMOVED", "LEFT");

    private final JdbcTemplate sql;

    DirectoryRows(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** One limited branch for each state, in the order of the index, so that the shops of other states are never read. */
    List<Store> page(CaseRef programme, Filter filter, String after, int limit) {
        return page(programme, PUBLIC, " and exists (select 1 from directory_interval d where d.programme = shop.programme"
                + " and d.store_id = shop.store_id)", filter, after, limit);
    }

    /** The same with those that were admitted and never came into the directory. */
    List<Store> admitted(CaseRef programme, Filter filter, String after, int limit) {
        return page(programme, ADMITTED, "", filter, after, limit);
    }

    private List<Store> page(CaseRef programme, List<String> states, String which, Filter filter, String after, int limit) {
        StringBuilder where = new StringBuilder(which + " and store_id > ?");
        List<Object> asked = new ArrayList<>(List.of(programme.value(), after == null ? "" : after));
        if (given(filter.name())) {
            String like = "%" + filter.name().strip().replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
            where.append(" and (name like ? escape '!' or address like ? escape '!')");
            asked.addAll(List.of(like, like));
        }
        if (given(filter.industry())) {
            where.append(" and industry = ?");
            asked.add(filter.industry());
        }
        if (given(filter.unit())) {
            where.append(" and unit = ?");
            asked.add(filter.unit());
        }
        List<String> branches = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        for (String state : states) {
            branches.add("(select /*+ INDEX(shop shop_of_state) */ * from shop where programme = ? and state = '" + state + "'" + where
                    + " order by programme, state, store_id limit " + limit + ")");
            arguments.addAll(asked);
        }
        String found = "(select * from (" + String.join(" union all ", branches) + ") listed order by store_id limit " + limit + ")";
        return sql.query(STORE.formatted(found) + "order by s.store_id", this::row, arguments.toArray());
    }

    List<Departure> departures(CaseRef programme, int limit) {
        return sql.query("""
                select s.store_id, s.name, s.unit, s.address, s.state, d.removed_at, d.end_reason from shop s join directory_interval d
                  on d.programme = s.programme and d.store_id = s.store_id
                where s.programme = ? and s.state in ('SUSPENDED','REMOVED','LEFT') and d.id = (select max(l.id) from directory_interval l
                  where l.programme = s.programme and l.store_id = s.store_id)
                order by d.removed_at desc, s.store_id limit\s""" + limit, (rs, i) -> new Departure(rs.getString("store_id"), rs.getString("name"),
                rs.getString("unit"), rs.getString("address"), ShopState.valueOf(rs.getString("state")), Stamp.read(rs, "removed_at"),
                rs.getString("end_reason")), programme.value());
    }

    Map<String, Integer> countByUnit(CaseRef programme) {
        Map<String, Integer> counts = new HashMap<>();
        sql.query("select unit, count(*) from shop where programme = ? and state = 'LISTED' group by unit",
                rs -> {
                    counts.put(rs.getString(1), rs.getInt(2));
                }, programme.value());
        return counts;
    }

    Optional<Store> store(CaseRef programme, String storeId) {
        return sql.query(STORE.formatted("shop") + "where s.programme = ? and s.store_id = ?", this::row, programme.value(), storeId)
                .stream().findFirst();
    }

    List<Store> stores(CaseRef programme, List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<Object> arguments = new ArrayList<>(List.of(programme.value()));
        arguments.addAll(ids);
        return sql.query(STORE.formatted("shop") + "where s.programme = ? and s.store_id in (" + String.join(",", Collections.nCopies(ids.size(), "?"))
                + ") order by s.store_id", this::row, arguments.toArray());
    }

    private static boolean given(String text) {
        return text != null && !text.isBlank();
    }

    private Store row(ResultSet rs, int i) throws SQLException {
        String platforms = rs.getString("platforms");
        String offer = rs.getString("matching_offer");
        return new Store(rs.getString("store_id"), rs.getString("name"), rs.getString("credit_code"), rs.getString("industry"),
                rs.getString("unit"), rs.getString("address"), ShopState.valueOf(rs.getString("state")), offer == null ? "" : offer,
                platforms == null ? List.of() : List.of(platforms.split(",")));
    }
}
