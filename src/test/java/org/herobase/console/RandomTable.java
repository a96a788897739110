package org.herobase.console;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A table as it is at the moment, for statements that are made up.
 *
 * @param name as SQL writes it
 * @param columns those that can be written, as SQL writes them
 * @param key the first column of its key, or what names its rows
 * @param module of a virtual table; else empty
 * @param isPlain whether REPLACE and other shapes are kept away from it: they pass the triggers by that keep an index of its
 *     rows, which is then damaged without anybody's fault
 */
record RandomTable(String name, List<String> columns, String key, String module, boolean isPlain) {
    /** The table of the other program, which the app never touches. */
    static final String OTHERS = "others";

    /** Reads all of a file, in the order of their names. */
    static List<RandomTable> readAll(Connection connection) throws SQLException {
        var tables = new ArrayList<RandomTable>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT t.name, s.sql, (SELECT count(*) FROM sqlite_schema AS g"
                        + " WHERE g.type = 'trigger' AND g.tbl_name = t.name AND g.sql LIKE '%''delete''%')"
                        + " FROM pragma_table_list AS t JOIN sqlite_schema AS s ON s.type = 'table' AND s.name = t.name"
                        + " WHERE t.schema = 'main' AND t.type IN ('table', 'virtual')"
                        + " AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND t.name <> '" + OTHERS
                        + "' ORDER BY t.name")) {
            while (rows.next()) {
                var table = read(connection, rows.getString(1), rows.getString(2), rows.getInt(3) > 0);
                if (!table.columns().isEmpty()) {
                    tables.add(table);
                }
            }
        }
        return tables;
    }

    /** Whether rows can be written into it as into any other. */
    boolean isOrdinary() {
        return module.isEmpty();
    }

    private static RandomTable read(Connection connection, String name, String sql, boolean isPlain)
            throws SQLException {
        var columns = new ArrayList<String>();
        var names = new ArrayList<String>();
        String key = null;
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT name, pk, hidden FROM pragma_table_xinfo('" + name.replace("'", "''") + "', 'main')")) {
            while (rows.next()) {
                names.add(rows.getString(1).toLowerCase(Locale.ROOT));
                if (rows.getInt(3) == 0) {
                    columns.add(quoted(rows.getString(1)));
                    key = rows.getInt(2) == 1 ? columns.getLast() : key;
                }
            }
        }
        if (key == null) {
            key = names.contains("rowid") ? columns.getFirst() : "rowid";
        }
        return new RandomTable("main." + quoted(name), List.copyOf(columns), key, module(sql), isPlain);
    }

    /** Empty also for a full-text table whose content is elsewhere, after its name: nobody but its triggers writes it. */
    private static String module(String sql) {
        var lower = sql.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("create virtual table")) {
            return "";
        }
        if (lower.contains("content=") && !lower.contains("contentless_delete")) {
            return "kept";
        }
        return lower.contains("contentless_delete")
                ? "contentless"
                : lower.replaceAll("(?s).*\\busing\\s+(\\w+).*", "$1");
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
