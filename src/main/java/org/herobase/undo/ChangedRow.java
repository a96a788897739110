package org.herobase.undo;

import java.util.List;

/**
 * One row as a change found and left it.
 *
 * @param entry the number of the last entry of the log that tells of it
 * @param table its table, unquoted
 * @param kind what was done with it
 * @param key what names it, in the order of the key's columns: null, Number, String, byte[] or an excerpt of those
 * @param values what changed in it: all values of a row that is new or gone, but for its key
 */
public record ChangedRow(long entry, String table, Kind kind, List<Object> key, List<Value> values) {
    /** What was done with a row. */
    public enum Kind {
        /** It was not there before. */
        INSERTED,
        /** Some of its values became others. */
        UPDATED,
        /** It is gone. */
        DELETED;

        /** What takes it back. */
        Kind inverse() {
            return switch (this) {
                case INSERTED -> DELETED;
                case UPDATED -> UPDATED;
                case DELETED -> INSERTED;
            };
        }
    }

    /**
     * A value of the row; each is null, Number, String, byte[] or the {@link org.herobase.db.Excerpt} of a large one.
     *
     * @param column unquoted
     * @param before null, too, of a row that is new
     * @param after null, too, of a row that is gone
     */
    public record Value(String column, Object before, Object after) {
        Value inverse() {
            return new Value(column, after, before);
        }
    }

    ChangedRow inverse() {
        return new ChangedRow(
                entry,
                table,
                kind.inverse(),
                key,
                values.stream().map(Value::inverse).toList());
    }
}
