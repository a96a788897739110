package org.herobase.undo;

/** Undoing a change would also change rows that it had not changed, by foreign keys: nothing was undone. */
public final class WouldChangeOthersException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long rows;

    WouldChangeOthersException(long rows) {
        super("undo would change " + rows + " rows more");
        this.rows = rows;
    }

    /** How many. */
    public long rows() {
        return rows;
    }
}
