package org.herobase.console;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.herobase.db.ConnectionThread;
import org.herobase.db.Database;
import org.herobase.db.LockPatience;
import org.herobase.db.TransactionWatch;
import org.herobase.sql.Script;

/**
 * The console's own connection. A transaction, temporary tables and settings made by one script are there for the next.
 * Its methods may be called from any thread.
 */
final class ConsoleSession {
    private final ConnectionThread connection;
    private volatile ScriptRun current;
    private TransactionWatch watch; // on the connection's thread only

    ConsoleSession(Database database) {
        this.connection = database.openConsole();
    }

    /**
     * Runs statements one after the other up to the first error, after those of earlier calls.
     *
     * @param statements at least one
     * @param events told on the connection's thread
     * @return the run under way
     */
    ScriptRun run(List<Script.Statement> statements, Consumer<ScriptEvent> events) {
        var run = new ScriptRun(statements, events);
        run.follow(connection.submit(sql -> {
            current = run;
            sql.connection(jdbc -> run.runOn(jdbc, watch(jdbc)));
            return null;
        }));
        return run;
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
        if (watch == null) {
            LockPatience.install(jdbc, () -> current.isCancelled());
            watch = new TransactionWatch(jdbc);
        }
        return watch;
    }
}
