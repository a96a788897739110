package org.herobase.ui;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import javafx.application.Platform;

/**
 * Brings what happened in the background back to the JavaFX thread, so that a task reads as one sentence: the work, then
 * what its success, its failure and its end do, in that order.
 *
 * @param <T> what the work gives
 */
public final class Background<T> {
    private CompletionStage<T> stage;

    private Background(CompletionStage<T> stage) {
        this.stage = stage;
    }

    /** Follows work that is under way. Nothing is called before the caller returns to the JavaFX event loop. */
    public static <T> Background<T> of(CompletionStage<T> work) {
        return new Background<>(work);
    }

    /** Calls the action with the result, on the JavaFX thread. */
    public Background<T> onSuccess(Consumer<? super T> action) {
        return then((result, failure) -> {
            if (failure == null) {
                action.accept(result);
            }
        });
    }

    /** Calls the action with what the work threw, on the JavaFX thread; not for work that was cancelled. */
    public Background<T> onFailure(Consumer<Throwable> action) {
        return then((_, failure) -> {
            if (failure != null && !(failure instanceof CancellationException)) {
                action.accept(failure);
            }
        });
    }

    /** Calls the action, on the JavaFX thread, if the work was cancelled or the user gave it up. */
    public Background<T> onCancelled(Consumer<CancellationException> action) {
        return then((_, failure) -> {
            if (failure instanceof CancellationException cancellation) {
                action.accept(cancellation);
            }
        });
    }

    /** Hands what the work threw to the JavaFX thread's uncaught handler: for work that only a fault of ours makes fail. */
    public Background<T> reportingFailure() {
        return onFailure(Background::report);
    }

    /** Calls the action on the JavaFX thread when the work has ended, however it ended. */
    public Background<T> andFinally(Runnable action) {
        return then((_, _) -> action.run());
    }

    private Background<T> then(Outcome<T> outcome) {
        stage = stage.whenCompleteAsync(
                (result, failure) -> {
                    try {
                        outcome.accept(result, cause(failure));
                    } catch (RuntimeException fault) {
                        // Ours, not the work's: it must not vanish in the future.
                        report(fault);
                    }
                },
                Platform::runLater);
        return this;
    }

    private static void report(Throwable fault) {
        var thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, fault);
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private interface Outcome<T> {
        void accept(T result, Throwable failure);
    }
}
