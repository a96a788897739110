package org.herobase.rows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.herobase.rows.RowSource.Column;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/**
 * A row as it was read.
 *
 * @param <R> the table's record
 * @param record the typed record; a column whose value is not of its type is null here
 * @param values every column and computed expression of the source, each value in its storage class
 * @param places where each of them stands in the values, by name: rows read together share them, and a wide grid asks often
 */
public record Row<R extends Record>(R record, Record values, Map<String, Integer> places) {

    /**
     * The value of a column or computed expression in its storage class: null, Long, Double, String or byte[], and an
     * {@link org.herobase.db.Excerpt} where that is too large to be read with a page.
     *
     * @throws IllegalArgumentException if the row has no such column
     */
    public Object value(String column) {
        var place = places.get(column);
        if (place == null) {
            throw new IllegalArgumentException("The row has no column " + column);
        }
        return RawValues.value(values, place);
    }

    /** Whether a column or computed expression was read; slow ones come later than the others. */
    public boolean knows(String column) {
        return places.containsKey(column);
    }

    /** The values of some columns, as a {@link RowChange} wants them. */
    public Map<Field<Object>, Object> values(List<Column> columns) {
        var some = new LinkedHashMap<Field<Object>, Object>();
        columns.forEach(column -> some.put(column.field(), value(column.name())));
        return some;
    }

    /** The row with other values, by column; its typed record stays as it was read. */
    public Row<R> with(Map<String, Object> others) {
        var changed = values.into(values.fields());
        others.forEach((column, value) -> set(changed, changed.field(places.get(column)), value));
        return new Row<>(record, changed, places);
    }

    @SuppressWarnings("unchecked") // a raw value may be of any class
    private static void set(Record record, Field<?> field, Object value) {
        record.set((Field<Object>) field, value);
    }

    /** The rows of one reading. */
    static <R extends Record> List<Row<R>> of(Table<R> table, List<Record> read) {
        if (read.isEmpty()) {
            return List.of();
        }
        var places = new TreeMap<String, Integer>(String.CASE_INSENSITIVE_ORDER); // as SQLite compares names
        for (var field : read.getFirst().fields()) {
            places.put(field.getName(), places.size());
        }
        return read.stream().map(values -> of(table, values, places)).toList();
    }

    private static <R extends Record> Row<R> of(Table<R> table, Record read, Map<String, Integer> places) {
        var record = table.newRecord();
        for (var field : record.fields()) {
            var place = places.get(field.getName());
            if (place != null) {
                fill(record, field, RawValues.value(read, place));
            }
        }
        record.touched(false);
        return new Row<>(record, read, places);
    }

    private static <T> void fill(Record record, Field<T> field, Object value) {
        Object typed = field.getType() == Boolean.class && value instanceof Long flag && (flag == 0 || flag == 1)
                ? Boolean.valueOf(flag == 1)
                : value;
        if (field.getType().isInstance(typed)) {
            record.set(field, field.getType().cast(typed));
        }
    }
}
