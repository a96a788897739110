package org.herobase.db;

import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConnection;

/**
 * Knows whether the user's transaction is open, and whether data that others see has changed. Lives on the connection's
 * thread.
 */
public final class TransactionWatch {
    /**
     * SQLite refuses to set the safety level inside a transaction, whatever opened it, and ignores it for the temporary
     * schema: so this fails in a transaction and does nothing outside of one. The driver does not offer
     * "sqlite3_get_autocommit". BEGIN and ROLLBACK would tell as well, but they end what the user said with
     * {@code PRAGMA defer_foreign_keys} before his own BEGIN; following the statements would miss a transaction that
     * SQLite itself rolled back.
     */
    private static final String PROBE = "PRAGMA temp.synchronous = NORMAL";

    private static final String PROBE_REFUSED = "inside a transaction";

    private final SQLiteConnection connection;
    private boolean isOpen;
    private long changes;
    private long seen; // all changes at the last look
    private long pending; // rows changed by the statements of the open transaction
    private long schemaVersion;

    /**
     * @param connection one of ours, outside of a transaction
     * @throws SQLException if it is closed
     */
    public TransactionWatch(Connection connection) throws SQLException {
        this.connection = connection.unwrap(SQLiteConnection.class);
        this.changes = this.connection.getDatabase().total_changes();
        this.seen = changes;
        this.schemaVersion = schemaVersion();
    }

    /** Whether its connection was let go. */
    public boolean isClosed() throws SQLException {
        return connection.isClosed();
    }

    /** Whether a transaction was open at the last look. */
    public boolean isOpen() {
        return isOpen;
    }

    /**
     * Looks after a statement.
     *
     * @param rolledBack whether it was a ROLLBACK, so that what it ended did not change anything
     * @return whether data or the schema was changed for good since the last look outside of a transaction
     * @throws SQLException if the database cannot be read
     */
    public boolean look(boolean rolledBack) throws SQLException {
        var wasOpen = isOpen;
        isOpen = probe();
        if (wasOpen && isOpen) {
            return false;
        }
        pending = 0; // also where a transaction was begun just now
        if (isOpen) {
            seen = connection.getDatabase().total_changes();
            return false;
        }
        seen = connection.getDatabase().total_changes();
        var newChanges = connection.getDatabase().total_changes();
        var newSchemaVersion = schemaVersion();
        var changed = !rolledBack && newChanges != changes || newSchemaVersion != schemaVersion;
        changes = newChanges;
        schemaVersion = newSchemaVersion;
        return changed;
    }

    /**
     * Looks after a query or a change of rows that succeeded. It has neither begun nor ended a transaction, nor changed the
     * schema, so SQLite need not be asked: that would take longer than the change of a row.
     *
     * @return whether data was changed for good since the last look outside of a transaction
     * @throws SQLException if the database is closed
     */
    public boolean lookAtRows() throws SQLException {
        var newChanges = connection.getDatabase().total_changes();
        pending += newChanges == seen || !isOpen ? 0 : lastChanges();
        seen = newChanges;
        if (isOpen || newChanges == changes) {
            return false;
        }
        changes = newChanges;
        return true;
    }

    /** Takes what was changed since the last look for nothing: it was rolled back. Not inside a transaction. */
    public void forgetChanges() throws SQLException {
        if (!isOpen) {
            changes = connection.getDatabase().total_changes();
            seen = changes;
        }
    }

    /** What is done beside the user's statements. */
    @FunctionalInterface
    public interface Aside {
        /** Does it. */
        void run() throws SQLException;
    }

    /** Takes what is changed aside, in tables of the app's own, for nothing. */
    public void disregard(Aside aside) throws SQLException {
        var before = connection.getDatabase().total_changes();
        try {
            aside.run();
        } finally {
            var own = connection.getDatabase().total_changes() - before;
            changes += own;
            seen += own;
        }
    }

    /**
     * How many rows the statements of the open transaction have changed, without what cascades and triggers did; of no
     * meaning outside of one.
     */
    public long pendingChanges() throws SQLException {
        var isChanged = connection.getDatabase().total_changes() != changes;
        return pending == 0 && isChanged ? 1 : pending;
    }

    /** How many rows the last INSERT, UPDATE or DELETE that has ended changed itself. */
    public long lastChanges() throws SQLException {
        return connection.getDatabase().changes();
    }

    private boolean probe() throws SQLException {
        try {
            Uninterrupted.execute(connection, PROBE);
            return false;
        } catch (SQLException failure) {
            if (failure.getMessage().contains(PROBE_REFUSED)) {
                return true;
            }
            if (isPassing(failure)) {
                return isOpen;
            }
            throw failure;
        }
    }

    /** Grows with each CREATE, ALTER, DROP and VACUUM. */
    private long schemaVersion() throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("PRAGMA main.schema_version")) {
            return result.getLong(1);
        } catch (SQLException failure) {
            if (isPassing(failure)) {
                return schemaVersion;
            }
            throw failure;
        }
    }

    /** A lock of another program, or the interrupt that was meant for the statement before: the next look will tell. */
    private static boolean isPassing(SQLException failure) {
        var problem = Problem.of(failure);
        return problem == Problem.LOCKED || problem == Problem.CANCELLED;
    }
}
