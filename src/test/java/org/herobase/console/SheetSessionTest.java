package org.herobase.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.herobase.console.ScriptEvent.BracketFailed;
import static org.herobase.console.ScriptEvent.Columns;
import static org.herobase.console.ScriptEvent.Failed;
import static org.herobase.console.ScriptEvent.Finished;
import static org.herobase.console.ScriptEvent.Row;
import static org.herobase.console.ScriptEvent.Started;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.herobase.console.result.LongValue;
import org.herobase.db.Database;
import org.herobase.db.Problem;
import org.herobase.db.StorageClass;
import org.herobase.sql.Script;
import org.herobase.undo.UndoLimits;
import org.herobase.undo.UndoLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteConnection;

@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class SheetSessionTest {
    /** Seconds: nobody waits for a lock for longer than five. */
    private static final int SHORTER_THAN_PATIENCE = 4;

    private static final RunOptions ONE_TRANSACTION = new RunOptions(false, true);
    private static final String ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) ";

    @TempDir
    Path folder;

    private Path file;
    private Database database;
    private SheetSession session;

    @BeforeEach
    void open() {
        file = folder.resolve("heroes.db");
        database = Database.create(file, true);
        session = new SheetSession(database, new UndoLog(database, UndoLimits.DEFAULT).recorder(() -> "Sheet"));
    }

    @AfterEach
    void close() {
        session.close().join();
        database.close().join();
    }

    @Test
    void opensNoConnectionThatWritesBeforeTheFirstRun() {
        assertThatThrownBy(() ->
                        session.read(sql -> sql.execute("CREATE TABLE x (a)")).join())
                .hasMessageContaining("readonly");
        run("CREATE TEMP TABLE mine (a)");
        assertThat(session.read(sql -> sql.fetch("SELECT * FROM mine")).join()).isEmpty();
    }

    @Test
    void startsReadOnlyIfWanted() {
        session.setReadOnly(true).join();
        assertThat(run("CREATE TABLE x (a)").failed().failure()).hasMessageContaining("readonly");
    }

    @Test
    void tellsOfEachStatement() {
        var ran = run("SELECT 1 AS a, 'x' AS a; UPDATE hero SET age = 1 WHERE team_id = 1; CREATE TABLE t (a)");
        assertThat(ran.events().stream().map(Object::getClass).toList())
                .isEqualTo(List.of(
                        Started.class,
                        Columns.class,
                        Row.class,
                        Finished.class,
                        Started.class,
                        Finished.class,
                        Started.class,
                        Finished.class));
        assertThat(ran.columns(0)).containsExactly("a", "a");
        assertThat(ran.rows(0)).containsExactly(List.of(1L, "x"));
        assertThat(ran.finished(0).rows()).hasValue(1);
        assertThat(ran.finished(0).hasMore()).isFalse();
        assertThat(ran.finished(0).changes()).isEmpty();
        assertThat(ran.finished(1).rows()).isEmpty();
        assertThat(ran.finished(1).changes()).hasValue(5);
        assertThat(ran.finished(2).rows()).isEmpty();
        assertThat(ran.finished(2).changes()).isEmpty();
        assertThat(ran.outcome().failure()).isNull();
        assertThat(ran.outcome().changed()).isTrue();
    }

    @Test
    void readsValuesAsTheyAre() {
        var ran = run("SELECT 1, 5000000000, 1.5, '1', x'00ff', NULL, '', 'a' || char(0) || 'b'");
        var row = ran.rows(0).getFirst();
        assertThat(row.subList(0, 4)).containsExactly(1L, 5_000_000_000L, 1.5, "1");
        assertThat((byte[]) row.get(4)).containsExactly(0, 0xff);
        assertThat(row.get(5)).isNull();
        assertThat(row.subList(6, 8)).containsExactly("", "a\0b");
    }

    @Test
    void readsAThousandRowsAndSaysThatThereAreMore() {
        var ran = run(ENDLESS + "SELECT i FROM n; SELECT * FROM hero; SELECT * FROM hero WHERE 0");
        assertThat(ran.rows(0)).hasSize(1_000).last().isEqualTo(List.of(1_000L));
        assertThat(ran.finished(0).hasMore()).isTrue();
        assertThat(ran.finished(1).rows()).hasValue(8);
        assertThat(ran.finished(1).hasMore()).isFalse();
        assertThat(ran.finished(2).rows()).hasValue(0);
        assertThat(ran.columns(2)).contains("secret_name");
    }

    @Test
    void keepsOnlyTheStartOfALongValue() {
        var ran = run("SELECT zeroblob(3000000), printf('%.*c', 3000000, 'x')");
        assertThat(ran.rows(0).getFirst())
                .containsExactly(
                        new LongValue(StorageClass.BLOB, "", 3_000_000),
                        new LongValue(StorageClass.TEXT, "x".repeat(LongValue.LONGEST_WHOLE), 3_000_000));
    }

    @Test
    void boundsWhatAllResultsHold() {
        var wide = ENDLESS + "SELECT printf('%.*c', 900000, 'x') FROM n;";
        var ran = run(wide + wide + "SELECT 1");
        assertThat(ran.rows(0)).hasSizeBetween(10, 100);
        assertThat(ran.rows(1)).hasSize(1);
        assertThat(ran.finished(1).hasMore()).isTrue();
        assertThat(ran.finished(2).hasMore()).isFalse();
    }

    @Test
    void boundsTheNumberOfResults() {
        var ran = run("SELECT 1;".repeat(RowReader.MOST_RESULTS + 1));
        assertThat(ran.finished(RowReader.MOST_RESULTS - 1).rows()).hasValue(1);
        assertThat(ran.finished(RowReader.MOST_RESULTS).rows()).isEmpty();
        assertThat(ran.finished(RowReader.MOST_RESULTS).hasMore()).isTrue();
    }

    @Test
    void returningGivesRowsAndChanges() throws SQLException {
        var ran = run("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 3000)"
                + "INSERT INTO team (name, headquarters) SELECT i, i FROM n RETURNING id");
        assertThat(ran.finished(0).rows()).hasValue(1_000);
        assertThat(ran.finished(0).changes()).hasValue(3_000);
        assertThat(ran.outcome().changed()).isTrue();
        assertThat(elsewhere("SELECT count(*) FROM team")).isEqualTo(3_003);
    }

    @Test
    void aPragmaWithARowIsAQuery() {
        var ran = run("PRAGMA user_version; EXPLAIN QUERY PLAN SELECT * FROM hero");
        assertThat(ran.rows(0)).containsExactly(List.of(1L));
        assertThat(ran.columns(1)).contains("detail");
        assertThat(ran.outcome().changed()).isFalse();
    }

    @Test
    void stopsAtTheFirstError() throws SQLException {
        var ran = run("DELETE FROM heroteamlink; SELECT * FROM missing; DELETE FROM hero");
        assertThat(ran.events().getLast()).isInstanceOf(Failed.class);
        assertThat(ran.failed().index()).isEqualTo(1);
        assertThat(ran.failed().failure()).hasMessageContaining("no such table: missing");
        assertThat(ran.outcome().changed()).isTrue();
        assertThat(elsewhere("SELECT count(*) FROM heroteamlink")).isZero();
        assertThat(elsewhere("SELECT count(*) FROM hero")).isEqualTo(8);
    }

    @Test
    void failsOnAQueryThatFailsAfterSomeRows() {
        var ran = run("SELECT CASE id WHEN 3 THEN abs(-9223372036854775807 - 1) ELSE id END FROM hero ORDER BY id");
        assertThat(ran.rows(0)).hasSize(2);
        assertThat(ran.failed().failure()).hasMessageContaining("integer overflow");
    }

    @Test
    void loadsNoExtension() {
        assertThat(run("SELECT load_extension('/tmp/x.so')").failed().failure()).isInstanceOf(SQLException.class);
    }

    @Test
    void takesNoTextForACommandOfTheDriver() {
        assertThat(run("backup to '" + folder.resolve("copy.db") + "'").failed().failure())
                .hasMessageContaining("syntax error");
        assertThat(folder.resolve("copy.db")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT 1 | false",
                "BEGIN | true",
                "BEGIN IMMEDIATE; DELETE FROM heroteamlink | true",
                "BEGIN; SELECT 1 | true",
                "BEGIN; DELETE FROM heroteamlink; WITH a AS (SELECT 1) SELECT * FROM a | true",
                "BEGIN; COMMIT | false",
                "BEGIN; DELETE FROM heroteamlink; COMMIT; SELECT 1 | false",
                "BEGIN; END | false",
                "BEGIN; ROLLBACK | false",
                "SAVEPOINT a | true",
                "SAVEPOINT a; RELEASE a | false",
                "SAVEPOINT a; ROLLBACK TO a | true",
                "SAVEPOINT a; COMMIT | false",
                "BEGIN; SAVEPOINT a; RELEASE a | true",
                "BEGIN; BEGIN | true",
                "BEGIN; SELECT * FROM missing | true",
                "BEGIN; INSERT INTO team VALUES (1, 'a', 'b') | true",
                "CREATE TABLE t (a UNIQUE ON CONFLICT ROLLBACK); INSERT INTO t VALUES (1); BEGIN; INSERT INTO t VALUES (1)"
                        + " | false",
                "BEGIN; UPDATE OR ROLLBACK team SET id = 1 | false",
                "BEGIN; INSERT OR ROLLBACK INTO team VALUES (1, 'a', 'b') | false",
                "BEGIN; CREATE TRIGGER t AFTER DELETE ON hero BEGIN SELECT RAISE(ROLLBACK, 'no'); END; DELETE FROM"
                        + " hero | false",
                "PRAGMA defer_foreign_keys = 1; BEGIN; UPDATE hero SET team_id = 99; COMMIT | true",
                "COMMIT | false",
                "ROLLBACK | false",
            })
    void knowsWhetherATransactionIsOpen(String script, boolean open) {
        assertThat(run(script).outcome().inTransaction()).isEqualTo(open);
        assertThat(run("SELECT 1").outcome().inTransaction()).isEqualTo(open);
    }

    /** The look at the transaction and the log must leave no trace in what the user sees of his connection. */
    @Test
    void disturbsNothingBetweenStatements() {
        var ran = run("""
            INSERT INTO team (name, headquarters) VALUES ('a', 'b'), ('c', 'd');
            SELECT changes(), last_insert_rowid();
            PRAGMA synchronous = OFF; SELECT 1; PRAGMA synchronous;
            CREATE TEMP TABLE mine (a); INSERT INTO mine VALUES (7); SELECT a FROM mine;
            PRAGMA temp.synchronous\
            """);
        assertThat(ran.rows(1)).containsExactly(List.of(2L, 5L));
        assertThat(ran.rows(4)).containsExactly(List.of(0L));
        assertThat(ran.rows(7)).containsExactly(List.of(7L));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT 1 | false",
                "DELETE FROM hero WHERE id = 99 | false",
                "DELETE FROM heroteamlink | true",
                "CREATE VIEW v AS SELECT 1 | true",
                "ALTER TABLE hero ADD COLUMN power | true",
                "DROP TABLE heroteamlink | true",
                "BEGIN; DELETE FROM heroteamlink | false",
                "BEGIN; DELETE FROM heroteamlink; SELECT 1 | false",
                "BEGIN; DELETE FROM heroteamlink; ROLLBACK | false",
                "BEGIN; DELETE FROM heroteamlink; ROLLBACK; SELECT 1 | false",
                "BEGIN; UPDATE OR ROLLBACK team SET id = id + 1; SELECT 1 | false",
                "BEGIN; DELETE FROM heroteamlink; COMMIT | true",
                "BEGIN; DROP TABLE heroteamlink; ROLLBACK | false",
                "DELETE FROM heroteamlink; BEGIN; DELETE FROM hero | true",
                "DELETE FROM heroteamlink; SELECT * FROM missing | true",
                "SAVEPOINT a; DELETE FROM heroteamlink; RELEASE a | true",
            })
    void knowsWhetherDataChanged(String script, boolean changed) {
        assertThat(run(script).outcome().changed()).isEqualTo(changed);
    }

    @Test
    void aTransactionOverSeveralRunsIsSeenByOthersWhenCommitted() throws SQLException {
        assertThat(run("BEGIN; INSERT INTO team (name, headquarters) VALUES ('a', 'b')")
                        .outcome()
                        .changed())
                .isFalse();
        assertThat(elsewhere("SELECT count(*) FROM team")).isEqualTo(3);
        var committed = run("COMMIT").outcome();
        assertThat(committed.changed()).isTrue();
        assertThat(committed.inTransaction()).isFalse();
        assertThat(elsewhere("SELECT count(*) FROM team")).isEqualTo(4);
    }

    @Test
    void cancelStopsAnEndlessQuery() throws Exception {
        var started = new CountDownLatch(1);
        var events = Collections.synchronizedList(new ArrayList<ScriptEvent>());
        var statements = Script.of("BEGIN; " + ENDLESS + "SELECT count(*) FROM n; SELECT 2")
                .statements();
        var run = begin(statements, event -> {
            events.add(event);
            if (event.index() == 1) {
                started.countDown();
            }
        });
        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
        run.cancel();
        var outcome = run.ended().get(10, TimeUnit.SECONDS);
        assertThat(Problem.of(outcome.failure())).isEqualTo(Problem.CANCELLED);
        assertThat(outcome.inTransaction()).isTrue();
        assertThat(events.getLast())
                .isInstanceOf(Failed.class)
                .extracting(ScriptEvent::index)
                .isEqualTo(1);
        assertThat(run("SELECT 3").rows(0)).containsExactly(List.of(3L));
    }

    @Test
    void cancelStopsAScriptOfManyShortStatements() throws Exception {
        var started = new CountDownLatch(100);
        var statements = Script.of("SELECT 1;".repeat(200_000)).statements();
        var run = begin(statements, _ -> started.countDown());
        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
        run.cancel();
        assertThat(Problem.of(run.ended().get(10, TimeUnit.SECONDS).failure())).isEqualTo(Problem.CANCELLED);
    }

    @Test
    void cancelStopsWaitingForALock() throws Exception {
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            var started = new CountDownLatch(1);
            var run = begin(Script.of("DELETE FROM hero").statements(), _ -> started.countDown());
            assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
            run.cancel();
            assertThat(Problem.of(run.ended()
                            .get(SHORTER_THAN_PATIENCE, TimeUnit.SECONDS)
                            .failure()))
                    .isEqualTo(Problem.CANCELLED);
        }
    }

    @Test
    void aReadAfterACancelledRunWaitsForALock() throws Exception {
        var endless = begin(Script.of(ENDLESS + "SELECT count(*) FROM n").statements(), _ -> {});
        endless.cancel();
        endless.ended().get(10, TimeUnit.SECONDS);
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            var reading = session.read(sql -> sql.fetchValue("SELECT count(*) FROM hero"));
            assertThatThrownBy(() -> reading.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            statement.execute("COMMIT");
            assertThat(reading.get(10, TimeUnit.SECONDS)).isEqualTo(8);
        }
    }

    @Test
    void aReadThatWaitsForALockCanBeCancelled() throws Exception {
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            var started = new CountDownLatch(1);
            var reading = session.read(sql -> {
                started.countDown();
                return sql.fetchValue("SELECT count(*) FROM hero");
            });
            assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
            reading.cancel(true);
            assertThat(session.read(_ -> 1).get(SHORTER_THAN_PATIENCE, TimeUnit.SECONDS))
                    .isEqualTo(1);
        }
    }

    @Test
    void aFaultOfOursEndsTheRunAndIsTold() throws Exception {
        var told = new CompletableFuture<Throwable>();
        var fault = new IllegalStateException("a fault");
        var run = begin(Script.of("BEGIN; SELECT 1").statements(), event -> {
            if (event.index() == 1) {
                Thread.currentThread().setUncaughtExceptionHandler((_, thrown) -> told.complete(thrown));
                throw fault;
            }
        });
        var outcome = run.ended().get(10, TimeUnit.SECONDS);
        assertThat(outcome.failure()).isSameAs(fault);
        assertThat(outcome.inTransaction()).isTrue();
        assertThat(told).isCompletedWithValue(fault);
        assertThat(run("SELECT 3").rows(0)).containsExactly(List.of(3L));
    }

    @Test
    void aStackOverflowIsAFailureOfTheStatement() {
        var ran = run("SELECT 1", RunOptions.PLAIN, _ -> {
            throw new StackOverflowError();
        });
        assertThat(ran.failed().failure()).isInstanceOf(StackOverflowError.class);
        assertThat(ran.outcome().failure()).isInstanceOf(StackOverflowError.class);
    }

    @Test
    void aCancelCountsWhileTheQuestionIsOpen() throws SQLException {
        var ran = run(
                "DELETE FROM heroteamlink",
                RunOptions.PLAIN,
                asked -> asked.run().cancel());
        assertThat(Problem.of(ran.outcome().failure())).isEqualTo(Problem.CANCELLED);
        assertThat(elsewhere("SELECT count(*) FROM heroteamlink")).isPositive();
    }

    @Test
    void aScriptWhoseCommitFailsIsRolledBack() throws SQLException {
        var ran = run("PRAGMA defer_foreign_keys = 1; UPDATE hero SET team_id = 99", ONE_TRANSACTION, _ -> {});
        assertThat(ran.events().getLast())
                .isInstanceOfSatisfying(
                        BracketFailed.class, event -> assertThat(event.sql()).isEqualTo("COMMIT"));
        assertThat(ran.events()).noneMatch(Failed.class::isInstance);
        assertThat(ran.outcome().failure()).hasMessageContaining("FOREIGN KEY");
        assertThat(ran.outcome().inTransaction()).isFalse();
        assertThat(ran.outcome().changed()).isFalse();
        assertThat(elsewhere("SELECT count(*) FROM hero WHERE team_id = 99")).isZero();
        assertThat(run("BEGIN").outcome().failure()).isNull();
    }

    @Test
    void aScriptIsRolledBackWhileItIsInterrupted() throws Exception {
        for (var i = 0; i < 100; i++) {
            var isOver = new AtomicBoolean();
            var interrupting = new CompletableFuture<Thread>();
            var ran = run("DELETE FROM heroteamlink; SELECT 1", ONE_TRANSACTION, asked -> {
                if (asked.statement().verb().equals("SELECT")) {
                    var connection = asked.connection().unwrap(SQLiteConnection.class);
                    interrupting.complete(Thread.ofPlatform().start(() -> interrupt(connection, isOver)));
                    asked.run().cancel();
                }
            });
            isOver.set(true);
            interrupting.get().join();
            assertThat(ran.outcome().inTransaction()).as("%s", ran).isFalse();
            assertThat(run("BEGIN; ROLLBACK").outcome().failure()).isNull();
        }
        assertThat(elsewhere("SELECT count(*) FROM heroteamlink")).isPositive();
    }

    private static void interrupt(SQLiteConnection connection, AtomicBoolean isOver) {
        while (!isOver.get()) {
            try {
                connection.getDatabase().interrupt();
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
            LockSupport.parkNanos(20_000);
        }
    }

    @Test
    void waitsForALockThatIsLetGo() throws Exception {
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            var started = new CountDownLatch(1);
            var run = begin(Script.of("DELETE FROM heroteamlink").statements(), _ -> started.countDown());
            assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
            statement.execute("COMMIT");
            assertThat(run.ended().get(10, TimeUnit.SECONDS).failure()).isNull();
        }
    }

    @Test
    void aRunThatWasCancelledBeforeItsTurnEndsToo() throws Exception {
        var endless = begin(Script.of(ENDLESS + "SELECT count(*) FROM n").statements(), _ -> {});
        var waiting = begin(Script.of("SELECT 1").statements(), _ -> {});
        waiting.cancel();
        var outcome = waiting.ended().get(10, TimeUnit.SECONDS);
        assertThat(Problem.of(outcome.failure())).isEqualTo(Problem.CANCELLED);
        assertThat(outcome.hasBegun()).isFalse();
        endless.cancel();
        endless.ended().get(10, TimeUnit.SECONDS);
    }

    private ScriptRun begin(List<Script.Statement> statements, Consumer<ScriptEvent> events) {
        var run = new ScriptRun(statements, _ -> List.of(), RunOptions.PLAIN, new NoQuestions().caution(), events);
        session.begin(run);
        return run;
    }

    /** What a run asks before a statement. */
    private record Asked(ScriptRun run, Connection connection, Script.Statement statement) {}

    @FunctionalInterface
    private interface Answer {
        void give(Asked asked) throws SQLException;
    }

    /** Runs a script whose every statement is allowed, after an answer. */
    private Ran run(String script, RunOptions options, Answer answer) {
        var events = Collections.synchronizedList(new ArrayList<ScriptEvent>());
        var asking = new CompletableFuture<ScriptRun>();
        ScriptRun.Caution caution = (connection, statement, _, _) -> {
            answer.give(new Asked(asking.join(), connection, statement));
            return true;
        };
        var run = new ScriptRun(Script.of(script).statements(), _ -> List.of(), options, caution, events::add);
        asking.complete(run);
        session.begin(run);
        return new Ran(events, run.ended().join());
    }

    private Ran run(String script) {
        var events = Collections.synchronizedList(new ArrayList<ScriptEvent>());
        var outcome = begin(Script.of(script).statements(), events::add).ended().join();
        return new Ran(events, outcome);
    }

    private int elsewhere(String query) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            return result.getInt(1);
        }
    }

    private record Ran(List<ScriptEvent> events, ScriptRun.Outcome outcome) {
        List<String> columns(int index) {
            return only(Columns.class, index).getFirst().names();
        }

        List<List<Object>> rows(int index) {
            return only(Row.class, index).stream().map(Row::values).toList();
        }

        Finished finished(int index) {
            return only(Finished.class, index).getFirst();
        }

        Failed failed() {
            return events.stream()
                    .filter(Failed.class::isInstance)
                    .map(Failed.class::cast)
                    .findFirst()
                    .orElseThrow();
        }

        private <E extends ScriptEvent> List<E> only(Class<E> type, int index) {
            return events.stream()
                    .filter(event -> type.isInstance(event) && event.index() == index)
                    .map(type::cast)
                    .toList();
        }
    }
}
