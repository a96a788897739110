package org.herobase.db;

import java.util.concurrent.CompletableFuture;

/**
 * Work under way on a connection. It completes on the connection's thread, with the work's value or its exception.
 * Cancelling it stops the statement that is running, not only the waiting for it.
 *
 * @param <T> what the work gives
 */
public final class Work<T> extends CompletableFuture<T> {
    private static final int MILLISECONDS_BETWEEN_INTERRUPTS = 20;

    private final ConnectionThread thread;
    private final CompletableFuture<Void> waiting = new CompletableFuture<>();

    Work(ConnectionThread thread) {
        this.thread = thread;
    }

    /**
     * Tells that the work has begun to wait for a lock that another connection holds, on the connection's thread; does not
     * complete if it never does.
     */
    public CompletableFuture<Void> waiting() {
        return waiting;
    }

    void waits() {
        waiting.complete(null);
    }

    /**
     * Stops the work, from any thread and without waiting for its end. What it changed is rolled back.
     *
     * <p>SQLite forgets an interrupt that comes between two statements ("sqlite3_interrupt"), so it is said again until
     * the connection has left this work.
     */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        var cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled) {
            Thread.ofVirtual().start(() -> {
                try {
                    while (thread.interrupt(this)) {
                        Thread.sleep(MILLISECONDS_BETWEEN_INTERRUPTS);
                    }
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        return cancelled;
    }
}
