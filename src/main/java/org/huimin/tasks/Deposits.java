package org.huimin.tasks;

import static org.huimin.tasks.WorkRow.instant;
import static org.huimin.tasks.WorkRow.utc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huimin.kernel.Actor;
import org.huimin.tasks.FormSchema.Field;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows behind what machines bring. */
@Repository
class Deposits {

    private final JdbcTemplate sql;

    Deposits(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** In the order in which they came. */
    List<Deposit> of(String item) {
        return sql.query("select * from work_deposit where work_item = ? order by stored_at, field, name", (rs, n) -> new Deposit(rs.getString("field"),
                rs.getString("name"), rs.getString("sha256"), rs.getLong("size_bytes"), rs.getString("content"), instant(rs, "stored_at")), item);
    }

    void save(String item, Deposit d, Actor by) {
        remove(item, d.field(), d.name());
        sql.update("insert into work_deposit (work_item, field, name, sha256, size_bytes, content, stored_at, stored_by) values (?,?,?,?,?,?,?,?)",
                item, d.field(), d.name(), d.sha256(), d.bytes(), d.content(), utc(d.storedAt()), by.account());
    }

    boolean remove(String item, String field, String name) {
        return sql.update("delete from work_deposit where work_item = ? and field = ? and name = ?", item, field, name) > 0;
    }

    /** What they put into a form's fields. */
    Map<String, Object> values(String item, Map<String, Field> fields) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Deposit d : of(item)) {
            Field field = fields.get(d.field());
            if (field != null && field.type().equals("filepicker")) {
                List<Object> files = new ArrayList<>((List<?>) values.getOrDefault(d.field(), List.of()));
                files.add(d.content());
                values.put(d.field(), files);
            } else if (field != null && d.content() != null) {
                values.put(d.field(), d.content());
            }
        }
        return values;
    }
}
