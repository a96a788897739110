package org.herobase.console.plan;

import java.util.Set;

/**
 * One line of what EXPLAIN QUERY PLAN tells ("EXPLAIN QUERY PLAN" in SQLite's documentation).
 *
 * @param id names the step among the plan's
 * @param parent the id of the step that it is a part of; 0 for none
 * @param detail SQLite's own words
 * @param kind what it is
 * @param subject the table, subquery or common table expression that it reads, under the name that the statement gives it;
 *     for a temporary B-tree what it is for, such as ORDER BY; else empty
 */
record PlanStep(int id, int parent, String detail, Kind kind, String subject) {
    private static final String TEMP_B_TREE = "USE TEMP B-TREE FOR ";

    /** What a step is. */
    enum Kind {
        /** Reads a table from its first row to its last. */
        FULL_SCAN("fth-alert-triangle"),
        /** Reads an index from its first entry to its last: all rows, in the index's order. */
        INDEX_SCAN("fth-alert-triangle"),
        /** Reads what another step has made. */
        SUBQUERY_SCAN("fth-list"),
        /** Reads rows that the statement itself brings. */
        CONSTANT("fth-list"),
        /** Asks a virtual table or a table-valued function. */
        VIRTUAL_TABLE("fth-box"),
        /** Finds rows by the rowid or the primary key. */
        KEY_SEARCH("fth-search"),
        /** Finds rows by an index, then reads them in the table. */
        INDEX_SEARCH("fth-search"),
        /** Finds rows by an index that holds all that is asked for. */
        COVERING_SEARCH("fth-search"),
        /** Finds rows by an index that is made for this one run, from all rows. */
        AUTOMATIC_SEARCH("fth-alert-triangle"),
        /** Sorts, groups or tells duplicates by a B-tree that is made for this one run. */
        TEMP_B_TREE("fth-alert-triangle"),
        /** Two or more queries in one, such as UNION. */
        COMPOUND("fth-layers"),
        /** A part of a compound. */
        COMPOUND_PART("fth-corner-down-right"),
        /** A subquery whose rows are used as they come. */
        CO_ROUTINE("fth-git-branch"),
        /** A subquery whose rows are kept in a temporary table first. */
        MATERIALIZE("fth-git-branch"),
        /** A subquery that is run once. */
        SUBQUERY("fth-git-branch"),
        /** A subquery that is run again for each row around it. */
        CORRELATED("fth-repeat"),
        /** Several indexes for conditions that OR connects. */
        MULTI_INDEX_OR("fth-layers"),
        /** One of these indexes. */
        MULTI_INDEX_PART("fth-corner-down-right"),
        /** A filter that passes over most rows that have no partner. */
        BLOOM_FILTER("fth-filter"),
        /** A recursive query's first rows. */
        SETUP("fth-corner-down-right"),
        /** What a recursive query does with each row. */
        RECURSIVE_STEP("fth-repeat"),
        /** The rows of a RIGHT JOIN's table that had no partner. */
        RIGHT_JOIN("fth-corner-down-right"),
        /** What we do not know. */
        OTHER("fth-circle");

        private final String icon;

        Kind(String icon) {
            this.icon = icon;
        }

        /** The literal of a Feather icon. */
        String icon() {
            return icon;
        }

        /** Whether it is where time goes when there are many rows. */
        boolean isCostly() {
            return this == FULL_SCAN || this == INDEX_SCAN || this == AUTOMATIC_SEARCH || this == TEMP_B_TREE;
        }
    }

    /**
     * Reads SQLite's words.
     *
     * @param made the names of subqueries, that other steps make
     */
    static PlanStep of(int id, int parent, String detail, Set<String> made) {
        if (detail.startsWith("SCAN ") || detail.startsWith("SEARCH ")) {
            var name = readName(detail);
            return new PlanStep(id, parent, detail, readKind(detail, name, made), name);
        }
        var subject = detail.startsWith(TEMP_B_TREE) ? detail.substring(TEMP_B_TREE.length()) : "";
        return new PlanStep(id, parent, detail, kind(detail), subject);
    }

    private static String readName(String detail) {
        var start = detail.indexOf(' ') + 1;
        var end = detail.length();
        for (var after : new String[] {" USING ", " VIRTUAL TABLE INDEX ", " EXISTS", " LEFT-JOIN"}) {
            var found = detail.indexOf(after, start);
            end = found < 0 ? end : Math.min(end, found);
        }
        return detail.substring(start, end);
    }

    private static Kind readKind(String detail, String name, Set<String> made) {
        if (detail.contains(" VIRTUAL TABLE INDEX ")) {
            return Kind.VIRTUAL_TABLE;
        } else if (name.equals("CONSTANT ROW") || name.endsWith(" VALUES CLAUSE") || name.endsWith(" CONSTANT ROWS")) {
            return Kind.CONSTANT;
        } else if (detail.contains(" USING AUTOMATIC ")) {
            return Kind.AUTOMATIC_SEARCH;
        } else if (detail.startsWith("SCAN ")) {
            if (name.startsWith("(") || made.contains(name)) {
                return Kind.SUBQUERY_SCAN;
            }
            return detail.contains(" USING ") ? Kind.INDEX_SCAN : Kind.FULL_SCAN;
        } else if (detail.contains(" USING INTEGER PRIMARY KEY") || detail.contains(" USING PRIMARY KEY")) {
            return Kind.KEY_SEARCH;
        } else if (detail.contains(" USING COVERING INDEX ")) {
            return Kind.COVERING_SEARCH;
        }
        // Without an index, min() and max() are called a search too, but read everything.
        return detail.contains(" USING ") ? Kind.INDEX_SEARCH : Kind.FULL_SCAN;
    }

    private static Kind kind(String detail) {
        var words = detail.split(" ");
        return switch (words[0]) {
            case "USING" -> Kind.KEY_SEARCH; // ROWID SEARCH ON TABLE … FOR IN-OPERATOR
            case "USE" -> detail.startsWith(TEMP_B_TREE) ? Kind.TEMP_B_TREE : Kind.OTHER;
            case "COMPOUND", "MERGE" -> Kind.COMPOUND;
            case "LEFT-MOST", "LEFT", "RIGHT", "UNION", "EXCEPT", "INTERSECT" -> Kind.COMPOUND_PART;
            case "CO-ROUTINE" -> Kind.CO_ROUTINE;
            case "MATERIALIZE" -> Kind.MATERIALIZE;
            case "CORRELATED" -> Kind.CORRELATED;
            case "SCALAR", "LIST", "REUSE" -> Kind.SUBQUERY;
            case "MULTI-INDEX" -> Kind.MULTI_INDEX_OR;
            case "INDEX" -> Kind.MULTI_INDEX_PART;
            case "BLOOM" -> Kind.BLOOM_FILTER;
            case "SETUP" -> Kind.SETUP;
            case "RECURSIVE" -> Kind.RECURSIVE_STEP;
            case "RIGHT-JOIN" -> Kind.RIGHT_JOIN;
            default -> Kind.OTHER;
        };
    }
}
