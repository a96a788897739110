package org.herobase.sql;

import java.util.Optional;

/** A statement that changes or removes all there is of something, which is not always what was meant. */
public sealed interface SweepingChange {
    /**
     * UPDATE or DELETE of all rows: it has no WHERE, and no LIMIT either.
     *
     * @param verb UPDATE or DELETE
     * @param schema unquoted; null if none is written
     * @param table unquoted
     */
    record AllRows(String verb, String schema, String table) implements SweepingChange {}

    /**
     * DROP TABLE, VIEW, INDEX or TRIGGER.
     *
     * @param kind the word behind DROP, in upper case
     * @param schema unquoted; null if none is written
     * @param name unquoted
     */
    record Drop(String kind, String schema, String name) implements SweepingChange {}

    /**
     * ALTER TABLE … DROP COLUMN.
     *
     * @param schema unquoted; null if none is written
     * @param table unquoted
     * @param column unquoted
     */
    record DropColumn(String schema, String table, String column) implements SweepingChange {}

    /**
     * Reads a statement.
     *
     * @return empty if it is no such one, also if it is only explained
     */
    static Optional<SweepingChange> of(String sql) {
        return new SweepingChangeReader(sql).read();
    }
}
