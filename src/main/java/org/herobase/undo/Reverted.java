package org.herobase.undo;

/**
 * How an undo or redo ended.
 *
 * @param change what was undone or redone
 * @param rows how many rows are as they were before, 0 for one that has nothing to do with rows
 * @param left how many rows were left as they are, for having been changed since by someone else
 * @param orphans how many rows refer to a missing one, as they did before or as somebody else has deleted that since
 */
public record Reverted(Change change, long rows, long left, long orphans) {}
