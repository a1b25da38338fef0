package org.huimin.testing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** Everything the database holds, table by table, so that a test can say: nothing of it has changed. */
public record Stored(Map<String, String> tables) {

    /** Every row of every table, our own and the engine's; who is signed in comes and goes by itself and is left out. */
    public static Stored in(WholeHouse house) {
        JdbcTemplate sql = house.sql();
        Map<String, String> tables = new TreeMap<>();
        for (String table : sql.queryForList("select table_name from information_schema.tables where table_schema = schema()"
                + " and table_type = 'BASE TABLE'", String.class)) {
            if (table.equalsIgnoreCase("visit")) {
                continue;
            }
            tables.put(table.toLowerCase(Locale.ROOT), sql.queryForList("select * from " + table).stream()
                    .filter(row -> !comesAndGoes(row)).map(Stored::text).sorted().reduce("", (all, row) -> all + row + "\n"));
        }
        return new Stored(tables);
    }

    /** That somebody signed in or out, or was turned away, stands in the house's own chain. */
    private static boolean comesAndGoes(Map<String, Object> row) {
        return "HOUSE".equals(row.get("chain")) && (!row.containsKey("fact") || Set.of("SignedIn", "SignedOut", "AnswerTurnedAway").contains(row.get("fact")));
    }

    private static String text(Map<String, Object> row) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(row).forEach((column, content) -> text.append(column).append('=')
                .append(content instanceof byte[] bytes ? Arrays.hashCode(bytes) + "#" + bytes.length : content).append(' '));
        return text.toString();
    }
}
