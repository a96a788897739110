package org.herobase.undo;

/**
 * How much is kept for undo.
 *
 * @param rows how many entries of the log one change may have: one for a row that is new or gone, one for each changed value
 * @param bytes how large the log may become
 * @param snapshotBytes how large a file may be to be copied before its schema is changed
 */
public record UndoLimits(long rows, long bytes, long snapshotBytes) {
    /** What is kept if the user wants nothing else. */
    public static final UndoLimits DEFAULT = new UndoLimits(5_000_000, 2_000_000_000, 200_000_000);
}
