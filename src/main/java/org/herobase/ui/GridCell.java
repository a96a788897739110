package org.herobase.ui;

import org.herobase.db.Excerpt;
import org.herobase.rows.Row;
import org.jooq.Record;

/**
 * A cell of a grid.
 *
 * @param row as it was read
 * @param column of the grid
 */
public record GridCell<R extends Record>(Row<R> row, GridColumn<R> column) {
    /** What it shows: null, Long, Double, String, byte[] or an {@link Excerpt}. */
    public Object value() {
        return row.value(column.shown().name());
    }

    /** Whether an edit can change it. */
    public boolean isEditable() {
        return column.edited() != null && column.edited().writable();
    }
}
