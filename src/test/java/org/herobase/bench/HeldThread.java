package org.herobase.bench;

import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;

/** Tells how long the JavaFX thread is held at most: a task posted to it every 5 ms says how late it came. */
final class HeldThread implements AutoCloseable {
    private static final int POST_EVERY_MILLISECONDS = 5;

    /** What is shorter the probe cannot tell, in seconds. */
    static final double GRAIN = POST_EVERY_MILLISECONDS / 1e3;

    private final AtomicLong longest = new AtomicLong();
    private final Thread posting = Thread.ofPlatform().daemon().start(this::post);

    /** The longest that the thread is held while something is done, in seconds; at least the grain. */
    double during(Race.Action action) throws Exception {
        longest.set(0);
        action.run();
        return Math.max(GRAIN, longest.get() / 1e9);
    }

    @Override
    public void close() {
        posting.interrupt();
    }

    private void post() {
        try {
            while (true) {
                var posted = System.nanoTime();
                Platform.runLater(() -> longest.accumulateAndGet(System.nanoTime() - posted, Math::max));
                Thread.sleep(POST_EVERY_MILLISECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
