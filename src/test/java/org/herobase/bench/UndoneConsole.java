package org.herobase.bench;

import java.nio.file.Path;
import java.util.List;
import org.herobase.console.TimedConsole;
import org.herobase.db.Database;
import org.herobase.undo.UndoLimits;
import org.herobase.undo.UndoLog;

/** A console on a file of its own, whose changes can be undone. */
final class UndoneConsole implements AutoCloseable {
    private final Database database;
    private final UndoLog log;
    private final TimedConsole console;

    /** Opens a file; its sheet was used before, but has changed nothing yet. */
    UndoneConsole(Path file) {
        database = Database.open(file);
        log = new UndoLog(database, UndoLimits.DEFAULT);
        console = new TimedConsole(database, log);
        console.run("SELECT count(*) FROM sqlite_schema");
    }

    /** How many seconds statements take as one script. */
    double seconds(List<String> statements) {
        return console.run(String.join(";\n", statements)).end();
    }

    /**
     * How many seconds it takes to undo the last change.
     *
     * @throws IllegalStateException if not all of it was undone
     */
    double undoSeconds() throws Exception {
        return Race.seconds(() -> {
            var reverted = log.undo().orElseThrow().join();
            if (reverted.left() > 0) {
                throw new IllegalStateException("left " + reverted.left());
            }
        });
    }

    /** How many bytes are kept for undo now. */
    long keptBytes() {
        return log.keptBytes();
    }

    @Override
    public void close() {
        console.close();
        database.close().join();
        log.close();
    }
}
