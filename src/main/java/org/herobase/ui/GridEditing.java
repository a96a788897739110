package org.herobase.ui;

import javafx.scene.control.TableColumn;
import javafx.scene.layout.Region;
import org.herobase.rows.Row;
import org.herobase.rows.RowKey;
import org.jooq.Record;

/** What a cell under edit asks of its grid. */
interface GridEditing<R extends Record> {
    /**
     * What was entered before, but could not be saved.
     *
     * @param entered the editor's draft
     * @param reason why it was not saved
     */
    record Draft(RowKey key, String column, Object entered, String reason) {}

    /** Whether cells may be edited at all. */
    boolean isEnabled();

    /** The row behind a record on screen; null if it has gone. */
    Row<R> row(R record);

    /** A row with what was entered for it and is not read again yet. */
    Row<R> newest(Row<R> row);

    /** An edit begins; gives what was left in this cell by one that failed, or null. */
    Draft begin(Row<R> row, GridColumn<R> column);

    /** The edit has ended. */
    void end();

    /** Saves, and opens the editor again if that fails. */
    void save(Row<R> row, GridColumn<R> column, Object value, Object draft);

    /** Opens the editor again with what was entered, and the reason. */
    void reopen(Row<R> row, GridColumn<R> column, Object draft, String reason);

    /** Says what is wrong, beside the editor. */
    void explain(Region editor, String reason);

    /** Says what is doubtful, beside the editor, in place of what was said there before; nothing if it is empty. */
    void advise(Region editor, String warning);

    /** Offers another place to edit a value that is too large or too rich for its cell. */
    void editElsewhere();

    /** Edits the next editable cell in a row. */
    void editNeighbour(int rowIndex, TableColumn<?, ?> from, int direction);
}
