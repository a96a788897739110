package org.herobase.console.caution;

import org.herobase.db.Catalog;
import org.herobase.db.DropConsequences;

/** What a statement would do that changes all there is of something. */
public sealed interface SweepCount {
    /**
     * UPDATE or DELETE of all rows.
     *
     * @param verb UPDATE or DELETE
     * @param table unquoted
     * @param changed how many rows it changes itself, as SQLite's "changes" says; null if that is not known, because it could
     *     not be tried out, or not in time
     * @param total how many rows the table has; null if they could not be counted
     */
    record Rows(String verb, String table, Long changed, Long total) implements SweepCount {}

    /**
     * DROP.
     *
     * @param consequences null if they could not be counted
     */
    record Drop(Catalog.Entry entry, DropConsequences consequences) implements SweepCount {}

    /**
     * ALTER TABLE … DROP COLUMN.
     *
     * @param table unquoted
     * @param column unquoted
     * @param values how many of its values are not NULL; null if they could not be counted
     */
    record Column(String table, String column, Long values) implements SweepCount {}
}
