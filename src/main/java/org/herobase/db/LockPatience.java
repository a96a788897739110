package org.herobase.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.sqlite.BusyHandler;
import org.sqlite.SQLiteConnection;

/** Waits for another program's lock as SQLite's busy timeout does, but no longer than the user does. */
final class LockPatience extends BusyHandler {
    private static final Duration STEP = Duration.ofMillis(25);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final BooleanSupplier givenUp;
    private final Runnable waits;
    private boolean hasGivenUp;

    private LockPatience(BooleanSupplier givenUp, Runnable waits) {
        this.givenUp = givenUp;
        this.waits = waits;
    }

    /**
     * Takes the place of a connection's busy timeout ("sqlite3_busy_handler").
     *
     * @param connection one of ours
     * @param givenUp asked on the connection's thread whether to stop waiting
     * @param waits told on the connection's thread each time when a wait begins
     * @throws SQLException if the connection is closed
     */
    static LockPatience install(Connection connection, BooleanSupplier givenUp, Runnable waits) throws SQLException {
        var patience = new LockPatience(givenUp, waits);
        setHandler(connection.unwrap(SQLiteConnection.class), patience);
        return patience;
    }

    /**
     * Begins anew after it was given up. Once told no, SQLite asks no more until a statement runs; reading the schema, which
     * comes before that, would fail at once.
     *
     * @param connection that for which it was installed
     * @throws SQLException if the connection is closed
     */
    void renew(Connection connection) throws SQLException {
        if (hasGivenUp) {
            hasGivenUp = false;
            setHandler(connection.unwrap(SQLiteConnection.class), this);
        }
    }

    @Override
    protected int callback(int earlierCalls) {
        if (givenUp.getAsBoolean() || STEP.multipliedBy(earlierCalls).compareTo(LONGEST) >= 0) {
            hasGivenUp = true;
            return 0;
        }
        if (earlierCalls == 0) {
            waits.run();
        }
        try {
            Thread.sleep(STEP);
            hasGivenUp = givenUp.getAsBoolean(); // or the lock that is free by now would be taken
            return hasGivenUp ? 0 : 1;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            hasGivenUp = true;
            return 0;
        }
    }
}
