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
 * rows stays quick. The entries of one row follow each other. Where rows may be replaced, one trigger is for all columns,
 * and those that an update leaves as they are have none.
 *
 * <p>SQLite fires no trigger for a row that REPLACE removes ("The ON CONFLICT Clause"). Where that may happen, the rows that
 * could be removed are noted before, and those of them that are gone are logged after.
 *
 * @param table whose changes
 * @param number that of the table in the log
 * @param connection that of the connection in the log
 * @param unique what REPLACE would remove rows for; empty where nothing is replaced
 */
record LogTriggers(LoggedTable table, int number, int connection, List<UniqueKey> unique) {
    static final int INSERTED = -1;
    static final int DELETED = -2;

    /** Which value of an update's entry is the first of the key, behind the old and the new value of a column. */
    static final int KEY_OF_UPDATE = 2;

    static final String PREFIX = "herobase_";

    /** How many entries the log may have. */
    static final Name LIMIT = DSL.name(PREFIX + "limit");

    /** Rows that may be about to be replaced. */
    static final Name CANDIDATES = DSL.name(PREFIX + "candidates");

    /** What is said by the trigger that stops a change which is too large. */
    static final String TOO_LARGE = "herobase: too large for undo";

    private static final Name ROW = DSL.name(PREFIX + "row");

    /** Their CREATE statements. */
    List<SQL> create() {
        var stored = table.stored();
        var triggers = new ArrayList<SQL>();
        triggers.add(trigger("deleted", DSL.sql("AFTER DELETE"), List.of(entry(DELETED, values("old", stored)))));
        var inserted = entry(INSERTED, values("new", stored));
        if (unique.isEmpty()) {
            triggers.add(trigger("inserted", DSL.sql("AFTER INSERT"), List.of(inserted)));
            for (var column = 0; column < stored.size(); column++) {
                triggers.add(trigger("" + column, updateOf(stored.get(column)), List.of(update(column))));
            }
        } else {
            triggers.add(trigger("inserting", DSL.sql("BEFORE INSERT"), candidates(DSL.noCondition())));
            triggers.add(trigger("inserted", DSL.sql("AFTER INSERT"), List.of(replaced(), inserted)));
            var isOther = DSL.condition("NOT {0}", UniqueKey.of(table.key()).isThatOf(ROW, "old"));
            triggers.add(trigger("updating", DSL.sql("BEFORE UPDATE"), candidates(isOther)));
            var entries = new ArrayList<>(List.of(replaced()));
            IntStream.range(0, stored.size()).mapToObj(this::updateIfChanged).forEach(entries::add);
            triggers.add(trigger("updated", DSL.sql("AFTER UPDATE"), entries));
        }
        return triggers;
    }

    private SQL trigger(String what, SQL event, List<SQL> statements) {
        var steps = statements.stream().map(step -> DSL.sql("{0};", step)).toList();
        return DSL.sql(
                "CREATE TEMP TRIGGER {0} {1} ON {2} BEGIN {3} END",
                DSL.name(PREFIX + number + "_" + what), event, DSL.name("main", table.name()), sequence(steps));
    }

    private static SQL sequence(List<SQL> steps) {
        return steps.stream()
                .reduce((all, step) -> DSL.sql("{0} {1}", all, step))
                .orElseThrow();
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

    private SQL update(int column) {
        return entry(column, updated(column));
    }

    private List<QueryPart> updated(int column) {
        var name = List.of(table.stored().get(column));
        return Stream.of(values("old", name), values("new", name), values("new", table.key()))
                .flatMap(List::stream)
                .toList();
    }

    /** One trigger is for all columns: only those that are other than before are to be taken back. */
    private SQL updateIfChanged(int column) {
        var name = DSL.name(table.stored().get(column));
        var values = updated(column);
        var row = DSL.sql(
                "SELECT {0}, {1} WHERE typeof(old.{2}) <> typeof(new.{2}) OR old.{2} IS NOT new.{2} COLLATE BINARY",
                mark(column), DSL.list(values), name);
        return entry(values.size(), row);
    }

    private SQL entry(int change, List<QueryPart> values) {
        return entry(values.size(), DSL.sql("VALUES ({0}, {1})", mark(change), DSL.list(values)));
    }

    private static SQL entry(int values, SQL row) {
        return DSL.sql(
                "INSERT INTO {0} (x, t, c, {1}) {2};"
                        + " SELECT RAISE(ABORT, {3}) WHERE last_insert_rowid() > (SELECT most FROM {4})",
                DSL.name(UndoFile.LOG_NAME), DSL.list(UndoFile.values(values)), row, DSL.inline(TOO_LARGE), LIMIT);
    }

    private QueryPart mark(int change) {
        return DSL.list(
                IntStream.of(connection, number, change).mapToObj(DSL::inline).toList());
    }

    private List<SQL> candidates(org.jooq.Condition which) {
        var places = DSL.list(UndoFile.values(table.stored().size()));
        var alike = DSL.or(unique.stream().map(key -> key.isThatOf(ROW, "new")).toList());
        return List.of(
                DSL.sql("DELETE FROM {0} WHERE t = {1}", CANDIDATES, DSL.inline(number)),
                DSL.sql(
                        "INSERT INTO {0} (t, {1}) SELECT {2}, {3} FROM {4} AS {5} WHERE ({6}) AND {7}",
                        CANDIDATES,
                        places,
                        DSL.inline(number),
                        DSL.list(table.stored().stream()
                                .map(column -> DSL.sql("{0}.{1}", ROW, DSL.name(column)))
                                .toList()),
                        DSL.name("main", table.name()),
                        ROW,
                        alike,
                        which));
    }

    /** Logs the candidates that are gone, or in whose place the new row is. */
    private SQL replaced() {
        var places = DSL.list(UndoFile.values(table.stored().size()));
        var isNew = isCandidate("new");
        var isThere = isCandidate(PREFIX + "row");
        return DSL.sql(
                "INSERT INTO {0} (x, t, c, {1}) SELECT {2}, {1} FROM {3} WHERE t = {4} AND ({5} OR NOT EXISTS"
                        + " (SELECT 1 FROM {6} AS {7} WHERE {8}));"
                        + " DELETE FROM {3} WHERE t = {4}",
                DSL.name(UndoFile.LOG_NAME),
                places,
                mark(DELETED),
                CANDIDATES,
                DSL.inline(number),
                isNew,
                DSL.name("main", table.name()),
                ROW,
                isThere);
    }

    private org.jooq.Condition isCandidate(String row) {
        return DSL.and(table.key().stream()
                .map(column -> DSL.condition(
                        row + ".{0} = {1}.{2}",
                        DSL.name(column),
                        CANDIDATES,
                        UndoFile.value(table.stored().indexOf(column))))
                .toList());
    }

    private static List<QueryPart> values(String row, List<String> columns) {
        return columns.stream()
                .<QueryPart>map(column -> DSL.sql(row + ".{0}", DSL.name(column)))
                .toList();
    }
}
