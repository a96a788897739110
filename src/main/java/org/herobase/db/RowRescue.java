package org.herobase.db;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * Copies the rows of one table out of a damaged database, attached as {@code damaged}, into the main one: by ranges of their
 * rowids, upwards to what cannot be read and downwards to it, and again in each half of what is left in between. SQLite
 * copies the values itself, so that each stays what it is.
 */
final class RowRescue {
    private static final int CHUNK = 1_000;
    /** Enough for a hundred pages with a hundred rows each; whatever is behind more damage than that may be lost. */
    private static final int MOST_FAILURES = 50_000;
    /** A table of which nothing is found after so many is lost. */
    private static final int MOST_FAILURES_AT_FIRST = 1_000;

    /**
     * Rowids, all between two and these too.
     *
     * @param first the lowest
     * @param last the highest
     */
    record Range(long first, long last) {}

    private final DSLContext sql;
    private final CatalogTable table;
    private final Name name;
    private final Name rowid; // null where there is none that can be used
    private final QueryPart columns;
    private final Queue<Range> ahead = new ArrayDeque<>();
    private final List<Range> unread = new ArrayList<>();
    private long saved;
    private int failures;

    /**
     * @param table in the main database, empty
     * @param name of the table in both
     */
    RowRescue(DSLContext sql, CatalogTable table, String name) {
        this.sql = sql;
        this.table = table;
        this.name = DSL.name(name);
        // Quoted, it would be a text: it is no column.
        var hidden = table.rowid() == null ? null : DSL.unquotedName(table.rowid());
        this.rowid =
                table.numbered().map(column -> DSL.quotedName(column.name())).orElse(hidden);
        var copied = new ArrayList<Name>();
        if (rowid != null && table.numbered().isEmpty()) {
            copied.add(rowid);
        }
        table.columns().stream()
                .filter(column -> !column.generated())
                .map(column -> DSL.name(column.name()))
                .forEach(copied::add);
        this.columns = DSL.list(copied);
    }

    /**
     * Copies what can be read.
     *
     * @throws DataAccessException if it is cancelled, the new file cannot be written, or the table is not known
     */
    void run() {
        if (rowid == null) {
            copyFromBothEnds();
            return;
        }
        begin();
        while (!ahead.isEmpty() && failures < (saved == 0 ? MOST_FAILURES_AT_FIRST : MOST_FAILURES)) {
            rescue(ahead.remove());
        }
        unread.addAll(ahead);
    }

    /** The number of rows copied. */
    long saved() {
        return saved;
    }

    /** Where there may be rows that could not be read, in order; those that no rowid names are not among them. */
    List<Range> unread() {
        unread.sort(Comparator.comparing(Range::first));
        var joined = new ArrayList<Range>();
        for (var range : unread) {
            var before = joined.isEmpty() ? null : joined.getLast();
            if (before != null && before.last() + 1 == range.first()) {
                joined.set(joined.size() - 1, new Range(before.first(), range.last()));
            } else {
                joined.add(range);
            }
        }
        return joined;
    }

    private void begin() {
        try {
            var first = fetch("SELECT min({0}) FROM damaged.{1} NOT INDEXED", rowid, name);
            var last = fetch("SELECT max({0}) FROM damaged.{1} NOT INDEXED", rowid, name);
            if (first != null) {
                ahead.add(new Range(first, last));
            }
        } catch (DataAccessException failure) {
            requireDamage(failure);
            // Nobody knows how far they go; below 0 there are hardly any.
            walk(new Range(Long.MIN_VALUE, -1), false);
            ahead.add(new Range(0, Long.MAX_VALUE));
        }
    }

    private void rescue(Range range) {
        var below = walk(range, true);
        if (below == null) {
            return;
        }
        var between = walk(below, false);
        if (between == null) {
            return;
        }
        if (between.first() == between.last()) {
            unread.add(between);
        } else if (Long.compareUnsigned(between.last() - between.first(), Integer.MAX_VALUE) > 0) {
            // Rowids crowd at the lower end of so many.
            var first = between.first();
            for (var size = 1L; size > 0 && Long.compareUnsigned(between.last() - first, size) >= 0; size *= 2) {
                ahead.add(new Range(first, first + size - 1));
                first += size;
            }
            ahead.add(new Range(first, between.last()));
        } else {
            var middle = between.first() + (between.last() - between.first()) / 2;
            ahead.add(new Range(between.first(), middle));
            ahead.add(new Range(middle + 1, between.last()));
        }
    }

    /**
     * Copies rows one after the other until the next one cannot be found.
     *
     * @return what is left; null if nothing is
     */
    private Range walk(Range range, boolean upwards) {
        var left = range;
        var width = range.last() - range.first(); // below 0 where it is more than a number can say
        var rows = width < 0 || width >= CHUNK ? CHUNK : (int) width + 1;
        while (left != null) {
            var reached = left;
            try {
                reached = chunk(left, upwards, rows);
                if (reached == null) {
                    return null;
                }
            } catch (DataAccessException failure) {
                requireDamage(failure);
                if (rows == 1) {
                    return left;
                }
                rows = fewer(rows);
                continue;
            }
            var end = upwards ? reached.last() : reached.first();
            try {
                if (rows == 1) {
                    copy(end);
                } else {
                    copy(reached);
                }
            } catch (DataAccessException failure) {
                requireDamage(failure);
                if (rows > 1) {
                    rows = fewer(rows);
                    continue;
                }
                unread.add(new Range(end, end));
            }
            left = behind(left, reached, upwards);
        }
        return null;
    }

    /** Not one at once: most of those before the damage can still be copied together. */
    private static int fewer(int rows) {
        return Math.max(1, rows / 10);
    }

    /** The part of a range that has the next rows; null if it has none. */
    private Range chunk(Range range, boolean upwards, int rows) {
        var end = fetch(
                upwards
                        ? "SELECT max(r) FROM (SELECT {0} AS r FROM damaged.{1} NOT INDEXED"
                                + " WHERE {0} BETWEEN {2} AND {3} ORDER BY {0} LIMIT {4})"
                        : "SELECT min(r) FROM (SELECT {0} AS r FROM damaged.{1} NOT INDEXED"
                                + " WHERE {0} BETWEEN {2} AND {3} ORDER BY {0} DESC LIMIT {4})",
                rowid,
                name,
                DSL.val(range.first()),
                DSL.val(range.last()),
                DSL.inline(rows));
        if (end == null) {
            return null;
        }
        return upwards ? new Range(range.first(), end) : new Range(end, range.last());
    }

    private static Range behind(Range range, Range done, boolean upwards) {
        if (done.equals(range)) {
            return null;
        }
        return upwards ? new Range(done.last() + 1, range.last()) : new Range(range.first(), done.first() - 1);
    }

    private void copy(Range range) {
        saved += sql.execute(
                "INSERT OR IGNORE INTO main.{0} ({1}) SELECT {1} FROM damaged.{0} NOT INDEXED WHERE {2} BETWEEN {3} AND {4}",
                name, columns, rowid, DSL.val(range.first()), DSL.val(range.last()));
    }

    /** Without a look at the next row, which is on the next page if this one is the last of its own. */
    private void copy(long row) {
        saved += sql.execute(
                "INSERT OR IGNORE INTO main.{0} ({1}) SELECT {1} FROM damaged.{0} NOT INDEXED WHERE {2} = {3}",
                name, columns, rowid, DSL.val(row));
    }

    /** Without rowids there is only the order of the key, from its start and from its end. */
    private void copyFromBothEnds() {
        var key = table.columns().stream()
                .filter(column -> column.keyPosition() > 0)
                .sorted(Comparator.comparing(Catalog.Column::keyPosition))
                .map(column -> DSL.name(column.name()))
                .toList();
        if (key.isEmpty()) { // and every name of the rowid is a column's
            copyAll(DSL.sql("NULL"));
        } else if (!copyAll(DSL.list(key))) {
            copyAll(DSL.list(
                    key.stream().map(column -> DSL.sql("{0} DESC", column)).toList()));
        }
    }

    /** Whether all rows could be read in that order. */
    private boolean copyAll(QueryPart order) {
        var readable = 0L;
        var isWhole = true;
        try (var rows = sql.fetchLazy("SELECT {0} FROM damaged.{1} ORDER BY {2}", columns, name, order)) {
            for (var _ : rows) {
                readable++;
            }
        } catch (DataAccessException failure) {
            requireDamage(failure);
            isWhole = false;
        }
        saved += sql.execute(
                "INSERT OR IGNORE INTO main.{0} ({1}) SELECT {1} FROM damaged.{0} ORDER BY {2} LIMIT {3}",
                name, columns, order, DSL.val(readable));
        return isWhole;
    }

    /** A number of up to 64 bits; without its type jOOQ would read one of 32. */
    private Long fetch(String query, QueryPart... parts) {
        return sql.select(DSL.field("(" + query + ")", Long.class, parts))
                .fetchSingle()
                .value1();
    }

    private void requireDamage(DataAccessException failure) {
        failures++;
        if (!Recovery.isDamage(failure)) {
            throw failure;
        }
    }
}
