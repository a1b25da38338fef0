package org.huimin.tasks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.huimin.kernel.Stamp;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows behind {@link Absenting}. */
@Repository
class Absences {

    private static final int MOST = 50;

    private final JdbcTemplate sql;

    Absences(JdbcTemplate sql) {
        this.sql = sql;
    }

    void insert(Absence a) {
        sql.update("insert into work_absence values (?,?,?,?,?,?,?,?,?,?,?)", a.id(), a.account(), a.name(), a.deputy(), a.deputyName(),
                a.first(), a.last(), String.join(",", a.duties()), a.reason(), Stamp.of(a.recordedAt()), null);
    }

    Optional<Absence> hold(String id) {
        return sql.query("select * from work_absence where id = ? for update", Absences::row, id).stream().findFirst();
    }

    void end(String id, Instant at) {
        sql.update("update work_absence set ended_at = ? where id = ?", Stamp.of(at), id);
    }

    /** Of whom this person is the deputy on that day. */
    List<Absence> deputised(String deputy, LocalDate day) {
        return sql.query("select * from work_absence where deputy = ? and last_day >= ? and first_day <= ? and ended_at is null order by first_day, id",
                Absences::row, deputy, day, day);
    }

    /** Absences and deputyships of this person that touch the days from first to last. */
    List<Absence> touching(String account, LocalDate first, LocalDate last) {
        return sql.query("select * from work_absence where (account = ? or deputy = ?) and last_day >= ? and first_day <= ? and ended_at is null"
                + " order by first_day, id", Absences::row, account, account, first, last);
    }

    List<Absence> on(Collection<String> accounts, LocalDate day) {
        List<Object> arguments = new ArrayList<>(accounts);
        arguments.addAll(List.of(day, day));
        return accounts.isEmpty() ? List.of() : sql.query("select * from work_absence where account in (" + String.join(",", Collections.nCopies(accounts.size(), "?"))
                + ") and last_day >= ? and first_day <= ? and ended_at is null order by first_day, id", Absences::row, arguments.toArray());
    }

    /** Latest first, at most 50. */
    List<Absence> of(String account) {
        return sql.query("select * from work_absence where account = ? or deputy = ? order by first_day desc, id limit " + MOST,
                Absences::row, account, account);
    }

    /** Makes two people who arrange themselves at once wait for each other. */
    void lockPeople(String one, String other) {
        sql.queryForList("select account from person where account in (?, ?) order by account for update", String.class, one, other);
    }

    private static Absence row(ResultSet rs, int n) throws SQLException {
        String duties = rs.getString("duties");
        return new Absence(rs.getString("id"), rs.getString("account"), rs.getString("name"), rs.getString("deputy"), rs.getString("deputy_name"),
                rs.getObject("first_day", LocalDate.class), rs.getObject("last_day", LocalDate.class),
                duties.isEmpty() ? List.of() : List.of(duties.split(",")), rs.getString("reason"), Stamp.read(rs, "recorded_at"),
                Stamp.read(rs, "ended_at"));
    }
}
