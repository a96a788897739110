package org.herobase.undo;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.herobase.db.ConnectionThread.Job;
import org.herobase.db.Database;
import org.herobase.db.Problem;
import org.herobase.db.Work;
import org.jooq.DSLContext;

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

    private final Database database;
    private volatile UndoLimits limits;
    private final UndoFolder folder = new UndoFolder();
    private final UndoFile file;
    private final AtomicInteger connections = new AtomicInteger(); // 0 is the writer
    private final AtomicInteger marks = new AtomicInteger();
    private final ChangeList list = new ChangeList();
    private final PageHistory history = new PageHistory();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> listListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Work<?>>> followers = new CopyOnWriteArrayList<>();
    private volatile LargeChange.Decision largeChanges = (_, _) -> LargeChange.NOT_MADE;
    private final WriterLog writer;
    private final UndoableWrites writes;
    private final UndoExecutor executor;
    private final PageDetails pageDetails;

    /** So many rows are told at most of a change of which only the pages are kept. */
    public static final int MOST_COMPARED = PageDetails.MOST;

    /** Logs the changes of a database that has not been written yet. */
    public UndoLog(Database database, UndoLimits limits) {
        this.database = database;
        this.limits = limits;
        this.file = new UndoFile(folder, limits.bytes());
        this.writer = new WriterLog(database, file, folder, history, list);
        this.writes = new UndoableWrites(
                database, writer, folder, () -> this.limits, (most, mayCopy) -> largeChanges.decide(most, mayCopy));
        this.pageDetails = new PageDetails(database, history, folder);
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
        return begin(sql -> {
            var made = writes.rows(sql, job);
            // Here, before anybody else knows of the change, and also if it was cancelled too late.
            if (made.way() != null || made.taken().isAny()) {
                add("", title, made);
            } else {
                inverse.apply(made.result())
                        .ifPresent(back -> add("", title, List.of(), new Way.ByInverse(back), null));
            }
            return made.result();
        });
    }

    /**
     * Changes the schema in one transaction. Where no journal is kept, a copy of the file is made before, if it is small enough
     * for that.
     *
     * @param title what it is, for Undo and Redo
     * @return fails as {@link Database#write}; then nothing was changed
     */
    public <T> Work<T> changeSchema(String title, Job<T> job) {
        return begin(sql -> {
            var made = writes.schema(sql, job);
            add("", title, made);
            return made.result();
        });
    }

    private <T> Work<T> begin(Job<T> job) {
        writer.attach();
        var work = database.writeAlone(job);
        followers.forEach(follower -> follower.accept(work));
        return work;
    }

    private void add(String where, String title, UndoableWrites.Made<?> made) {
        if (made.way() == null) {
            add(where, title, made.taken());
        } else {
            add(where, title, List.of(), made.way(), null);
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
        return writes.isSmall();
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
            return pageDetails
                    .read(change)
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

    /**
     * Tells whenever what can be undone is no longer the same, also where no row was changed, on the thread that met it;
     * returns what ends the telling.
     */
    public Runnable listenToList(Runnable listener) {
        listListeners.add(listener);
        return () -> listListeners.remove(listener);
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

    /**
     * Looks in the background whether somebody else has written since the last change: then the pages that are kept lead
     * nowhere. Where a lock stands in the way, that is met by the next change or undo.
     *
     * @return ends when it has looked, and changes nothing in the file
     */
    public CompletionStage<?> lookForOthers() {
        if (!history.isKept()) {
            return CompletableFuture.completedStage(null);
        }
        return database.writeAlone(sql -> {
            if (history.forgetUnlessAt(writer.begin(sql).counter())) {
                keepWithinLimits();
                listListeners.forEach(Runnable::run);
            }
            return null;
        });
    }

    /** Tells those who listen, for rows are no longer as they are shown. */
    public void tell() {
        listListeners.forEach(Runnable::run);
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
        pageDetails.forget();
        var isMore = list.add(where, title, effects, way, span);
        // A look at all of them takes longer than a small change.
        if (!isMore || list.hasSnapshots() || history.isCut(limits.bytes() - file.bytes())) {
            keepWithinLimits();
        }
        tell();
    }

    private void keepWithinLimits() {
        var most = limits.bytes() - file.bytes();
        list.reach(history.keep(list.contents(), most));
        list.limitSnapshots(most - history.bytes());
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
                if (LATER.contains(Problem.of(failure)) || isOfDisk(failure)) {
                    list.putBack(change, isUndo);
                } else {
                    list.giveUp(change, isUndo);
                    history.forget(); // what is older would be brought back without what stays
                    keepWithinLimits();
                }
                tell();
            }
        });
        return Optional.of(work);
    }

    private static boolean isOfDisk(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof IOException);
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
        return writes.isTooLarge(changes, failure);
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
