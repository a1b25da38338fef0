package org.huimin.ledger;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a platform's own layout is read as the contract's.
 *
 * @param columns in the contract's order
 * @param backtick     values begin with a backtick that is not part of them
 * @param totals       a line whose first filled cell begins with one of these is no row
 * @param totalsToEnd  nor is any line after it
 * @param offset       of times written without one, {@code +08:00}
 */
public record ColumnMapping(FileKind kind, List<MappedColumn> columns, boolean backtick, List<String> totals, boolean totalsToEnd, String offset) {

    public ColumnMapping {
        columns = List.copyOf(columns);
        totals = List.copyOf(totals);
    }

    /** The headings it looks for. */
    @JsonIgnore
    public Set<String> headings() {
        return columns.stream().map(MappedColumn::from).filter(from -> !from.isEmpty()).collect(Collectors.toCollection(HashSet::new));
    }

    /** Every column of the contract for this kind of file, required ones first. */
    public static List<String> columnsOf(FileKind kind) {
        return Stream.concat(kind.required().stream(), kind.optional().stream()).toList();
    }

    /** The mapping of one column; null where it has none. */
    public MappedColumn of(String column) {
        return columns.stream().filter(c -> Objects.equals(c.column(), column)).findFirst().orElse(null);
    }
}
