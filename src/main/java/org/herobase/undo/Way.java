package org.herobase.undo;

/** How a change is taken back. */
sealed interface Way {
    /** From the log of rows. */
    record ByLog(Segment segment) implements Way {}

    /**
     * From a copy of the whole file, made before the change.
     *
     * @param stamp the writer's number for the file as it was after the change; another one means that somebody has
     *     written since
     */
    record BySnapshot(Snapshot snapshot, long stamp) implements Way {}

    /** By whoever made it. */
    record ByInverse(UndoLog.Inverse inverse) implements Way {}

    /** Not at all. */
    record Never() implements Way {}
}
