package org.herobase.rows;

import java.util.List;

/**
 * What a user does with rows in one go.
 *
 * @param title what it is, for Undo and Redo
 * @param rows the changes, in the order in which they are made
 */
public record Change(String title, List<RowChange> rows) {
    /** The change that takes this one back: the inverse changes in the inverse order. */
    Change inverse() {
        return new Change(
                title, rows.reversed().stream().map(RowChange::inverse).toList());
    }
}
