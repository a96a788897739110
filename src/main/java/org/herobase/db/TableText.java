package org.herobase.db;

import java.util.ArrayList;
import java.util.List;
import org.herobase.sql.SqlReader;

/**
 * What only the text of a CREATE TABLE statement tells of a table. Made for statements that SQLite has accepted; where
 * it cannot make sense of one it knows nothing.
 *
 * @param columns in their order
 * @param checks the expressions of the checks that belong to no column
 */
record TableText(List<Column> columns, List<String> checks) {
    private static final TableText UNKNOWN = new TableText(List.of(), List.of());
    private static final String[] TABLE_CONSTRAINTS = {"CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"};

    /**
     * A column.
     *
     * @param name unquoted
     * @param checks the expressions of its checks, without their parentheses
     * @param collation the name of the collation that is written; empty if there is none
     * @param generated the expression that it is computed by; empty if it is not
     * @param references whether it has a foreign key of its own
     */
    record Column(String name, List<String> checks, String collation, String generated, boolean references) {
        static final Column UNKNOWN = new Column("", List.of(), "", "", false);
    }

    /** Reads a statement; all is empty for one that is no CREATE TABLE with a list of columns. */
    static TableText of(String sql) {
        var reader = new SqlReader(sql);
        if (!reader.take("CREATE")) {
            return UNKNOWN;
        }
        if (!reader.take("TEMP")) {
            reader.take("TEMPORARY");
        }
        if (!reader.take("TABLE")) {
            return UNKNOWN;
        }
        reader.take("IF", "NOT", "EXISTS");
        reader.qualifiedName();
        return reader.take('(') ? body(reader) : UNKNOWN;
    }

    private static TableText body(SqlReader reader) {
        var columns = new ArrayList<Column>();
        var checks = new ArrayList<String>();
        do {
            if (!reader.isWord(TABLE_CONSTRAINTS)) {
                columns.add(column(reader));
            } else {
                // SQLite takes them without commas between, too.
                readChecks(reader, checks);
            }
        } while (reader.take(','));
        return reader.take(')') ? new TableText(List.copyOf(columns), List.copyOf(checks)) : UNKNOWN;
    }

    private static Column column(SqlReader reader) {
        var name = reader.name();
        var checks = new ArrayList<String>();
        var collation = "";
        var generated = "";
        var references = false;
        while (!isPartEnd(reader)) {
            if (reader.take("COLLATE")) {
                collation = reader.name();
            } else if (reader.take("CHECK")) {
                checks.add(reader.group());
            } else if (reader.take("AS")) {
                generated = reader.group();
            } else {
                references |= reader.isWord("REFERENCES");
                reader.skip();
            }
        }
        return new Column(name, List.copyOf(checks), collation, generated, references);
    }

    private static void readChecks(SqlReader reader, List<String> checks) {
        while (!isPartEnd(reader)) {
            if (reader.take("CHECK")) {
                checks.add(reader.group());
            } else {
                reader.skip();
            }
        }
    }

    private static boolean isPartEnd(SqlReader reader) {
        return reader.isAtEnd() || reader.isSymbol(',') || reader.isSymbol(')');
    }
}
