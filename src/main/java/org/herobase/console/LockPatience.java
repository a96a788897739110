package org.herobase.console;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.sqlite.BusyHandler;

/** Waits for another program's lock as SQLite's busy timeout does, but no longer than the user does. */
final class LockPatience extends BusyHandler {
    private static final Duration STEP = Duration.ofMillis(25);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final BooleanSupplier givenUp;

    /**
     * @param givenUp asked on the connection's thread whether to stop waiting
     */
    LockPatience(BooleanSupplier givenUp) {
        this.givenUp = givenUp;
    }

    @Override
    protected int callback(int earlierCalls) {
        if (givenUp.getAsBoolean() || STEP.multipliedBy(earlierCalls).compareTo(LONGEST) >= 0) {
            return 0;
        }
        try {
            Thread.sleep(STEP);
            return 1;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
