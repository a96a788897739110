package org.herobase.rows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 */
public record Row<R extends Record>(R record, Record values) {

    /**
     * The value of a column or computed expression in its storage class: null, Long, Double, String or byte[], and an
     * {@link org.herobase.db.Excerpt} where that is too large to be read with a page.
     *
     * @throws IllegalArgumentException if the row has no such column
     */
    public Object value(String column) {
        return RawValues.value(values, values.indexOf(column));
    }

    /** Whether a column or computed expression was read; slow ones come later than the others. */
    public boolean knows(String column) {
        return values.indexOf(column) >= 0;
    }

    /** The values of some columns, as a {@link RowChange} wants them. */
    public Map<Field<Object>, Object> values(List<Column> columns) {
        var some = new LinkedHashMap<Field<Object>, Object>();
        columns.forEach(column -> some.put(column.field(), value(column.name())));
        return some;
    }

    static <R extends Record> Row<R> of(Table<R> table, Record read) {
        var record = table.newRecord();
        for (var field : record.fields()) {
            var index = read.indexOf(field.getName());
            if (index >= 0) {
                fill(record, field, RawValues.value(read, index));
            }
        }
        record.touched(false);
        return new Row<>(record, read);
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
