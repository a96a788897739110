package org.herobase.rows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.herobase.db.Catalog;
import org.herobase.db.Catalog.Entry;
import org.herobase.db.Catalog.Kind;
import org.herobase.db.CatalogTable;
import org.herobase.db.TextMatch;
import org.herobase.rows.Destination.TheRow;
import org.herobase.rows.Destination.TheRows;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Looks for a text in the rows of one table or view: all columns in one statement, of which a hit brings a part of its
 * value only. A table with a rowid is looked at in stretches, so that its read lock is let go in between and an edit
 * never waits for the end of the search.
 */
final class TableSearch {
    /** Rows a stretch: some tenths of a second. */
    static final int STRETCH = 250_000;

    /** An expression of SQLite has at most 1,000 levels and a result 2,000 columns ("Implementation Limits"). */
    private static final int COLUMNS_AT_A_TIME = 500;

    private static final int LONG_VALUE = 2_000; // bytes
    private static final int LONG_KEY = 1_000; // bytes

    /**
     * A part of the table that was looked at.
     *
     * @param end its last rowid; null where it reached the end of the table
     * @param share how much of the table lies before its end, roughly: from 0 to 1
     */
    record Looked(Long end, double share) {}

    private final String text;
    private final String name;
    private final CatalogTable table;
    private final List<String> key;
    private final Field<Long> rowid; // null where the table is looked at in one go
    private final long first;
    private final long last;

    private TableSearch(DSLContext sql, Entry entry, String text) {
        this.text = text;
        this.name = entry.name();
        this.table = CatalogTable.read(sql, entry.name());
        this.key = key(table);
        // A virtual table may know no way to rows by their rowid but to look at all of them.
        this.rowid = entry.kind() == Kind.VIRTUAL_TABLE || table.rowid() == null
                ? null
                : DSL.field(table.table().getQualifiedName().append(table.rowid()), SQLDataType.BIGINT);
        // Each in a statement of its own: only then SQLite looks at one row.
        this.first = rowid == null ? 0 : fetch(sql, DSL.min(rowid));
        this.last = rowid == null ? 0 : fetch(sql, DSL.max(rowid));
    }

    /**
     * Reads how the table is made.
     *
     * @throws org.jooq.exception.DataAccessException for a view that SQLite cannot make sense of
     */
    static TableSearch of(DSLContext sql, Entry entry, String text) {
        return new TableSearch(sql, entry, text);
    }

    /**
     * Looks at the next stretch.
     *
     * @param after the last rowid of the stretch before; null for the first one
     * @param found is given each hit, and says whether to go on
     */
    Looked look(DSLContext sql, Long after, Predicate<SearchHit> found) {
        var end = end(sql, after);
        var columns = table.columns();
        for (var from = 0; from < columns.size(); from += COLUMNS_AT_A_TIME) {
            var some = columns.subList(from, Math.min(columns.size(), from + COLUMNS_AT_A_TIME));
            if (!look(sql, some, stretch(after, end), found)) {
                return new Looked(null, 1);
            }
        }
        return new Looked(end, end == null ? 1 : ((double) end - first) / ((double) last - first));
    }

    private boolean look(DSLContext sql, List<Catalog.Column> columns, Condition stretch, Predicate<SearchHit> found) {
        var selected = new ArrayList<Field<?>>();
        var matches = new ArrayList<Condition>();
        for (var column : key) {
            selected.add(
                    DSL.field("CASE WHEN octet_length({0}) <= {1} THEN {0} END", field(column), DSL.inline(LONG_KEY)));
        }
        for (var column : columns) {
            var field = field(column.name());
            var match = match(field);
            matches.add(match);
            selected.add(shown(field, match));
            selected.add(DSL.field("octet_length({0}) > {1}", field, DSL.inline(LONG_VALUE)));
        }
        var query = sql.select(selected).from(table.table()).where(stretch).and(DSL.or(matches));
        try (var rows = query.fetchLazy()) {
            for (var row : rows) {
                for (var index = 0; index < columns.size(); index++) {
                    var place = key.size() + 2 * index;
                    var value = RawValues.value(row, place);
                    var isCut = Long.valueOf(1).equals(RawValues.value(row, place + 1));
                    if (value != null && !found.test(hit(row, columns.get(index).name(), value, isCut))) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private SearchHit hit(Record row, String column, Object value, boolean isCut) {
        var named = new LinkedHashMap<String, Object>();
        for (var index = 0; index < key.size(); index++) {
            named.put(key.get(index), RawValues.value(row, index));
        }
        // No key is NULL but one that is too long to be kept.
        var names = !named.isEmpty() && !named.containsValue(null);
        var destination = names ? new TheRow(name, named) : new TheRows(name, isCut ? Map.of() : Map.of(column, value));
        return SearchHit.of(destination, names ? named : Map.of(), column, value.toString(), text);
    }

    /** The last rowid of the stretch; null if fewer rows are left than one has. */
    private Long end(DSLContext sql, Long after) {
        if (rowid == null || (double) last - (after == null ? first : after) < STRETCH) {
            return null; // spares small tables a statement
        }
        return sql.select(rowid)
                .from(table.table())
                .where(stretch(after, null))
                .orderBy(rowid)
                .limit(1)
                .offset(STRETCH - 1)
                .fetchOne(rowid);
    }

    private Condition stretch(Long after, Long end) {
        var behind = after == null ? DSL.noCondition() : rowid.gt(after);
        return end == null ? behind : behind.and(rowid.le(end));
    }

    /** LIKE and GLOB would take the bytes of a BLOB for text. */
    private Condition match(Field<Object> field) {
        return DSL.condition("typeof({0}) <> 'blob'", field).and(TextMatch.contains(field, text));
    }

    /** The value, or what is around the match in a long one; NULL where there is no match. */
    private Field<Object> shown(Field<Object> field, Condition match) {
        return DSL.field(
                "CASE WHEN {0} THEN CASE WHEN octet_length({1}) <= {2} THEN {1}"
                        + " ELSE substr({1}, max(1, {3} - 100), {2}) END END",
                SQLDataType.OTHER, match, field, DSL.inline(LONG_VALUE), position(field));
    }

    /** SQLite knows the two cases of A to Z only: of other letters it finds the usual spellings. */
    private Field<?> position(Field<Object> field) {
        var spellings = new LinkedHashSet<String>();
        var capital = text.offsetByCodePoints(0, 1);
        Stream.of(
                        text,
                        text.toLowerCase(Locale.ROOT),
                        text.toUpperCase(Locale.ROOT),
                        text.substring(0, capital).toUpperCase(Locale.ROOT)
                                + text.substring(capital).toLowerCase(Locale.ROOT))
                .forEach(spellings::add);
        var places = new ArrayList<Field<?>>();
        for (var spelling : spellings) {
            places.add(DSL.field(
                    "nullif(instr(lower({0}), lower({1})), 0)", field, Bound.value(field.getName(), spelling)));
        }
        places.add(DSL.inline(1));
        return DSL.function("coalesce", SQLDataType.BIGINT, places.toArray(Field<?>[]::new));
    }

    private Field<Object> field(String column) {
        return column.isEmpty() // which jOOQ leaves out of a name
                ? DSL.field("{0}.\"\"", SQLDataType.OTHER, table.table())
                : DSL.field(table.table().getQualifiedName().append(column), SQLDataType.OTHER);
    }

    private long fetch(DSLContext sql, Field<Long> bound) {
        var value = sql.select(bound).from(table.table()).fetchSingle(bound);
        return value == null ? 0 : value; // of no rows
    }

    private static List<String> key(CatalogTable table) {
        if (!table.hasKey()) {
            return table.rowid() == null ? List.of() : List.of(table.rowid());
        }
        return table.columns().stream()
                .filter(column -> column.keyPosition() > 0)
                .map(Catalog.Column::name)
                .toList();
    }
}
