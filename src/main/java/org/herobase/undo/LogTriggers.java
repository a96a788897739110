package org.herobase.undo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.SQL;
import org.jooq.impl.DSL;

/**
 * The temporary triggers that log the changes of one table.
 *
 * <p>An update has an entry for each of its columns, from a trigger for that column: so an UPDATE of one column of many
 * rows stays quick. The entries of one row follow each other.
 *
 * @param table whose changes
 * @param number that of the table in the log
 * @param connection that of the connection in the log
 */
record LogTriggers(LoggedTable table, int number, int connection) {
    static final int INSERTED = -1;
    static final int DELETED = -2;

    /** Which value of an update's entry is the first of the key, behind the old and the new value of a column. */
    static final int KEY_OF_UPDATE = 2;

    static final String PREFIX = "herobase_";

    /** How many entries the log may have. */
    static final Name LIMIT = DSL.name(UndoFile.unknown("limit"));

    /** What is said by the trigger that stops a change which is too large. */
    static final String TOO_LARGE = "herobase: too large for undo";

    /** Their CREATE statements. */
    List<SQL> create() {
        var stored = table.stored();
        var triggers = new ArrayList<SQL>();
        triggers.add(trigger("deleted", DSL.sql("AFTER DELETE"), entry(DELETED, values("old", stored))));
        triggers.add(trigger("inserted", DSL.sql("AFTER INSERT"), entry(INSERTED, values("new", stored))));
        for (var column = 0; column < stored.size(); column++) {
            triggers.add(trigger("" + column, updateOf(stored.get(column)), entry(column, updated(column))));
        }
        return triggers;
    }

    private SQL trigger(String what, SQL event, SQL entry) {
        return DSL.sql(
                "CREATE TEMP TRIGGER {0} {1} ON {2} BEGIN {3}; END",
                DSL.name(PREFIX + number + "_" + what), event, DSL.name("main", table.name()), entry);
    }

    /** A statement may call the rowid by any of its names. */
    private SQL updateOf(String column) {
        var named = new ArrayList<Name>(List.of(DSL.name(column)));
        if (table.isNamedByRowid(column)) {
            LoggedTable.ROWID_NAMES.stream()
                    .filter(name -> table.stored().stream().noneMatch(name::equalsIgnoreCase))
                    .forEach(name -> named.add(DSL.name(name)));
        }
        return DSL.sql("AFTER UPDATE OF {0}", DSL.list(named));
    }

    private List<QueryPart> updated(int column) {
        var name = List.of(table.stored().get(column));
        return Stream.of(values("old", name), values("new", name), values("new", table.key()))
                .flatMap(List::stream)
                .toList();
    }

    private SQL entry(int change, List<QueryPart> values) {
        return DSL.sql(
                "INSERT INTO {0} (x, t, c, {1}) VALUES ({2}, {3});"
                        + " SELECT RAISE(ABORT, {4}) WHERE last_insert_rowid() > (SELECT most FROM {5})",
                DSL.name(UndoFile.LOG_NAME),
                DSL.list(UndoFile.values(values.size())),
                mark(change),
                DSL.list(values),
                DSL.inline(TOO_LARGE),
                LIMIT);
    }

    private QueryPart mark(int change) {
        return DSL.list(
                IntStream.of(connection, number, change).mapToObj(DSL::inline).toList());
    }

    private static List<QueryPart> values(String row, List<String> columns) {
        return columns.stream()
                .<QueryPart>map(column -> DSL.sql(row + ".{0}", DSL.name(column)))
                .toList();
    }
}
