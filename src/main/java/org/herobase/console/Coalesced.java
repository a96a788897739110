package org.herobase.console;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** An action of the JavaFX thread that is called once for however many signals came since it was last called. */
final class Coalesced {
    private final Executor thread;
    private final Runnable action;
    private final AtomicBoolean due = new AtomicBoolean();

    /**
     * @param thread calls the action; in the app {@code Platform::runLater}
     * @param action run after one or more signals
     */
    Coalesced(Executor thread, Runnable action) {
        this.thread = thread;
        this.action = action;
    }

    /** Asks for the action, from any thread. */
    void signal() {
        if (due.compareAndSet(false, true)) {
            thread.execute(() -> {
                due.set(false);
                action.run();
            });
        }
    }
}
