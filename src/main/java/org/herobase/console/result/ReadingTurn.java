package org.herobase.console.result;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.herobase.db.Work;
import org.herobase.ui.Background;

/**
 * What a result reads at the moment: one thing at a time, so that what is wanted next has not to wait for what nobody wants
 * any more. Belongs to the JavaFX thread.
 */
final class ReadingTurn {
    /** What is read. */
    sealed interface Task {
        /** Whether somebody waits for it. */
        default boolean isWaitedFor() {
            return true;
        }
    }

    /** Rows of another part of the query: its first. */
    record FirstRows() implements Task {}

    /** Rows in chunks from one to another one. */
    record Chunks(int first, int last) implements Task {
        boolean has(int chunk) {
            return chunk >= first && chunk <= last;
        }
    }

    /** The number of rows, which is of interest once nothing else is. */
    record Count() implements Task {
        @Override
        public boolean isWaitedFor() {
            return false;
        }
    }

    /** Rows as text, which nothing interrupts but the user. */
    record Copy() implements Task {}

    /** Is told how a task that was not stopped here has failed. */
    @FunctionalInterface
    interface Failed {
        /**
         * @param thrown a CancellationException if it was cancelled by another: a new run of the sheet, or its end
         */
        void accept(Task task, Throwable thrown);
    }

    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final List<Runnable> held = new ArrayList<>();
    private final Runnable onFree;
    private final Failed onFailed;
    private Task task; // null if nothing is under way
    private Work<?> work;
    private boolean isHolding;

    /**
     * @param onFree begins what is to be read next, if there is something
     */
    ReadingTurn(Runnable onFree, Failed onFailed) {
        this.onFree = onFree;
        this.onFailed = onFailed;
    }

    /** Whether something is read that is waited for. */
    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** What is under way; null for nothing. */
    Task task() {
        return task;
    }

    /** Whether what was read has to wait for the end of an edit. */
    boolean isHolding() {
        return isHolding;
    }

    /** Has what is read shown only later, or from now on. */
    void hold(boolean hold) {
        isHolding = hold;
        if (!hold) {
            var waiting = List.copyOf(held);
            held.clear();
            waiting.forEach(Runnable::run);
            onFree.run();
        }
    }

    /** Follows work, which has been begun; nothing else is under way. */
    <T> void follow(Task newTask, Work<T> newWork, Consumer<T> onSuccess) {
        task = newTask;
        work = newWork;
        busy.set(newTask.isWaitedFor());
        Background.of(newWork)
                .onSuccess(value -> {
                    if (work == newWork) {
                        end();
                        show(() -> onSuccess.accept(value));
                        onFree.run();
                    }
                })
                .onFailure(thrown -> fail(newWork, thrown))
                .andFinally(() -> fail(newWork, new CancellationException()));
    }

    /** Stops what is under way. */
    void stop() {
        if (work != null) {
            var stopped = work;
            end();
            stopped.cancel(true);
        }
    }

    private void fail(Work<?> failed, Throwable thrown) {
        if (work == failed) {
            var failedTask = task;
            end();
            onFailed.accept(failedTask, thrown);
        }
    }

    private void show(Runnable action) {
        if (isHolding) {
            held.add(action);
        } else {
            action.run();
        }
    }

    private void end() {
        work = null;
        task = null;
        busy.set(false);
    }
}
