package org.herobase.undo;

/**
 * How many rows of a table were changed.
 *
 * @param table its name, unquoted
 * @param inserted rows more
 * @param updated rows with other values
 * @param deleted rows less
 */
public record Effect(String table, long inserted, long updated, long deleted) {}
