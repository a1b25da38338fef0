package org.huimin.portal.supervision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.huimin.oversight.TrailEntry;
import org.huimin.portal.layout.Recorded;

/** One value of a record, with what it was when the same thing was last recorded of the same case. @param before null where it never was */
public record Change(String field, String before, String now) {

    public boolean changed() {
        return before != null && !before.equals(now);
    }

    static List<Change> between(TrailEntry before, TrailEntry entry) {
        Map<String, String> old = before == null ? Map.of() : values(before);
        List<Change> changes = new ArrayList<>();
        values(entry).forEach((field, value) -> changes.add(new Change(field, old.get(field), value)));
        return changes;
    }

    private static Map<String, String> values(TrailEntry entry) {
        return Recorded.of(entry).stream().collect(Collectors.toMap(Recorded::field, Recorded::value, (one, other) -> one, TreeMap::new));
    }
}
