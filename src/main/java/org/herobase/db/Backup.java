package org.herobase.db;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleConsumer;
import org.jooq.DSLContext;
import org.sqlite.SQLiteConnection;
import org.sqlite.core.DB;

/**
 * Copies a database, page by page, while others use it ("SQLite Backup API"). Unlike VACUUM INTO that keeps every page as
 * it is, and asks nothing of the schema: collations and functions of another program need not be known here.
 */
public final class Backup {
    private static final int PAGES_AT_ONCE = 1_000; // for so long nobody can write
    private static final int PAUSE_MILLISECONDS = 50; // while another writes
    private static final int PAUSES = 100;

    private Backup() {}

    /**
     * Begins a backup. Where another program writes meanwhile to a file without a write-ahead log, it starts over.
     *
     * @param file the database
     * @param target where to; what is there is replaced once the backup is whole, and left alone if it fails
     * @param progress gets the share that is done, from 0 to 1, on the work's thread
     * @return the work. Cancelled, it leaves no file behind; but SQLite's own copying goes on to its end
     * @throws DatabaseException if the target is the database itself, or in use, or cannot be written
     */
    public static Work<Void> start(Path file, Path target, DoubleConsumer progress) {
        var thread = new ConnectionThread("backup", ConnectionFactory.reading(file));
        var draft = new Draft(file, target);
        var isCancelled = new AtomicBoolean();
        Work<Void> work = thread.submit(sql -> {
            try (draft) {
                sql.connection(connection -> copy(sql, connection.unwrap(SQLiteConnection.class), draft, progress));
                if (!isCancelled.get()) {
                    draft.publish();
                }
                return null;
            }
        });
        work.whenComplete((_, _) -> {
            isCancelled.set(work.isCancelled());
            thread.drain().thenRun(draft::close); // also of work that never had its turn
        });
        return work;
    }

    private static void copy(DSLContext sql, SQLiteConnection connection, Draft draft, DoubleConsumer progress)
            throws SQLException {
        if (sql.fetchSingle("PRAGMA journal_mode").get(0).equals("wal")) {
            // Holds the state of this moment, and nobody up: no write makes it start over.
            sql.execute("BEGIN");
            sql.fetch("PRAGMA schema_version");
        }
        var result = connection
                .getDatabase()
                .backup(
                        "main",
                        draft.path().toUri().toASCIIString(),
                        (remaining, pages) -> progress.accept(pages == 0 ? 1 : 1 - (double) remaining / pages),
                        PAUSE_MILLISECONDS,
                        PAUSES,
                        PAGES_AT_ONCE);
        if (result != 0) {
            throw DB.newSQLException(result, "backup to " + draft.path());
        }
    }
}
