package org.herobase.undo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.herobase.db.Uninterrupted;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.core.DB;

/**
 * Writes a private copy over the database of a connection, through SQLite's backup, in one transaction: under SQLite's locks
 * and with its counters, so that other programs notice ("Using the SQLite Online Backup API"). Belongs to the connection's
 * thread.
 */
final class WholeRestore {
    private static final int PAGES_A_STEP = 1_000;

    private final SQLiteConnection connection;
    private final Path journal;
    private final Runnable cancelling;
    private final DoubleConsumer progress;
    private RuntimeException stopped; // by what; null if it was not

    /**
     * @param connection outside of a transaction
     * @param database its file, as SQLite names it, in a mode with a rollback journal
     * @param cancelling asked now and then; what it throws stops the work, and nothing is changed
     * @param progress is told which share is done
     */
    WholeRestore(Connection connection, Path database, Runnable cancelling, DoubleConsumer progress)
            throws SQLException {
        this.connection = connection.unwrap(SQLiteConnection.class);
        this.journal = database.resolveSibling(database.getFileName() + "-journal");
        this.cancelling = cancelling;
        this.progress = progress;
    }

    /**
     * Writes all of the copy.
     *
     * @param counter the database's change counter, if nobody else has written
     * @throws WrittenSinceException if somebody has
     * @throws SQLException if it cannot, as where another program reads; then the file is as it was
     */
    void run(PrivateCopy copy, long counter) throws SQLException, IOException {
        copy.haveTwoPages();
        var before = schemaVersion();
        try (var lock = copy.open()) {
            var pages = pages(lock);
            // The driver offers no way to stop: but it gives up where it cannot read the copy any more.
            var code = connection
                    .getDatabase()
                    .restore(
                            "main",
                            copy.file().toString(),
                            (left, all) -> {
                                if (stopped == null && left > 0) {
                                    stopped = look(left == all - step(pages) ? counter : -1);
                                    if (stopped != null) {
                                        hold(lock);
                                    }
                                    progress.accept(1 - (double) left / all);
                                }
                            },
                            0,
                            0,
                            step(pages));
            if (stopped != null) {
                throw stopped;
            }
            if (code != SQLiteErrorCode.SQLITE_OK.code) {
                throw DB.newSQLException(code, "writing the database as it was");
            }
        }
        // The driver tells what the copy's connection met, not the other one. But to end it makes the number another
        // one.
        if (schemaVersion() == before) {
            throw DB.newSQLException(SQLiteErrorCode.SQLITE_BUSY.code, "the file is being read");
        }
    }

    private static int step(long pages) {
        return Math.clamp(pages / 2, 1, PAGES_A_STEP);
    }

    /** Looks while nobody else can write, when the first pages are written and nothing is committed. */
    private RuntimeException look(long counter) {
        try {
            cancelling.run();
            if (counter >= 0 && !RollbackJournal.counterOfUnfinished(journal).equals(Optional.of(counter))) {
                return new WrittenSinceException();
            }
            return null;
        } catch (IOException failure) {
            return new UncheckedIOException(failure);
        } catch (RuntimeException failure) { // the work was cancelled, or the file is another one by now
            return failure;
        }
    }

    private static void hold(Connection lock) {
        try (var statement = lock.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure); // nobody else knows the copy
        }
    }

    private static long pages(Connection copy) throws SQLException {
        try (var statement = copy.createStatement();
                var pages = statement.executeQuery("PRAGMA page_count")) {
            return pages.getLong(1);
        }
    }

    /** Also of work that is cancelled: what is written is written. */
    private long schemaVersion() {
        return Uninterrupted.get(() -> DSL.using(connection, SQLDialect.SQLITE)
                .fetchSingle("PRAGMA main.schema_version")
                .get(0, Long.class));
    }
}
