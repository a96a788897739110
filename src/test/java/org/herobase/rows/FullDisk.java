package org.herobase.rows;

import static org.herobase.db.generated.tables.Hero.HERO;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.herobase.SqliteFile;
import org.herobase.db.Catalog;
import org.herobase.db.Database;
import org.herobase.db.Problem;
import org.herobase.memory.Memory;
import org.herobase.undo.UndoLimits;
import org.herobase.undo.UndoLog;

/**
 * A process in which no file can grow over a limit that the system sets: SQLite's writes fail in the middle, as on a disk
 * that is full or breaks. Writes to the standard output what came of an edit, an undo and an import.
 */
final class FullDisk {
    private static final String LARGE = "x".repeat(1_500_000);

    private FullDisk() {}

    /**
     * @param arguments a folder with a database of heroes, in which one secret name is as long as the limit allows
     */
    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        var database = Database.open(folder.resolve("heroes.db"));
        var edits = new Edits(new UndoLog(database, UndoLimits.DEFAULT));
        var source = RowSource.of(
                HERO, database.read(sql -> Catalog.columns(sql, "hero")).join());
        var writing = new TableEdits<>(source, edits);
        var name = source.column(HERO.NAME);
        var secret = source.column(HERO.SECRET_NAME);

        say("edit", edits.apply("too much", writing.insertion(Map.of(name, "Big", secret, LARGE + LARGE + LARGE))));
        say("titleAfterEdit", edits.undoTitle());
        var hero = database.read(sql -> source.read(sql, HERO.ID.eq(1L))).join().getFirst();
        say("small", edits.apply("small", writing.change(hero, Collections.singletonMap(name, "Small"))));

        var large = database.read(sql -> source.read(sql, HERO.NAME.eq("Large")))
                .join()
                .getFirst();
        say("delete", edits.apply("delete", writing.deletion(large)));
        // Another program takes the pages that are free now.
        var file = folder.resolve("heroes.db");
        SqliteFile.of(file, "INSERT INTO hero (name, secret_name) VALUES ('Filler', zeroblob(3000000))");
        say("undo", edits.undo().orElseThrow());
        say("titleAfterUndo", edits.undoTitle());
        SqliteFile.of(file, "DELETE FROM hero WHERE name = 'Filler'");
        say("undoAgain", edits.undo().orElseThrow());
        database.close().join();

        var memory = new Memory(folder.resolve("console.db"));
        var small = Files.writeString(folder.resolve("small.sql"), "SELECT 1");
        var huge = Files.writeString(folder.resolve("huge.sql"), "SELECT '" + LARGE + "'");
        say("importSmall", memory.savedQueries().importFrom(List.of(small), ""));
        say("importLarge", memory.savedQueries().importFrom(List.of(small, huge, huge, huge), "x"));
        say("kept", memory.savedQueries().all().join().queries().size());
        memory.close().join();
    }

    private static void say(String what, Future<?> work) throws InterruptedException {
        try {
            work.get();
            say(what, "done");
        } catch (ExecutionException failure) {
            say(what, Problem.of(failure));
        }
    }

    private static void say(String what, Object value) {
        System.out.println(what + " " + value);
    }
}
