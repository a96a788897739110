package org.herobase;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * All that a database file holds, as lines of text that can be compared: the schema, the numbers of the file's header, every
 * row with its rowid and the storage classes of its values, what full-text tables find, and the statistics. Two files of the
 * same content may differ in their pages.
 */
public final class Content {
    private static final Pattern MODULE = Pattern.compile("\\bUSING\\s+(\\w+)", Pattern.CASE_INSENSITIVE);

    /** How an index is laid out in these is up to the moment; what it finds is read from the virtual table itself. */
    private static final Pattern LAYOUT =
            Pattern.compile(".*_(data|idx|segments|segdir|stat|node|parent|rowid)", Pattern.CASE_INSENSITIVE);

    /** Rows may have come in against these rules: the check tells it, and nothing is damaged. */
    private static final Pattern BROKEN_RULE =
            Pattern.compile("(NULL value in|CHECK constraint failed in|NUMERIC value in|TEXT value in) .*");

    private static final int LONGEST = 400;

    private record Table(String name, String type, boolean hasNoRowid, String module) {}

    private final Connection connection;
    private final List<String> lines = new ArrayList<>();

    private Content(Connection connection) {
        this.connection = connection;
    }

    /** Reads a file on a connection of its own. */
    public static List<String> of(Path file) {
        try (var connection = connect(file)) {
            return of(connection);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    /** Reads what a connection sees, at one moment, and with what it has in its cache. */
    public static List<String> of(Connection connection) throws SQLException {
        execute(connection, "BEGIN");
        try {
            var content = new Content(connection);
            content.read();
            return content.lines;
        } finally {
            execute(connection, "ROLLBACK"); // with what was made to look into full-text tables
        }
    }

    /** What SQLite's own check and those of the full-text tables find wrong; rows that break rules are no damage. */
    public static List<String> damage(Path file) {
        try (var connection = connect(file)) {
            execute(connection, "BEGIN IMMEDIATE"); // the tables' checks are written as an INSERT
            var content = new Content(connection);
            var damage = new ArrayList<>(content.column("PRAGMA main.integrity_check"));
            damage.removeIf(
                    line -> line.equals("ok") || BROKEN_RULE.matcher(line).matches());
            for (var table : content.tables()) {
                if (table.module().startsWith("fts")) {
                    content.checkIndex(table.name(), damage);
                }
            }
            execute(connection, "ROLLBACK");
            return damage;
        } catch (SQLException failure) {
            return List.of(failure.toString());
        }
    }

    /** Compares two contents; each line that only one of them has, or has oftener. Empty if they are the same. */
    public static List<String> difference(List<String> expected, List<String> actual) {
        if (expected.equals(actual)) {
            return List.of();
        }
        var counts = new LinkedHashMap<String, Integer>();
        expected.forEach(line -> counts.merge(line, 1, Integer::sum));
        actual.forEach(line -> counts.merge(line, -1, Integer::sum));
        var lines = new ArrayList<String>();
        counts.forEach((line, count) -> {
            if (count != 0) {
                lines.add((count > 0 ? "missing: " : "too much: ") + line);
            }
        });
        return lines.isEmpty() ? List.of("another order") : lines;
    }

    private static Connection connect(Path file) throws SQLException {
        var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        execute(connection, "PRAGMA busy_timeout = 20000");
        return connection;
    }

    private void checkIndex(String table, List<String> damage) {
        var name = quoted(table);
        try {
            execute(connection, "INSERT INTO main.%s(%s) VALUES ('integrity-check')".formatted(name, name));
        } catch (SQLException failure) {
            damage.add(table + ": " + failure.getMessage());
        }
    }

    private void read() throws SQLException {
        for (var number : List.of("user_version", "application_id", "encoding")) {
            lines.add(number + ": " + column("PRAGMA main." + number).getFirst());
        }
        column("SELECT type || ' ' || quote(name) || ' on ' || quote(tbl_name) || ' ' || quote(sql)"
                        + " FROM main.sqlite_schema ORDER BY type, name")
                .forEach(line -> lines.add("schema: " + line));
        for (var table : tables()) {
            if (table.type().equals("shadow") && LAYOUT.matcher(table.name()).matches()) {
                continue;
            }
            addRows(table.name(), select(table));
            if (table.module().equals("fts5")) {
                addFound(table, "fts5vocab('main', %s, 'instance')", "term, doc, col, \"offset\"");
            } else if (table.module().startsWith("fts")) {
                addFound(table, "fts4aux(main, %s)", "term, col, documents, occurrences");
            }
        }
    }

    private List<Table> tables() throws SQLException {
        var tables = new ArrayList<Table>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT t.name, t.type, t.wr, s.sql FROM pragma_table_list AS t"
                        + " LEFT JOIN main.sqlite_schema AS s ON s.type = 'table' AND s.name = t.name"
                        + " WHERE t.schema = 'main' AND t.type IN ('table', 'virtual', 'shadow')"
                        + " AND t.name <> 'sqlite_schema' ORDER BY t.name")) {
            while (rows.next()) {
                var isVirtual = rows.getString(2).equals("virtual");
                var module = isVirtual ? MODULE.matcher(rows.getString(4)) : null;
                tables.add(new Table(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getBoolean(3),
                        isVirtual && module.find() ? module.group(1).toLowerCase(Locale.ROOT) : ""));
            }
        }
        return tables;
    }

    private String select(Table table) throws SQLException {
        var columns = column("SELECT name FROM pragma_table_xinfo(" + text(table.name()) + ", 'main')"
                + (table.type().equals("virtual") ? " WHERE hidden <> 1" : ""));
        var lower = columns.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        var isOfSqlite = table.name().startsWith("sqlite_"); // ANALYZE writes these rows anew
        var rowid = table.hasNoRowid() || isOfSqlite
                ? "''"
                : List.of("rowid", "_rowid_", "oid").stream()
                        .filter(name -> !lower.contains(name))
                        .findFirst()
                        .map(name -> "'rowid=' || " + name)
                        .orElse("''");
        var line = new StringBuilder(rowid);
        columns.forEach(name -> line.append(" || '|' || ")
                .append(text(name + "="))
                .append(" || ")
                .append(value(quoted(name))));
        return "SELECT " + line + " FROM main." + quoted(table.name());
    }

    /** Of a text with a zero character, quote() gives only what is before it. */
    private static String value(String name) {
        return ("typeof(%s) || ':' || CASE WHEN typeof(%s) = 'text' AND instr(%s, char(0)) > 0 THEN hex(%s)"
                        + " ELSE quote(%s) END")
                .replace("%s", name);
    }

    private void addFound(Table table, String module, String columns) {
        var name = "temp." + quoted("found in " + table.name());
        try {
            execute(connection, "CREATE VIRTUAL TABLE " + name + " USING " + module.formatted(text(table.name())));
            var values = new ArrayList<String>();
            for (var column : columns.split(", ")) {
                values.add("quote(" + column + ")");
            }
            addRows(table.name() + " finds", "SELECT " + String.join(" || ' ' || ", values) + " FROM " + name);
        } catch (SQLException failure) {
            lines.add(table.name() + " finds: " + failure.getMessage());
        }
    }

    /** A table that cannot be read, for a function or a module is missing, has the reason for its content. */
    private void addRows(String table, String select) {
        try {
            column(select).stream().sorted().forEach(row -> lines.add(table + ": " + shortened(row)));
        } catch (SQLException failure) {
            lines.add(table + ": " + failure.getMessage());
        }
    }

    private static String shortened(String row) {
        return row.length() <= LONGEST
                ? row
                : row.substring(0, LONGEST) + "… of " + row.length() + " #" + row.hashCode() + " #"
                        + new StringBuilder(row).reverse().toString().hashCode();
    }

    private List<String> column(String sql) throws SQLException {
        var values = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
