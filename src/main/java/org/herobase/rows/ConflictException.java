package org.herobase.rows;

/** A row is no longer as it was when the user decided to change it: nothing was changed. */
public final class ConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient RowChange change;

    ConflictException(RowChange change) {
        super("the row of " + change.table().getName() + " was changed or deleted elsewhere");
        this.change = change;
    }

    /** The change that met the conflict; its table and key name the row. */
    public RowChange change() {
        return change;
    }
}
