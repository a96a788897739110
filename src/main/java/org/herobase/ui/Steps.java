package org.herobase.ui;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The steps of one task, one after another: who cancels the task stops the step that is under way, and no other is begun.
 * Belongs to the JavaFX thread.
 */
final class Steps {
    private CompletableFuture<?> current = CompletableFuture.completedFuture(null);
    private boolean isStopped;

    /** A step that was just begun. */
    <T> CompletableFuture<T> follow(CompletionStage<T> step) {
        var followed = step.toCompletableFuture();
        current = followed;
        return followed;
    }

    /**
     * Called before a step that the user would see.
     *
     * @throws CancellationException if the task was cancelled
     */
    void check() {
        if (isStopped) {
            throw new CancellationException();
        }
    }

    /** Gives the whole task, which stops its steps when it is cancelled. */
    <T> CompletableFuture<T> of(CompletionStage<T> task) {
        var whole = task.toCompletableFuture();
        whole.whenComplete((_, _) -> {
            if (whole.isCancelled()) {
                isStopped = true;
                current.cancel(true);
            }
        });
        return whole;
    }
}
