package org.herobase.undo;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** All that a file holds, row by row, with storage classes and rowids. */
final class Dump {
    private Dump() {}

    static List<String> of(Path file) {
        var lines = new ArrayList<String>();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            for (var table : column(
                    connection,
                    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
                            + " AND name NOT GLOB 'sqlite_*' ORDER BY name")) {
                lines.add(table);
                var rowid = connection
                        .createStatement()
                        .executeQuery("SELECT wr FROM pragma_table_list(" + text(table) + ")");
                var line = new StringBuilder(rowid.getBoolean(1) ? "''" : "'rowid=' || _rowid_");
                for (var column : column(connection, "SELECT name FROM pragma_table_xinfo(" + text(table) + ")")) {
                    var quoted = '"' + column.replace("\"", "\"\"") + '"';
                    line.append(" || '|' || %s || '=' || typeof(%s) || ':' || quote(%s)"
                            .formatted(text(column), quoted, quoted));
                }
                var rows = column(connection, "SELECT " + line + " FROM main.\"" + table.replace("\"", "\"\"") + '"');
                lines.addAll(rows.stream().sorted().toList());
            }
            return lines;
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private static List<String> column(Connection connection, String sql) throws SQLException {
        var values = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
