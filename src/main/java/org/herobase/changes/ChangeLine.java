package org.herobase.changes;

import org.herobase.undo.Change;
import org.herobase.undo.ChangedRow;

/** A line of the list of changes. */
sealed interface ChangeLine {
    /**
     * A change, above its rows.
     *
     * @param isUndone whether it was taken back, and can be made again
     */
    record OfChange(Change change, boolean isUndone) implements ChangeLine {}

    /** A row that was changed. */
    record OfRow(ChangedRow row) implements ChangeLine {}

    /** There are more rows than are shown so far. */
    record More(long rows) implements ChangeLine {}

    /** What is said in place of rows. */
    record Note(String text) implements ChangeLine {}
}
