package org.huimin.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows behind {@link People} and {@link Staffing}. */
@Repository
class Staff {

    private static final String PEOPLE = """
            select p.account, p.display_name, p.unit_code, u.name as unit_name, g.group_code
            from person p join org_unit u on u.code = p.unit_code left join person_post g on g.account = p.account
            where p.active = true""";

    private final JdbcTemplate jdbc;

    Staff(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<UnitEntry> units() {
        return jdbc.query("select code, name, short_name, kind from org_unit order by position, code", Staff::unit);
    }

    Optional<UnitEntry> unit(String code) {
        return jdbc.query("select code, name, short_name, kind from org_unit where code = ?", Staff::unit, code).stream().findFirst();
    }

    Optional<Person> find(String account) {
        return people(PEOPLE + " and p.account = ?", account).stream().findFirst();
    }

    List<Person> inGroup(String group) {
        return people(PEOPLE + " and p.account in (select account from person_post where group_code = ?) order by p.account", group);
    }

    List<Person> all() {
        return people(PEOPLE + " order by p.unit_code, p.account");
    }

    /** Account → name, also of whoever left. */
    Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        jdbc.query("select account, display_name from person", rs -> { names.put(rs.getString(1), rs.getString(2)); });
        return names;
    }

    /** By account, with or without posts, also of whoever left. */
    List<People.Account> accounts(String unit) {
        Map<String, People.Account> found = new LinkedHashMap<>();
        jdbc.query("select p.account, p.display_name, p.active, g.group_code from person p left join person_post g on g.account = p.account"
                + " where p.unit_code = ? order by p.account, g.group_code", rs -> {
            People.Account account = found.get(rs.getString(1));
            if (account == null) {
                account = new People.Account(rs.getString(1), rs.getString(2), rs.getBoolean(3), new ArrayList<>());
                found.put(account.account(), account);
            }
            if (rs.getString(4) != null) {
                account.posts().add(rs.getString(4));
            }
        }, unit);
        return List.copyOf(found.values());
    }

    /** @return those that were not there before */
    List<UnitEntry> add(Collection<UnitEntry> units) {
        Set<String> there = new LinkedHashSet<>(jdbc.queryForList("select code from org_unit", String.class));
        List<UnitEntry> added = units.stream().filter(u -> there.add(u.code())).toList();
        int before = there.size() - added.size();
        jdbc.batchUpdate("insert into org_unit (code, name, short_name, kind, position) values (?, ?, ?, ?, ?)",
                IntStream.range(0, added.size()).mapToObj(i -> row(added.get(i), before + i)).toList());
        return added;
    }

    /** Every post there is, by its group's name. */
    Map<String, Post> posts() {
        Map<String, Post> posts = new LinkedHashMap<>();
        jdbc.query("select group_code, unit_code, role_code from org_post", rs -> {
            posts.put(rs.getString(1), new Post(rs.getString(2), rs.getString(3)));
        });
        return posts;
    }

    void establish(Collection<Post> posts) {
        jdbc.batchUpdate("insert into org_post (group_code, unit_code, role_code) values (?, ?, ?)",
                posts.stream().map(p -> new Object[] {p.group(), p.unit(), p.role()}).toList());
    }

    /** A row of the register as the realm's tokens last set it. @param subject null where nobody has signed in under the account yet */
    record Registered(String account, String name, String unit, boolean active, String subject) { }

    /** Everybody who bears the account or the realm's number, also those who left. */
    List<Registered> registered(String account, String subject) {
        return jdbc.query("select account, display_name, unit_code, active, subject from person where account = ? or subject = ?", Staff::registration,
                account, subject);
    }

    /** Everybody who is in and known to the realm. */
    List<Registered> registered() {
        return jdbc.query("select account, display_name, unit_code, active, subject from person where active = true and subject is not null",
                Staff::registration);
    }

    void register(Registered person, boolean isNew) {
        jdbc.update(isNew ? "insert into person (display_name, unit_code, active, subject, account) values (?, ?, ?, ?, ?)"
                : "update person set display_name = ?, unit_code = ?, active = ?, subject = ? where account = ?",
                person.name(), person.unit(), person.active(), person.subject(), person.account());
    }

    void take(String account, Collection<String> groups) {
        jdbc.batchUpdate("insert into person_post (group_code, account) values (?, ?)", groups.stream().map(g -> new Object[] {g, account}).toList());
    }

    /** @return those that were not there before */
    List<PersonEntry> enrol(Collection<PersonEntry> people) {
        Set<String> there = new LinkedHashSet<>(jdbc.queryForList("select account from person", String.class));
        List<PersonEntry> added = people.stream().filter(p -> there.add(p.account())).toList();
        jdbc.batchUpdate("insert into person (account, display_name, unit_code, active) values (?, ?, ?, true)",
                added.stream().map(p -> new Object[] {p.account(), p.name(), p.unit()}).toList());
        Set<List<String>> posts = new LinkedHashSet<>();
        jdbc.query("select group_code, account from person_post", rs -> {
            posts.add(List.of(rs.getString(1), rs.getString(2)));
        });
        List<Object[]> gained = new ArrayList<>();
        for (PersonEntry person : people) {
            for (String role : person.roles()) {
                List<String> post = List.of(person.unit() + "-" + role, person.account());
                if (posts.add(post)) {
                    gained.add(post.toArray());
                }
            }
        }
        jdbc.batchUpdate("insert into person_post (group_code, account) values (?, ?)", gained);
        return added;
    }

    boolean deactivate(String account) {
        return jdbc.update("update person set active = false where account = ? and active = true", account) > 0;
    }

    boolean vacate(String account, String group) {
        return jdbc.update("delete from person_post where account = ? and group_code = ?", account, group) > 0;
    }

    List<String> postsOf(String account) {
        return jdbc.queryForList("select group_code from person_post where account = ? order by group_code", String.class, account);
    }

    /** The person is not in the register afterwards. */
    void movePosts(String from, String to, Collection<String> posts) {
        Set<String> held = new LinkedHashSet<>(postsOf(to));
        jdbc.update("delete from person_post where account = ?", from);
        jdbc.batchUpdate("insert into person_post (group_code, account) values (?, ?)",
                posts.stream().filter(held::add).map(post -> new Object[] {post, to}).toList());
        jdbc.update("update person set active = false where account = ?", from);
    }

    private static Object[] row(UnitEntry unit, int position) {
        return new Object[] {unit.code(), unit.name(), unit.shortName(), unit.kind(), position};
    }

    private List<Person> people(String sql, Object... arguments) {
        Map<String, Person> found = new LinkedHashMap<>();
        jdbc.query(sql, rs -> {
            String group = rs.getString("group_code");
            Person row = new Person(rs.getString("account"), rs.getString("display_name"), rs.getString("unit_code"),
                    rs.getString("unit_name"), group == null ? Set.of() : Set.of(group));
            found.merge(row.account(), row, Person::with);
        }, arguments);
        return List.copyOf(found.values());
    }

    private static Registered registration(ResultSet rs, int row) throws SQLException {
        return new Registered(rs.getString("account"), rs.getString("display_name"), rs.getString("unit_code"), rs.getBoolean("active"),
                rs.getString("subject"));
    }

    private static UnitEntry unit(ResultSet rs, int row) throws SQLException {
        return new UnitEntry(rs.getString("code"), rs.getString("name"), rs.getString("short_name"), rs.getString("kind"));
    }
}
