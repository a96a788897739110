package org.herobase.undo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.core.DB;

/**
 * A copy of the file from before a change, by SQLite's backup ("Using the SQLite Online Backup API").
 *
 * @param file where it is
 */
record Snapshot(Path file) {
    private static final int PAGES_A_STEP = 10_000;

    /** Makes a copy of what a connection sees outside of a transaction; on its thread. */
    static Snapshot of(Connection connection, UndoFolder folder) throws SQLException {
        var snapshot = new Snapshot(folder.next(".snapshot"));
        try {
            var sqlite = connection.unwrap(SQLiteConnection.class).getDatabase();
            check(sqlite.backup("main", snapshot.file.toString(), null, 0, 0, PAGES_A_STEP));
            return snapshot;
        } catch (SQLException | RuntimeException failure) {
            snapshot.delete();
            throw failure;
        }
    }

    /** How large it is. */
    long bytes() {
        return file.toFile().length();
    }

    /**
     * Makes a connection's file what it was then; on its thread, outside of a transaction.
     *
     * @throws SQLException if it cannot, as where another program reads; then the file is as it was
     */
    void restore(Connection connection) throws SQLException {
        var before = schemaVersion(connection);
        check(connection
                .unwrap(SQLiteConnection.class)
                .getDatabase()
                .restore("main", file.toString(), null, 0, 0, PAGES_A_STEP));
        // The driver tells what the copy's connection met, not the other one. But to end it makes the number another
        // one.
        if (schemaVersion(connection) == before) {
            throw DB.newSQLException(SQLiteErrorCode.SQLITE_BUSY.code, "the file is being read");
        }
    }

    private static long schemaVersion(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var version = statement.executeQuery("PRAGMA main.schema_version")) {
            return version.getLong(1);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // It goes with the folder.
        }
    }

    private static void check(int code) throws SQLException {
        if (code != 0) {
            throw DB.newSQLException(code, "backup");
        }
    }
}
