package org.herobase.console.result;

import java.util.Collections;
import java.util.List;
import javafx.collections.ObservableListBase;

/**
 * All rows of a result as one list, of which only those are in memory that were looked at lately. It tells of rows more
 * or less; that a row has come in its place is told by {@link ResultModel#onRows}, as each change of a list has a table
 * make its cells anew. Belongs to the JavaFX thread.
 */
final class ResultRows extends ObservableListBase<List<Object>> {
    /** A row that was not read yet: it has no values. */
    static final List<Object> NOT_YET = List.of();

    private final RowCache cache;
    private final int chunkRows;
    private List<List<Object>> first;
    private Object reading = new Object(); // whose chunks are shown
    private int size;

    /**
     * @param first rows that are in memory in any case; may grow at its end
     * @param cache has the others
     * @param chunkRows how many rows are read at a time
     */
    ResultRows(List<List<Object>> first, RowCache cache, int chunkRows) {
        this.first = first;
        this.cache = cache;
        this.chunkRows = chunkRows;
        this.size = first.size();
    }

    @Override
    public List<Object> get(int index) {
        if (index < first.size()) {
            return first.get(index);
        }
        var chunk = cache.get(reading, index / chunkRows);
        var place = index % chunkRows;
        return chunk == null || place >= chunk.rows().size()
                ? NOT_YET
                : chunk.rows().get(place);
    }

    @Override
    public int size() {
        return size;
    }

    /** How many rows are read at a time. */
    int chunkRows() {
        return chunkRows;
    }

    /** Whether a row is in memory. */
    boolean has(int index) {
        return get(index) != NOT_YET;
    }

    /** Rows have come at the end, or are known not to be there. */
    void setSize(long rows) {
        var before = size;
        size = (int) Math.min(rows, Integer.MAX_VALUE);
        if (size == before) {
            return;
        }
        beginChange();
        if (size > before) {
            nextAdd(before, size);
        } else {
            nextRemove(size, notYet(before - size));
        }
        endChange();
    }

    /** Rows have been read. */
    void put(int chunk, RowChunk rows) {
        cache.put(reading, chunk, rows);
    }

    /** A row has other values now. */
    void replace(int index, List<Object> values) {
        if (index < first.size()) {
            first.set(index, values);
            return;
        }
        var chunk = cache.get(reading, index / chunkRows);
        if (chunk != null && index % chunkRows < chunk.rows().size()) {
            chunk.rows().set(index % chunkRows, values);
        }
    }

    /** Other rows begin. */
    void restart(List<List<Object>> newFirst, long newSize) {
        var before = size;
        close();
        first = newFirst;
        reading = new Object();
        size = (int) Math.min(newSize, Integer.MAX_VALUE);
        beginChange();
        nextReplace(0, size, notYet(before));
        endChange();
    }

    /** Rows of which nothing is known. */
    static List<List<Object>> notYet(int rows) {
        return Collections.nCopies(rows, NOT_YET);
    }

    /** Lets the memory go. */
    void close() {
        cache.drop(reading);
    }
}
