package org.herobase.db;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

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
    private final Map<Object, String> running = new ConcurrentHashMap<>();
    private final BooleanSupplier readersHold;

    /**
     * @param readersHold whether one that has only read holds up those who write
     */
    OpenTransactions(BooleanSupplier readersHold) {
        this.readersHold = readersHold;
    }

    /** Notes a transaction, in place of what was noted for the same connection. */
    public void opened(Object connection, Open transaction) {
        open.put(connection, transaction);
    }

    /** Forgets the transaction of a connection, if there is one: it has ended, or something runs in it. */
    public void closed(Object connection) {
        open.remove(connection);
    }

    /** Notes that statements run on a connection of the user's, which may write meanwhile. */
    public void started(Object connection, String owner) {
        running.put(connection, owner);
    }

    /** Notes that they have ended. */
    public void ended(Object connection) {
        running.remove(connection);
    }

    /** Where statements run at the moment; empty if nowhere. */
    public Optional<String> running() {
        return running.values().stream().findFirst();
    }

    /** The one that others wait for: rather one that has changed rows. Empty if none of them can be what they wait for. */
    public Optional<Open> holder() {
        return open.values().stream()
                .max(Comparator.comparingLong(Open::changes))
                .filter(holder -> holder.changes() > 0 || readersHold.getAsBoolean());
    }

    /** Whether one has changed rows: waiting for the user's next step would take too long. */
    boolean isAnyWriting() {
        return open.values().stream().anyMatch(transaction -> transaction.changes() > 0);
    }
}
