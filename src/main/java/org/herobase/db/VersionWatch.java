package org.herobase.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/** Tells whether a file was changed. Safe for use from any thread. */
final class VersionWatch {
    private final FileIdentity identity;
    private final ConnectionThread thread;

    VersionWatch(ConnectionFactory reading, FileIdentity identity) {
        this.identity = identity;
        this.thread = new ConnectionThread("watcher", reading);
    }

    /** As {@link Database#dataVersion}. */
    Work<Long> version() {
        // Always on the same connection: another one counts from another number (PRAGMA data_version).
        return thread.submit(sql -> sql.connectionResult(this::version));
    }

    /** Watches no more. */
    CompletableFuture<Void> close() {
        return thread.close();
    }

    /** Not by jOOQ: it is asked each second, and would fill the log of statements. */
    private Long version(Connection connection) throws SQLException {
        identity.check();
        try (var statement = connection.createStatement()) {
            long version;
            try (var result = statement.executeQuery("PRAGMA data_version")) {
                version = result.getLong(1);
            }
            try (var result = statement.executeQuery("PRAGMA journal_mode")) {
                if (result.getString(1).equals("wal")) {
                    identity.holdsLog();
                }
            }
            return version;
        }
    }
}
