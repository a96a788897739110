package org.herobase.rows;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.herobase.db.Database;
import org.herobase.db.Problem;
import org.herobase.db.Work;
import org.jooq.DSLContext;

/**
 * The changes that the user makes in one database: each saved at once in a transaction of its own, each to be undone and
 * redone. Safe for use from any thread.
 */
public final class Edits {
    /** What may be gone at the next try. Anything else would stand before the older changes for ever. */
    private static final Set<Problem> LATER =
            Set.of(Problem.LOCKED, Problem.CANCELLED, Problem.DISK_FULL, Problem.DISK_ERROR, Problem.READ_ONLY);

    private static final int UNDO_DEPTH = 1_000;

    private final Database database;
    private final Deque<Change> done = new ArrayDeque<>(); // guarded by this
    private final Deque<Change> undone = new ArrayDeque<>(); // guarded by this
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Work<?>>> followers = new CopyOnWriteArrayList<>();

    /**
     * @param database what is changed
     */
    public Edits(Database database) {
        this.database = database;
    }

    /** What is to be changed, decided with a look at what there is. */
    @FunctionalInterface
    public interface Plan {
        /**
         * Runs in the transaction of the change.
         *
         * @param sql reads what there is
         * @param writer makes the changes
         */
        void make(DSLContext sql, RowWriter writer);
    }

    /**
     * Makes one change of one row.
     *
     * @param title what it is, for Undo and Redo
     * @return as for {@link #apply(String, Plan)}
     */
    public Work<Change> apply(String title, RowChange change) {
        return apply(title, (_, writer) -> writer.apply(change));
    }

    /**
     * Makes changes in one transaction.
     *
     * @param title what they are, for Undo and Redo
     * @return what was changed, with the keys of new rows; fails with {@link ConflictException} or what SQLite says, and
     *     then nothing was changed
     */
    public Work<Change> apply(String title, Plan plan) {
        var work = database.write(sql -> {
            var writer = new RowWriter(sql);
            plan.make(sql, writer);
            return new Change(title, writer.made());
        });
        followers.forEach(follower -> follower.accept(work));
        work.whenComplete((made, failure) -> {
            if (failure == null && !made.rows().isEmpty()) {
                synchronized (this) {
                    push(done, made);
                    undone.clear();
                }
                tell();
            } else if (failure instanceof ConflictException) {
                tell();
            }
        });
        return work;
    }

    /** Undoes the last change; empty if there is none. A change that the rows no longer allow is forgotten. */
    public Optional<Work<Change>> undo() {
        return takeBack(done, undone);
    }

    /** Makes the last undone change again; empty if there is none. */
    public Optional<Work<Change>> redo() {
        return takeBack(undone, done);
    }

    /** What {@link #undo} would take back, as its title; empty if there is nothing. */
    public synchronized Optional<String> undoTitle() {
        return Optional.ofNullable(done.peek()).map(Change::title);
    }

    /** What {@link #redo} would make again, as its title; empty if there is nothing. */
    public synchronized Optional<String> redoTitle() {
        return Optional.ofNullable(undone.peek()).map(Change::title);
    }

    /**
     * Tells of every change, undo and redo, and of every conflict, on the thread that met it: rows are then no longer as
     * they are shown.
     *
     * @return ends the telling
     */
    public Runnable listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /**
     * Tells of all work that is begun, on the thread that begins it, so that it can be shown and cancelled.
     *
     * @return ends the telling
     */
    public Runnable follow(Consumer<Work<?>> follower) {
        followers.add(follower);
        return () -> followers.remove(follower);
    }

    private synchronized Optional<Work<Change>> takeBack(Deque<Change> from, Deque<Change> to) {
        var change = from.poll();
        if (change == null) {
            return Optional.empty();
        }
        var wanted = from == done ? change.inverse() : change;
        var work = database.write(sql -> {
            var writer = new RowWriter(sql);
            wanted.rows().forEach(writer::apply);
            return wanted;
        });
        followers.forEach(follower -> follower.accept(work));
        work.whenComplete((_, failure) -> {
            synchronized (this) {
                if (failure == null) {
                    push(to, change);
                } else if (LATER.contains(Problem.of(failure))) {
                    push(from, change);
                }
            }
            tell();
        });
        return Optional.of(work);
    }

    private static void push(Deque<Change> stack, Change change) {
        if (stack.size() == UNDO_DEPTH) {
            stack.removeLast();
        }
        stack.push(change);
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }
}
