package org.huimin.merchant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Stamp;
import org.huimin.merchant.Inspection.Recheck;
import org.huimin.merchant.Inspection.Settled;
import org.huimin.merchant.Inspection.State;
import org.huimin.merchant.Inspecting.Progress;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows behind {@link Inspecting}. */
@Repository
class Inspections {

    private static final int MOST = 100;

    private final JdbcTemplate sql;

    Inspections(JdbcTemplate sql) {
        this.sql = sql;
    }

    void insert(CaseRef programme, Inspection i, String account) {
        sql.update("insert into inspection (id, programme, store_id, unit, wrong, found, rectify_by, evidence, inspected_by, inspected_by_name, inspecting_unit,"
                + " inspected_at, state) values (?,?,?,?,?,?,?,?,?,?,?,?,?)", i.id(), programme.value(), i.storeId(), i.unit(), String.join(",", i.wrong()), i.found(),
                i.rectifyBy(), String.join(",", i.evidence()), account, i.byName(), i.byUnit(), Stamp.of(i.at()), i.state().name());
    }

    Optional<Inspection> hold(CaseRef programme, String id) {
        return sql.query("select * from inspection where programme = ? and id = ? for update", Inspections::row, programme.value(), id).stream().findFirst();
    }

    void recheck(Inspection i, State state, String found, List<String> evidence, Actor by, Instant at) {
        sql.update("update inspection set state = ?, recheck = ?, recheck_evidence = ?, rechecked_by_name = ?, rechecked_at = ? where id = ?", state.name(), found,
                String.join(",", evidence), by.name(), Stamp.of(at), i.id());
    }

    void settle(Inspection i, String words, Actor by, Instant at) {
        sql.update("update inspection set state = ?, settled = ?, settled_by_name = ?, settled_at = ? where id = ?", State.SETTLED.name(), words, by.name(),
                Stamp.of(at), i.id());
    }

    List<Inspection> ofShop(CaseRef programme, String storeId) {
        return sql.query("select * from inspection where programme = ? and store_id = ? order by inspected_at desc, id limit " + MOST, Inspections::row,
                programme.value(), storeId);
    }

    /** @param unit whose shops; null for everybody's */
    List<Inspection> inState(CaseRef programme, State state, String unit) {
        String oldest = " order by inspected_at, id limit " + MOST;
        return unit == null ? sql.query("select * from inspection where programme = ? and state = ?" + oldest, Inspections::row, programme.value(), state.name())
                : sql.query("select * from inspection where programme = ? and state = ? and unit = ?" + oldest, Inspections::row, programme.value(), state.name(), unit);
    }

    List<String> wanted(CaseRef programme, String unit) {
        return sql.queryForList("select distinct v.store_id from shop_verdict v join shop s on s.programme = v.programme and s.store_id = v.store_id"
                + " where v.programme = ? and v.site_check and s.state in ('LISTED', 'SUSPENDED') and (? is null or s.unit = ?)"
                + " and not exists (select 1 from inspection i where i.programme = v.programme and i.store_id = v.store_id) order by v.store_id limit " + MOST,
                String.class, programme.value(), unit, unit);
    }

    List<Progress> progress(CaseRef programme) {
        return sql.query("select unit, count(distinct store_id) as shops, count(*) as visits, sum(case when wrong = '' then 0 else 1 end) as wrong,"
                + " sum(case when state in ('RECTIFY', 'REPORTED') then 1 else 0 end) as pending from inspection where programme = ? group by unit",
                (rs, n) -> new Progress(rs.getString("unit"), rs.getInt("shops"), rs.getInt("visits"), rs.getInt("wrong"), rs.getInt("pending")), programme.value());
    }

    private static Inspection row(ResultSet rs, int n) throws SQLException {
        String rechecked = rs.getString("recheck");
        String settled = rs.getString("settled");
        return new Inspection(rs.getString("id"), rs.getString("store_id"), rs.getString("unit"), list(rs.getString("wrong")), rs.getString("found"),
                rs.getObject("rectify_by", LocalDate.class), list(rs.getString("evidence")), rs.getString("inspecting_unit"), rs.getString("inspected_by_name"),
                Stamp.read(rs, "inspected_at"), State.valueOf(rs.getString("state")), rechecked == null ? null : new Recheck(rechecked,
                        list(rs.getString("recheck_evidence")), rs.getString("rechecked_by_name"), Stamp.read(rs, "rechecked_at")),
                settled == null ? null : new Settled(settled, rs.getString("settled_by_name"), Stamp.read(rs, "settled_at")));
    }

    private static List<String> list(String joined) {
        return joined.isEmpty() ? List.of() : Arrays.asList(joined.split(","));
    }
}
