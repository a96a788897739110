package org.herobase.rows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Table;

/**
 * A change of one row, with what it takes to check and to undo it. Values are in their storage class; one that was too
 * large to be read with its row is there as its {@link org.herobase.db.Excerpt} until the change is made.
 */
public sealed interface RowChange {
    /** The table or view that is changed. */
    Table<?> table();

    /** The change that takes this one back. */
    RowChange inverse();

    /**
     * A new row.
     *
     * @param key the fields that name a row; empty for a view
     * @param columns everything that can be written, and the key
     * @param values of the columns that are given; the database fills in the others
     */
    record Insert(
            Table<?> table, List<Field<Object>> key, List<Field<Object>> columns, Map<Field<Object>, Object> values)
            implements RowChange {
        @Override
        public RowChange inverse() {
            return new Delete(table, some(values, key), values);
        }
    }

    /**
     * Other values in a row.
     *
     * @param key values that name the row; empty for a row of a view, which all of its values name
     * @param before old values that the row must still have: of the columns that change, or of all
     * @param after new values
     */
    record Update(
            Table<?> table,
            Map<Field<Object>, Object> key,
            Map<Field<Object>, Object> before,
            Map<Field<Object>, Object> after)
            implements RowChange {
        /** What names the row when it is changed. */
        Map<Field<Object>, Object> newKey() {
            return replaced(key, some(after, List.copyOf(key.keySet())));
        }

        @Override
        public RowChange inverse() {
            return new Update(table, newKey(), replaced(before, after), some(before, List.copyOf(after.keySet())));
        }
    }

    /**
     * A row less.
     *
     * @param key values that name the row; empty for a row of a view, which all of its values name
     * @param values of everything that can be written, and the key; the row must still have them
     */
    record Delete(Table<?> table, Map<Field<Object>, Object> key, Map<Field<Object>, Object> values)
            implements RowChange {
        @Override
        public RowChange inverse() {
            return new Insert(table, List.copyOf(key.keySet()), List.copyOf(values.keySet()), values);
        }
    }

    private static Map<Field<Object>, Object> some(Map<Field<Object>, Object> values, List<Field<Object>> fields) {
        var some = new LinkedHashMap<Field<Object>, Object>();
        fields.stream().filter(values::containsKey).forEach(field -> some.put(field, values.get(field)));
        return some;
    }

    private static Map<Field<Object>, Object> replaced(
            Map<Field<Object>, Object> values, Map<Field<Object>, Object> by) {
        var replaced = new LinkedHashMap<>(values);
        replaced.putAll(by);
        return replaced;
    }
}
