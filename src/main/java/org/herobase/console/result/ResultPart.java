package org.herobase.console.result;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.herobase.db.Excerpt;
import org.herobase.db.Work;
import org.herobase.rows.Filter;
import org.herobase.rows.RowSource;
import org.herobase.rows.Sort;
import org.herobase.ui.ValueText;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.exception.NoDataFoundException;
import org.jooq.impl.DSL;

/**
 * Which rows of a query are looked at, and in which order. The database filters and sorts them, each time.
 *
 * @param query can be repeated
 * @param source the query's result as something to filter
 * @param filter which rows
 * @param sorts in which order; empty for the query's own
 */
record ResultPart(Query query, RowSource<Record> source, Filter filter, List<Sort> sorts) {
    private static final int MOST_ROWS_AHEAD = 20_000;
    private static final long MOST_BYTES_AHEAD = 4_000_000;
    private static final int MOST_COPIED = 50_000_000;

    /**
     * Rows as they were read.
     *
     * @param version of the data before they were read
     * @param rows as many as were wanted, or more, if there are as many
     * @param isEnd whether there is none behind them
     */
    record Reading(DataVersion version, List<List<Object>> rows, boolean isEnd) {}

    /**
     * Rows as text.
     *
     * @param rows how many
     * @param isWhole false if there are more than a clipboard takes
     */
    record Copied(String text, long rows, boolean isWhole) {}

    /** How many rows there are. */
    Work<Long> count() {
        var select = DSL.selectCount().from(Query.result()).where(filter.condition(source));
        return query.read(select, rows -> {
            rows.next();
            return rows.getLong(1);
        });
    }

    /**
     * Reads rows, and further ones as long as that takes no longer than to find the first: rows that lie behind many
     * others are worth reading together.
     *
     * @param offset the place of the first one
     * @param wanted how many
     * @param large the columns that have values which are too large to be read with their rows
     */
    Work<Reading> read(long offset, int wanted, Set<Integer> large) {
        var select = select(fields(large), offset, wanted + MOST_ROWS_AHEAD);
        return query.runner().read(sql -> {
            var version = DataVersion.read(sql);
            var start = System.nanoTime();
            return query.read(sql, select, rows -> read(version, rows, wanted, large, start));
        });
    }

    /**
     * Reads a whole value of which only a part was read with its row.
     *
     * @param offset the place of its row
     * @param seen the part
     * @return fails with a NoDataFoundException if that is not there any more
     */
    Work<Object> readWhole(long offset, int column, Object seen) {
        var select = select(List.of(Query.field(column)), offset, 1);
        return query.read(select, rows -> {
            var value = rows.next() ? StoredValue.of(rows.getObject(1)) : null;
            if (!StoredValue.isPartOf(seen, value)) {
                throw new NoDataFoundException("The data has changed");
            }
            return value;
        });
    }

    /**
     * Reads the row that some values name.
     *
     * @param key values by column
     * @return null if it is no row of the query any more
     */
    Work<List<Object>> readRow(Map<Integer, Object> key, Set<Integer> large) {
        var named = DSL.and(key.entrySet().stream()
                .map(entry -> Query.field(entry.getKey()).eq(entry.getValue()))
                .toList());
        var select = DSL.select(fields(large)).from(Query.result()).where(named).limit(1);
        return query.read(select, rows -> rows.next() ? row(rows, large, 0) : null);
    }

    /** Reads cells, each row's from the first column of them to the last. */
    <T> Work<T> read(Cells cells, Query.Reader<T> reader) {
        var fields = cells.columns().stream().map(Query::field).toList();
        return query.read(select(fields, cells.firstRow(), cells.rows()), reader);
    }

    /** Reads values as text, tabs between them, one line a row; what is not among the cells is left empty. */
    Work<Copied> copy(Cells cells) {
        var isOne = cells.columns().size() == 1 && cells.rows() == 1; // the value as it is, as of any cell
        return read(cells, result -> {
            var text = new StringBuilder();
            var count = 0L;
            for (var row = cells.firstRow(); result.next(); row++) {
                if (text.length() > MOST_COPIED) {
                    return new Copied(text.toString(), count, false);
                }
                var values = new ArrayList<String>();
                var isChosen = false;
                for (var i = 0; i < cells.columns().size(); i++) {
                    var isHere = cells.choice().test(row, cells.columns().get(i));
                    isChosen |= isHere;
                    values.add(isHere ? ValueText.copied(StoredValue.of(result.getObject(i + 1))) : "");
                }
                if (isChosen) {
                    text.append(count++ == 0 ? "" : "\n").append(isOne ? values.getFirst() : TableCopy.line(values));
                }
            }
            return new Copied(text.toString(), count, true);
        });
    }

    private List<Field<Object>> fields(Set<Integer> large) {
        return IntStream.range(0, query.columns().size())
                .mapToObj(column -> large.contains(column)
                        ? Excerpt.bounded(Query.field(column)).as("c" + column)
                        : Query.field(column))
                .toList();
    }

    private Select<?> select(List<? extends Field<?>> fields, long offset, long rows) {
        var order = sorts.stream()
                .map(sort -> sort.descending()
                        ? sort.column().field().desc()
                        : sort.column().field().asc())
                .toList();
        return DSL.select(fields)
                .from(Query.result())
                .where(filter.condition(source))
                .orderBy(order)
                .limit(rows)
                .offset(offset);
    }

    private static Reading read(DataVersion version, ResultSet result, int wanted, Set<Integer> large, long start)
            throws SQLException {
        var rows = new ArrayList<List<Object>>();
        var bytes = 0L;
        var patience = 0L;
        while (result.next()) {
            var now = System.nanoTime();
            if (rows.isEmpty()) {
                patience = 2 * (now - start);
            } else if (rows.size() >= wanted
                    && (now - start > patience
                            || bytes > MOST_BYTES_AHEAD
                            || rows.size() == wanted + MOST_ROWS_AHEAD - 1)) {
                return new Reading(version, rows, false);
            }
            var row = row(result, large, bytes);
            bytes += StoredValue.bytes(row);
            rows.add(row);
        }
        return new Reading(version, rows, true);
    }

    private static List<Object> row(ResultSet result, Set<Integer> large, long before) throws SQLException {
        var values = new Object[result.getMetaData().getColumnCount()];
        for (var i = 0; i < values.length; i++) {
            var value = result.getObject(i + 1);
            values[i] = large.contains(i) ? StoredValue.bounded(value) : StoredValue.kept(value, before);
        }
        return Arrays.asList(values);
    }
}
