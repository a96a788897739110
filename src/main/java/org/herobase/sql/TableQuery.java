package org.herobase.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Whether a statement reads plain rows of one table or view, and if so, which column each of its results is. */
public sealed interface TableQuery {
    /** Why a statement does not read plain rows of one table. */
    enum Reason {
        /** It is no SELECT. */
        NOT_A_SELECT,
        /** It has common table expressions, whose names may hide tables. */
        WITH,
        /** It reads no table. */
        NO_TABLE,
        /** It reads several tables. */
        JOIN,
        /** It reads the rows of another SELECT. */
        SUBQUERY,
        /** It reads the rows that a table-valued function makes. */
        FUNCTION,
        /** Equal rows are shown once. */
        DISTINCT,
        /** Several rows become one: GROUP BY or HAVING. */
        GROUP,
        /** Several rows become one: an aggregate function. */
        AGGREGATE,
        /** UNION, INTERSECT or EXCEPT. */
        COMPOUND,
        /** Nothing that is read here for sure. */
        UNCLEAR
    }

    /**
     * It does not, or not for sure.
     *
     * @param reason why
     */
    record Other(Reason reason) implements TableQuery {}

    /**
     * It does, if SQLite runs it.
     *
     * @param schema as it is written, unquoted; null where SQLite searches: temporary tables first, then "main", then the
     *     attached databases
     * @param table of the table or view as it is written, unquoted; whether there is one is not known here
     * @param results what is between SELECT and FROM
     */
    record OneTable(String schema, String table, List<Result> results) implements TableQuery {
        private static final Set<String> ROWID = Set.of("rowid", "_rowid_", "oid");

        /**
         * The table's column behind each column of the result.
         *
         * @param columns the table's, as {@code SELECT *} gives them
         * @return the names, as the table spells them or "rowid"; null where a result is computed. If they are not as many as
         *     the result's columns, the table has changed meanwhile, and none of them is sure
         */
        public List<String> columns(List<String> columns) {
            var names = new ArrayList<String>();
            for (var result : results) {
                switch (result) {
                    case Result.All _ -> names.addAll(columns);
                    case Result.Computed _ -> names.add(null);
                    case Result.Column(var name, var isSure) -> names.add(column(name, isSure, columns));
                }
            }
            return Collections.unmodifiableList(names);
        }

        private static String column(String name, boolean isSure, List<String> columns) {
            for (var column : columns) {
                if (lower(column).equals(lower(name))) {
                    return column;
                }
            }
            return isSure && ROWID.contains(lower(name)) ? "rowid" : null;
        }

        /** SQLite takes capital letters for small ones in ASCII only. */
        private static String lower(String name) {
            var lower = new StringBuilder(name);
            for (var i = 0; i < name.length(); i++) {
                if (name.charAt(i) < 0x80) {
                    lower.setCharAt(i, Character.toLowerCase(name.charAt(i)));
                }
            }
            return lower.toString();
        }
    }

    /** What is between two commas of a SELECT. */
    sealed interface Result {
        /** All columns. */
        record All() implements Result {}

        /**
         * A column.
         *
         * @param name unquoted, without table and alias
         * @param isSure false for a name in double quotes, which is a text where there is no such column
         */
        record Column(String name, boolean isSure) implements Result {}

        /** Anything else. */
        record Computed() implements Result {}
    }

    /**
     * Reads a statement.
     *
     * @param sql one statement, without its semicolon
     */
    static TableQuery of(String sql) {
        return new TableQueryReader(sql).read();
    }
}
