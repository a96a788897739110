package org.herobase.rows;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.herobase.db.Excerpt;
import org.herobase.db.Work;
import org.herobase.rows.RowSource.Column;
import org.jooq.Field;
import org.jooq.Record;

/**
 * Writes the rows of one source. Safe for use from any thread.
 *
 * @param <R> the table's record
 * @param source whose rows
 * @param edits makes and undoes the changes
 */
public record TableEdits<R extends Record>(RowSource<R> source, Edits edits) {
    /**
     * Makes a row.
     *
     * @param title what is done, for Undo and Redo
     * @param given values of some columns; the database fills in the others
     */
    public Work<Change> insert(String title, Map<Column, Object> given) {
        return edits.apply(title, insertion(given));
    }

    /** Writes one value of a row. */
    public Work<Change> update(String title, Row<R> row, Column column, Object value) {
        return edits.apply(title, change(row, Collections.singletonMap(column, value)));
    }

    /** Writes those of some values that are not what the row has; nothing if it has them all. */
    public Work<Change> update(String title, Row<R> row, Map<Column, Object> values) {
        return edits.apply(title, (_, writer) -> update(writer, row, values));
    }

    /**
     * Makes a copy of a row.
     *
     * @param changed values that the copy has instead of the row's; a key that the database numbers is left to it
     */
    public Work<Change> copy(String title, Row<R> row, Map<Column, Object> changed) {
        var view = new View<>(source, Filter.NONE, List.of(), 1);
        var key = source.identity().stream()
                .map(column -> row.value(column.name()))
                .toList();
        return edits.apply(title, (sql, writer) -> {
            var values = new LinkedHashMap<Column, Object>();
            for (var column : kept()) {
                var value = row.value(column.name());
                if (!isNumbered(column)) {
                    values.put(column, value instanceof Excerpt ? view.readWhole(sql, key, column) : value);
                }
            }
            values.putAll(changed);
            writer.apply(insertion(values));
        });
    }

    /** As part of a greater change: writes those of some values that are not what the row has. */
    public void update(RowWriter writer, Row<R> row, Map<Column, Object> values) {
        var changed = new LinkedHashMap<Column, Object>();
        values.forEach((column, value) -> {
            if (!Objects.deepEquals(value, row.value(column.name()))) {
                changed.put(column, value);
            }
        });
        if (!changed.isEmpty()) {
            writer.apply(change(row, changed));
        }
    }

    /** A new row. */
    public RowChange.Insert insertion(Map<Column, Object> given) {
        return new RowChange.Insert(source.table(), fields(source.key()), fields(kept()), fields(given));
    }

    /** Other values in a row. */
    public RowChange.Update change(Row<R> row, Map<Column, Object> values) {
        // Nothing but all of its values tells a row of a view from the others.
        var seen = source.key().isEmpty() ? source.columns() : List.copyOf(values.keySet());
        return new RowChange.Update(source.table(), row.values(source.key()), row.values(seen), fields(values));
    }

    /** A row less. */
    public RowChange.Delete deletion(Row<R> row) {
        return new RowChange.Delete(source.table(), row.values(source.key()), row.values(kept()));
    }

    /** The values of a new row's key, as the database gave them. */
    public List<Object> keyOf(RowChange.Insert made) {
        return source.key().stream()
                .map(column -> made.values().get(column.field()))
                .toList();
    }

    /** The values of a row that can be written, as they were read; with them it can be made again. */
    public Map<Column, Object> kept(Row<R> row) {
        var values = new LinkedHashMap<Column, Object>();
        kept().forEach(column -> values.put(column, row.value(column.name())));
        return values;
    }

    /** What undo must bring back: the database computes the rest again. */
    private List<Column> kept() {
        return source.columns().stream().filter(Column::writable).toList();
    }

    private boolean isNumbered(Column column) {
        return column.traits().contains(RowSource.Trait.NUMBERED);
    }

    private static List<Field<Object>> fields(List<Column> columns) {
        return columns.stream().map(Column::field).toList();
    }

    private static Map<Field<Object>, Object> fields(Map<Column, Object> values) {
        var fields = new LinkedHashMap<Field<Object>, Object>();
        values.forEach((column, value) -> fields.put(column.field(), value));
        return fields;
    }
}
