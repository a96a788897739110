package org.herobase.rows;

import java.util.Optional;
import java.util.function.Consumer;
import org.herobase.db.Work;
import org.herobase.undo.Reverted;
import org.herobase.undo.UndoLog;
import org.jooq.DSLContext;

/**
 * The changes that the user makes in the rows of one database: each saved at once in a transaction of its own, each to be
 * undone and redone. Safe for use from any thread.
 */
public final class Edits {
    private final UndoLog log;

    /**
     * @param log has these changes among all others
     */
    public Edits(UndoLog log) {
        this.log = log;
    }

    /** All changes of the database, those made otherwise among them. */
    public UndoLog log() {
        return log;
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
     * @return what was changed, with the keys of new rows; fails with {@link ConflictException}, a {@link
     *     org.herobase.undo.ChangeTooLargeException} or what SQLite says, and then nothing was changed
     */
    public Work<Change> apply(String title, Plan plan) {
        var work = log.write(
                title,
                sql -> {
                    var writer = new RowWriter(sql);
                    plan.make(sql, writer);
                    return new Change(title, writer.made());
                },
                // What the log has not seen is of a virtual table.
                made -> made.rows().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new UndoLog.Inverse(run(made.inverse()), run(made))));
        work.whenComplete((_, failure) -> {
            if (failure instanceof ConflictException) {
                log.tell();
            }
        });
        return work;
    }

    /** Undoes the last change, wherever it was made; empty if there is none. */
    public Optional<Work<Reverted>> undo() {
        return log.undo();
    }

    /** Makes the last undone change again; empty if there is none. */
    public Optional<Work<Reverted>> redo() {
        return log.redo();
    }

    /** What {@link #undo} would take back, as its title; empty if there is nothing. */
    public Optional<String> undoTitle() {
        return log.changes().stream()
                .filter(change -> !log.stays(change))
                .findFirst()
                .map(org.herobase.undo.Change::title);
    }

    /** What {@link #redo} would make again, as its title; empty if there is nothing. */
    public Optional<String> redoTitle() {
        return log.undoneChanges().stream().findFirst().map(org.herobase.undo.Change::title);
    }

    /**
     * Tells of every change, undo and redo, and of every conflict, on the thread that met it: rows are then no longer as
     * they are shown.
     *
     * @return ends the telling
     */
    public Runnable listen(Runnable listener) {
        return log.listen(listener);
    }

    /** Tells whenever what can be undone is no longer the same; as {@link #listen}. */
    public Runnable listenToList(Runnable listener) {
        return log.listenToList(listener);
    }

    /**
     * Tells of all work that is begun, on the thread that begins it, so that it can be shown and cancelled.
     *
     * @return ends the telling
     */
    public Runnable follow(Consumer<Work<?>> follower) {
        return log.follow(follower);
    }

    private static org.herobase.db.ConnectionThread.Job<Void> run(Change change) {
        return sql -> {
            var writer = new RowWriter(sql);
            change.rows().forEach(writer::apply);
            return null;
        };
    }
}
