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
 * @param note what a row's cell says beside its value, which may be null; null for a column without notes
 * @param follow what Ctrl+click and Ctrl+Enter do: go to the row that the cell's key stands for; null for a column that
 *     leads nowhere
 * @param text how a value reads in one line
 * @param pictures gives small images of BLOBs that are pictures; null for none
 * @param quantities whether it is for numbers, to be compared by their last digits
 */
public record GridColumn<R extends Record>(
        Column shown,
        String title,
        double width,
        Column edited,
        Function<Row<R>, CellEditor> editor,
        BooleanSupplier masked,
        Consumer<Row<R>> open,
        Function<Row<R>, CellNote> note,
        Consumer<Row<R>> follow,
        Function<Object, String> text,
        CellPictures<R> pictures,
        boolean quantities) {

    /** A read-only column. */
    public static <R extends Record> GridColumn<R> of(Column shown, String title, double width) {
        return new GridColumn<>(
                shown,
                title,
                width,
                null,
                null,
                () -> false,
                null,
                null,
                null,
                ValueText::of,
                null,
                shown.affinity().isNumeric());
    }

    /** This column, edited in place. */
    public GridColumn<R> editedBy(Column column, Function<Row<R>, CellEditor> newEditor) {
        return new GridColumn<>(
                shown, title, width, column, newEditor, masked, open, note, follow, text, pictures, quantities);
    }

    /** This column, hidden while the condition holds. */
    public GridColumn<R> maskedWhile(BooleanSupplier condition) {
        return new GridColumn<>(
                shown, title, width, edited, editor, condition, open, note, follow, text, pictures, quantities);
    }

    /** This column, a double click on which goes somewhere. */
    public GridColumn<R> opening(Consumer<Row<R>> action) {
        return new GridColumn<>(
                shown, title, width, edited, editor, masked, action, note, follow, text, pictures, quantities);
    }

    /** This column with a note in some of its cells; where there is one already, that one is shown first. */
    public GridColumn<R> noting(Function<Row<R>, CellNote> more) {
        Function<Row<R>, CellNote> both = note == null
                ? more
                : row -> {
                    var first = note.apply(row);
                    return first == null ? more.apply(row) : first;
                };
        return new GridColumn<>(
                shown, title, width, edited, editor, masked, open, both, follow, text, pictures, quantities);
    }

    /** This column as one of keys that lead to other rows; keys are no quantities, so they begin at the left. */
    public GridColumn<R> following(Consumer<Row<R>> action) {
        return new GridColumn<>(
                shown, title, width, edited, editor, masked, open, note, action, text, pictures, quantities);
    }

    /** This column, its values written in another way; what is copied and edited is the value as it is. */
    public GridColumn<R> showing(Function<Object, String> words) {
        return new GridColumn<>(
                shown, title, width, edited, editor, masked, open, note, follow, words, pictures, quantities);
    }

    /** This column with small images of its pictures. */
    public GridColumn<R> pictured(CellPictures<R> images) {
        return new GridColumn<>(
                shown, title, width, edited, editor, masked, open, note, follow, text, images, quantities);
    }

    /** This column, no narrower than that. */
    public GridColumn<R> atLeast(double newWidth) {
        return new GridColumn<>(
                shown,
                title,
                Math.max(width, newWidth),
                edited,
                editor,
                masked,
                open,
                note,
                follow,
                text,
                pictures,
                quantities);
    }

    /** This column, for quantities or not, whatever storing makes of its values: a DATE has an affinity for numbers. */
    public GridColumn<R> forQuantities(boolean forThem) {
        return new GridColumn<>(
                shown, title, width, edited, editor, masked, open, note, follow, text, pictures, forThem);
    }

    /** Whether its title and its NULLs stand at the right, as numbers do. */
    boolean isAlignedRight() {
        return quantities && follow == null;
    }
}
