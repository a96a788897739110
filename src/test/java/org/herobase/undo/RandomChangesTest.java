package org.herobase.undo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.herobase.OddDatabase;
import org.herobase.SqliteFile;
import org.herobase.db.Database;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Thousands of changes of all kinds, by the writer and by two consoles in turn: undone, the file holds what it held before
 * them; made again, what it held after them. The same changes each time; others with
 * {@code -Dherobase.seed=…}.
 */
@Execution(ExecutionMode.CONCURRENT)
class RandomChangesTest {
    private static final int CHANGES = Integer.getInteger("random.changes", 200); // in each of the two files

    /** The list forgets more. */
    private static final int CHANGES_A_ROUND = 100;

    @TempDir
    private Path folder;

    private Random random;
    private List<LoggedTable> tables;

    @ParameterizedTest
    @ValueSource(strings = {"odd", "chinook"})
    void changesAreUndoneAndMadeAgain(String name) throws Exception {
        var seed = Long.getLong("herobase.seed", 20_261_121);
        random = new Random(seed);
        var file = name.equals("odd") ? sound(OddDatabase.in(folder)) : chinook();
        var database = Database.open(file);
        var log = new UndoLog(database, UndoLimits.DEFAULT);
        var consoles = List.of(database.openConsole(), database.openConsole());
        var recorders = List.of(log.recorder(() -> "Sheet 1"), log.recorder(() -> "Sheet 2"));
        tables = database.read(LoggedTable::readAll).join();
        for (var round = 0; round < CHANGES / CHANGES_A_ROUND; round++) {
            var before = Dump.of(file);
            var made = 0;
            while (made < CHANGES_A_ROUND) {
                var statements = statements();
                var who = random.nextInt(3);
                if (who < 2) {
                    consoles.get(who)
                            .submit(sql -> {
                                sql.connection(connection -> run(connection, recorders.get(who), statements));
                                return null;
                            })
                            .join();
                } else {
                    log.write(
                                    "change",
                                    sql -> {
                                        statements.forEach(statement -> run(sql, statement));
                                        return null;
                                    },
                                    _ -> Optional.empty())
                            .handle((_, _) -> null)
                            .join();
                }
                made = log.changes().size();
            }
            var after = Dump.of(file);
            for (var change = 0; change < made; change++) {
                var title = log.changes().getFirst().title();
                assertThat(log.undo().orElseThrow().join().left())
                        .as("seed %d: %s", seed, title)
                        .isZero();
            }
            assertThat(Dump.of(file)).as("undone, seed %d", seed).isEqualTo(before);
            for (var change = 0; change < made; change++) {
                assertThat(log.redo().orElseThrow().join().left())
                        .as("seed %d", seed)
                        .isZero();
            }
            assertThat(Dump.of(file)).as("made again, seed %d", seed).isEqualTo(after);
            while (!log.changes().isEmpty()) {
                log.undo().orElseThrow().join();
            }
            log.write("new", sql -> sql.execute("SELECT 1"), _ -> Optional.empty())
                    .join();
        }
        consoles.forEach(console -> console.close().join());
        database.close().join();
        log.close();
    }

    /** What SQLite refuses changes nothing. */
    private static void run(Connection connection, Recorder recorder, List<String> statements) throws SQLException {
        for (var statement : statements) {
            try (var prepared = connection.createStatement()) {
                recorder.begin(connection, statement, false);
                prepared.execute(statement);
            } catch (SQLException _) {
                // such as a key that is taken
            }
            if (statement.length() < 9) {
                recorder.lookAnew(); // after BEGIN, COMMIT or ROLLBACK
            }
        }
        try (var rollback = connection.createStatement()) {
            rollback.execute("ROLLBACK"); // a COMMIT that a foreign key refused leaves the transaction open
        } catch (SQLException _) {
            // as there is none, in most cases
        }
        recorder.list(connection, statements);
    }

    /** The writer's jobs are in a transaction, and run no statements of the user's: none of them replaces rows. */
    private static void run(DSLContext sql, String statement) {
        if (!List.of("BEGIN", "COMMIT", "ROLLBACK").contains(statement)) {
            try {
                sql.execute(DSL.raw(statement.replace(" OR REPLACE", "")));
            } catch (DataAccessException _) {
                // such as a key that is taken
            }
        }
    }

    private List<String> statements() {
        var statements = new ArrayList<String>();
        var count = random.nextInt(8) == 0 ? 3 : 1;
        for (var index = 0; index < count; index++) {
            statements.add(statement(tables.get(random.nextInt(tables.size()))));
        }
        if (count > 1 && random.nextBoolean()) {
            statements.addFirst("BEGIN");
            statements.add(random.nextInt(4) == 0 ? "ROLLBACK" : "COMMIT");
        }
        return statements;
    }

    private String statement(LoggedTable table) {
        var name = "main." + quoted(table.name());
        var column = quoted(table.columns().get(random.nextInt(table.columns().size())));
        var some = " WHERE " + quoted(table.key().getFirst()) + " IN (SELECT "
                + quoted(table.key().getFirst()) + " FROM " + name + " LIMIT " + (1 + random.nextInt(5)) + " OFFSET "
                + random.nextInt(200) + ")";
        return switch (random.nextInt(10)) {
            case 0 -> "DELETE FROM " + name + some;
            case 1 -> "UPDATE OR REPLACE " + name + " SET " + column + " = " + value() + some;
            case 2 ->
                "UPDATE " + name + " SET " + quoted(table.key().getFirst()) + " = "
                        + quoted(table.key().getFirst()) + " + " + random.nextInt(-3, 500) + some;
            case 3, 4 -> "INSERT OR REPLACE INTO " + insertion(table, name);
            case 5 ->
                "INSERT INTO " + insertion(table, name) + " ON CONFLICT DO UPDATE SET " + column + " = " + value();
            case 6 -> "UPDATE " + name + " SET " + column + " = CAST(" + column + " AS BLOB)" + some;
            default -> "UPDATE " + name + " SET " + column + " = " + value() + some;
        };
    }

    private String insertion(LoggedTable table, String name) {
        var values = new ArrayList<String>();
        for (var column : table.columns()) {
            values.add(table.key().contains(column) || random.nextInt(3) == 0 ? "" + random.nextInt(5000) : value());
        }
        return name + "("
                + String.join(
                        ", ",
                        table.columns().stream().map(RandomChangesTest::quoted).toList()) + ") VALUES ("
                + String.join(", ", values) + ")";
    }

    private String value() {
        return switch (random.nextInt(9)) {
            case 0 -> "NULL";
            case 1 -> "''";
            case 2 -> "x'00ff" + Integer.toHexString(random.nextInt(16, 256)) + "'";
            case 3 -> "'" + random.nextInt(50) + "'";
            case 4 -> random.nextInt(50) + ".0";
            case 5 -> random.nextInt() + " / 7.0";
            case 6 -> "-9223372036854775808";
            case 7 -> "'a' || char(0) || 'Ä" + random.nextInt(9) + "'";
            default -> "" + random.nextInt(300);
        };
    }

    /** Without the rows whose parent is missing: an undo that takes a parent from one again is refused. */
    private static Path sound(Path file) {
        return SqliteFile.of(
                file, "DELETE FROM person WHERE rowid IN (SELECT rowid FROM pragma_foreign_key_check('person'))");
    }

    private Path chinook() throws IOException {
        var file = folder.resolve("chinook.db");
        try (var stream = Objects.requireNonNull(OddDatabase.class.getResourceAsStream("chinook.sqlite"))) {
            Files.copy(stream, file);
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE audit(id INTEGER PRIMARY KEY, what, was)");
            statement.execute("CREATE TRIGGER artist_audit AFTER UPDATE ON Artist BEGIN"
                    + " INSERT INTO audit(what, was) VALUES (new.Name, old.Name);"
                    + " UPDATE Artist SET Name = Name || '!' WHERE ArtistId = new.ArtistId; END");
            statement.execute("CREATE TRIGGER album_gone BEFORE DELETE ON Album BEGIN"
                    + " DELETE FROM PlaylistTrack WHERE TrackId IN (SELECT TrackId FROM Track WHERE AlbumId = old.AlbumId);"
                    + " DELETE FROM Track WHERE AlbumId = old.AlbumId; END");
        } catch (SQLException failure) {
            throw new IOException(failure);
        }
        return file;
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
