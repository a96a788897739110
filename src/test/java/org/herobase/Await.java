package org.herobase;

import java.util.ConcurrentModificationException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.testfx.util.WaitForAsyncUtils;

/** Waits for what happens on other threads, and gives up only after a time that no machine under load needs. */
public final class Await {
    private static final int PATIENCE_SECONDS = 20;
    private static final int PULSES = 2; // the second lays out what the first one's layout asked for

    private Await() {}

    /**
     * Waits until the JavaFX thread has handled the events that are under way and has laid out the windows after them.
     * Nothing, if this is that thread.
     */
    public static void pulses() {
        if (Platform.isFxApplicationThread()) {
            return;
        }
        var laidOut = new CompletableFuture<Void>();
        var pulses = new AnimationTimer() {
            private int seen;

            @Override
            public void handle(long now) {
                seen++;
                if (seen == PULSES) {
                    stop();
                    Platform.runLater(() -> laidOut.complete(null)); // a pulse lays out after its timers
                }
            }
        };
        Platform.runLater(pulses::start);
        try {
            laidOut.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failure) {
            throw new AssertionError("the JavaFX thread does not answer", failure);
        }
    }

    /**
     * Waits until a condition is met, and for what comes with it on the JavaFX thread.
     *
     * @param condition asked on the JavaFX thread; as long as it throws, it is not met
     */
    public static void until(Callable<Boolean> condition) {
        eventually(() -> {
            var answer = new FutureTask<>(condition);
            Platform.runLater(answer);
            try {
                if (!answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    throw new AssertionError("the condition is not met");
                }
            } catch (InterruptedException | ExecutionException | TimeoutException failure) {
                throw new AssertionError("the condition cannot be asked", failure);
            }
        });
    }

    /** Waits until an assertion holds, which is asked on this thread, and for what comes with it on the JavaFX thread. */
    public static void eventually(Runnable assertion) {
        var last = new AssertionError[1];
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> {
                try {
                    assertion.run();
                    return true;
                } catch (AssertionError failure) {
                    last[0] = failure;
                    return false;
                } catch (IndexOutOfBoundsException | ConcurrentModificationException failure) {
                    // The scene changed while it was looked through, as it may be on this thread.
                    last[0] = new AssertionError(failure);
                    return false;
                }
            });
        } catch (TimeoutException failure) {
            throw last[0] == null ? new AssertionError(failure) : last[0];
        }
        pulses();
    }
}
