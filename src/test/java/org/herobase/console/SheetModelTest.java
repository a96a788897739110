package org.herobase.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.herobase.db.Database;
import org.herobase.sql.Script;
import org.herobase.undo.UndoLimits;
import org.herobase.undo.UndoLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The model without a window: one thread of the test's own stands for the JavaFX thread. */
@Timeout(60)
class SheetModelTest {
    @TempDir
    Path folder;

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final AtomicInteger changes = new AtomicInteger();
    private Database database;
    private SheetModel model;

    @BeforeEach
    void open() {
        database = Database.create(folder.resolve("heroes.db"), true);
        model = new SheetModel(
                database,
                new UndoLog(database, UndoLimits.DEFAULT),
                () -> "Sheet 1",
                new NoQuestions(),
                RunLog.none(),
                thread,
                changes::incrementAndGet);
    }

    @AfterEach
    void close() {
        model.close().join();
        database.close().join();
        thread.close();
    }

    @Test
    void runsAPartOfTheText() throws Exception {
        run("SELECT 1; SELECT * FROM missing", 100);
        assertThat(model.results()).hasSize(1);
        assertThat(model.failure().statement().start()).isEqualTo(110);
        assertThat(model.messages()).extracting(Message::kind).containsExactly(Message.Kind.DONE, Message.Kind.FAILED);
        run("SELECT 2", 0);
        assertThat(model.failure()).isNull();
        assertThat(model.messages()).hasSize(1);
    }

    @Test
    void doesNothingWithoutAStatement() throws Exception {
        run("SELECT 1", 0);
        run(" -- nothing; here\n;", 0);
        assertThat(model.results()).hasSize(1);
        assertThat(model.running().get()).isFalse();
    }

    @Test
    void cutsTheTextInTheBackground() throws Exception {
        var runs = onThread(() -> {
            model.run(() -> "-- no statement", Script::statements, 0, RunOptions.PLAIN);
            return model.running().get(); // it is not known yet that there is none
        });
        assertThat(runs).isTrue();
        onThread(model::ended).join();
        assertThat(model.running().get()).isFalse();
    }

    @Test
    void runsNothingOfATextThatWasCancelledBeforeItWasCut() throws Exception {
        run("SELECT 1", 0);
        onThread(() -> {
            model.run(() -> "DELETE FROM heroteamlink", Script::statements, 0, RunOptions.PLAIN);
            return model.stop();
        });
        onThread(model::ended).join();
        assertThat(model.running().get()).isFalse();
        assertThat(changes).hasValue(0);
        assertThat(model.results()).as("of the run before").hasSize(1);
        run("DELETE FROM heroteamlink", 0);
        assertThat(changes).as("of the next run").hasValue(1);
    }

    @Test
    void keepsTheNewestMessages() throws Exception {
        run("CREATE TEMP TABLE t (a);" + "INSERT INTO t VALUES (1);".repeat(6_000), 0);
        assertThat(model.messages()).hasSize(RunTranscript.MOST_MESSAGES);
        assertThat(model.messages().getLast().text()).startsWith("6001: 1 row changed");
    }

    @Test
    void saysWhatBecameOfEachStatement() throws Exception {
        run("""
                SELECT * FROM hero;
                SELECT * FROM hero WHERE id = 1;
                DELETE FROM hero WHERE 0;
                UPDATE team SET name = name || '!' RETURNING id;
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n;
                CREATE TABLE a_table_with_a_long_name (with_a_column_of_a_long_name INTEGER, and_another TEXT NOT NULL)\
                """, 0);
        assertThat(model.messages().stream().map(line -> line.text().replaceAll("[\\d.,]+ ms", "T")))
                .containsExactly(
                        "1: 8 rows in T",
                        "2: 1 row in T",
                        "3: No rows changed in T",
                        "4: 3 rows changed, 3 returned in T",
                        "5: First 1,000 rows in T, there are more",
                        "6: Done in T");
        assertThat(model.messages().getLast().sql()).hasSize(81).endsWith("…");
        assertThat(model.results()).extracting(result -> result.rows().size()).containsExactly(8, 1, 3, 1_000);
    }

    @Test
    void knowsTheStateOfTheDataBeforeEachQuery() throws Exception {
        run("""
                SELECT * FROM hero;
                SELECT * FROM team;
                UPDATE hero SET age = 1;
                SELECT * FROM hero;
                UPDATE hero SET age = 2 RETURNING id\
                """, 0);
        var versions = model.results().stream()
                .map(result -> result.end().get().version())
                .toList();
        assertThat(versions.get(0)).isNotNull().isEqualTo(versions.get(1)).isNotEqualTo(versions.get(2));
        assertThat(versions.get(3)).as("of what cannot be read again").isNull();
    }

    @Test
    void tellsWhyACommitFailed() throws Exception {
        run("BEGIN; PRAGMA defer_foreign_keys = 1; UPDATE hero SET team_id = 99", 0);
        assertThat(model.transaction().get()).isNotNull();
        assertThatThrownBy(() -> onThread(() -> model.endTransaction(true)).join())
                .hasMessageContaining("FOREIGN KEY constraint failed");
        assertThat(model.transaction().get()).isNotNull();
        onThread(() -> model.endTransaction(false)).join();
        assertThat(model.transaction().get()).isNull();
        assertThat(changes).hasValue(0);
    }

    @Test
    void refusesToEndATransactionUnderARun() throws Exception {
        var begun = new CompletableFuture<Void>();
        onThread(() -> {
            model.transcript().subscribe(run -> {
                if (run != null) {
                    begun.complete(null);
                }
            });
            model.run(
                    () -> "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
                    Script::statements,
                    0,
                    RunOptions.PLAIN);
            return null;
        });
        begun.join();
        assertThatThrownBy(() -> onThread(() -> model.endTransaction(true)).join())
                .hasCauseInstanceOf(IllegalStateException.class);
        onThread(model::stop).join();
        assertThat(model.running().get()).isFalse();
        assertThat(model.messages().getLast().kind()).isEqualTo(Message.Kind.STOPPED);
    }

    @Test
    void tellsOfADatabaseThatIsGone() throws Exception {
        database.file().toFile().delete();
        run("SELECT 1", 0);
        assertThat(model.messages().getLast().kind()).isEqualTo(Message.Kind.FAILED);
        assertThat(model.running().get()).isFalse();
    }

    @Test
    void aRunThatWasCancelledBeforeItsTurnLeavesTheTransactionOpen() throws Exception {
        run("BEGIN; DELETE FROM heroteamlink", 0);
        var open = model.transaction().get();
        var letGo = new CompletableFuture<Void>();
        model.reader().read(_ -> letGo.join());
        onThread(() -> model.setReadOnly(true)); // behind what holds the connection
        var waiting = onThread(() -> {
            var begun = new CompletableFuture<Void>();
            var before = model.transcript().get();
            model.transcript().subscribe(run -> {
                if (run != before) {
                    begun.complete(null);
                }
            });
            model.run(() -> "SELECT 1", Script::statements, 0, RunOptions.PLAIN);
            return begun;
        });
        waiting.join();
        onThread(model::stop).join();
        assertThat(model.messages()).extracting(Message::kind).containsExactly(Message.Kind.STOPPED);
        assertThat(model.transaction().get()).isSameAs(open);
        assertThat(database.transactions().holder()).contains(open);
        letGo.complete(null);
        onThread(() -> model.endTransaction(false)).join();
        assertThat(model.transaction().get()).isNull();
        assertThat(model.readOnly().get()).isTrue();
    }

    @Test
    void aFaultOfOursIsToldAndEndsTheRun() throws Exception {
        var told = new CompletableFuture<Throwable>();
        onThread(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((_, fault) -> told.complete(fault));
            return null;
        });
        var fault = new IllegalStateException("a fault");
        RunLog faulty = (_, _) -> {
            throw fault;
        };
        var broken = new SheetModel(
                database,
                new UndoLog(database, UndoLimits.DEFAULT),
                () -> "Sheet 2",
                new NoQuestions(),
                faulty,
                thread,
                () -> {});
        onThread(() -> {
            broken.run(() -> "SELECT 1", Script::statements, 0, RunOptions.PLAIN);
            return broken.ended();
        });
        assertThat(told.join()).hasRootCause(fault);
        assertThat(onThread(() -> broken.running().get())).isFalse();
        broken.close().join();
    }

    @Test
    void aSheetThatWasClosedHoldsNothing() throws Exception {
        var end = onThread(() -> {
            model.transcript().subscribe(run -> {
                if (run != null) {
                    model.close();
                }
            });
            model.run(() -> "BEGIN; DELETE FROM heroteamlink", Script::statements, 0, RunOptions.PLAIN);
            return model.ended();
        });
        end.join();
        assertThat(database.transactions().holder()).isEmpty();
    }

    @Test
    void saysThatTheTransactionAroundTheScriptWasNotCommitted() throws Exception {
        onThread(() -> {
                    model.run(
                            () -> "PRAGMA defer_foreign_keys = 1; UPDATE hero SET team_id = 99",
                            Script::statements,
                            0,
                            new RunOptions(false, true));
                    return model.ended();
                })
                .join();
        assertThat(model.messages().getLast().text()).startsWith("All statements are rolled back");
        assertThat(model.failure()).as("of a statement").isNull();
    }

    private void run(String text, int offset) throws Exception {
        var ended = new CompletableFuture<Void>();
        onThread(() -> {
            model.run(() -> text, Script::statements, offset, RunOptions.PLAIN);
            return model.ended().whenComplete((_, _) -> ended.complete(null));
        });
        ended.join();
    }

    private <T> T onThread(Callable<T> action) throws Exception {
        return thread.submit(action).get();
    }
}
