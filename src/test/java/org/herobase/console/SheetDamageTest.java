package org.herobase.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.herobase.DamagedFile;
import org.herobase.SqliteFile;
import org.herobase.db.Database;
import org.herobase.db.Problem;
import org.herobase.sql.Script;
import org.herobase.undo.UndoLimits;
import org.herobase.undo.UndoLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Damage of the file that statements of a sheet meet. */
@Timeout(60)
class SheetDamageTest {
    private static final String MEET = "SELECT count(a) FROM t";

    @TempDir
    Path folder;

    private Path file;
    private Database database;
    private UndoLog log;
    private SheetSession session;
    private SheetSession other;

    @BeforeEach
    void open() {
        file = DamagedFile.in(folder);
        database = Database.open(file);
        log = new UndoLog(database, UndoLimits.DEFAULT);
        session = new SheetSession(database, log.recorder(() -> "Sheet"));
        other = new SheetSession(database, log.recorder(() -> "Other"));
    }

    @AfterEach
    void close() {
        session.close().join();
        other.close().join();
        database.close().join();
    }

    @Test
    void whatAnOpenTransactionDidIsRolledBack() throws IOException {
        var content = Files.readAllBytes(file);
        assertThat(run(session, "BEGIN; UPDATE t SET a = 'new' WHERE id = 1", RunOptions.PLAIN)
                        .inTransaction())
                .isTrue();
        var met = run(session, MEET, RunOptions.PLAIN);
        assertThat(Problem.of(met.failure())).isEqualTo(Problem.DAMAGED);
        assertThat(met.inTransaction()).isFalse();
        assertThat(database.damage()).isPresent();
        assertThat(Problem.of(run(session, "COMMIT", RunOptions.PLAIN).failure()))
                .isEqualTo(Problem.DAMAGED);
        close();
        assertThat(file).hasBinaryContent(content);
    }

    @Test
    void aScriptThatGoesOnAfterErrorsDoesNotGoOnAfterIt() throws IOException {
        var content = Files.readAllBytes(file);
        var script = "SELECT * FROM missing; " + MEET + "; DELETE FROM t WHERE id = 1";
        run(session, script, new RunOptions(true, false));
        assertThat(database.damage()).isPresent();
        close();
        assertThat(file).hasBinaryContent(content);
    }

    @Test
    void anotherSheetReadsOnAndWritesNothing() throws IOException {
        run(other, "BEGIN; UPDATE t SET a = 'new' WHERE id = 1", RunOptions.PLAIN);
        var content = Files.readAllBytes(file);
        run(session, MEET, RunOptions.PLAIN);
        assertThat(run(other, "SELECT * FROM t LIMIT 10; PRAGMA table_info(t)", RunOptions.PLAIN)
                        .failure())
                .isNull();
        for (var writing :
                List.of("COMMIT", "DELETE FROM t WHERE id = 1", "DROP TABLE t", "VACUUM", "BEGIN IMMEDIATE")) {
            assertThat(Problem.of(run(other, writing, RunOptions.PLAIN).failure()))
                    .as(writing)
                    .isEqualTo(Problem.DAMAGED);
        }
        assertThat(Problem.of(
                        run(other, "PRAGMA user_version = 5", RunOptions.PLAIN).failure()))
                .isEqualTo(Problem.READ_ONLY);
        close();
        assertThat(file).hasBinaryContent(content);
    }

    @Test
    void whatMakesNoSenseInAnAttachedFileIsNoDamageOfThisOne() throws IOException {
        var sound = SqliteFile.of(folder.resolve("sound.db"), "CREATE TABLE mine(a)");
        close();
        var letter = Files.writeString(folder.resolve("letter.txt"), "Dear reader, ".repeat(500));
        database = Database.open(sound);
        log = new UndoLog(database, UndoLimits.DEFAULT);
        session = new SheetSession(database, log.recorder(() -> "Sheet"));
        assertThat(Problem.of(run(session, "ATTACH '" + letter + "' AS letter", RunOptions.PLAIN)
                        .failure()))
                .isEqualTo(Problem.NOT_A_DATABASE);
        var met = run(
                session, "ATTACH '" + file + "' AS bad; BEGIN; INSERT INTO mine VALUES (1); " + MEET, RunOptions.PLAIN);
        assertThat(Problem.of(met.failure())).isEqualTo(Problem.DAMAGED);
        assertThat(met.inTransaction()).isTrue();
        assertThat(database.damage()).isEmpty();
    }

    private static ScriptRun.Outcome run(SheetSession session, String script, RunOptions options) {
        var events = Collections.synchronizedList(new ArrayList<ScriptEvent>());
        var run = new ScriptRun(
                Script.of(script).statements(), _ -> List.of(), options, (_, _, _, _) -> true, events::add);
        session.begin(run);
        return run.ended().join();
    }
}
