package org.herobase.rows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herobase.rows.RowSource.Column;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** What the user means to do with rows of a table, before the foreign keys do anything. */
public sealed interface Intent {
    /** The table's name, unquoted. */
    String table();

    /** Which of its rows; columns are qualified by the table. */
    Condition which();

    /** To delete them. */
    record Delete(String table, Condition which) implements Intent {}

    /**
     * To give them other values.
     *
     * @param values by column name: null, Long, Double, String or byte[]
     */
    record Update(String table, Condition which, Map<String, Object> values) implements Intent {}

    /** To delete rows that were read. */
    static Delete delete(RowSource<?> source, List<? extends Row<?>> rows) {
        return new Delete(source.table().getName(), named(source, rows));
    }

    /** To give a row that was read other values. */
    static Update update(RowSource<?> source, Row<?> row, Map<Column, Object> values) {
        var named = new LinkedHashMap<String, Object>();
        values.forEach((column, value) -> named.put(column.name(), value));
        return new Update(source.table().getName(), named(source, List.of(row)), named);
    }

    private static Condition named(RowSource<?> source, List<? extends Row<?>> rows) {
        var key = source.key();
        if (key.isEmpty()) {
            return DSL.falseCondition(); // no foreign key points to a view
        }
        if (key.size() == 1) {
            var column = key.getFirst();
            var values = rows.stream()
                    .map(row -> Bound.value(column.name(), row.value(column.name())))
                    .toList();
            return values.size() == 1
                    ? column.field().eq(values.getFirst())
                    : column.field().in(values);
        }
        var names = rows.stream()
                .map(row -> DSL.row(key.stream()
                        .map(column -> Bound.value(column.name(), row.value(column.name())))
                        .toList()))
                .toList();
        // VALUES, as a list of rows is a syntax error in SQLite; the key's own index finds them ("Row Values", 2.2).
        var fields = DSL.list(key.stream().map(Column::field).toList());
        return DSL.condition("({0}) IN (VALUES {1})", fields, DSL.list(names));
    }
}
