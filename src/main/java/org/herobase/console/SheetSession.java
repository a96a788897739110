package org.herobase.console;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.herobase.console.result.QueryRunner;
import org.herobase.db.ConnectionThread;
import org.herobase.db.ConnectionThread.Job;
import org.herobase.db.Database;
import org.herobase.db.TransactionWatch;
import org.herobase.db.Work;
import org.herobase.undo.Recorder;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;

/**
 * A sheet's own connection. A transaction, temporary tables and settings made by one run are there for the next. Its
 * methods may be called from any thread.
 */
final class SheetSession implements QueryRunner {
    /** How large a value may be: SQLite makes larger ones without letting itself be interrupted. In bytes. */
    static final int LARGEST_VALUE = 100_000_000;

    private final Database database;
    private final ConnectionThread connection;
    private final RunChanges changes; // on the connection's thread only
    private final Set<Work<?>> readings = ConcurrentHashMap.newKeySet();
    private volatile ScriptRun current;
    private volatile boolean isUsed;
    private volatile boolean startsReadOnly;
    private TransactionWatch watch; // on the connection's thread only

    /**
     * @param recorder has what is changed listed for undo
     */
    SheetSession(Database database, Recorder recorder) {
        this.database = database;
        this.changes = new RunChanges(recorder, database);
        this.connection = database.openConsole();
    }

    /**
     * Begins a run, after those begun before. What is read of earlier results has to wait.
     *
     * @param run not begun yet
     */
    void begin(ScriptRun run) {
        isUsed = true;
        readings.forEach(reading -> reading.cancel(true));
        run.follow(connection.submit(sql -> {
            current = run;
            if (!run.onlyRollsBack()) {
                database.checkFile();
            }
            sql.connection(jdbc -> run.runOn(jdbc, watch(jdbc), changes));
            return null;
        }));
    }

    /** Before the first run there is nothing of its own to see, and no connection is opened that could write. */
    @Override
    public <T> Work<T> read(Job<T> job) {
        var work = isUsed ? connection.submit(job) : database.read(job);
        readings.add(work);
        work.whenComplete((_, _) -> readings.remove(work));
        return work;
    }

    /** Lets the connection change nothing, or lets it change data again ("PRAGMA query_only"). */
    CompletableFuture<Void> setReadOnly(boolean readOnly) {
        startsReadOnly = readOnly; // also of a connection that has not begun yet
        if (!isUsed) {
            return CompletableFuture.completedFuture(null);
        }
        return connection.submit(sql -> {
            sql.execute(readOnly ? "PRAGMA query_only = ON" : "PRAGMA query_only = OFF");
            return null;
        });
    }

    /** Stops what is running, rolls back what is open and lets the file go. */
    CompletableFuture<Void> close() {
        var running = current;
        if (running != null) {
            running.cancel();
        }
        return connection.close();
    }

    private TransactionWatch watch(Connection jdbc) throws SQLException {
        if (watch == null || watch.isClosed()) { // the connection of a damaged file gave way to one that only reads
            jdbc.unwrap(SQLiteConnection.class).setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, LARGEST_VALUE);
            if (startsReadOnly) {
                try (var statement = jdbc.createStatement()) {
                    statement.execute("PRAGMA query_only = ON");
                }
            }
            watch = new TransactionWatch(jdbc);
        }
        return watch;
    }
}
