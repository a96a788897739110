package org.herobase.undo;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.herobase.db.ConnectionThread.Job;
import org.herobase.db.Database;
import org.herobase.db.DatabaseException;
import org.herobase.db.Problem;
import org.herobase.db.Work;
import org.jooq.DSLContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;

/**
 * Every change that was made in one database since it was opened, whichever of its connections made it, each to be undone
 * and redone. Safe for use from any thread.
 */
public final class UndoLog {
    /** What may be gone at the next try. Anything else would stand before the older changes for ever. */
    private static final Set<Problem> LATER = Set.of(
            Problem.LOCKED,
            Problem.CANCELLED,
            Problem.DISK_FULL,
            Problem.DISK_ERROR,
            Problem.READ_ONLY,
            Problem.GONE,
            Problem.REPLACED,
            Problem.MISPAIRED,
            Problem.EMPTIED,
            Problem.LOG_GONE);

    /**
     * How a change is taken back and made again by whoever made it.
     *
     * @param undo runs in a transaction
     * @param redo runs in a transaction
     */
    public record Inverse(Job<?> undo, Job<?> redo) {}

    /** That of a file as it never comes again, as somebody else has written. */
    static final long NO_STAMP = -1;

    /** As long as so many bytes are free on the database's disk, it is the log that is full. */
    private static final long ROOM = 64_000_000;

    private final Database database;
    private volatile UndoLimits limits;
    private final UndoFolder folder = new UndoFolder();
    private final UndoFile file;
    private final AtomicInteger connections = new AtomicInteger(); // 0 is the writer
    private final AtomicInteger marks = new AtomicInteger();
    private final ChangeList list = new ChangeList();
    private final PageHistory history = new PageHistory();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Work<?>>> followers = new CopyOnWriteArrayList<>();
    private volatile LargeChange.Decision largeChanges = (_, _) -> LargeChange.NOT_MADE;
    private final WriterLog writer;
    private final UndoExecutor executor;

    /** So many rows are told at most of a change of which only the pages are kept. */
    public static final int MOST_COMPARED = PageDetails.MOST;

    private volatile Details lastDetails; // null at first

    /** The rows of the change that was looked at last. */
    private record Details(long change, CompletableFuture<List<ChangedRow>> rows) {}

    /**
     * A change that was made.
     *
     * @param way how it is taken back, where neither the log nor the pages have it; null where they do
     */
    private record Made<T>(T result, Way way) {}

    /** Logs the changes of a database that has not been written yet. */
    public UndoLog(Database database, UndoLimits limits) {
        this.database = database;
        this.limits = limits;
        this.file = new UndoFile(folder, limits.bytes());
        this.writer = new WriterLog(database, file, folder, history, list);
        this.executor = new UndoExecutor(database, file, writer, list, history, folder);
    }

    /**
     * Changes rows in one transaction.
     *
     * @param title what it is, for Undo and Redo
     * @param job may be run twice: what the log of rows turns out not to hold is made anew without it
     * @param inverse how it is taken back where nothing was kept of it, as of a virtual table in a file with a write-ahead
     *     log; empty if nothing was changed
     * @return fails with {@link ChangeTooLargeException}, and as {@link Database#write}; then nothing was changed
     */
    public <T> Work<T> write(String title, Job<T> job, Function<T, Optional<Inverse>> inverse) {
        writer.attach();
        var work = database.writeAlone(sql -> {
            var changes = writer.begin(sql);
            Made<T> made;
            try {
                made = new Made<>(writeLogged(sql, changes, job), null);
            } catch (RuntimeException failure) {
                made = writeUnlogged(sql, changes, job, failure);
            }
            // Here, before anybody else knows of the change, and also if it was cancelled too late.
            var taken = changes.take();
            if (made.way() != null) {
                add("", title, List.of(), made.way(), null);
            } else if (taken.segment().isPresent() || taken.span() != null || !taken.isKnown()) {
                add("", title, taken);
            } else {
                inverse.apply(made.result())
                        .ifPresent(back -> add("", title, List.of(), new Way.ByInverse(back), null));
            }
            return made.result();
        });
        followers.forEach(follower -> follower.accept(work));
        return work;
    }

    private <T> T writeLogged(DSLContext sql, ConnectionChanges changes, Job<T> job) {
        var most = limits.rows();
        var result = sql.transactionResult(transaction -> {
            writer.ready(DSL.using(transaction)).limit(changes.most(most));
            var made = job.run(DSL.using(transaction.deriveAppending(
                    ExecuteListener.onPrepareStart(statement -> cover(changes, statement.sql())))));
            database.checkWritable(); // a long one leaves time for much
            return made;
        });
        writer.committed();
        return result;
    }

    private static void cover(ConnectionChanges changes, String statement) {
        var gaps = changes.cover(statement);
        // Whoever changes a row of a virtual table tells how to take that back.
        if (!changes.keepsJournals() && gaps.stream().anyMatch(gap -> gap.isDecisive() && gap != Reach.Gap.VIRTUAL)) {
            throw new NotLoggedException();
        }
    }

    /** Makes a change that the log does not hold, in full or not at all. */
    private <T> Made<T> writeUnlogged(DSLContext sql, ConnectionChanges changes, Job<T> job, RuntimeException failure)
            throws SQLException {
        if (!(failure instanceof NotLoggedException) && !changes.log().isTooLarge(failure)) {
            throw failure;
        }
        if (changes.keepsJournals()) {
            changes.dropLog();
            return new Made<>(transaction(sql, job), null);
        }
        if (isDiskFull(failure)) {
            throw failure;
        }
        if (failure instanceof NotLoggedException && isSmall()) {
            return runWithCopy(sql, changes, job);
        }
        return switch (largeChanges.decide(limits.rows(), true)) {
            case WITH_COPY -> runWithCopy(sql, changes, job);
            case WITHOUT_UNDO -> runWithoutUndo(sql, changes, job);
            case NOT_MADE -> throw new ChangeTooLargeException(failure);
        };
    }

    /**
     * Changes the schema in one transaction. Where no journal is kept, a copy of the file is made before, if it is small enough
     * for that.
     *
     * @param title what it is, for Undo and Redo
     * @return fails as {@link Database#write}; then nothing was changed
     */
    public <T> Work<T> changeSchema(String title, Job<T> job) {
        writer.attach();
        var work = database.writeAlone(sql -> {
            var changes = writer.begin(sql);
            if (changes.keepsJournals()) {
                changes.dropLog();
                var result = transaction(sql, job);
                add("", title, changes.take());
                return result;
            }
            var made = isSmall() ? runWithCopy(sql, changes, job) : runWithoutUndo(sql, changes, job);
            changes.take();
            add("", title, List.of(), made.way(), null);
            return made.result();
        });
        followers.forEach(follower -> follower.accept(work));
        return work;
    }

    private <T> T transaction(DSLContext sql, Job<T> job) {
        return sql.transactionResult(transaction -> {
            var made = job.run(DSL.using(transaction));
            database.checkWritable();
            return made;
        });
    }

    private <T> Made<T> runWithoutUndo(DSLContext sql, ConnectionChanges changes, Job<T> job) {
        changes.dropLog();
        return new Made<>(transaction(sql, job), new Way.Never());
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
            if (largeChanges.decide(limits.rows(), false) == LargeChange.WITHOUT_UNDO) {
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
            return new Made<>(result, new Way.BySnapshot(snapshot, stamp));
        } catch (RuntimeException failure) {
            snapshot.delete();
            throw failure;
        }
    }

    /** Keeps more or less from now on; how large the log may be counts for connections that are opened from now on. */
    public void setLimits(UndoLimits limits) {
        this.limits = limits;
        file.setMost(limits.bytes());
    }

    UndoLimits limits() {
        return limits;
    }

    /** Has what is larger than the limits decided by someone; without that, it is not made. */
    public void decideLargeChanges(LargeChange.Decision decision) {
        largeChanges = decision;
    }

    /** What can be said of undoing a change in the file before it is made; see {@link UndoForecast.Asking}. */
    public UndoForecast forecast(DSLContext sql, boolean isOfSchema, boolean inTransaction) {
        if (ConnectionChanges.mayKeepJournals(sql) || isOfSchema && !inTransaction && isSmall()) {
            return UndoForecast.WHILE_ALONE;
        }
        return isOfSchema ? UndoForecast.NEVER : UndoForecast.UNLESS_LARGE;
    }

    /** Whether the file is small enough to be copied for undo before a change of which nothing else is kept. */
    boolean isSmall() {
        return Files.exists(database.file()) && database.file().toFile().length() <= limits.snapshotBytes();
    }

    /** Takes note of what a console's connection changes. */
    public Recorder recorder(Supplier<String> where) {
        var number = connections.incrementAndGet();
        return new Recorder(
                this,
                connection -> new ConnectionChanges(
                        new RowLog(file, number, connection), connection, writer.file(), folder, history, list),
                where);
    }

    /** What leads to a content of the file. */
    PageHistory.Route route(long content) {
        return history.route(content).orElseThrow();
    }

    /** How much is kept for undo now, in bytes. Looks at the disk. */
    public long keptBytes() {
        return history.bytes() + list.snapshotBytes() + file.bytes();
    }

    /** All changes that are not undone, the last one first. */
    public List<Change> changes() {
        return list.done();
    }

    /**
     * Whether a change was to be undone and could not: it stays listed, and the changes before it come next.
     *
     * @param change one of the {@link #changes}
     */
    public boolean stays(Change change) {
        return list.stays(change);
    }

    /** What was undone and can be made again, the next one first. */
    public List<Change> undoneChanges() {
        return list.undone();
    }

    /**
     * Reads which rows a change changed, in the order in which it did.
     *
     * @param isUndone whether it is among the {@link #undoneChanges}
     * @param behind the last entry of those that were read before; 0 at first
     * @param most how many rows
     * @return fewer if there are no more, 1,000 at most of a change that is not in the log of rows, and none of one of which
     *     nothing but a copy is kept
     */
    public CompletableFuture<List<ChangedRow>> rows(Change change, boolean isUndone, long behind, int most) {
        if (change.span() != null && change.way() instanceof Way.Never) {
            return pageRows(change)
                    .thenApply(rows -> rows.stream().skip(behind).limit(most).toList());
        }
        if (!(change.way() instanceof Way.ByLog(var segment))) {
            return CompletableFuture.completedFuture(List.of());
        }
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return new ChangeDetails(file).read(segment, isUndone, behind, most);
                    } catch (SQLException failure) {
                        throw new CompletionException(failure);
                    }
                },
                Thread::startVirtualThread);
    }

    /** Compares two copies of the file, once for each change that is looked at. */
    private CompletableFuture<List<ChangedRow>> pageRows(Change change) {
        var details = lastDetails;
        if (details == null || details.change() != change.number()) {
            details = new Details(change.number(), new PageDetails(history, folder).read(database, change.span()));
            lastDetails = details;
        }
        return details.rows();
    }

    /**
     * Undoes the last change; empty if there is none. One that the database does not allow to be undone stays listed, and the
     * one before it comes next.
     *
     * @return tells the rows that were left for being changed since
     */
    public Optional<Work<Reverted>> undo() {
        return takeBack(true);
    }

    /** Makes the last undone change again; empty if there is none. */
    public Optional<Work<Reverted>> redo() {
        return takeBack(false);
    }

    /** Tells of every change, undo and redo, on the thread that met it; returns what ends the telling. */
    public Runnable listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Tells of all work that is begun, on the thread that begins it; returns what ends the telling. */
    public Runnable follow(Consumer<Work<?>> follower) {
        followers.add(follower);
        return () -> followers.remove(follower);
    }

    /** Has someone told, on the database's thread, which share of an undo or redo is done. */
    public void tellProgress(DoubleConsumer listener) {
        executor.tellProgress(listener);
    }

    /** Tells those who listen, for rows are no longer as they are shown. */
    public void tell() {
        listeners.forEach(Runnable::run);
    }

    /** Removes what is kept; after the database was closed. */
    public void close() {
        list.clear();
        history.forget();
        file.delete();
        folder.delete();
    }

    /** Notes a change that was made. */
    void add(String where, String title, ConnectionChanges.Taken taken) {
        var segment = taken.segment();
        add(
                where,
                title,
                segment.map(Segment::effects).orElse(List.of()),
                segment.<Way>map(Way.ByLog::new).orElseGet(Way.Never::new),
                taken.span());
    }

    /** Notes a change that was made. */
    void add(String where, String title, List<Effect> effects, Way way, PageHistory.Span span) {
        lastDetails = null;
        list.add(where, title, effects, way, span);
        keepWithinLimits();
        tell();
    }

    private void keepWithinLimits() {
        var most = limits.bytes() - file.bytes();
        history.keep(list.contents());
        history.limit(most);
        list.limitSnapshots(most - history.bytes());
        list.reach(history.reached());
    }

    private Optional<Work<Reverted>> takeBack(boolean isUndo) {
        var change = list.take(isUndo);
        if (change == null) {
            return Optional.empty();
        }
        var isTakenBack = new AtomicBoolean();
        var work = executor.begin(change, isUndo, result -> {
            isTakenBack.set(true);
            list.takenBack(change, isUndo, result.inverse(), result.reverted().left() == 0);
            keepWithinLimits();
            tell();
        });
        followers.forEach(follower -> follower.accept(work));
        work.whenComplete((_, failure) -> {
            if (!isTakenBack.get()) { // which it can be although it was cancelled, too late
                if (LATER.contains(Problem.of(failure))) {
                    list.putBack(change, isUndo);
                } else {
                    list.giveUp(change, isUndo);
                }
                tell();
            }
        });
        return Optional.of(work);
    }

    /** A copy of the file before its schema changes; empty if it is too large for that. */
    Optional<Snapshot> snapshot(Connection connection) throws SQLException {
        return isSmall() ? Optional.of(Snapshot.of(connection, folder)) : Optional.empty();
    }

    /** A copy of the file, however large it is. */
    Snapshot snapshotOfAnySize(Connection connection) throws SQLException {
        return Snapshot.of(connection, folder);
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

    /**
     * The writer's number for the file as another connection has left it just now; one that never comes if somebody has
     * written meanwhile.
     */
    long stamp(RowLog other) {
        var before = other.dataVersion();
        try {
            var stamp =
                    database.writeAlone(sql -> writer.rows(sql).dataVersion()).join();
            return other.dataVersion() == before ? stamp : NO_STAMP;
        } catch (CompletionException | CancellationException _) { // the file is gone, or is being closed
            return NO_STAMP;
        }
    }

    /** A number that no other change has. */
    int newMark() {
        return marks.incrementAndGet();
    }

    /** Whether a copy of the file waits for its undo. */
    boolean hasSnapshots() {
        return list.hasSnapshots();
    }

    /** Whether a copy of the file waits for its undo with a stamp. */
    boolean hasStamp(long stamp) {
        return list.hasStamp(stamp);
    }

    /** Gives copies of the file another stamp, after changes which will be undone before them. */
    void replaceStamp(long stamp, long by) {
        list.replaceStamp(stamp, by);
    }
}
