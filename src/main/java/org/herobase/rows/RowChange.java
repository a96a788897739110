package org.herobase.rows;

import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Table;

/**
 * A change of one row, with what it takes to check and to undo it. Values are in their storage class.
 */
public sealed interface RowChange {
    /** The table that is changed. */
    Table<?> table();

    /** The change that takes this one back. */
    RowChange inverse();

    /**
     * A new row.
     *
     * @param columns all columns of the table
     * @param values of the columns that are given; the database fills in the others
     */
    record Insert(Table<?> table, List<Field<Object>> columns, Map<Field<Object>, Object> values) implements RowChange {
        @Override
        public RowChange inverse() {
            return new Delete(table, values);
        }
    }

    /**
     * Other values in a row.
     *
     * @param key values that name the row
     * @param before old values of the columns that change; the row must still have them
     * @param after their new values
     */
    record Update(
            Table<?> table,
            Map<Field<Object>, Object> key,
            Map<Field<Object>, Object> before,
            Map<Field<Object>, Object> after)
            implements RowChange {
        @Override
        public RowChange inverse() {
            return new Update(table, key, after, before);
        }
    }

    /**
     * A row less.
     *
     * @param values of all columns; the row must still have them
     */
    record Delete(Table<?> table, Map<Field<Object>, Object> values) implements RowChange {
        @Override
        public RowChange inverse() {
            return new Insert(table, List.copyOf(values.keySet()), values);
        }
    }
}
