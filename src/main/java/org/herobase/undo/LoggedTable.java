package org.herobase.undo;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * A table whose changes are logged, as it was at that time.
 *
 * @param name unquoted
 * @param rowid how its rowid is called; null if it has none, or if a column is its rowid
 * @param columns those that can be written, in their order
 * @param key what names a row: the rowid, the column that is the rowid, or the primary key of a table without rowid
 */
record LoggedTable(String name, String rowid, List<String> columns, List<String> key) {
    /** What SQL calls the rowid of a table, unless a column has that name ("ROWIDs and the INTEGER PRIMARY KEY"). */
    static final List<String> ROWID_NAMES = List.of("rowid", "_rowid_", "oid");

    /** SQLite's limit for the columns of a table ("Limits In SQLite"), less the log's own. */
    static final int MOST_COLUMNS = 1_990;

    /** The file's own tables, without those of SQLite and of virtual tables, and without those whose rows have no name. */
    static List<LoggedTable> readAll(DSLContext sql) {
        return readAll(
                sql,
                field(DSL.name("t", "type"), String.class)
                        .eq(inline("table"))
                        .and(field(DSL.name("t", "name"), String.class).notLike(inline("sqlite!_%"), '!')));
    }

    /**
     * Tables of the file whose rows have a name.
     *
     * @param which a condition for a row of "PRAGMA table_list", called {@code t}
     */
    static List<LoggedTable> readAll(DSLContext sql, Condition which) {
        var title = field(DSL.name("t", "name"), String.class);
        var hasKeyIndex = field(exists(selectOne()
                .from(table("pragma_index_list({0}, 'main')", title))
                .where(field(DSL.name("origin"), String.class).eq(inline("pk")))));
        return sql
                .select(
                        title,
                        field(DSL.name("t", "wr"), Boolean.class),
                        field(DSL.name("c", "name"), String.class),
                        field(DSL.name("c", "type"), String.class),
                        field(DSL.name("c", "pk"), Integer.class),
                        field(DSL.name("c", "hidden"), Integer.class),
                        hasKeyIndex)
                .from(table(DSL.name("pragma_table_list")).as("t"))
                .join(table("pragma_table_xinfo({0}, 'main')", title).as("c"))
                .on(DSL.noCondition())
                .where(field(DSL.name("t", "schema"), String.class).eq(inline("main")))
                .and(which)
                .orderBy(title, field(DSL.name("c", "cid")))
                .fetchGroups(title)
                .values()
                .stream()
                .flatMap(columns -> of(List.copyOf(columns)))
                .toList();
    }

    private static Stream<LoggedTable> of(List<? extends Record> read) {
        var first = read.getFirst();
        var columns = new ArrayList<String>();
        var key = new ArrayList<Record>();
        for (var column : read) {
            if (column.get(5, Integer.class) == 0) { // and not computed from others
                columns.add(column.get(2, String.class));
            }
            if (column.get(4, Integer.class) > 0) {
                key.add(column);
            }
        }
        var title = first.get(0, String.class);
        var keyNames = key.stream().map(column -> column.get(2, String.class)).toList();
        if (columns.size() > MOST_COLUMNS) {
            return Stream.empty();
        }
        var isWithoutRowid = first.get(1, Boolean.class);
        var isRowid = key.size() == 1
                && key.getFirst().get(3, String.class).equalsIgnoreCase("INTEGER")
                && !first.get(6, Boolean.class);
        if (isWithoutRowid || isRowid) {
            return Stream.of(new LoggedTable(title, null, List.copyOf(columns), keyNames));
        }
        return ROWID_NAMES.stream()
                .filter(rowid -> read.stream()
                        .noneMatch(column -> column.get(2, String.class).equalsIgnoreCase(rowid)))
                .limit(1)
                .map(rowid -> new LoggedTable(title, rowid, List.copyOf(columns), List.of(rowid)));
    }

    /** All that is kept of a row: its rowid, if no column is that, and its columns. */
    List<String> stored() {
        return rowid == null
                ? columns
                : Stream.concat(Stream.of(rowid), columns.stream()).toList();
    }

    /** Whether its rows are named by their rowid, whatever that is called. */
    boolean isNamedByRowid(String column) {
        return key.size() == 1 && key.getFirst().equals(column);
    }
}
