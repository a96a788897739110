package org.herobase.db;

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
        /** Reads and writes a file that is there. */
        WRITE,
    }

    private static final int BUSY_TIMEOUT_MILLISECONDS = 5_000;

    private final FileIdentity file;
    private final Access access;
    private final SqlLog log;
    private volatile boolean opened;
    private volatile ConnectionThread.Job<?> preparation = _ -> null;

    ConnectionFactory(FileIdentity file, Access access, SqlLog log) {
        this.file = file;
        this.access = access;
        this.log = log;
    }

    /**
     * A new connection: foreign keys on, five seconds of patience with locks, extensions off, the file's schema not
     * trusted ("Defense Against The Dark Arts" in SQLite's documentation). Never creates a file.
     *
     * @throws SQLException if SQLite does not open the file
     * @throws DatabaseException if it is no longer the file that is meant
     */
    SQLiteConnection open() throws SQLException {
        file.check();
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
        var uri = file.path().toAbsolutePath().toUri().toASCIIString();
        var url = "jdbc:sqlite:" + uri + (access == Access.READ_IMMUTABLE ? "?immutable=1" : "");
        var connection = (SQLiteConnection) config.createConnection(url);
        try {
            file.check(); // when it is open: from here on it cannot become another one unseen
            var sql = DSL.using(connection, SQLDialect.SQLITE);
            sql.execute("PRAGMA trusted_schema = OFF");
            preparation.run(sql);
            opened = true;
            return connection;
        } catch (RuntimeException | SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    /** Runs a job on each further connection, before anything else. */
    void prepareWith(ConnectionThread.Job<?> job) {
        preparation = job;
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
