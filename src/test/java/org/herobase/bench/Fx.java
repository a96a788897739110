package org.herobase.bench;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import org.testfx.util.WaitForAsyncUtils;

/** The JavaFX thread, as seen by one who waits for it. */
final class Fx {
    private static final int PATIENCE_SECONDS = 300;
    private static final int FRAMES = 3;

    private Fx() {}

    /** Runs on the JavaFX thread and gives its result. */
    static <T> T call(Callable<T> work) {
        return WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(work));
    }

    /** Runs on the JavaFX thread. */
    static void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }

    /** Waits until a condition holds on the JavaFX thread. */
    static void waitFor(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> call(condition));
    }

    /** Waits until what has changed is laid out and drawn. */
    static void waitUntilDrawn() throws InterruptedException {
        var frames = new CountDownLatch(FRAMES);
        var timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                frames.countDown();
            }
        };
        run(timer::start);
        frames.await();
        run(timer::stop);
    }
}
