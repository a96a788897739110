package org.herobase.db;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.herobase.db.ConnectionFactory.Access;
import org.herobase.db.ConnectionThread.Job;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.sqlite.SQLiteJDBCLoader;

/**
 * An open SQLite database. Looking at it never writes: until the first write there is no connection that could.
 *
 * <p>Writes go through one connection with one thread. Reads have connections of their own, so that a long one delays
 * neither an edit nor the next page. All methods may be called from any thread; {@link #open} and {@link #create} wait
 * for the disk and have no place on the JavaFX thread.
 */
public final class Database {
    /**
     * SQLITE_READONLY_ROLLBACK: a program or the disk failed in the middle of a commit, and only a connection that can write
     * can take that back, which SQLite does before it reads the first byte ("Atomic Commit In SQLite").
     */
    private static final int UNFINISHED = 776;

    private final DatabaseFile file;
    private final FileIdentity identity;
    private final OwnSchema schema;
    private final boolean readOnly;
    private final SqlLog log = new SqlLog();
    private final OpenTransactions transactions;
    private final Damage damage = new Damage();
    private volatile boolean closed;
    private final ConnectionFactory reading;
    private final ConnectionFactory writing;
    private final ConnectionThread writer;
    private final OwnLog ownLog;
    private final VersionWatch watch;
    private final Readers readers;
    private final List<ConnectionThread> consoles = new ArrayList<>(); // guarded by itself

    private Database(DatabaseFile file, OwnSchema schema, boolean damaged) {
        this.file = file;
        this.identity = new FileIdentity(file);
        this.schema = schema;
        this.readOnly = damaged || file.isReadOnly();
        var read = damaged ? Access.SALVAGE : Access.READ;
        this.reading = new ConnectionFactory(identity, read, log);
        this.writing = new ConnectionFactory(identity, readOnly ? read : Access.WRITE, log);
        // Where a log is, who only reads holds up nobody ("Write-Ahead Logging").
        this.transactions = new OpenTransactions(() -> Files.notExists(file.log()));
        this.writer = new ConnectionThread("writer", writing, transactions::isAnyWriting);
        if (damaged) {
            damage.note(new DatabaseException(Problem.DAMAGED, file.path().toString(), null));
        }
        reading.tellFailures(this::met);
        writing.tellFailures(this::met);
        this.readers = new Readers(reading);
        this.ownLog = new OwnLog(file, identity, writing, this::isReadOnly);
        this.watch = new VersionWatch(reading, identity);
    }

    /**
     * Opens a file. A database of our own that is older than this version is migrated first; no other is changed.
     *
     * @throws DatabaseException if it is no readable database; nothing was written then
     */
    public static Database open(Path file) {
        var database = existing(file, OwnSchema.HEROES, false);
        database.migrateIfDue();
        return database;
    }

    /**
     * Opens a damaged file, to read what can be read and nothing else.
     *
     * @throws DatabaseException if it cannot be read at all; what it holds may still make no sense
     */
    public static Database openDamaged(Path file) {
        return existing(file, OwnSchema.HEROES, true);
    }

    /**
     * Makes a new heroes-and-teams database and opens it.
     *
     * @param file where; nothing may be there yet
     * @param tutorial whether it gets the tutorial's teams and heroes
     * @throws DatabaseException if it cannot be made; nothing is left behind then
     */
    public static Database create(Path file, boolean tutorial) {
        if (Files.exists(file)) {
            throw new DatabaseException(Problem.EXISTS, file.toString(), null);
        }
        NewDatabase.make(file, connections -> {
            OwnSchema.HEROES.migrate(connections);
            if (tutorial) {
                try (var connection = connections.open()) {
                    connections.context(connection).transaction(work -> Tutorial.insert(DSL.using(work)));
                }
            }
        });
        return open(file);
    }

    /**
     * Opens a database that the app keeps for itself; makes it if there is none, and migrates it if it is older. Only
     * this user may read it, and reading it never waits for writing ("Write-Ahead Logging").
     *
     * @throws DatabaseException if it cannot be written, is damaged, newer or none of this schema; then it is as it was
     */
    public static Database openOwn(Path file, OwnSchema schema) {
        if (Files.notExists(file)) {
            try {
                NewDatabase.makePrivate(file, connections -> {
                    schema.migrate(connections);
                    try (var connection = connections.open()) {
                        connections.context(connection).fetch("PRAGMA journal_mode = WAL");
                    }
                });
            } catch (DatabaseException failure) {
                if (failure.problem() != Problem.EXISTS) { // which another process has made meanwhile
                    throw failure;
                }
            }
        }
        var database = existing(file, schema, false);
        if (database.readOnly) {
            throw new DatabaseException(Problem.READ_ONLY, file.toString(), null);
        }
        if (database.migrateIfDue() == OwnSchema.State.FOREIGN) {
            throw new DatabaseException(Problem.NOT_A_DATABASE, file.toString(), null);
        }
        return database;
    }

    /** The file, as it was given; not null. */
    public Path file() {
        return file.path();
    }

    /** Whether the file or its folder may not be written, or is damaged. */
    public boolean isReadOnly() {
        return readOnly || damage.known().isPresent();
    }

    /** What the damage of the file was first known by; empty as long as it seems sound. */
    public Optional<Throwable> damage() {
        return damage.known();
    }

    /**
     * Takes note of what work on the file failed of. If that is damage of the file, nothing is written into it from now on:
     * what is not committed is rolled back, and each connection that could write gives way to one that reads what can be
     * read ("How To Corrupt An SQLite Database File": to write makes it worse).
     */
    public void met(Throwable failure) {
        if (Problem.isDamage(failure) && damage.note(failure)) {
            writing.salvageFromNowOn();
            writer.submit(_ -> null);
            synchronized (consoles) {
                consoles.forEach(console -> console.submit(_ -> null));
            }
            damage.tell();
        }
    }

    /** Has somebody told when damage of the file is met, on any thread. */
    public void whenDamaged(Runnable listener) {
        damage.listen(listener);
    }

    /** The statements that the app runs on this database. */
    public SqlLog log() {
        return log;
    }

    /**
     * Reads, all of the job's statements from the same state of the database.
     *
     * @return the job's work; cancelling it frees the connection at once
     */
    public <T> Work<T> read(Job<T> job) {
        return readers.idle().submit(sql -> {
            try {
                return sql.transactionResult(work -> job.run(DSL.using(work)));
            } catch (DataAccessException failure) {
                if (readOnly || Problem.extendedCode(failure) != UNFINISHED) {
                    throw failure;
                }
            }
            writer.submit(schema::state).join();
            return sql.transactionResult(work -> job.run(DSL.using(work)));
        });
    }

    /**
     * Writes in one transaction: all of the job's statements, or none if it throws or is cancelled.
     *
     * @return the job's work; it fails with {@link Problem#LOCKED} if another program holds the lock for 5 s, and with a
     *     {@link TransactionHeldException} if one of {@link #transactions} does: at once if that one has changed rows; as
     *     {@link #checkFile} does if the file is no longer where it was
     */
    public <T> Work<T> write(Job<T> job) {
        return write(job, _ -> {});
    }

    /**
     * Writes as {@link #write(Job)}.
     *
     * @param committed is told of the result on the connection's thread, when it is in the file and before anybody else
     *     knows of it; also where the work was cancelled too late
     */
    public <T> Work<T> write(Job<T> job, Consumer<? super T> committed) {
        return writeAlone(sql -> {
            var written = sql.transactionResult(work -> {
                var result = job.run(DSL.using(work));
                checkWritable(); // a long one leaves time for much
                return result;
            });
            committed.accept(written);
            return written;
        });
    }

    /** Writes as {@link #write}, but each of the job's statements in a transaction of its own. */
    public <T> Work<T> writeAlone(Job<T> job) {
        return writer.submit(sql -> {
            checkWritable(); // before a lock is taken: into an empty file that alone would write
            try {
                return job.run(sql);
            } catch (RuntimeException failure) {
                var holder = transactions.holder();
                throw Problem.of(failure) == Problem.LOCKED && holder.isPresent()
                        ? new TransactionHeldException(holder.get(), failure)
                        : failure;
            }
        });
    }

    /** Has a job run on each further connection that can write, before anything else is done with it. */
    public void whenOpenedForWriting(Job<?> job) {
        if (!readOnly) {
            writing.prepareWith(job);
        }
    }

    /** The transactions that the user has left open in consoles. */
    public OpenTransactions transactions() {
        return transactions;
    }

    /**
     * Makes sure, before something is written, that it goes into the file that was opened. Has no place on the JavaFX thread.
     *
     * @throws DatabaseException if the file was moved, deleted, replaced or emptied since, or its log was
     */
    public void checkFile() {
        identity.check();
    }

    /**
     * Makes sure, before the writer writes or commits something, that it may: as {@link #checkFile}, that the file is sound
     * as far as is known, and that the work was not cancelled.
     *
     * @throws DatabaseException if it may not
     * @throws java.util.concurrent.CancellationException if it was cancelled
     */
    public void checkWritable() {
        writer.checkNotCancelled();
        checkSound();
        identity.check();
    }

    /**
     * Makes sure that no damage of the file was met.
     *
     * @throws DatabaseException if it was
     */
    public void checkSound() {
        damage.known().ifPresent(known -> {
            throw new DatabaseException(Problem.DAMAGED, file.path().toString(), known);
        });
    }

    /**
     * A number that changes when the file is changed, by this app or another; only whether it is the same as before has
     * a meaning.
     *
     * @return fails as {@link #checkFile} does if the file is no longer where it was
     */
    public Work<Long> dataVersion() {
        return watch.version();
    }

    /**
     * How much work that could write this app has done itself; empty while some is under way. What the file became between
     * two equal counts, another program made of it.
     */
    public OptionalLong ownWork() {
        var threads = new ArrayList<ConnectionThread>();
        threads.add(writer);
        synchronized (consoles) {
            threads.addAll(consoles);
        }
        return threads.stream().anyMatch(ConnectionThread::isBusy)
                ? OptionalLong.empty()
                : OptionalLong.of(
                        threads.stream().mapToLong(ConnectionThread::done).sum());
    }

    /** The version of SQLite that reads and writes the databases. */
    public static String sqliteVersion() {
        return SQLiteJDBCLoader.getVersion();
    }

    /** A connection of its own for a console, in autocommit mode; its owner closes it. */
    public ConnectionThread openConsole() {
        var console = new ConnectionThread("console", writing);
        synchronized (consoles) {
            consoles.removeIf(ConnectionThread::isClosed);
            consoles.add(console);
            if (closed) {
                console.close();
            }
        }
        return console;
    }

    /**
     * Stops what is running, rolls back open transactions and closes all connections.
     *
     * @return completes when the file is let go
     */
    public CompletableFuture<Void> close() {
        closed = true;
        var threads = new ArrayList<>(readers.close());
        synchronized (consoles) {
            threads.addAll(consoles);
        }
        return CompletableFuture.allOf(
                        threads.stream().map(ConnectionThread::close).toArray(CompletableFuture[]::new))
                .thenCombine(watch.close(), (_, _) -> (Void) null)
                .thenCombine(writer.drain(), (_, _) -> (Void) null) // an edit made is an edit saved
                .thenRunAsync(ownLog::remove, Thread::startVirtualThread);
    }

    private static Database existing(Path file, OwnSchema schema, boolean damaged) {
        if (Files.notExists(file)) {
            throw new DatabaseException(Problem.MISSING, file.toString(), null);
        }
        if (Files.isDirectory(file)) {
            throw new DatabaseException(Problem.FOLDER, file.toString(), null);
        }
        var databaseFile = new DatabaseFile(file);
        if (!databaseFile.isReadable()) {
            throw new DatabaseException(Problem.FORBIDDEN, file.toString(), null);
        }
        return new Database(databaseFile, schema, damaged);
    }

    private OwnSchema.State migrateIfDue() {
        try {
            var state = state();
            switch (state) {
                case FOREIGN, CURRENT -> {}
                case NEWER ->
                    throw new DatabaseException(Problem.NEWER, file.path().toString(), null);
                case MIGRATION_DUE -> {
                    if (!readOnly) {
                        schema.migrate(writing);
                    }
                }
            }
            return state;
        } catch (SQLException | RuntimeException failure) {
            ownLog.remove();
            throw new DatabaseException(Problem.of(failure), file.path().toString(), failure);
        }
    }

    private OwnSchema.State state() throws SQLException {
        try (var connection = reading.open()) {
            return schema.state(reading.context(connection));
        }
    }
}
