package org.herobase.undo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.herobase.OtherProgram;
import org.herobase.SqliteFile;
import org.herobase.db.Database;
import org.herobase.db.Problem;
import org.jooq.ConnectionRunnable;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of the pages leads back to what was there, or says that it does not. */
class PageUndoTest {
    private static final String MANY = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT %d) ";

    @TempDir
    private Path folder;

    private Path file;
    private Database database;
    private UndoLog log;

    @AfterEach
    void close() {
        database.close().join();
        log.close();
    }

    @Test
    void aChangeOfManyRowsIsNotLoggedAndComesBack() {
        open(
                "CREATE TABLE t(id INTEGER PRIMARY KEY, a)",
                MANY.formatted(20_000) + "INSERT INTO t SELECT i, 'a' || i FROM n");
        var before = Dump.of(file);
        write("UPDATE t SET a = a || '!'");
        var after = Dump.of(file);
        assertThat(log.changes()).singleElement().matches(Change::isByPages);
        undo();
        assertThat(Dump.of(file)).isEqualTo(before);
        log.redo().orElseThrow().join();
        assertThat(Dump.of(file)).isEqualTo(after);
    }

    @Test
    void aChangeOfAllRowsOfALargeTableIsNotTriedWithTheLogFirst() {
        open(
                "CREATE TABLE t(id INTEGER PRIMARY KEY, a)",
                MANY.formatted(20_000) + "INSERT INTO t SELECT i, 'a' || i FROM n");
        var runs = new AtomicInteger();
        log.write(
                        "all",
                        sql -> {
                            runs.incrementAndGet();
                            return sql.execute("UPDATE t SET a = a || '!'");
                        },
                        _ -> Optional.empty())
                .join();
        assertThat(runs).hasValue(1);
    }

    @Test
    void ofALargeFileOnlyTheTablesAreComparedThatHaveChangedAndOnlyIfThatIsLess() {
        open(
                "CREATE TABLE large(id INTEGER PRIMARY KEY, a)",
                MANY.formatted(60_000) + "INSERT INTO large SELECT i, zeroblob(200) FROM n",
                "CREATE TABLE small(id INTEGER PRIMARY KEY, a UNIQUE)",
                MANY.formatted(500) + "INSERT INTO small SELECT i, 'a' || i FROM n");
        var before = Dump.of(file);
        for (var table : List.of("small", "large")) {
            write("INSERT OR REPLACE INTO " + table + " VALUES (5, 'new'), (100000, 'a7')");
            assertThat(log.changes()).singleElement().matches(Change::isByPages);
            var after = Dump.of(file);
            assertThat(undo().rows() > 0).isEqualTo(table.equals("small"));
            assertThat(Dump.of(file)).isEqualTo(before);
            log.redo().orElseThrow().join();
            assertThat(Dump.of(file)).isEqualTo(after);
            undo();
        }
    }

    @Test
    void itsRowsAreToldByComparing() {
        open(
                "CREATE TABLE t(id INTEGER PRIMARY KEY, a, b)",
                "INSERT INTO t VALUES (1, 'x', 0), (2, 'y', 0), (3, 'z', 0)");
        log.changeSchema("all", sql -> {
                    sql.execute("UPDATE t SET a = 'new' WHERE id = 1");
                    sql.execute("DELETE FROM t WHERE id = 2");
                    return sql.execute("INSERT INTO t VALUES (4, 'w', 1)");
                })
                .join();
        write("UPDATE t SET a = 'later'");
        var change = log.changes().getLast();
        assertThat(log.rows(change, false, 0, 100).join())
                .extracting(ChangedRow::kind, ChangedRow::key)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(ChangedRow.Kind.UPDATED, List.<Object>of(1)),
                        org.assertj.core.groups.Tuple.tuple(ChangedRow.Kind.INSERTED, List.<Object>of(4)),
                        org.assertj.core.groups.Tuple.tuple(ChangedRow.Kind.DELETED, List.<Object>of(2)));
        assertThat(log.rows(change, false, 0, 100).join().getFirst().values())
                .containsExactly(new ChangedRow.Value("a", "x", "new"));
        assertThat(log.rows(change, false, 1, 1).join()).hasSize(1);
    }

    @Test
    void whatOthersWroteSinceIsNeverLost() {
        open("CREATE TABLE t(id INTEGER PRIMARY KEY, a)");
        log.changeSchema("u", sql -> sql.execute("CREATE TABLE u(a)")).join();
        SqliteFile.of(file, "INSERT INTO t VALUES (1, 'theirs')");
        var now = Dump.of(file);
        assertThatThrownBy(this::undo).hasCauseInstanceOf(WrittenSinceException.class);
        assertThat(Dump.of(file)).isEqualTo(now);
        assertThat(log.changes()).noneMatch(Change::isUndoable);
    }

    @Test
    void thatOthersWroteIsToldWithoutATry() {
        open("CREATE TABLE t(id INTEGER PRIMARY KEY, a)");
        log.changeSchema("u", sql -> sql.execute("CREATE TABLE u(a)")).join();
        log.lookForOthers().toCompletableFuture().join();
        assertThat(log.changes()).allMatch(Change::isUndoable);
        SqliteFile.of(file, "INSERT INTO t VALUES (1, 'theirs')");
        log.lookForOthers().toCompletableFuture().join();
        assertThat(log.changes()).noneMatch(Change::isUndoable);
        assertThat(log.keptBytes()).isLessThan(100_000);
    }

    @Test
    void whatOthersWroteBetweenTwoChangesEndsWhatCanBeUndoneByPages() {
        open("CREATE TABLE t(id INTEGER PRIMARY KEY, a)");
        log.changeSchema("u", sql -> sql.execute("CREATE TABLE u(a)")).join();
        SqliteFile.of(file, "INSERT INTO t VALUES (1, 'theirs')");
        log.changeSchema("v", sql -> sql.execute("CREATE TABLE v(a)")).join();
        assertThat(log.changes()).extracting(Change::isUndoable).containsExactly(true, false);
        undo();
        assertThat(Dump.of(file)).contains("u").doesNotContain("v").anyMatch(line -> line.contains("theirs"));
    }

    @Test
    void theJournalOfAnotherProgramIsNotTakenForOurs() {
        open("CREATE TABLE t(id INTEGER PRIMARY KEY, a)", "INSERT INTO t VALUES (1, 'old')");
        try (var other = OtherProgram.on(file)) {
            other.execute("BEGIN IMMEDIATE", "UPDATE t SET a = 'theirs'");
            var sheet = log.recorder(() -> "Sheet");
            inConsole(connection -> run(sheet, connection, "CREATE TEMP TABLE mine(a)"));
            other.execute("COMMIT");
        }
        assertThat(log.changes()).isEmpty();
        assertThat(log.keptBytes()).isLessThan(100_000);
    }

    @Test
    void whileAnotherProgramReadsNothingIsWrittenAndLaterItIs() {
        open("CREATE TABLE t(id INTEGER PRIMARY KEY, a)", "INSERT INTO t VALUES (1, 'x')");
        var before = Dump.of(file);
        log.changeSchema("drop", sql -> sql.execute("DROP TABLE t")).join();
        try (var other = OtherProgram.on(file)) {
            other.execute("BEGIN", "CREATE TEMP TABLE seen AS SELECT * FROM sqlite_schema");
            assertThatThrownBy(this::undo)
                    .satisfies(failure -> assertThat(Problem.of(failure)).isEqualTo(Problem.LOCKED));
            other.execute("COMMIT");
        }
        undo();
        assertThat(Dump.of(file)).isEqualTo(before);
    }

    @Test
    void anUndoThatIsCancelledChangesNothingAndCanBeTriedAgain() {
        open(
                "CREATE TABLE t(id INTEGER PRIMARY KEY, a)",
                MANY.formatted(60_000) + "INSERT INTO t SELECT i, zeroblob(200) FROM n");
        var before = Dump.of(file);
        log.changeSchema("drop", sql -> sql.execute("DROP TABLE t")).join();
        var after = Dump.of(file);
        var shares = new ArrayList<Double>();
        var works = new ArrayList<org.herobase.db.Work<Reverted>>();
        log.tellProgress(share -> {
            shares.add(share);
            if (share > 0.7 && share < 0.95) { // while the file is written
                works.getFirst().cancel(true);
            }
        });
        var blocked = database.writeAlone(_ -> null); // until the work is known
        works.add(log.undo().orElseThrow());
        blocked.join();
        assertThatThrownBy(() -> works.getFirst().join())
                .isInstanceOfAny(CancellationException.class, CompletionException.class);
        database.writeAlone(_ -> null).join();
        assertThat(shares).anyMatch(share -> share > 0.7);
        assertThat(Dump.of(file)).isEqualTo(after);
        log.tellProgress(_ -> {});
        undo();
        assertThat(Dump.of(file)).isEqualTo(before);
    }

    @Test
    void theOldestGiveWayWhereMoreWouldBeKeptThanMayBe() {
        open("CREATE TABLE t(id INTEGER PRIMARY KEY, a)");
        log.setLimits(new UndoLimits(1_000, 1_000_000, 0));
        for (var change = 0; change < 6; change++) {
            write(MANY.formatted(5_500) + "INSERT INTO t(a) SELECT zeroblob(100) FROM n");
            write("UPDATE t SET a = zeroblob(101)");
        }
        assertThat(log.keptBytes()).isLessThanOrEqualTo(1_000_000);
        assertThat(log.changes().getLast().isUndoable()).isFalse();
    }

    @Test
    void aDamagedJournalIsNeverApplied() throws IOException {
        open("CREATE TABLE t(id INTEGER PRIMARY KEY, a)", "INSERT INTO t VALUES (1, 'x')");
        log.changeSchema("u", sql -> sql.execute("CREATE TABLE u(a)")).join();
        var now = Dump.of(file);
        var journal = keptJournal();
        var bytes = Files.readAllBytes(journal);
        bytes[0] = 0; // SQLite takes that for no journal, without a word
        Files.write(journal, bytes);
        assertThatThrownBy(this::undo).hasCauseInstanceOf(UnsoundCopyException.class);
        assertThat(Dump.of(file)).isEqualTo(now);
        assertThat(database.damage()).isEmpty();
    }

    @Test
    void aFileWithoutFreedPagesInItsJournalsIsToldBefore() {
        open("CREATE TABLE t(a)");
        var forecasts = database.read(sql -> List.of(log.forecast(sql, true, true), log.forecast(sql, false, false)))
                .join();
        assertThat(forecasts).containsOnly(UndoForecast.WHILE_ALONE);
        SqliteFile.inWalMode(file);
        assertThat(database.read(sql -> log.forecast(sql, true, true)).join()).isEqualTo(UndoForecast.NEVER);
        assertThat(database.read(sql -> log.forecast(sql, false, true)).join()).isEqualTo(UndoForecast.UNLESS_LARGE);
    }

    @Test
    void whatACrashLeftInTheJournalIsNoPartOfIt() throws IOException {
        open("CREATE TABLE t(a)", "INSERT INTO t VALUES ('x')");
        var remains = new byte[300_000]; // of a transaction that had not begun to write the database: no hot journal
        java.util.Arrays.fill(remains, 1_000, remains.length, (byte) 7);
        Files.write(folder.resolve("any.db-journal"), remains);
        var before = Dump.of(file);
        log.changeSchema("u", sql -> sql.execute("CREATE TABLE u(a)")).join();
        assertThat(log.changes()).singleElement().matches(Change::isUndoable);
        undo();
        assertThat(Dump.of(file)).isEqualTo(before);
    }

    @Test
    void whatACrashLeftIsNotTakenForTheJournalOfSomethingTemporary() throws IOException {
        open("CREATE TABLE t(id INTEGER PRIMARY KEY, a)", "INSERT INTO t VALUES (1, 'x')");
        Files.write(folder.resolve("any.db-journal"), new byte[3_000]);
        var before = Dump.of(file);
        var sheet = log.recorder(() -> "Sheet");
        inConsole(connection -> {
            for (var statement : List.of("CREATE TEMP TABLE mine(a)", "REPLACE INTO t VALUES (1, 'y')")) {
                sheet.begin(connection, statement, true);
                connection.createStatement().execute(statement);
                sheet.ended();
            }
            sheet.list(connection, List.of("both"));
        });
        assertThat(log.changes()).singleElement().matches(change -> change.span() != null);
        undo();
        assertThat(Dump.of(file)).isEqualTo(before);
    }

    @Test
    void whatNothingWasKeptOfIsListedAndNotTakenAlongByTheUndoOfWhatWasBefore() {
        open("CREATE TABLE t(id INTEGER PRIMARY KEY, a)", "CREATE INDEX i ON t(a)", "INSERT INTO t VALUES (1, 'x')");
        SqliteFile.inWalMode(file);
        var sheet = log.recorder(() -> "Sheet");
        inConsole(connection -> {
            var statement = connection.createStatement();
            sheet.beginSchemaChange(connection, true);
            statement.execute("ALTER TABLE t ADD COLUMN c");
            sheet.lookAnew();
            sheet.list(connection, List.of("ALTER TABLE"));
            sheet.beginConnection(connection, true);
            statement.execute("BEGIN");
            sheet.begin(connection, "UPDATE t SET a = 'new'", false);
            statement.execute("UPDATE t SET a = 'new'");
            sheet.beginSchemaChange(connection, false);
            statement.execute("CREATE INDEX IF NOT EXISTS i ON t(a)");
            sheet.lookAnew();
            sheet.beginConnection(connection, false);
            statement.execute("COMMIT");
            sheet.list(connection, List.of("UPDATE"));
        });
        assertThat(log.changes()).extracting(Change::title).containsExactly("UPDATE", "ALTER TABLE");
        var now = Dump.of(file);
        assertThatThrownBy(this::undo).hasCauseInstanceOf(NeverUndoneException.class);
        assertThatThrownBy(this::undo).hasCauseInstanceOf(RuntimeException.class);
        assertThat(Dump.of(file)).isEqualTo(now);
    }

    @Test
    void aTableThatAnotherConnectionDropsTakesNoTriggersOfTheLogAlong() {
        open("CREATE TABLE t(id INTEGER PRIMARY KEY, a)", "CREATE TABLE u(a)", "INSERT INTO t VALUES (1, 'x')");
        write("UPDATE t SET a = 'y'");
        var sheet = log.recorder(() -> "Sheet");
        inConsole(connection -> {
            run(sheet, connection, "UPDATE t SET a = 'z'");
            SqliteFile.of(file, "DROP TABLE t");
            run(sheet, connection, "INSERT INTO u VALUES (1)");
            SqliteFile.of(file, "CREATE TABLE t(id INTEGER PRIMARY KEY, a)");
            run(sheet, connection, "INSERT INTO t VALUES (7, 'mine')");
        });
        write("INSERT INTO u VALUES (2)");
        write("UPDATE t SET a = 'last'");
        assertThat(log.changes()).hasSize(6);
        for (var change = 0; change < 4; change++) {
            assertThat(undo().left()).isZero();
        }
        assertThat(Dump.of(file)).noneMatch(line -> line.contains("mine") || line.contains("last"));
    }

    @Test
    void aChangeOfTwoDatabasesIsToldToStay() {
        open("CREATE TABLE t(a)");
        SqliteFile.of(folder.resolve("other.db"), "CREATE TABLE o(a)");
        var sheet = log.recorder(() -> "Sheet");
        inConsole(connection -> {
            var statement = connection.createStatement();
            statement.execute("ATTACH '" + folder.resolve("other.db") + "' AS other");
            sheet.beginSchemaChange(connection, true);
            statement.execute("BEGIN");
            statement.execute("INSERT INTO t VALUES (1)");
            statement.execute("INSERT INTO other.o VALUES (1)");
            statement.execute("COMMIT");
            sheet.ended();
            sheet.list(connection, List.of("both"));
        });
        assertThat(log.changes()).singleElement().matches(change -> !change.isUndoable());
    }

    @Test
    void nothingIsLeftWhenTheDatabaseIsClosed() {
        open("CREATE TABLE t(a)");
        log.changeSchema("u", sql -> sql.execute("CREATE TABLE u(a)")).join();
        var kept = keptJournal().getParent();
        database.close().join();
        log.close();
        assertThat(kept).doesNotExist();
        assertThat(file.getParent().toFile().list()).containsExactly("any.db");
    }

    /** Runs a statement as a run of its own. */
    private static void run(Recorder sheet, Connection connection, String statement) throws SQLException {
        sheet.lookAnew();
        sheet.begin(connection, statement, true);
        connection.createStatement().execute(statement);
        sheet.ended();
        sheet.list(connection, List.of(statement));
    }

    /** Has something done on a console's connection. */
    private void inConsole(ConnectionRunnable work) {
        var console = database.openConsole();
        console.submit(sql -> {
                    sql.connection(work);
                    return null;
                })
                .join();
        console.close().join();
    }

    private Path keptJournal() {
        var change = log.changes().getFirst();
        return log.route(change.span().before()).steps().getFirst().journal().file();
    }

    private void write(String statement) {
        log.write(statement, sql -> sql.execute(DSL.raw(statement)), _ -> Optional.empty())
                .join();
    }

    private Reverted undo() {
        return log.undo().orElseThrow().join();
    }

    private void open(String... statements) {
        file = SqliteFile.of(folder.resolve("any.db"), statements);
        database = Database.open(file);
        log = new UndoLog(database, UndoLimits.DEFAULT);
    }
}
