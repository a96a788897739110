package org.herobase.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.herobase.db.generated.tables.Hero.HERO;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.herobase.db.Catalog;
import org.herobase.db.Database;
import org.herobase.db.IntegrityCheck;
import org.herobase.db.Problem;
import org.herobase.undo.UndoLimits;
import org.herobase.undo.UndoLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A disk that takes no more, in the middle of a change. */
@Timeout(120)
class DiskFaultsTest {
    @TempDir
    Path folder;

    @Test
    void aFullDiskChangesNothingAndTheChangeCanBeTriedAgain() {
        var file = folder.resolve("heroes.db");
        var database = Database.create(file, true);
        var edits = new Edits(new UndoLog(database, UndoLimits.DEFAULT));
        var source = RowSource.of(
                HERO, database.read(sql -> Catalog.columns(sql, "hero")).join());
        var before = heroes(database);
        var pages = limit(database, 1); // no less than there are
        var large = new TableEdits<>(source, edits)
                .insertion(
                        Map.of(source.column(HERO.NAME), "Big", source.column(HERO.SECRET_NAME), "x".repeat(100_000)));
        assertThatThrownBy(() -> edits.apply("new", large).join())
                .satisfies(failure -> assertThat(Problem.of(failure)).isEqualTo(Problem.DISK_FULL));
        assertThat(heroes(database)).isEqualTo(before);
        assertThat(edits.undoTitle()).isEmpty();
        assertThat(IntegrityCheck.start(file).join().findings()).isEmpty();
        limit(database, pages + 1_000);
        edits.apply("new", large).join();
        assertThat(heroes(database)).hasSize(before.size() + 1);
        database.close().join();
    }

    /** "PRAGMA max_page_count": SQLite then behaves as on a full disk. */
    private static long limit(Database database, long pages) {
        return database.write(sql ->
                        sql.fetchSingle("PRAGMA max_page_count = " + pages).get(0, Long.class))
                .join();
    }

    private static List<Object> heroes(Database database) {
        return new ArrayList<>(
                database.read(sql -> sql.selectFrom(HERO).fetch()).join().intoMaps());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void writesThatFailInTheMiddleLeaveTheFilesAsTheyWere() throws Exception {
        var file = folder.resolve("heroes.db");
        var database = Database.create(file, true);
        database.write(sql -> sql.insertInto(HERO, HERO.NAME, HERO.SECRET_NAME)
                        .values("Large", "x".repeat(1_500_000))
                        .execute())
                .join();
        database.close().join();
        assertThat(underLimit(4_000))
                .containsExactly(
                        "edit DISK_ERROR",
                        "titleAfterEdit Optional.empty",
                        "small done",
                        "delete done",
                        "undo DISK_ERROR",
                        "titleAfterUndo Optional[delete]",
                        "undoAgain done",
                        "importSmall done",
                        "importLarge DISK_ERROR",
                        "kept 1");
        for (var written : List.of(file, folder.resolve("console.db"))) {
            assertThat(IntegrityCheck.start(written).join().findings()).isEmpty();
        }
        var after = Database.open(file);
        assertThat(after.read(sql -> sql.select(HERO.NAME).from(HERO).fetch(HERO.NAME))
                        .join())
                .contains("Small", "Large")
                .doesNotContain("Big", "Filler");
        after.close().join();
    }

    /** What {@link FullDisk} says where no file can be larger. */
    private List<String> underLimit(int kilobytes) throws Exception {
        var command = new ArrayList<>(List.of(
                "bash",
                "-c",
                "trap '' XFSZ; ulimit -f " + kilobytes + "; exec \"$@\"",
                "bash",
                Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of(
                "-XX:-UsePerfData", // a file of its own
                "-Xshare:auto",
                "-classpath",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                FullDisk.class.getName(),
                folder.toString()));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var output = process.inputReader()) {
            return output.lines().toList();
        }
    }
}
