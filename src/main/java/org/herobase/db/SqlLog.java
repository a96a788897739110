package org.herobase.db;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The last statements that the app itself ran. Safe for use from any thread. */
public final class SqlLog {
    /** How many statements are kept. */
    public static final int CAPACITY = 1_000;

    /**
     * A statement that ended.
     *
     * @param start when it began
     * @param sql its text, values as question marks
     * @param values the bound values in their order, each as "column: value" or as the value alone; those of secret
     *     columns are masked
     * @param duration from its start to its last row
     * @param rows rows read or changed, -1 where unknown
     * @param error SQLite's message, or null if it succeeded
     */
    public record Entry(Instant start, String sql, List<String> values, Duration duration, int rows, String error) {}

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final List<Consumer<Entry>> listeners = new CopyOnWriteArrayList<>();

    void add(Entry entry) {
        synchronized (entries) {
            if (entries.size() == CAPACITY) {
                entries.removeFirst();
            }
            entries.addLast(entry);
        }
        listeners.forEach(listener -> listener.accept(entry));
    }

    /** The statements kept, oldest first; a copy. */
    public List<Entry> entries() {
        synchronized (entries) {
            return List.copyOf(entries);
        }
    }

    /**
     * Tells of each further statement, on the thread that ran it.
     *
     * @return ends the telling
     */
    public Runnable listen(Consumer<Entry> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
