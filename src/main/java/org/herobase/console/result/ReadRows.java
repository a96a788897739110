package org.herobase.console.result;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/**
 * Puts rows that were read in their places, and notices what is told by them: columns with large values, and rows that need
 * not go with those before, as the data has changed between. Belongs to the JavaFX thread.
 */
final class ReadRows {
    private final ResultRows rows;
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
    private final Set<Integer> large = new HashSet<>();
    private DataVersion version; // of the rows on screen; null if not known

    ReadRows(ResultRows rows) {
        this.rows = rows;
    }

    /** Whether rows were read that need not go with those before. */
    ReadOnlyBooleanProperty changed() {
        return changed.getReadOnlyProperty();
    }

    /** Something has changed, as others know. */
    void noteChange() {
        changed.set(true);
    }

    /** The next rows may be of another state of the data, which is no reason to warn. */
    void forgetVersion() {
        version = null;
    }

    /** The columns that have values which are too large to be read with their rows. */
    Set<Integer> large() {
        return Set.copyOf(large);
    }

    /**
     * Looks at the rows of the run, which are in their places.
     *
     * @param of the data before it; null if that is not known
     */
    void begin(DataVersion of) {
        version = of;
        rows.forEach(this::noteLarge);
    }

    /**
     * Begins anew with the first rows of another part.
     *
     * @param size how many rows there are, or may be
     */
    void restart(ResultPart.Reading reading, long size) {
        see(reading.version());
        rows.restart(List.of(), size);
        put(0, reading.rows(), reading.isEnd());
    }

    /**
     * Adds rows.
     *
     * @param chunk of the first one
     * @param hasBefore whether there is the row before it in the reading, to see whether it is the one that is here
     * @return the place behind the last
     */
    long add(int chunk, ResultPart.Reading reading, boolean hasBefore) {
        see(reading.version());
        var start = (long) chunk * rows.chunkRows();
        var read = reading.rows();
        if (hasBefore) {
            var seen = rows.get((int) start - 1);
            if (read.isEmpty() || seen != ResultRows.NOT_YET && !StoredValue.isSame(seen, read.getFirst())) {
                changed.set(true);
            }
            read = read.isEmpty() ? read : read.subList(1, read.size());
        }
        put(chunk, read, reading.isEnd());
        return start + read.size();
    }

    private void put(int chunk, List<List<Object>> read, boolean isEnd) {
        var size = rows.chunkRows();
        // The last first: what was wanted is the newest then, and stays if they do not all fit.
        for (var from = (read.size() - 1) / size * size; from >= 0; from -= size) {
            var to = Math.min(read.size(), from + size);
            if (to - from == size || isEnd) { // a chunk is whole, or the last
                var part = new ArrayList<>(read.subList(from, to));
                part.forEach(this::noteLarge);
                var bytes = part.stream().mapToLong(StoredValue::bytes).sum();
                rows.put(chunk + from / size, new RowChunk(part, bytes));
            }
        }
    }

    private void noteLarge(List<Object> row) {
        IntStream.range(0, row.size())
                .filter(column -> StoredValue.isPart(row.get(column)))
                .forEach(large::add);
    }

    private void see(DataVersion read) {
        if (version != null && !Objects.equals(version, read)) {
            changed.set(true);
        }
        version = read;
    }
}
