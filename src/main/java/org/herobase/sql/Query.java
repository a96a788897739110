package org.herobase.sql;

import java.util.List;

/**
 * A query, as far as its text tells what columns it gives; of a compound one, its first SELECT ("SELECT").
 *
 * @param commonTables of its WITH clause
 * @param outputs what it gives
 * @param sources where from
 */
public record Query(List<CommonTable> commonTables, List<Output> outputs, List<Source> sources) {
    /**
     * A common table expression ("The WITH Clause").
     *
     * @param name unquoted
     * @param columns their names; empty where none are written
     * @param query what gives its rows
     */
    public record CommonTable(String name, List<String> columns, Query query) {}

    /**
     * A result column.
     *
     * @param name what it is called; null for all columns of a source or of all sources
     * @param source the source that is named before the dot; null where none is
     * @param column the column that it is; null for other expressions and for all columns
     */
    public record Output(String name, String source, String column) {}
}
