package org.herobase.db;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteOpenMode;

/** Opens connections to one file, each with the settings that every connection of ours has. */
final class ConnectionFactory {
    /** How a connection may use the file. */
    enum Access {
        /** Reads only; never changes a byte, not even when it is the last to leave a file in WAL mode. */
        READ,
        /** Reads only, and whatever can be read of a damaged file. */
        SALVAGE,
        /** Reads and writes a file that is there. */
        WRITE,
    }

    /** SQLITE_READONLY_DIRECTORY, or SQLITE_CANTOPEN on a disk that is read-only. */
    private static final Set<Problem> NO_PLACE_FOR_A_LOG = EnumSet.of(Problem.READ_ONLY, Problem.FORBIDDEN);

    private static final int BUSY_TIMEOUT_MILLISECONDS = 5_000;

    private final FileIdentity file;
    private volatile Access access;
    private final SqlLog log;
    private volatile boolean immutable;
    private volatile boolean opened;
    private volatile ConnectionThread.Job<?> preparation = _ -> null;
    private volatile Consumer<Throwable> failed = _ -> {};

    ConnectionFactory(FileIdentity file, Access access, SqlLog log) {
        this.file = file;
        this.access = access;
        this.immutable = access != Access.WRITE && file.disk().needsNoLocks();
        this.log = log;
    }

    /** Connections that only read, for work beside that of an open {@link Database}. */
    static ConnectionFactory reading(Path file) {
        return of(file, Access.READ);
    }

    /** As {@link #reading}, but able to write, which reading CHECK constraints takes, where that leaves the file as it is. */
    static ConnectionFactory checking(Path file) {
        var disk = new DatabaseFile(file);
        var leavesTraces = disk.isReadOnly() || disk.hasChangesBeside();
        return leavesTraces ? reading(file) : of(file, Access.WRITE);
    }

    /** Connections that only read, and as much as there is to read of a damaged file. */
    static ConnectionFactory salvaging(Path file) {
        return of(file, Access.SALVAGE);
    }

    /** Connections to the file that is there now; a log nobody reads gets their statements. */
    static ConnectionFactory of(Path file, Access access) {
        return new ConnectionFactory(new FileIdentity(new DatabaseFile(file)), access, new SqlLog());
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
        if (access != Access.WRITE && !immutable && file.disk().isInReadOnlyFolder()) {
            immutable = cannotBeReadOtherwise();
        }
        if (access != Access.WRITE && !file.disk().isReadOnly() && file.disk().hasJournal()) {
            takeBackWhatIsUnfinished();
        }
        var config = new SQLiteConfig();
        config.setReadOnly(access != Access.WRITE);
        config.resetOpenMode(SQLiteOpenMode.CREATE);
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
        var connection = (SQLiteConnection) config.createConnection(url());
        try {
            file.check(); // when it is open: from here on it cannot become another one unseen
            var sql = DSL.using(connection, SQLDialect.SQLITE);
            sql.execute("PRAGMA trusted_schema = OFF");
            if (access == Access.SALVAGE) {
                // Nothing can be written; but SQLite goes on where a part of the schema, or the end of the file, is
                // missing.
                sql.execute("PRAGMA writable_schema = ON");
                sql.execute("PRAGMA cell_size_check = ON");
            }
            if (access == Access.WRITE) {
                // Undo keeps journals, and a page that becomes free is in none otherwise ("PRAGMA secure_delete").
                sql.fetch("PRAGMA secure_delete = ON");
                preparation.run(sql);
            }
            opened = true;
            return connection;
        } catch (RuntimeException | SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    /** Gives only connections that read what can be read from now on; those that it gave before are to be let go. */
    void salvageFromNowOn() {
        access = Access.SALVAGE;
    }

    /** Whether a connection that it gave is one that it would still give. */
    boolean stillGives(SQLiteConnection connection) throws SQLException {
        return access == Access.WRITE || connection.isReadOnly();
    }

    /** Has somebody told of each failure of work on its connections, on their threads. */
    void tellFailures(Consumer<Throwable> listener) {
        failed = listener;
    }

    /** Tells that work failed. */
    void workFailed(Throwable failure) {
        failed.accept(failure);
    }

    /** Runs a job on each further connection that can write, before anything else. */
    void prepareWith(ConnectionThread.Job<?> job) {
        preparation = job;
    }

    /**
     * Whether SQLite takes the file for one that nobody changes, and reads it without locks; known once a connection was
     * opened.
     */
    boolean isImmutable() {
        return immutable;
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

    /**
     * Whether the file is in WAL mode and in a folder where SQLite can put no log and no index of it ("Write-Ahead Logging",
     * "Read-Only Databases"). SQLite is asked: to look into the file ourselves would let go of its locks.
     */
    private boolean cannotBeReadOtherwise() {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(0);
        try (var connection = config.createConnection(url());
                var statement = connection.createStatement()) {
            statement.executeQuery("PRAGMA schema_version").close();
            return false;
        } catch (SQLException failure) {
            return NO_PLACE_FOR_A_LOG.contains(Problem.of(failure))
                    && !file.disk().hasChangesBeside();
        }
    }

    /**
     * Where a program or the disk failed in the middle of a commit, SQLite takes that back before it reads the first byte, but
     * only on a connection that can write ("Atomic Commit In SQLite"). Such a one changes nothing where nothing failed.
     */
    private void takeBackWhatIsUnfinished() {
        var config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.setBusyTimeout(0); // who holds a lock is still at it
        try (var connection = config.createConnection(url());
                var statement = connection.createStatement()) {
            statement.executeQuery("PRAGMA schema_version").close();
        } catch (SQLException _) {
            // Whoever reads the file meets it again, and tells.
        }
    }

    /** As a URI: a path may hold '?' and '%', which the driver and SQLite would take for their own. */
    private String url() {
        var uri = file.path().toAbsolutePath().toUri().toASCIIString();
        return "jdbc:sqlite:" + uri + (immutable ? "?immutable=1" : "");
    }
}
