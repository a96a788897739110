package org.herobase.undo;

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

    private static final long NO_STAMP = -1;

    private final Database database;
    private volatile UndoLimits limits;
    private final UndoFile file;
    private final AtomicInteger connections = new AtomicInteger(); // 0 is the writer
    private final AtomicInteger marks = new AtomicInteger();
    private final ChangeList list = new ChangeList();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Work<?>>> followers = new CopyOnWriteArrayList<>();
    private volatile LargeChange.Decision largeChanges = (_, _) -> LargeChange.NOT_MADE;
    private final WriterLog writer;
    private final TakingBack takingBack;

    /** Logs the changes of a database that has not been written yet. */
    public UndoLog(Database database, UndoLimits limits) {
        this.database = database;
        this.limits = limits;
        this.file = new UndoFile(limits.bytes());
        this.writer = new WriterLog(database, file, list);
        this.takingBack = new TakingBack(database, file, writer, list);
    }

    /**
     * Changes rows in one transaction.
     *
     * @param title what it is, for Undo and Redo
     * @param inverse how it is taken back where the log has nothing of it, as of a virtual table; empty if nothing was
     *     changed
     * @return fails with {@link ChangeTooLargeException}, and as {@link Database#write}; then nothing was changed
     */
    public <T> Work<T> write(String title, Job<T> job, Function<T, Optional<Inverse>> inverse) {
        writer.attach();
        var work = database.writeAlone(sql -> {
            var segment = new Segment[1];
            var way = new Way[1]; // of a change that is not in the log of rows
            T result;
            try {
                result = sql.transactionResult(transaction -> {
                    var log = writer.ready(DSL.using(transaction));
                    log.limit(limits.rows());
                    var made = job.run(DSL.using(transaction.deriveAppending(
                            ExecuteListener.onPrepareStart(statement -> log.cover(Reach.names(statement.sql()))))));
                    segment[0] = log.take().orElse(null);
                    database.checkWritable(); // a long one leaves time for much
                    return made;
                });
                writer.committed();
            } catch (RuntimeException failure) {
                if (!writer.rows(sql).isTooLarge(failure)) {
                    throw failure;
                }
                result = switch (largeChanges.decide(limits.rows(), true)) {
                    case WITH_COPY -> runUnlogged(sql, job, true, way);
                    case WITHOUT_UNDO -> runUnlogged(sql, job, false, way);
                    case NOT_MADE -> throw new ChangeTooLargeException(failure);
                };
            }
            // Here, before anybody else knows of the change, and also if it was cancelled too late.
            if (way[0] != null) {
                add("", title, List.of(), way[0]);
            } else if (segment[0] != null) {
                add("", title, segment[0].effects(), new Way.ByLog(segment[0]));
            } else {
                inverse.apply(result).ifPresent(back -> add("", title, List.of(), new Way.ByInverse(back)));
            }
            return result;
        });
        followers.forEach(follower -> follower.accept(work));
        return work;
    }

    /**
     * Changes the schema in one transaction, after a copy of the file was made for undo, where that is small enough.
     *
     * @param title what it is, for Undo and Redo
     * @return fails as {@link Database#write}; then nothing was changed
     */
    public <T> Work<T> changeSchema(String title, Job<T> job) {
        writer.attach();
        var work = database.writeAlone(sql -> {
            var way = new Way[1];
            var result = runUnlogged(sql, job, keepsSchema(), way);
            add("", title, List.of(), way[0]);
            return result;
        });
        followers.forEach(follower -> follower.accept(work));
        return work;
    }

    /** Runs a job in a transaction of the writer, and tells how it is taken back. */
    private <T> T runUnlogged(DSLContext sql, Job<T> job, boolean withCopy, Way[] way) throws SQLException {
        var log = writer.rows(sql);
        log.remove();
        var stamp = log.dataVersion();
        var snapshot = withCopy ? Snapshot.of(log.connection()) : null;
        try {
            var result = sql.transactionResult(transaction -> {
                if (snapshot != null && log.dataVersion() != stamp) { // the copy lacks what others just wrote
                    throw new DatabaseException(Problem.LOCKED, database.file().toString(), null);
                }
                var made = job.run(DSL.using(transaction));
                database.checkWritable();
                return made;
            });
            way[0] = snapshot == null ? new Way.Never() : new Way.BySnapshot(snapshot, stamp);
            return result;
        } catch (RuntimeException failure) {
            if (snapshot != null) {
                snapshot.delete();
            }
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

    /**
     * Whether a change of the schema that is made now, outside of a transaction, can be undone: whether the file is small
     * enough to be copied before. Looks at the disk.
     */
    public boolean keepsSchema() {
        return Files.exists(database.file()) && database.file().toFile().length() <= limits.snapshotBytes();
    }

    /** Takes note of what a console's connection changes. */
    public Recorder recorder(Supplier<String> where) {
        return new Recorder(this, file, connections.incrementAndGet(), where);
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
     * @return fewer if there are no more, and none of a change that is not in the log of rows
     */
    public CompletableFuture<List<ChangedRow>> rows(Change change, boolean isUndone, long behind, int most) {
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
        takingBack.tellProgress(listener);
    }

    /** Tells those who listen, for rows are no longer as they are shown. */
    public void tell() {
        listeners.forEach(Runnable::run);
    }

    /** Removes what is kept; after the database was closed. */
    public void close() {
        list.clear();
        file.delete();
    }

    /** Notes a change that was made. */
    void add(String where, String title, List<Effect> effects, Way way) {
        list.add(where, title, effects, way);
        tell();
    }

    private Optional<Work<Reverted>> takeBack(boolean isUndo) {
        var change = list.take(isUndo);
        if (change == null) {
            return Optional.empty();
        }
        var isTakenBack = new AtomicBoolean();
        var work = takingBack.begin(change, isUndo, result -> {
            isTakenBack.set(true);
            list.takenBack(change, isUndo, result.inverse(), result.reverted().left() == 0);
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
        return keepsSchema() ? Optional.of(Snapshot.of(connection)) : Optional.empty();
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
