package org.herobase.bench;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.herobase.bench.Race.Contender;
import org.herobase.console.TimedConsole;
import org.herobase.db.Database;

/** What the console is given to do: a query of many rows, and a script of many INSERTs. */
final class ConsoleScripts {
    private static final int QUERIED = 1_000_000;
    private static final int INSERTS = 100_000;
    private static final long UPDATED = 1_000_000;

    static final String QUERY = "SELECT * FROM hero LIMIT " + QUERIED;

    private final SqliteShell shell;
    private final Database database;
    private final TimedConsole console;

    ConsoleScripts(Database database, SqliteShell shell) {
        this.database = database;
        this.shell = shell;
        this.console = new TimedConsole(database);
    }

    /**
     * The script of INSERTs.
     *
     * @param end its last statement: COMMIT or ROLLBACK
     */
    static String inserts(String end) {
        return IntStream.range(0, INSERTS)
                .mapToObj(("INSERT INTO hero (name, secret_name, age, team_id) "
                        + "VALUES ('New hero %1$d', 'New secret %1$d', 30, NULL);\n")::formatted)
                .collect(Collectors.joining("", "BEGIN;\n", end + ";\n"));
    }

    /** The query to its first row. */
    Sample firstRow() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database.file());
                var statement = connection.createStatement()) {
            return Race.run(average(() -> console.run(QUERY).firstRow()), average(() -> {
                var start = System.nanoTime();
                try (var rows = statement.executeQuery(QUERY)) {
                    rows.next();
                    for (var column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                        rows.getObject(column);
                    }
                    return (System.nanoTime() - start) / 1e9;
                }
            }));
        }
    }

    /** The query to the last row that the console shows; the shell reads as many. */
    Sample lastRow() throws Exception {
        var read = console.run(QUERY).rows();
        var query = "SELECT * FROM hero LIMIT " + read + ";\n";
        return Race.run(
                average(() -> console.run(QUERY).end()),
                times -> shell.seconds(database.file(), query.repeat(times)) / times);
    }

    /** The query to its very last row, by the console's reader without its bound; the shell writes as many to nowhere. */
    Sample allRows() throws Exception {
        return Race.run(
                average(() -> console.readAll(QUERY)),
                times -> shell.seconds(database.file(), (QUERY + ";\n").repeat(times)) / times);
    }

    /** The INSERTs, each time into an empty file. */
    Sample script() throws Exception {
        return eachTimeAnew("inserts.db", 0, inserts("COMMIT"));
    }

    /** The UPDATE, which can be undone afterwards; the shell's cannot. */
    Sample update() throws Exception {
        return eachTimeAnew("update.db", UPDATED, "UPDATE hero SET age = age + 1;\n");
    }

    private Sample eachTimeAnew(String name, long heroes, String script) throws Exception {
        var file = shell.folder().resolve(name);
        return Race.run(_ -> inApp(file, heroes, script), _ -> {
            BigDatabase.make(file, heroes, shell);
            return shell.seconds(file, script);
        });
    }

    void close() {
        console.close();
    }

    private double inApp(Path file, long heroes, String script) throws Exception {
        BigDatabase.make(file, heroes, shell);
        var filled = Database.open(file);
        try (var own = new TimedConsole(filled)) {
            return own.run(script).end();
        } finally {
            filled.close().join();
        }
    }

    private interface Once {
        double seconds() throws SQLException;
    }

    private static Contender average(Once once) {
        return times -> {
            var seconds = 0.0;
            for (var time = 0; time < times; time++) {
                seconds += once.seconds();
            }
            return seconds / times;
        };
    }
}
