package org.herobase.undo;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Supplier;
import org.herobase.db.ConnectionThread.Job;
import org.herobase.db.Database;
import org.herobase.db.DatabaseException;
import org.herobase.db.Problem;
import org.herobase.sql.Script;
import org.jooq.DSLContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;

/** Makes the app's own changes, each in a transaction, and tells how it is taken back. Belongs to the writer's thread. */
final class UndoableWrites {
    /** As long as so many bytes are free on the database's disk, it is the log that is full. */
    private static final long ROOM = 64_000_000;

    private static final Set<String> READING = Set.of("SELECT", "VALUES", "PRAGMA", "EXPLAIN");

    private final Database database;
    private final WriterLog writer;
    private final UndoFolder folder;
    private final Supplier<UndoLimits> limits;
    private final LargeChange.Decision largeChanges;

    /**
     * A change that was made.
     *
     * @param way how it is taken back, where neither the log nor the pages have it; null where they do
     * @param taken what they have
     */
    record Made<T>(T result, Way way, ConnectionChanges.Taken taken) {}

    /**
     * @param limits asked for each change
     * @param largeChanges decides what becomes of a change that is not kept otherwise
     */
    UndoableWrites(
            Database database,
            WriterLog writer,
            UndoFolder folder,
            Supplier<UndoLimits> limits,
            LargeChange.Decision largeChanges) {
        this.database = database;
        this.writer = writer;
        this.folder = folder;
        this.limits = limits;
        this.largeChanges = largeChanges;
    }

    /** Changes rows. */
    <T> Made<T> rows(DSLContext sql, Job<T> job) throws SQLException {
        var changes = writer.begin(sql);
        T result;
        try {
            result = writeLogged(sql, changes, job);
        } catch (RuntimeException failure) {
            return writeUnlogged(sql, changes, job, failure);
        }
        return new Made<>(result, null, changes.take());
    }

    /** Changes the schema. */
    <T> Made<T> schema(DSLContext sql, Job<T> job) throws SQLException {
        var changes = writer.begin(sql);
        if (changes.keepsJournals()) {
            return writeByPages(sql, changes, job);
        }
        return isSmall() ? runWithCopy(sql, changes, job) : runWithoutUndo(sql, changes, job);
    }

    /** Whether the file is small enough to be copied for undo before a change of which nothing else is kept. */
    boolean isSmall() {
        return Files.exists(database.file())
                && database.file().toFile().length() <= limits.get().snapshotBytes();
    }

    /** Whether a statement failed for changing more than the log may have. */
    boolean isTooLarge(ConnectionChanges changes, SQLException failure) {
        return changes.log().isTooLarge(failure) && (changes.keepsJournals() || !isDiskFull(failure));
    }

    /** Whether the database's own disk is full, and not only that of the log, or the log itself. */
    private boolean isDiskFull(Exception failure) {
        return Problem.of(failure) == Problem.DISK_FULL
                && database.file().toFile().getUsableSpace() < ROOM;
    }

    private <T> Made<T> writeByPages(DSLContext sql, ConnectionChanges changes, Job<T> job) throws SQLException {
        changes.dropLog();
        var result = transaction(sql, job);
        return new Made<>(result, null, changes.take());
    }

    private <T> T writeLogged(DSLContext sql, ConnectionChanges changes, Job<T> job) {
        var most = limits.get().rows();
        var result = sql.transactionResult(transaction -> {
            writer.ready(DSL.using(transaction), changes.most(most));
            var made = job.run(DSL.using(transaction.deriveAppending(
                    ExecuteListener.onPrepareStart(statement -> cover(changes, statement.sql())))));
            database.checkWritable(); // a long one leaves time for much
            return made;
        });
        writer.committed();
        return result;
    }

    private static void cover(ConnectionChanges changes, String statement) {
        if (!isChange(statement)) {
            return;
        }
        var gaps = changes.cover(statement);
        // Whoever changes a row of a virtual table tells how to take that back.
        if (!changes.keepsJournals() && gaps.stream().anyMatch(gap -> gap.isDecisive() && gap != Reach.Gap.VIRTUAL)) {
            throw new NotLoggedException();
        }
    }

    private static boolean isChange(String statement) {
        return Script.of(statement).statements().stream().noneMatch(each -> READING.contains(each.verb()));
    }

    /** Makes a change that the log does not hold, in full or not at all. */
    private <T> Made<T> writeUnlogged(DSLContext sql, ConnectionChanges changes, Job<T> job, RuntimeException failure)
            throws SQLException {
        if (!(failure instanceof NotLoggedException) && !changes.log().isTooLarge(failure)) {
            throw failure;
        }
        if (changes.keepsJournals()) {
            return writeByPages(sql, changes, job);
        }
        if (isDiskFull(failure)) {
            throw failure;
        }
        if (failure instanceof NotLoggedException && isSmall()) {
            return runWithCopy(sql, changes, job);
        }
        return switch (largeChanges.decide(limits.get().rows(), true)) {
            case WITH_COPY -> runWithCopy(sql, changes, job);
            case WITHOUT_UNDO -> runWithoutUndo(sql, changes, job);
            case NOT_MADE -> throw new ChangeTooLargeException(failure);
        };
    }

    private <T> T transaction(DSLContext sql, Job<T> job) {
        return sql.transactionResult(transaction -> {
            var made = job.run(DSL.using(transaction));
            database.checkWritable();
            return made;
        });
    }

    private <T> Made<T> runWithoutUndo(DSLContext sql, ConnectionChanges changes, Job<T> job) throws SQLException {
        changes.dropLog();
        var result = transaction(sql, job);
        return new Made<>(result, new Way.Never(), changes.take());
    }

    private <T> Made<T> runWithCopy(DSLContext sql, ConnectionChanges changes, Job<T> job) throws SQLException {
        changes.dropLog();
        var log = changes.log();
        var stamp = log.dataVersion();
        Snapshot snapshot;
        try {
            snapshot = Snapshot.of(log.connection(), folder);
        } catch (SQLException
                | UncheckedIOException failure) { // there is no room for it: that is no reason to refuse the change
            if (largeChanges.decide(limits.get().rows(), false) == LargeChange.WITHOUT_UNDO) {
                return runWithoutUndo(sql, changes, job);
            }
            throw failure;
        }
        try {
            var result = sql.transactionResult(transaction -> {
                if (log.dataVersion() != stamp) { // the copy lacks what others just wrote
                    throw new DatabaseException(Problem.LOCKED, database.file().toString(), null);
                }
                var made = job.run(DSL.using(transaction));
                database.checkWritable();
                return made;
            });
            return new Made<>(result, new Way.BySnapshot(snapshot, stamp), changes.take());
        } catch (RuntimeException failure) {
            snapshot.delete();
            throw failure;
        }
    }
}
