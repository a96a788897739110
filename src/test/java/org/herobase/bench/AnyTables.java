package org.herobase.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.herobase.db.Catalog;
import org.herobase.db.CatalogTable;
import org.herobase.db.ConnectionThread.Job;
import org.herobase.db.Database;
import org.herobase.rows.Filter;
import org.herobase.rows.Page;
import org.herobase.rows.PageRequest;
import org.herobase.rows.ParentLink;
import org.herobase.rows.RowSource;
import org.herobase.rows.TextSearch;
import org.herobase.rows.View;
import org.jooq.DSLContext;

/** How long the app takes for tables that are not its own, and unusual; the plain driver does the same beside it. */
final class AnyTables implements AutoCloseable {
    private static final int PAGE_SIZE = 100;
    private static final int COLUMNS = 200;
    private static final int TABLES = 2_000;
    private static final int SEARCHED_TABLES = 10;
    private static final String NOWHERE = "zzzz";
    private static final String WIDE = "CREATE TABLE wide (id INTEGER PRIMARY KEY, %s);"
            + " INSERT INTO wide SELECT value, %s FROM generate_series(1, 1000);";
    private static final String LONG_TEXTS = """
            CREATE TABLE doc (id INTEGER PRIMARY KEY, body TEXT);
            INSERT INTO doc SELECT value, replace(hex(zeroblob(1500000)), '0', 'a') FROM generate_series(1, 101);
            """;
    private static final String MANY = "CREATE TABLE table_%1$d (id INTEGER PRIMARY KEY, name TEXT);";
    private static final String SEARCHED = """
            CREATE TABLE table_%1$d (id INTEGER PRIMARY KEY, name TEXT, day DATE, amount NUMERIC);
            INSERT INTO table_%1$d SELECT value, 'Name ' || value, '2026-01-01', value / 2 FROM generate_series(1, 2000);
            """;

    private final Database wide;
    private final Database longTexts;
    private final Database many;
    private final Database searched;

    AnyTables(SqliteShell shell) throws IOException, InterruptedException {
        wide = make("wide", WIDE.formatted(columns("c%d TEXT"), columns("'value %d of ' || value")), shell);
        longTexts = make("long-texts", LONG_TEXTS, shell);
        many = make("many", tables(MANY, TABLES), shell);
        searched = make("searched", tables(SEARCHED, SEARCHED_TABLES), shell);
    }

    List<Measurement> measurements() {
        return List.of(
                race(
                        "first page of a table of 200 columns (plain driver)",
                        wide,
                        AnyTables::firstPageOfWide,
                        "SELECT * FROM wide LIMIT 101"),
                race(
                        "first page of 100 texts of 3 MB (plain driver)",
                        longTexts,
                        AnyTables::firstPageOfLongTexts,
                        "SELECT id, substr(body, 1, 1000) FROM doc LIMIT 101"),
                race(
                        "catalog of 2,000 tables (plain driver)",
                        many,
                        Catalog::read,
                        "SELECT type, name FROM pragma_table_list"),
                new Measurement(
                        Figure.TIME,
                        "search in all rows of 10 tables (plain driver)",
                        () -> Race.run(this::search, plain(searched, searches()))));
    }

    @Override
    public void close() {
        for (var database : List.of(wide, longTexts, many, searched)) {
            database.close().join();
        }
    }

    private static Measurement race(String what, Database database, Job<?> job, String statement) {
        return new Measurement(
                Figure.TIME,
                what,
                () -> Race.run(new Reading(database, List.of(job)), plain(database, List.of(statement))));
    }

    private double search(int times) throws Exception {
        List<Catalog.Entry> entries = searched.read(Catalog::read).join().entries().stream()
                .filter(entry -> entry.kind() == Catalog.Kind.TABLE)
                .toList();
        return Race.seconds(() -> {
                    for (var time = 0; time < times; time++) {
                        TextSearch.start(searched, NOWHERE, entries, _ -> {})
                                .end()
                                .toCompletableFuture()
                                .join();
                    }
                })
                / times;
    }

    private static List<String> searches() {
        return IntStream.range(0, SEARCHED_TABLES)
                .mapToObj(("SELECT * FROM table_%%d WHERE id LIKE '%%%%%1$s%%%%' OR name LIKE '%%%%%1$s%%%%'"
                                + " OR day LIKE '%%%%%1$s%%%%' OR amount LIKE '%%%%%1$s%%%%'")
                        .formatted(NOWHERE)::formatted)
                .toList();
    }

    /** Reads every value of every row, on a connection of its own. */
    private static Race.Contender plain(Database database, List<String> statements) {
        return times -> {
            try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database.file());
                    var statement = connection.createStatement()) {
                return Race.seconds(() -> {
                            for (var time = 0; time < times; time++) {
                                for (var sql : statements) {
                                    readAll(statement, sql);
                                }
                            }
                        })
                        / times;
            }
        };
    }

    private static void readAll(Statement statement, String sql) throws SQLException {
        try (var rows = statement.executeQuery(sql)) {
            var columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (var column = 1; column <= columns; column++) {
                    rows.getObject(column);
                }
            }
        }
    }

    private static Page<?> firstPageOfWide(DSLContext sql) {
        return firstPage(sql, "wide");
    }

    private static Page<?> firstPageOfLongTexts(DSLContext sql) {
        return firstPage(sql, "doc");
    }

    /** All that is to be read before a table is on screen, but the samples for its editors. */
    private static Page<?> firstPage(DSLContext sql, String name) {
        var table = CatalogTable.read(sql, name);
        var source = RowSource.of(table);
        for (var link : ParentLink.read(sql, name, table.columns(), _ -> Optional.empty())) {
            source = link.addTo(source);
        }
        return new View<>(source, Filter.NONE, List.of(), PAGE_SIZE).read(sql, new PageRequest.First());
    }

    private static String columns(String each) {
        return IntStream.range(1, COLUMNS).mapToObj(each::formatted).collect(Collectors.joining(", "));
    }

    private static String tables(String each, int count) {
        return IntStream.range(0, count).mapToObj(each::formatted).collect(Collectors.joining("\n"));
    }

    /** The one that an earlier run left in the folder, or a new one. */
    private static Database make(String name, String script, SqliteShell shell)
            throws IOException, InterruptedException {
        var file = shell.folder().resolve(name + ".db");
        if (Files.notExists(file)) {
            var draft = file.resolveSibling(name + ".db.part");
            Files.deleteIfExists(draft);
            shell.run(draft, "PRAGMA journal_mode = OFF; BEGIN;" + script + "COMMIT;");
            Files.move(draft, file); // what has the name is whole
        }
        return Database.open(file);
    }
}
