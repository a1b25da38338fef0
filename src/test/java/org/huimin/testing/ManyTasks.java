package org.huimin.testing;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A house in which very much lies open: the rows of one piece of work that is really open, in the engine's tables and in
 * ours, copied in bulk, each copy a running case of its own in one of many programmes.
 */
public final class ManyTasks {

    public static final int PER_PROGRAMME = 50;

    private static final List<String> RUNNING = List.of("ACT_RU_EXECUTION", "ACT_RU_TASK", "ACT_RU_VARIABLE");
    private static final List<String> ENGINE = List.of("ACT_HI_PROCINST", "ACT_HI_ACTINST", "ACT_RU_EXECUTION", "ACT_RU_TASK", "ACT_RU_VARIABLE");
    private static final Set<String> OWN_IDS = Set.of("ID_", "PROC_INST_ID_", "ROOT_PROC_INST_ID_", "EXECUTION_ID_", "TASK_ID_", "VAR_SCOPE_");
    private static final Set<String> NOBODYS = Set.of("SUPER_EXEC_", "SUPER_PROCESS_INSTANCE_ID_", "PARENT_ID_", "PARENT_ACT_INST_ID_");
    private static final int BATCH = 1000;

    private final JdbcTemplate sql;

    private ManyTasks(JdbcTemplate sql) {
        this.sql = sql;
    }

    /**
     * Opens as many as are asked for; a fifth of them in the group of the work they are copied from.
     *
     * @param task whose case has one execution and waits for nothing but this task
     */
    public static void open(JdbcTemplate sql, String task, int count) {
        ManyTasks many = new ManyTasks(sql);
        String mine = sql.queryForObject("select group_code from work_item where id = ?", String.class, task);
        many.cases(mine, sql.queryForList("select distinct group_code from person_post where group_code <> ? order by group_code", String.class, mine), count);
        String instance = sql.queryForObject("select PROC_INST_ID_ from ACT_RU_TASK where ID_ = ?", String.class, task);
        ENGINE.forEach(table -> many.copy(table, "t.PROC_INST_ID_ = '" + instance + "'"));
        many.copy("work_item", "t.id = '" + task + "'");
        many.programmes(task);
        sql.query("select group_code, count(*) from work_item where id like '%~%' group by group_code", rs -> {
            sql.update("insert into work_count (tray, holder, slot, items) values ('OPEN', ?, 3, ?)"
                    + " on duplicate key update items = items + values(items)", rs.getString(1), rs.getLong(2));
        });
        many.measure();
    }

    /** The same in an engine that stands alone: a fifth for the first of the groups, as much for the others as in a house of thirty. */
    public static void openInEngine(JdbcTemplate sql, String task, int count, List<String> groups) {
        ManyTasks many = new ManyTasks(sql);
        List<String> others = new ArrayList<>(groups.subList(1, groups.size()));
        while (others.size() < 30) {
            others.add("group-of-others-" + others.size());
        }
        many.cases(groups.get(0), others, count);
        String instance = sql.queryForObject("select PROC_INST_ID_ from ACT_RU_TASK where ID_ = ?", String.class, task);
        RUNNING.forEach(table -> many.copy(table, "t.PROC_INST_ID_ = '" + instance + "'"));
        many.copy("ACT_RU_IDENTITYLINK", "t.TASK_ID_ = '" + task + "'");
        sql.queryForList("analyze table ACT_RU_TASK, ACT_RU_EXECUTION, ACT_RU_IDENTITYLINK, ACT_RU_VARIABLE");
    }

    private void cases(String mine, List<String> groups, int count) {
        sql.execute("create table seed_case (n int primary key, root varchar(40), grp varchar(80), due datetime(6))");
        LocalDateTime first = LocalDateTime.of(2024, 1, 2, 10, 0);
        List<Object[]> rows = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            int programme = n / PER_PROGRAMME;
            rows.add(new Object[] {n, "VP-%04d-%03d".formatted(3000 + programme / 1000, programme % 1000),
                    n % 5 == 0 ? mine : groups.get(n % groups.size()), first.plusMinutes(n * 7919L % count)});
            if (rows.size() == BATCH || n == count - 1) {
                sql.batchUpdate("insert into seed_case values (?,?,?,?)", rows);
                rows.clear();
            }
        }
    }

    private void copy(String table, String which) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (String column : columns(table)) {
            columns.put(column, expression(column));
        }
        sql.execute("insert into " + table + " (" + String.join(",", columns.keySet()) + ") select " + String.join(",", columns.values())
                + " from " + table + " t cross join seed_case c where " + which + " and not (" + (table.equals("work_item") ? "t.id" : "t.ID_") + " like '%~%')");
    }

    private static String expression(String column) {
        if (OWN_IDS.contains(column)) {
            return "case when t." + column + " is null then null else concat(c.n, '~', right(t." + column + ", 36)) end";
        }
        if (NOBODYS.contains(column)) {
            return "null";
        }
        return switch (column) {
            case "BUSINESS_KEY_", "case_ref", "root_ref" -> "c.root";
            case "id" -> "concat(c.n, '~', right(t.id, 36))";
            case "group_code", "GROUP_ID_" -> "c.grp";
            case "due_at", "DUE_DATE_" -> "c.due";
            case "state" -> "'OPEN'";
            case "assignee", "assignee_name" -> "null";
            default -> "t." + column;
        };
    }

    private void programmes(String task) {
        String programme = sql.queryForObject("select root_ref from work_item where id = ?", String.class, task);
        List<String> columns = columns("programme");
        sql.execute("insert into programme (" + String.join(",", columns) + ") select " + String.join(",", columns.stream()
                .map(c -> c.equals("case_ref") ? "c.root" : c.equals("code") ? "concat('seed-', c.root)" : "t." + c).toList())
                + " from programme t cross join (select distinct root from seed_case) c where t.case_ref = '" + programme + "'");
    }

    private List<String> columns(String table) {
        return sql.execute((ConnectionCallback<List<String>>) connection -> {
            DatabaseMetaData meta = connection.getMetaData();
            boolean ours = table.equals(table.toLowerCase());
            List<String> names = new ArrayList<>();
            try (ResultSet found = meta.getColumns(connection.getCatalog(), null, meta.getDatabaseProductName().equals("H2") ? table.toUpperCase() : table, "%")) {
                while (found.next()) {
                    names.add(ours ? found.getString("COLUMN_NAME").toLowerCase() : found.getString("COLUMN_NAME"));
                }
            }
            return names;
        });
    }

    private void measure() {
        boolean h2 = sql.execute((ConnectionCallback<Boolean>) c -> c.getMetaData().getDatabaseProductName().equals("H2"));
        if (h2) {
            sql.execute("analyze");
        } else {
            List<String> tables = new ArrayList<>(ENGINE);
            tables.addAll(List.of("work_item", "work_count", "programme"));
            sql.execute((ConnectionCallback<Void>) c -> {
                try (var statement = c.createStatement()) {
                    statement.execute("analyze table " + String.join(", ", tables));
                }
                return null;
            });
        }
    }
}
