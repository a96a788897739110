package org.herobase.ui;

import java.util.List;

/** A row that was changed elsewhere while the user entered something for it, as it is shown to be settled. */
public sealed interface Conflict {
    /** The row, as the user knows it. */
    String thing();

    /**
     * Both have changed the same columns.
     *
     * @param columns those that both changed, each to another value
     */
    record Changed(String thing, List<Column> columns) implements Conflict {}

    /**
     * The row was deleted.
     *
     * @param values what it would have if it were put back
     */
    record Deleted(String thing, List<Value> values) implements Conflict {}

    /**
     * A column with two new values, each as it is shown.
     *
     * @param title the column, as the user knows it
     * @param before what the user saw when he began
     * @param theirs what is there now
     * @param mine what the user entered
     */
    record Column(String title, String before, String theirs, String mine) {}

    /**
     * A value of a deleted row.
     *
     * @param title the column, as the user knows it
     * @param text the value, as it is shown
     * @param isMine whether the user entered it
     */
    record Value(String title, String text, boolean isMine) {}
}
