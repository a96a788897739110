package org.herobase.console.result;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The rows that were read of the results of one sheet, as far as they fit: what was not looked at for the longest time
 * goes first. Belongs to the JavaFX thread.
 */
public final class RowCache {
    /** How many bytes the rows of a sheet's results take at most. */
    public static final long OF_A_SHEET = 64_000_000;

    /** What is on screen stays, however large: it may lie in two chunks, and one more is on its way. */
    private static final int KEPT_ANYWAY = 3;

    private record Place(Object reading, int chunk) {}

    private final long bound;
    private final Map<Place, RowChunk> chunks = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /**
     * @param bound how many bytes all rows may take together
     */
    public RowCache(long bound) {
        this.bound = bound;
    }

    /**
     * Looks for rows.
     *
     * @param reading whose rows
     * @return null if they are not here, or no longer
     */
    RowChunk get(Object reading, int chunk) {
        return chunks.get(new Place(reading, chunk));
    }

    /** Keeps rows, in place of those that were there. */
    void put(Object reading, int chunk, RowChunk rows) {
        var before = chunks.put(new Place(reading, chunk), rows);
        bytes += rows.bytes() - (before == null ? 0 : before.bytes());
        var oldest = chunks.entrySet().iterator();
        while (bytes > bound && chunks.size() > KEPT_ANYWAY) {
            bytes -= oldest.next().getValue().bytes();
            oldest.remove();
        }
    }

    /** Forgets all rows of a reading. */
    void drop(Object reading) {
        chunks.entrySet().removeIf(entry -> {
            var isOf = entry.getKey().reading() == reading;
            bytes -= isOf ? entry.getValue().bytes() : 0;
            return isOf;
        });
    }

    /** How many bytes the rows take. */
    long bytes() {
        return bytes;
    }
}
