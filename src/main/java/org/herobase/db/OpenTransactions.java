package org.herobase.db;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The transactions that the user has left open on connections of his own, for which every other writer has to wait. Safe
 * for use from any thread.
 */
public final class OpenTransactions {
    /**
     * A transaction in which nothing runs.
     *
     * @param owner where the user can end it, by the name that he knows
     * @param since when it was first seen open
     * @param changes how many rows it has changed
     */
    public record Open(String owner, Instant since, long changes) {}

    private final Map<Object, Open> open = new ConcurrentHashMap<>();

    /** Notes a transaction, in place of what was noted for the same connection. */
    public void opened(Object connection, Open transaction) {
        open.put(connection, transaction);
    }

    /** Forgets the transaction of a connection, if there is one: it has ended, or something runs in it. */
    public void closed(Object connection) {
        open.remove(connection);
    }

    /** The one that others wait for: rather one that has changed rows. */
    public Optional<Open> holder() {
        return open.values().stream().max((one, other) -> Long.compare(one.changes(), other.changes()));
    }

    /** Whether there is one: waiting for the user's next step would take too long. */
    boolean isAnyOpen() {
        return !open.isEmpty();
    }
}
