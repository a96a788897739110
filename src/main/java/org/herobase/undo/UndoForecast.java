package org.herobase.undo;

import org.jooq.DSLContext;

/** What can be said of undoing a change before it is made. */
public enum UndoForecast {
    /** It can be undone, whatever it changes, as long as nobody else writes to the file. */
    WHILE_ALONE,
    /** It can be undone unless it changes too many rows, which is asked about. */
    UNLESS_LARGE,
    /** It cannot be undone. */
    NEVER;

    /** Says that. */
    @FunctionalInterface
    public interface Asking {
        /**
         * Looks at the file; on the connection's thread.
         *
         * @param sql the connection
         * @param isOfSchema whether more than rows is changed
         * @param inTransaction whether it is in a transaction with others
         */
        UndoForecast forecast(DSLContext sql, boolean isOfSchema, boolean inTransaction);
    }
}
