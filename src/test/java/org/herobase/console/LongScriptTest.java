package org.herobase.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.herobase.SqliteFile;
import org.herobase.db.Database;
import org.herobase.sql.Script;
import org.herobase.undo.UndoLimits;
import org.herobase.undo.UndoLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A script of more statements than are logged row by row. */
class LongScriptTest {
    private static final String INSERTS = "INSERT INTO thing VALUES (2);".repeat(1_500);

    @TempDir
    private Path folder;

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private Database database;
    private UndoLog log;
    private SheetModel model;

    @BeforeEach
    void open() {
        database = Database.open(
                SqliteFile.of(folder.resolve("thing.db"), "CREATE TABLE thing(a)", "INSERT INTO thing VALUES (1)"));
        log = new UndoLog(database, UndoLimits.DEFAULT);
        model = new SheetModel(database, log, () -> "Sheet", new NoQuestions(), RunLog.none(), thread, () -> {});
    }

    @AfterEach
    void close() {
        model.close().join();
        database.close().join();
        log.close();
        thread.close();
    }

    @Test
    void itIsOneChangeThatIsUndoneAndMadeAgain() throws Exception {
        run(INSERTS + "CREATE TABLE other(a);", RunOptions.PLAIN);
        run("DELETE FROM thing", RunOptions.PLAIN); // short ones are logged as before
        assertThat(log.changes()).hasSize(2);
        log.undo().orElseThrow().join();
        assertThat(query("SELECT count(*) FROM thing")).isEqualTo(1_501);
        log.undo().orElseThrow().join();
        assertThat(query("SELECT count(*) FROM thing")).isEqualTo(1);
        assertThat(query("SELECT count(*) FROM sqlite_schema")).isEqualTo(1);
        log.redo().orElseThrow().join();
        assertThat(query("SELECT count(*) FROM thing")).isEqualTo(1_501);
    }

    @Test
    void itIsOneChangeInOneTransactionToo() throws Exception {
        run(INSERTS, new RunOptions(false, true));
        assertThat(log.changes()).singleElement().matches(change -> change.isUndoable());
        log.undo().orElseThrow().join();
        assertThat(query("SELECT count(*) FROM thing")).isEqualTo(1);
    }

    @Test
    void whatWasRolledBackIsNoChange() throws Exception {
        run("BEGIN;" + INSERTS + "ROLLBACK;", RunOptions.PLAIN);
        assertThat(log.changes()).isEmpty();
        run("BEGIN;" + INSERTS + "ROLLBACK; DELETE FROM thing", RunOptions.PLAIN);
        assertThat(log.changes()).hasSize(1);
        log.undo().orElseThrow().join();
        assertThat(query("SELECT count(*) FROM thing")).isEqualTo(1);
    }

    @Test
    void itIsNotUndoneOverWhatOthersWroteSince() throws Exception {
        run(INSERTS, RunOptions.PLAIN);
        SqliteFile.of(database.file(), "INSERT INTO thing VALUES (3)");
        assertThatThrownBy(() -> log.undo().orElseThrow().join()).isInstanceOf(RuntimeException.class);
        assertThat(query("SELECT count(*) FROM thing")).isEqualTo(1_502);
    }

    @Test
    void itIsLoggedRowByRowWhereTheFileIsTooLargeForACopy() throws Exception {
        log.setLimits(new UndoLimits(5_000_000, 2_000_000_000, 0));
        SqliteFile.inWalMode(database.file()); // of which no journal is kept
        run(INSERTS, RunOptions.PLAIN);
        SqliteFile.of(database.file(), "INSERT INTO thing VALUES (3)");
        assertThat(log.undo().orElseThrow().join().rows()).isEqualTo(1_500);
        assertThat(query("SELECT count(*) FROM thing")).isEqualTo(2);
    }

    private int query(String sql) {
        return database.read(reading -> reading.fetchSingle(sql).get(0, Integer.class))
                .join();
    }

    private void run(String text, RunOptions options) throws Exception {
        var ended = new CompletableFuture<Void>();
        thread.submit(() -> {
                    model.run(() -> text, Script::statements, 0, options);
                    return model.ended().whenComplete((_, _) -> ended.complete(null));
                })
                .get();
        ended.join();
        assertThat(model.failure()).isNull();
    }
}
