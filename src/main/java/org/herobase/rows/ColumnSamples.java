package org.herobase.rows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Some values of each column of a table, to see how it writes what SQLite has no storage class for: dates and UUIDs.
 *
 * @param values by the column's name; no NULLs and no large values
 */
public record ColumnSamples(Map<String, List<Object>> values) {
    private static final int ROWS = 1_000; // so that a column of NULLs does not cost a reading of the whole table
    private static final int VALUES = 100;
    private static final int LARGEST = 64; // bytes; a date or UUID is shorter

    /** The samples of a table that was not looked at. */
    public static final ColumnSamples NONE = new ColumnSamples(Map.of());

    /** Reads from the table's first rows. */
    public static ColumnSamples read(DSLContext sql, Table<?> table, List<String> columns) {
        var values = new HashMap<String, List<Object>>();
        read(sql, table, columns, VALUES, values);
        // Most columns hold something in their first rows, and a wide table has many columns.
        var sparse =
                columns.stream().filter(column -> values.get(column).isEmpty()).toList();
        read(sql, table, sparse, ROWS, values);
        return new ColumnSamples(values);
    }

    /** The values of a column; empty if there are none. */
    public List<Object> of(String column) {
        return values.getOrDefault(column, List.of());
    }

    private static void read(
            DSLContext sql, Table<?> table, List<String> columns, int rows, Map<String, List<Object>> values) {
        if (columns.isEmpty()) {
            return; // jOOQ would read all columns
        }
        var read = sql.select(
                        columns.stream().map(column -> small(table, column)).toList())
                .from(table)
                .limit(rows)
                .fetch();
        for (var index = 0; index < columns.size(); index++) {
            var place = index;
            values.put(
                    columns.get(index),
                    read.stream()
                            .map(row -> RawValues.value(row, place))
                            .filter(Objects::nonNull)
                            .limit(VALUES)
                            .toList());
        }
    }

    private static Field<Object> small(Table<?> table, String column) {
        var field = DSL.field(table.getQualifiedName().append(column), SQLDataType.OTHER);
        return DSL.field(
                "CASE WHEN octet_length({0}) <= {1} THEN {0} END", SQLDataType.OTHER, field, DSL.inline(LARGEST));
    }
}
