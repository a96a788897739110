package org.herobase.console;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.herobase.console.result.LongValue;

/**
 * Reads the rows of one script's queries as far as they are shown. What all of them together hold in memory has a
 * bound, however many and however wide they are.
 */
final class RowReader {
    /** How many rows of a query are read. */
    static final int MOST_ROWS = 1_000;

    /** How many queries of a script are read; later ones are run, but their rows are not shown. */
    static final int MOST_RESULTS = 50;

    private static final Bounds SHOWN = new Bounds(MOST_ROWS, 64_000_000);
    private static final int BYTES_OF_A_CELL = 24;

    /**
     * How far a query was read.
     *
     * @param rows how many rows; empty if its result was one too many to be shown
     * @param hasMore whether it has rows that were not read
     */
    record Reading(OptionalInt rows, boolean hasMore) {}

    /**
     * How much is read.
     *
     * @param rows of one query
     * @param bytes of all queries
     */
    record Bounds(int rows, long bytes) {}

    private final Consumer<ScriptEvent> events;
    private final Bounds bounds;
    private int results;
    private long bytes;

    /** Reads what can be shown. */
    RowReader(Consumer<ScriptEvent> events) {
        this(events, SHOWN);
    }

    RowReader(Consumer<ScriptEvent> events, Bounds bounds) {
        this.events = events;
        this.bounds = bounds;
    }

    /** Whether the rows of one more query can be shown. */
    boolean hasRoom() {
        return results < MOST_RESULTS;
    }

    /** Reads one query, telling of its columns and rows; one row beyond those shown, to know whether there are more. */
    Reading read(int index, ResultSet result) throws SQLException {
        if (!hasRoom()) {
            return new Reading(OptionalInt.empty(), true);
        }
        results++;
        var names = names(result);
        events.accept(new ScriptEvent.Columns(index, names));
        var rows = 0;
        while (result.next()) {
            // A first row is always shown, also when earlier results have used up the memory.
            if (rows == bounds.rows() || rows > 0 && bytes > bounds.bytes()) {
                return new Reading(OptionalInt.of(rows), true);
            }
            events.accept(new ScriptEvent.Row(index, values(result, names.size())));
            rows++;
        }
        return new Reading(OptionalInt.of(rows), false);
    }

    private static List<String> names(ResultSet result) throws SQLException {
        var columns = result.getMetaData();
        var names = new ArrayList<String>();
        for (var i = 1; i <= columns.getColumnCount(); i++) {
            names.add(columns.getColumnLabel(i));
        }
        return names;
    }

    private List<Object> values(ResultSet result, int columns) throws SQLException {
        var values = new Object[columns];
        for (var i = 0; i < columns; i++) {
            var value = result.getObject(i + 1); // follows the storage class
            values[i] = value instanceof Integer number ? Long.valueOf(number) : LongValue.kept(value);
            bytes += BYTES_OF_A_CELL + size(values[i]);
        }
        return Collections.unmodifiableList(Arrays.asList(values));
    }

    private static long size(Object value) {
        return switch (value) {
            case String text -> text.length() * 2L;
            case byte[] blob -> blob.length;
            case LongValue longValue -> longValue.start().length() * 2L;
            case null, default -> 0;
        };
    }
}
