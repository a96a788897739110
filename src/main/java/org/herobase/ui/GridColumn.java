package org.herobase.ui;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.herobase.rows.Row;
import org.herobase.rows.RowSource.Column;
import org.jooq.Record;

/**
 * A column of a grid.
 *
 * @param <R> the table's record
 * @param shown what the cells show
 * @param title the header's text
 * @param width preferred width in pixels
 * @param edited the column that an edit changes; null if cells are read-only
 * @param editor makes an editor for a row's cell, or null where a cell holds what cannot be edited in place; null if cells
 *     are read-only
 * @param masked whether values are hidden at the moment: shown as dots, never copied
 * @param open what a double click on a cell does instead of editing it; null for editing
 */
public record GridColumn<R extends Record>(
        Column shown,
        String title,
        double width,
        Column edited,
        Function<Row<R>, CellEditor> editor,
        BooleanSupplier masked,
        Consumer<Row<R>> open) {

    /** A read-only column. */
    public static <R extends Record> GridColumn<R> of(Column shown, String title, double width) {
        return new GridColumn<>(shown, title, width, null, null, () -> false, null);
    }

    /** This column, edited in place. */
    public GridColumn<R> editedBy(Column column, Function<Row<R>, CellEditor> newEditor) {
        return new GridColumn<>(shown, title, width, column, newEditor, masked, open);
    }

    /** This column, hidden while the condition holds. */
    public GridColumn<R> maskedWhile(BooleanSupplier condition) {
        return new GridColumn<>(shown, title, width, edited, editor, condition, open);
    }

    /** This column, a double click on which goes somewhere. */
    public GridColumn<R> opening(Consumer<Row<R>> action) {
        return new GridColumn<>(shown, title, width, edited, editor, masked, action);
    }
}
