package org.herobase.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.herobase.Content;
import org.herobase.SqliteFile;
import org.herobase.db.Database;
import org.herobase.db.Work;
import org.herobase.sql.Script;
import org.herobase.undo.Change;
import org.herobase.undo.UndoLimits;
import org.herobase.undo.UndoLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a person thinks of when asked what undo could get wrong: each line of {@code undo-probes.txt}, with a rollback journal
 * and with a write-ahead log. Choose some of them with {@code -Dherobase.probes=} and a part of their script.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class UndoProbesTest {
    @TempDir
    private Path folder;

    private Path file;
    private Database database;
    private UndoLog log;
    private TestSheet sheet;

    static Stream<Arguments> probes() {
        var part = System.getProperty("herobase.probes", "");
        return UndoProbe.readAll().stream()
                .filter(probe -> probe.script().contains(part))
                .flatMap(probe -> Stream.of("delete", "wal").map(mode -> Arguments.of(mode, probe.script(), probe)));
    }

    @AfterEach
    void close() {
        sheet.close();
        database.close().join();
        log.close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("probes")
    void whatWasChangedComesBack(String mode, String title, UndoProbe probe) throws Exception {
        open(probe.file(folder, mode));
        SqliteFile.of(
                file.resolveSibling("beside.db"),
                "PRAGMA user_version = 1"); // the app attaches no file that is not there
        var before = Content.of(file);
        var damage = Content.damage(file);
        var failure = run(probe.script().replace("FOLDER", file.getParent().toString()));
        assertThat(failure == null).as("it failed of %s", failure).isEqualTo(!probe.fails());
        var after = Content.of(file);
        switch (probe.expectation(mode)) {
            case BACK -> {
                assertThat(after).isNotEqualTo(before);
                comesBack(before, after, damage);
            }
            case TOLD -> comesBackOrIsTold(before, after, damage);
            case REFUSED -> isRefused(after);
            case NOTHING -> {
                same("nothing was changed", before, after);
                assertThat(log.changes()).noneMatch(Change::isUndoable);
            }
            case SAME -> {
                same("nothing was changed", before, after);
                comesBackOrIsTold(before, after, damage);
            }
        }
    }

    private void comesBack(List<String> before, List<String> after, List<String> damage) {
        var count = log.changes().size();
        assertThat(count).as("what was changed is listed").isPositive();
        assertThat(log.changes()).allMatch(Change::isUndoable);
        undo(count, before, damage);
        for (var change = 0; change < count; change++) {
            assertThat(log.redo().orElseThrow().join().left())
                    .as("left by redo")
                    .isZero();
        }
        same("made again", after, Content.of(file));
        undo(count, before, damage);
        assertThat(log.undo()).isEmpty();
    }

    private void undo(int count, List<String> before, List<String> damage) {
        for (var change = 0; change < count; change++) {
            assertThat(log.undo().orElseThrow().join().left())
                    .as("left by undo")
                    .isZero();
        }
        same("undone", before, Content.of(file));
        assertThat(Content.damage(file)).isEqualTo(damage);
    }

    private void comesBackOrIsTold(List<String> before, List<String> after, List<String> damage) {
        if (log.changes().isEmpty()) {
            same("nothing is listed, so nothing was changed", before, after);
        } else if (log.changes().stream().allMatch(Change::isUndoable)) {
            comesBack(before, after, damage);
        } else if (!log.changes().getFirst().isUndoable()) {
            assertThatThrownBy(() -> log.undo().orElseThrow().join()).isInstanceOf(RuntimeException.class);
            same("what cannot be undone", after, Content.of(file));
        }
    }

    private void isRefused(List<String> after) {
        var undone = log.undo().orElseThrow().handle((reverted, _) -> reverted).join();
        if (undone != null && undone.left() == 0) {
            undone = log.redo().orElseThrow().handle((reverted, _) -> reverted).join();
            assertThat(undone).as("what cannot be made again is told").isNull();
            return;
        }
        assertThat(log.changes()).noneMatch(Change::isUndoable);
        if (undone == null) {
            same("what cannot be undone", after, Content.of(file));
        }
    }

    private static void same(String when, List<String> expected, List<String> actual) {
        assertThat(Content.difference(expected, actual)).as(when).isEmpty();
    }

    private String run(String script) {
        if (script.startsWith("grid: ")) {
            return outcome(() ->
                    log.write("grid", sql -> sql.execute(script.substring("grid: ".length())), _ -> Optional.empty()));
        }
        if (script.startsWith("structure: ")) {
            var statements = Script.of(script.substring("structure: ".length())).statements();
            return outcome(() -> log.changeSchema("structure", sql -> {
                statements.forEach(statement -> sql.execute(statement.sql()));
                return null;
            }));
        }
        return sheet.run(script, RunOptions.PLAIN);
    }

    private static String outcome(Supplier<Work<?>> begun) {
        return begun.get()
                .handle((_, failure) -> failure == null ? null : failure.toString())
                .join();
    }

    private void open(Path made) {
        file = made;
        database = Database.open(file);
        log = new UndoLog(database, UndoLimits.DEFAULT);
        sheet = new TestSheet(database, log);
    }
}
