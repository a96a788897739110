package org.herobase.undo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.Assertions;
import org.herobase.SqliteFile;
import org.herobase.db.ConnectionThread;
import org.herobase.db.Database;
import org.herobase.db.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What any statement changes is undone and made again, whatever SQLite did with it. */
@Execution(ExecutionMode.CONCURRENT)
class UndoLogTest {
    @TempDir
    private Path folder;

    private Path file;
    private Database database;
    private UndoLog log;
    private ConnectionThread console;
    private Recorder recorder;

    @AfterEach
    void close() {
        console.close().join();
        database.close().join();
        log.close();
    }

    @Test
    void anUpdateWithoutWhereIsUndone() {
        open(
                "CREATE TABLE t(id INTEGER PRIMARY KEY, a, b)",
                "INSERT INTO t VALUES (1, 'x', NULL), (2, 5, x'00ff'), (3, 5.0, '')");
        isUndone("UPDATE t SET a = b, b = 'all'");
        assertThat(log.changes()).hasSize(0);
        assertThat(log.undoneChanges()).hasSize(1);
    }

    @Test
    void theChangeTellsItsRows() {
        open("CREATE TABLE t(id INTEGER PRIMARY KEY, a, b)", "INSERT INTO t VALUES (1, 'x', NULL), (2, 5, 6)");
        run("UPDATE t SET a = b, b = 'all'");
        assertThat(log.changes().getFirst().effects()).containsExactly(new Effect("t", 0, 2, 0));
        assertThat(log.changes().getFirst().title()).isEqualTo("UPDATE t SET a = b, b = 'all'");
        assertThat(log.changes().getFirst().where()).isEqualTo("Sheet 1");
    }

    @Test
    void cascadesAreUndone() {
        open(
                "CREATE TABLE p(id INTEGER PRIMARY KEY, n)",
                "CREATE TABLE c(id INTEGER PRIMARY KEY, p REFERENCES p ON DELETE CASCADE ON UPDATE CASCADE)",
                "CREATE TABLE d(c INTEGER REFERENCES c ON DELETE SET NULL, e)",
                "CREATE TABLE k(p INTEGER DEFAULT 2 REFERENCES p ON UPDATE CASCADE ON DELETE SET DEFAULT, n, PRIMARY KEY(p, n)) WITHOUT ROWID",
                "INSERT INTO p VALUES (1, 'one'), (2, 'two')",
                "INSERT INTO c VALUES (10, 1), (11, 1), (12, 2)",
                "INSERT INTO d VALUES (10, 'a'), (10, 'b'), (12, 'c')",
                "INSERT INTO k VALUES (1, 1), (1, 2), (2, 3)");
        isUndone("DELETE FROM p WHERE id = 1");
        isUndone("UPDATE p SET id = id + 100");
        isUndone("UPDATE p SET id = 7 WHERE id = 1", "DELETE FROM p WHERE id = 7");
    }

    @Test
    void whatTriggersDoIsUndoneAndNotDoneAnew() {
        open(
                "CREATE TABLE t(id INTEGER PRIMARY KEY, a, touched DEFAULT 0)",
                "CREATE TABLE audit(what)",
                "CREATE TRIGGER touch AFTER UPDATE ON t BEGIN UPDATE t SET touched = touched + 1 WHERE id = new.id; END",
                "CREATE TRIGGER tell AFTER UPDATE ON t BEGIN INSERT INTO audit VALUES (old.a || new.a); END",
                "CREATE TRIGGER keep BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'never'); END",
                "INSERT INTO t(id, a) VALUES (1, 'x'), (2, 'y')");
        isUndone("UPDATE t SET a = a || '!'");
        isUndone("DELETE FROM t");
    }

    @Test
    void aViewsTriggersAreUndone() {
        open(
                "CREATE TABLE t(id INTEGER PRIMARY KEY, a)",
                "CREATE VIEW v AS SELECT * FROM t",
                "CREATE TRIGGER vi INSTEAD OF INSERT ON v BEGIN INSERT INTO t VALUES (new.id, new.a); END");
        isUndone("INSERT INTO v VALUES (1, 'x'), (2, 'y')");
    }

    @Test
    void rowsThatAreReplacedComeBack() {
        open(
                "CREATE TABLE t(id INTEGER PRIMARY KEY, a UNIQUE, b)",
                "INSERT INTO t VALUES (1, 'x', 1), (2, 'y', 2), (3, 'z', 3)");
        isUndone("REPLACE INTO t VALUES (1, 'y', 'new')");
        isUndone("UPDATE OR REPLACE t SET a = 'z' WHERE id = 1");
        isUndone("INSERT INTO t VALUES (1, 'q', 9) ON CONFLICT DO UPDATE SET b = excluded.b");
    }

    @Test
    void rowsAreKnownByWhateverNamesThem() {
        open(
                "CREATE TABLE r(a)",
                "CREATE TABLE h(rowid, oid)",
                "CREATE TABLE w(a TEXT COLLATE NOCASE, b, c, PRIMARY KEY(a, b)) WITHOUT ROWID",
                "CREATE TABLE g(id INTEGER PRIMARY KEY, a, b GENERATED ALWAYS AS (a * 2) STORED, c AS (a + 1))",
                "INSERT INTO r VALUES (1), (1), (1)",
                "INSERT INTO h VALUES (1, 2), (1, 2)",
                "INSERT INTO w VALUES ('a', 1, 'x'), ('b', 1, 'y')",
                "INSERT INTO g(id, a) VALUES (1, 5), (2, '7')");
        isUndone("DELETE FROM r WHERE rowid = 2");
        isUndone("UPDATE r SET rowid = rowid + 10, a = 2");
        isUndone("UPDATE h SET rowid = 9, oid = 8");
        isUndone("UPDATE w SET a = upper(a), c = NULL");
        isUndone("UPDATE g SET oid = id * 10, a = a + 1");
        isUndone("DELETE FROM g");
    }

    @Test
    void aRolledBackTransactionLeavesNothingToUndo() {
        open("CREATE TABLE t(id INTEGER PRIMARY KEY, a)", "INSERT INTO t VALUES (1, 'x')");
        runAll("BEGIN", "UPDATE t SET a = 1", "ROLLBACK");
        assertThat(log.changes()).isEmpty();
        runAll("BEGIN", "UPDATE t SET a = 2", "SAVEPOINT s", "UPDATE t SET a = 3", "ROLLBACK TO s", "COMMIT");
        assertThat(log.changes()).hasSize(1);
        undo();
        assertThat(dump()).containsExactly("t", "rowid=1|id=integer:1|a=text:'x'");
    }

    @Test
    void aRowThatSomeoneElseChangedStaysAsItIs() {
        open("CREATE TABLE t(id INTEGER PRIMARY KEY, a)", "INSERT INTO t VALUES (1, 'x'), (2, 'y')");
        run("UPDATE t SET a = 'mine'");
        elsewhere("UPDATE t SET a = 'theirs' WHERE id = 2");
        var reverted = undo();
        assertThat(reverted.rows()).isEqualTo(1);
        assertThat(reverted.left()).isEqualTo(1);
        assertThat(dump())
                .containsExactly("t", "rowid=1|id=integer:1|a=text:'x'", "rowid=2|id=integer:2|a=text:'theirs'");
    }

    @Test
    void rowsOfOthersThatHangOnARowAreNotTakenAlong() {
        open(
                "CREATE TABLE p(id INTEGER PRIMARY KEY)",
                "CREATE TABLE c(p REFERENCES p ON DELETE CASCADE)",
                "CREATE TABLE t(a)");
        run("INSERT INTO p VALUES (1)");
        elsewhere("INSERT INTO c VALUES (1)");
        Assertions.assertThatThrownBy(this::undo)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(WouldChangeOthersException.class);
        assertThat(dump()).hasSize(5);
    }

    @Test
    void aChangeThatIsTooLargeIsNotMade() {
        openInWal(new UndoLimits(10, 1_000_000, 0), "CREATE TABLE t(id INTEGER PRIMARY KEY, a)");
        Assertions.assertThatThrownBy(
                        () -> run(
                                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 20) INSERT INTO t SELECT i, i FROM n"))
                .hasStackTraceContaining(LogTriggers.TOO_LARGE);
        isUndone(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 10) INSERT INTO t SELECT i, i FROM n");
    }

    @Test
    void aChangeThatIsTooLargeIsUndoneFromACopyOrNotAtAll() {
        openInWal(new UndoLimits(10, 1_000_000, 0), "CREATE TABLE t(id INTEGER PRIMARY KEY, a)");
        var before = dump();
        runUnlogged(true);
        var after = dump();
        assertThat(log.changes()).singleElement().matches(Change::isUndoable);
        undo();
        assertThat(dump()).isEqualTo(before);
        log.redo().orElseThrow().join();
        assertThat(dump()).isEqualTo(after);
        run("DELETE FROM t WHERE id < 5");
        runUnlogged(false);
        assertThat(log.changes()).hasSize(3).first().matches(change -> !change.isUndoable());
    }

    @Test
    void theWriterAsksWhatBecomesOfAChangeThatIsTooLarge() {
        openInWal(new UndoLimits(10, 1_000_000, 0), "CREATE TABLE t(id INTEGER PRIMARY KEY, a)");
        run("INSERT INTO t VALUES (100, 'x')");
        var before = dump();
        Assertions.assertThatThrownBy(this::writeMuch).hasCauseInstanceOf(ChangeTooLargeException.class);
        assertThat(dump()).isEqualTo(before);
        log.decideLargeChanges((_, _) -> LargeChange.WITH_COPY);
        writeMuch();
        assertThat(dump()).hasSize(22);
        undo();
        assertThat(dump()).isEqualTo(before);
        log.decideLargeChanges((_, _) -> LargeChange.WITHOUT_UNDO);
        writeMuch();
        assertThat(log.changes()).first().matches(change -> !change.isUndoable());
    }

    @Test
    void aLimitCountsFromTheMomentItIsSetAndAlsoAfterAnUndo() {
        openInWal(UndoLimits.DEFAULT, "CREATE TABLE t(id INTEGER PRIMARY KEY, a)");
        writeMuch();
        undo();
        log.setLimits(new UndoLimits(10, 1_000_000, 0));
        Assertions.assertThatThrownBy(this::writeMuch).hasCauseInstanceOf(ChangeTooLargeException.class);
        run("INSERT INTO t VALUES (100, 'x')");
        undo();
        Assertions.assertThatThrownBy(this::writeMuch).hasCauseInstanceOf(ChangeTooLargeException.class);
        log.setLimits(UndoLimits.DEFAULT);
        writeMuch();
        assertThat(dump()).hasSize(21);
    }

    @Test
    void theLogIsNoLargerThanItMayBe() {
        openInWal(new UndoLimits(1_000_000, 200_000, 0), "CREATE TABLE t(id INTEGER PRIMARY KEY, a)");
        Assertions.assertThatThrownBy(() -> log.write(
                                "large",
                                sql -> sql.execute("INSERT INTO t VALUES (1, zeroblob(300000))"),
                                _ -> Optional.empty())
                        .join())
                .hasCauseInstanceOf(ChangeTooLargeException.class);
        log.write("small", sql -> sql.execute("INSERT INTO t VALUES (1, 'x')"), _ -> Optional.empty())
                .join();
        assertThat(dump()).hasSize(2);
    }

    @Test
    void onlyTablesThatStatementsReachAreLogged() {
        open("CREATE TABLE one(a)", "CREATE TABLE two(a)");
        run("INSERT INTO one VALUES (1)");
        run("CREATE TABLE last(a)");
        elsewhere("CREATE TRIGGER later AFTER UPDATE ON one BEGIN INSERT INTO last VALUES (old.a); END");
        assertThat(loggedTables()).isZero(); // made anew after a change of the schema
        run("UPDATE one SET a = 2");
        assertThat(loggedTables()).isEqualTo(2);
        log.undo().orElseThrow().join();
        assertThat(dump()).containsExactly("last", "one", "rowid=1|a=integer:1", "two");
    }

    @Test
    void schemaChangesAreUndoneAlsoWhereOtherConnectionsOfTheAppWroteBetweenThem() {
        open("CREATE TABLE thing(a)", "CREATE TABLE other(a)");
        var before = dump();
        run("CREATE TABLE first(a)");
        log.write("edit", sql -> sql.execute("INSERT INTO thing VALUES (1)"), _ -> Optional.empty())
                .join();
        run("INSERT INTO thing VALUES (2)");
        run("DROP TABLE other");
        log.write("edit", sql -> sql.execute("INSERT INTO thing VALUES (3)"), _ -> Optional.empty())
                .join();
        var after = dump();
        for (var change = 0; change < 5; change++) {
            undo();
        }
        assertThat(dump()).isEqualTo(before);
        for (var change = 0; change < 5; change++) {
            log.redo().orElseThrow().join();
        }
        assertThat(dump()).isEqualTo(after);
        run("DELETE FROM thing");
        for (var change = 0; change < 6; change++) {
            undo();
        }
        assertThat(dump()).isEqualTo(before);
    }

    @Test
    void aChangeThatCannotBeUndoneStaysAndTheOlderOnesAreUndone() {
        openInWal(UndoLimits.DEFAULT, "CREATE TABLE t(id INTEGER PRIMARY KEY, a)");
        run("INSERT INTO t VALUES (100, 'older')");
        runUnlogged(false);
        Assertions.assertThatThrownBy(this::undo).hasCauseInstanceOf(NeverUndoneException.class);
        assertThat(log.changes()).hasSize(2);
        assertThat(log.stays(log.changes().getFirst())).isTrue();
        undo();
        assertThat(dump()).hasSize(21).noneMatch(line -> line.contains("older"));
        assertThat(log.undo()).isEmpty();
    }

    @Test
    void aRowWhoseParentIsMissingComesBackAsItWas() {
        open(
                "CREATE TABLE team(id INTEGER PRIMARY KEY)",
                "CREATE TABLE hero(id INTEGER PRIMARY KEY, team_id REFERENCES team)",
                "PRAGMA foreign_keys = OFF",
                "INSERT INTO hero VALUES (1, 7), (2, 8), (3, NULL)");
        var before = dump();
        run("DELETE FROM hero WHERE id < 3");
        var undone = undo();
        assertThat(dump()).isEqualTo(before);
        assertThat(undone.orphans()).isEqualTo(2);
        assertThat(log.redo().orElseThrow().join().left()).isZero();
        assertThat(undo().orphans()).isEqualTo(2);
        assertThat(dump()).isEqualTo(before);
        assertThat(database.writeAlone(sql -> sql.fetchValue("PRAGMA foreign_keys"))
                        .join())
                .isEqualTo(1);
    }

    @Test
    void noUndoTakesTheParentOfRowsThatOthersMade() {
        open(
                "CREATE TABLE team(id INTEGER PRIMARY KEY)",
                "CREATE TABLE hero(id INTEGER PRIMARY KEY, team_id REFERENCES team)");
        run("INSERT INTO team VALUES (7)");
        elsewhere("INSERT INTO hero VALUES (1, 7)");
        var before = dump();
        Assertions.assertThatThrownBy(this::undo).matches(failure -> Problem.of(failure) == Problem.FOREIGN_KEY);
        assertThat(dump()).isEqualTo(before);
    }

    @Test
    void aCopyThatLacksWhatOthersWroteIsNotUsed() {
        open("CREATE TABLE t(a)");
        console.submit(sql -> {
                    sql.connection(connection -> {
                        recorder.begin(connection, "", true);
                        recorder.runUnlogged(connection, true, true, () -> {
                            elsewhere("INSERT INTO t VALUES ('theirs')");
                            return connection.createStatement().execute("INSERT INTO t VALUES ('mine')");
                        });
                        recorder.list(connection, List.of("large"));
                    });
                    return null;
                })
                .join();
        assertThat(log.changes()).singleElement().matches(change -> !change.isUndoable());
    }

    @Test
    void aRolledBackChangeThatWasTooLargeIsNotListed() {
        open("CREATE TABLE t(a)");
        console.submit(sql -> {
                    sql.connection(connection -> {
                        recorder.begin(connection, "", true);
                        try (var statement = connection.createStatement()) {
                            statement.execute("BEGIN");
                            recorder.runUnlogged(
                                    connection, false, false, () -> statement.execute("INSERT INTO t VALUES (1)"));
                            statement.execute("ROLLBACK");
                        }
                        recorder.list(connection, List.of("large"));
                    });
                    return null;
                })
                .join();
        assertThat(log.changes()).isEmpty();
    }

    @Test
    void tablesAreFoundAgainAfterASchemaChange() {
        open("CREATE TABLE t(id INTEGER PRIMARY KEY, a)", "INSERT INTO t VALUES (1, 'x')");
        runAll("CREATE TABLE u(a)", "ALTER TABLE t ADD COLUMN b DEFAULT 5", "CREATE TEMP TABLE t(z)");
        isUndone("INSERT INTO u VALUES (1)");
        isUndone("UPDATE main.t SET b = 6");
        run("ALTER TABLE main.t DROP COLUMN a");
        isUndone("DELETE FROM main.t");
    }

    @Test
    void aDroppedTableComesBack() {
        open("CREATE TABLE t(id INTEGER PRIMARY KEY, a)", "CREATE INDEX i ON t(a)", "INSERT INTO t VALUES (1, 'x')");
        isUndone("DROP TABLE t");
        isUndone("CREATE TABLE u(a)", "INSERT INTO u VALUES (1)", "CREATE TABLE w(b)", "DROP TABLE u");
        isUndone("UPDATE t SET a = 5", "ALTER TABLE t ADD COLUMN b DEFAULT 3", "UPDATE t SET b = 7");
    }

    @Test
    void aDroppedTableStaysAwayWhereOthersHaveWrittenSince() {
        open("CREATE TABLE t(id INTEGER PRIMARY KEY, a)", "CREATE TABLE u(a)");
        run("DROP TABLE t");
        elsewhere("INSERT INTO u VALUES (1)");
        Assertions.assertThatThrownBy(this::undo).hasCauseInstanceOf(WrittenSinceException.class);
        assertThat(dump()).containsExactly("u", "rowid=1|a=integer:1");
    }

    @Test
    void aFileTooLargeToCopyIsToldBefore() {
        openInWal(new UndoLimits(10, 1_000_000, 10), "CREATE TABLE t(id INTEGER PRIMARY KEY, a)");
        run("DROP TABLE t");
        assertThat(log.changes()).singleElement().matches(change -> !change.isUndoable());
        Assertions.assertThatThrownBy(this::undo).hasCauseInstanceOf(NeverUndoneException.class);
    }

    @Test
    void theWritersChangesAreListedWithTheOthers() {
        open("CREATE TABLE t(id INTEGER PRIMARY KEY, a)", "INSERT INTO t VALUES (1, 'x')");
        log.write("new", sql -> sql.execute("INSERT INTO t VALUES (2, 'y')"), _ -> Optional.empty())
                .join();
        run("UPDATE t SET a = 1");
        log.write("gone", sql -> sql.execute("DELETE FROM t"), _ -> Optional.empty())
                .join();
        assertThat(log.changes()).extracting(Change::title).containsExactly("gone", "UPDATE t SET a = 1", "new");
        undo();
        undo();
        undo();
        assertThat(dump()).containsExactly("t", "rowid=1|id=integer:1|a=text:'x'");
        assertThat(log.undo()).isEmpty();
    }

    @Test
    void aTableThatTheAppDropsComesBack() {
        open("CREATE TABLE t(id INTEGER PRIMARY KEY, a)", "INSERT INTO t VALUES (1, 'x')");
        run("UPDATE t SET a = 'y'");
        var before = dump();
        log.changeSchema("drop t", sql -> sql.execute("DROP TABLE t")).join();
        log.changeSchema("new u", sql -> sql.execute("CREATE TABLE u(b)")).join();
        log.write("row of u", sql -> sql.execute("INSERT INTO u VALUES (1)"), _ -> Optional.empty())
                .join();
        var after = dump();
        assertThat(log.changes()).extracting(Change::title).startsWith("row of u", "new u", "drop t");
        undo();
        undo();
        undo();
        assertThat(dump()).isEqualTo(before);
        log.redo();
        log.redo();
        log.redo().orElseThrow().join();
        assertThat(dump()).isEqualTo(after);
    }

    @Test
    void aSchemaChangeThatFailsLeavesNothingToUndo() {
        open("CREATE TABLE t(a)");
        var work = log.changeSchema("drop", sql -> {
            sql.execute("DROP TABLE t");
            return sql.execute("DROP TABLE none");
        });
        Assertions.assertThatThrownBy(work::join).isInstanceOf(CompletionException.class);
        assertThat(log.changes()).isEmpty();
        assertThat(dump()).containsExactly("t");
    }

    @Test
    void aLongUndoTellsHowFarItIs() {
        openInWal(UndoLimits.DEFAULT, "CREATE TABLE t(id INTEGER PRIMARY KEY, a)");
        run(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 20000) INSERT INTO t SELECT i, i FROM n");
        var shares = new ArrayList<Double>();
        log.tellProgress(shares::add);
        undo();
        assertThat(shares).isSorted().contains(0.25, 1.0);
    }

    @Test
    void olderChangesGiveWayWhereTheLogIsFull() {
        openInWal(new UndoLimits(1_000, 400_000, 0), "CREATE TABLE t(id INTEGER PRIMARY KEY, a)");
        for (var change = 0; change < 40; change++) {
            log.write(
                            "new",
                            sql -> sql.execute("INSERT INTO t(a) VALUES (printf('%.*c', 20000, 'x'))"),
                            _ -> Optional.empty())
                    .join();
        }
        assertThat(log.changes()).hasSizeBetween(1, 20);
        while (!log.changes().isEmpty()) {
            undo();
        }
        assertThat(dump()).hasSizeGreaterThan(20);
    }

    @Test
    void theFileItselfHasNothingOfIt() {
        open("CREATE TABLE t(id INTEGER PRIMARY KEY, a)");
        run("INSERT INTO t VALUES (1, 'x')");
        undo();
        assertThat(dump()).containsExactly("t");
        console.close().join();
        assertThat(file.getParent().toFile().list()).containsExactly("any.db");
    }

    private void isUndone(String... statements) {
        var before = dump();
        for (var statement : statements) {
            run(statement);
        }
        var after = dump();
        assertThat(after).isNotEqualTo(before);
        for (var ignored : statements) {
            assertThat(undo().left()).isZero();
        }
        assertThat(dump()).as("undone: %s", List.of(statements)).isEqualTo(before);
        for (var ignored : statements) {
            assertThat(log.redo().orElseThrow().join().left()).isZero();
        }
        assertThat(dump()).as("redone: %s", List.of(statements)).isEqualTo(after);
        for (var ignored : statements) {
            undo();
        }
        assertThat(dump()).as("undone again: %s", List.of(statements)).isEqualTo(before);
    }

    @Test
    void whatWasOnlyAddedIsUndoneHoweverMuchItIs() {
        open("CREATE TABLE t(a)", "INSERT INTO t VALUES (1)");
        var before = dump();
        // More than SQLite's cache holds: it writes pages before the commit, and then needs no further old ones.
        run("CREATE TABLE u AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 20000)"
                + " SELECT i, printf('%0220d', i) AS text FROM n");
        undo();
        assertThat(dump()).isEqualTo(before);
    }

    private Reverted undo() {
        return log.undo().orElseThrow().join();
    }

    private void open(String... statements) {
        open(UndoLimits.DEFAULT, statements);
    }

    /** No journal is kept of a file with a write-ahead log. */
    private void openInWal(UndoLimits limits, String... statements) {
        SqliteFile.inWalMode(folder.resolve("any.db"));
        open(limits, statements);
    }

    private void open(UndoLimits limits, String... statements) {
        file = SqliteFile.of(folder.resolve("any.db"), statements);
        database = Database.open(file);
        log = new UndoLog(database, limits);
        console = database.openConsole();
        recorder = log.recorder(() -> "Sheet 1");
    }

    private void run(String statement) {
        runAll(statement);
    }

    /** As a console does. */
    private void runAll(String... statements) {
        console.submit(sql -> {
                    sql.connection(connection -> {
                        for (var statement : statements) {
                            var isSchema = statement.matches("(CREATE|ALTER|DROP) .*");
                            if (isSchema) {
                                recorder.beginSchemaChange(connection, statements.length == 1);
                            } else {
                                recorder.begin(connection, statement, statements.length == 1);
                            }
                            try (var prepared = connection.createStatement()) {
                                prepared.execute(statement);
                            }
                            recorder.lookAnew();
                        }
                        recorder.list(connection, List.of(statements));
                    });
                    return null;
                })
                .join();
    }

    private void writeMuch() {
        log.write(
                        "much",
                        sql -> sql.execute(
                                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 20) INSERT INTO t SELECT i, i FROM n"),
                        _ -> Optional.empty())
                .join();
        database.writeAlone(_ -> null).join(); // it is listed by then
    }

    private void runUnlogged(boolean withCopy) {
        console.submit(sql -> {
                    sql.connection(connection -> {
                        recorder.begin(connection, "", true);
                        recorder.runUnlogged(
                                connection,
                                true,
                                withCopy,
                                () -> connection
                                        .createStatement()
                                        .execute(
                                                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 20) REPLACE INTO t SELECT i, i FROM n"));
                        recorder.list(connection, List.of("large"));
                    });
                    return null;
                })
                .join();
    }

    private int loggedTables() {
        return console.submit(sql -> sql.fetchSingle(
                                "SELECT count(DISTINCT tbl_name) FROM temp.sqlite_schema WHERE type = 'trigger'")
                        .get(0, Integer.class))
                .join();
    }

    private void elsewhere(String statement) {
        SqliteFile.of(file, statement);
    }

    private List<String> dump() {
        return Dump.of(file);
    }
}
