package org.herobase.db;

import java.nio.file.Path;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;

/** Opens connections to one file, each with the settings that every connection of ours has. */
final class ConnectionFactory {
    /** How a connection may use the file. */
    enum Access {
        /** Reads only; never changes a byte, not even when it is the last to leave a file in WAL mode. */
        READ,
        /** Reads only a file that nobody can write, in a folder where SQLite can put no lock or log beside it. */
        READ_IMMUTABLE,
        /** Reads only, and whatever can be read of a damaged file. */
        SALVAGE,
        /** Reads and writes a file that is there. */
        WRITE,
    }

    private static final int BUSY_TIMEOUT_MILLISECONDS = 5_000;

    private final Path file;
    private final Access access;
    private final SqlLog log;
    private volatile boolean opened;

    ConnectionFactory(Path file, Access access, SqlLog log) {
        this.file = file;
        this.access = access;
        this.log = log;
    }

    /** Connections that only read, for work beside that of an open {@link Database}. */
    static ConnectionFactory reading(Path file) {
        var access = new DatabaseFile(file).needsNoLocks() ? Access.READ_IMMUTABLE : Access.READ;
        return new ConnectionFactory(file, access, new SqlLog());
    }

    /** As {@link #reading}, but able to write, which reading CHECK constraints takes, where that leaves the file as it is. */
    static ConnectionFactory checking(Path file) {
        var disk = new DatabaseFile(file);
        var leavesTraces = disk.isReadOnly() || disk.hasChangesBeside();
        return leavesTraces ? reading(file) : new ConnectionFactory(file, Access.WRITE, new SqlLog());
    }

    /** Connections that only read, and as much as there is to read of a damaged file. */
    static ConnectionFactory salvaging(Path file) {
        return new ConnectionFactory(file, Access.SALVAGE, new SqlLog());
    }

    /**
     * A new connection: foreign keys on, five seconds of patience with locks, extensions off, the file's schema not
     * trusted ("Defense Against The Dark Arts" in SQLite's documentation). Never creates a file.
     *
     * @throws SQLException if SQLite does not open the file
     */
    SQLiteConnection open() throws SQLException {
        var config = new SQLiteConfig();
        config.setReadOnly(access != Access.WRITE);
        config.resetOpenMode(org.sqlite.SQLiteOpenMode.CREATE);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLISECONDS);
        config.enableLoadExtension(false);
        // Nobody asks the driver for them, and it would run a SELECT of its own after each INSERT.
        config.setGetGeneratedKeys(false);
        // A write takes its lock at once instead of failing when a read turns into one.
        config.setTransactionMode(
                access == Access.WRITE
                        ? SQLiteConfig.TransactionMode.IMMEDIATE
                        : SQLiteConfig.TransactionMode.DEFERRED);
        // As a URI: a path may hold '?' and '%', which the driver and SQLite would take for their own.
        var uri = file.toAbsolutePath().toUri().toASCIIString();
        var url = "jdbc:sqlite:" + uri + (access == Access.READ_IMMUTABLE ? "?immutable=1" : "");
        var connection = (SQLiteConnection) config.createConnection(url);
        try {
            var sql = DSL.using(connection, SQLDialect.SQLITE);
            sql.execute("PRAGMA trusted_schema = OFF");
            if (access == Access.SALVAGE) {
                // Nothing can be written; but SQLite goes on where a part of the schema, or the end of the file, is
                // missing.
                sql.execute("PRAGMA writable_schema = ON");
                sql.execute("PRAGMA cell_size_check = ON");
            }
            opened = true;
            return connection;
        } catch (RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    /** Whether it has ever opened a connection. */
    boolean hasOpened() {
        return opened;
    }

    /** The connection as jOOQ sees it; its statements go to the SQL log. */
    DSLContext context(SQLiteConnection connection) {
        var settings = new Settings().withExecuteLogging(false).withRenderSchema(false);
        return DSL.using(new DefaultConfiguration()
                .set(connection)
                .set(SQLDialect.SQLITE)
                .set(settings)
                .set(new SqlLogListener(log)));
    }
}
