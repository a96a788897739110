package org.herobase.undo;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.herobase.db.Excerpt;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The rows in which the database of a connection differs from another state of it, which the connection has attached. Values
 * are the same if they are so letter for letter, and 1 is neither 1.0 nor '1'. Belongs to the connection's thread.
 */
final class RowDifferences {
    private static final Name NOW = name("n");
    private static final Name THEN = name("t");

    private final DSLContext sql;
    private final Name then;

    /**
     * @param sql a connection
     * @param then the schema under which it has the other state
     */
    RowDifferences(DSLContext sql, Name then) {
        this.sql = sql;
        this.then = then;
    }

    /** Whether tables, indexes, views and triggers are the same, and what the file says of itself. */
    boolean isSchemaSame() {
        return schema(name("main")).equals(schema(then));
    }

    private List<String> schema(Name which) {
        var all = new ArrayList<>(sql.select(
                        field(name("type"), String.class),
                        field(name("name"), String.class),
                        field(name("tbl_name"), String.class),
                        field(name("sql"), String.class))
                .from(table(which.append("sqlite_schema")))
                .orderBy(field(name("type")), field(name("name")))
                .fetch(row ->
                        String.join("\0", String.valueOf(row.value1()), row.value2(), row.value3(), row.value4())));
        for (var pragma : List.of("user_version", "application_id", "encoding", "auto_vacuum")) {
            all.add(sql.fetchSingle("PRAGMA {0}." + pragma, which).get(0, String.class));
        }
        return all;
    }

    /**
     * The tables that differ.
     *
     * @param isAsked whether one is looked at, by its name
     * @return empty if a table differs whose rows have no name, or that belongs to a virtual table or to SQLite itself
     */
    Optional<List<LoggedTable>> tables(Predicate<String> isAsked) {
        var type = field(name("t", "type"), String.class);
        var title = field(name("t", "name"), String.class);
        var isStored = type.in(inline("table"), inline("shadow"))
                .and(title.notIn(inline("sqlite_schema"), inline("sqlite_temp_schema")));
        var known = LoggedTable.readAll(sql, isStored);
        var names = new HashSet<>(sql.select(title)
                .from(table(name("pragma_table_list")).as("t"))
                .where(field(name("t", "schema"), String.class).eq(inline("main")))
                .and(isStored)
                .fetch(title));
        known.forEach(each -> names.remove(each.name()));
        if (!names.isEmpty()) {
            return Optional.empty();
        }
        var own = new HashSet<>(LoggedTable.readAll(sql));
        var sequences = known.stream()
                .filter(each -> each.name().equals("sqlite_sequence"))
                .toList();
        var different = known.stream()
                .filter(each -> isAsked.test(each.name()) && !sequences.contains(each) && !isSame(each))
                .toList();
        // At the end, for rows that are put back count there as new ones.
        return own.containsAll(different)
                ? Optional.of(
                        Stream.concat(different.stream(), sequences.stream()).toList())
                : Optional.empty();
    }

    /** Whether a table has the same rows. */
    boolean isSame(LoggedTable each) {
        var now = rows(name("main"), each);
        return sql.fetchCount(now) == sql.fetchCount(rows(then, each))
                && !sql.fetchExists(DSL.selectOne().from(now.as(NOW)).where(isNotAlike(each)));
    }

    /**
     * Makes the rows of a table what they are in the other state. Foreign keys and triggers must not act.
     *
     * @return how many rows are others now
     */
    long write(LoggedTable each) {
        var stored = names(each.stored());
        var gone = sql.execute("DELETE FROM {0} AS {1} WHERE {2}", rows(name("main"), each), NOW, isNotAlike(each));
        var back = sql.execute(
                "INSERT INTO {0} ({1}) SELECT {1} FROM {2} AS {3} WHERE NOT EXISTS (SELECT 1 FROM {0} AS {4} WHERE {5})",
                rows(name("main"), each), DSL.list(stored), rows(then, each), THEN, NOW, isKeySame(each));
        return Math.max(gone, back);
    }

    /**
     * Reads rows in which the two states differ, with the other state as the one before.
     *
     * @param most how many rows
     */
    List<ChangedRow> read(LoggedTable each, int most) {
        var found = new ArrayList<ChangedRow>();
        var now = rows(name("main"), each).as(NOW);
        var before = rows(then, each).as(THEN);
        sql.select(values(THEN, each))
                .select(values(NOW, each))
                .from(now)
                .join(before)
                .on(isKeySame(each))
                .where(DSL.not(isAlike(each)))
                .limit(inline(most))
                .forEach(row -> found.add(updated(each, row)));
        sql.select(values(NOW, each))
                .from(now)
                .whereNotExists(DSL.selectOne().from(before).where(isKeySame(each)))
                .limit(inline(Math.max(0, most - found.size())))
                .forEach(row -> found.add(whole(each, row, ChangedRow.Kind.INSERTED)));
        sql.select(values(THEN, each))
                .from(before)
                .whereNotExists(DSL.selectOne().from(now).where(isKeySame(each)))
                .limit(inline(Math.max(0, most - found.size())))
                .forEach(row -> found.add(whole(each, row, ChangedRow.Kind.DELETED)));
        return found;
    }

    private static ChangedRow updated(LoggedTable each, Record row) {
        var stored = each.stored();
        var values = IntStream.range(0, stored.size())
                .mapToObj(index -> new ChangedRow.Value(
                        stored.get(index), Excerpt.read(row.get(index)), Excerpt.read(row.get(stored.size() + index))))
                .filter(value -> !java.util.Objects.deepEquals(value.before(), value.after()))
                .toList();
        return new ChangedRow(0, each.name(), ChangedRow.Kind.UPDATED, key(each, row), values);
    }

    private static ChangedRow whole(LoggedTable each, Record row, ChangedRow.Kind kind) {
        var stored = each.stored();
        var isNew = kind == ChangedRow.Kind.INSERTED;
        var values = IntStream.range(0, stored.size())
                .filter(index -> !each.key().contains(stored.get(index)))
                .mapToObj(index -> new ChangedRow.Value(
                        stored.get(index),
                        isNew ? null : Excerpt.read(row.get(index)),
                        isNew ? Excerpt.read(row.get(index)) : null))
                .toList();
        return new ChangedRow(0, each.name(), kind, key(each, row), values);
    }

    private static List<Object> key(LoggedTable each, Record row) {
        return each.key().stream()
                .map(column -> Excerpt.read(row.get(each.stored().indexOf(column))))
                .toList();
    }

    private static List<SelectField<?>> values(Name row, LoggedTable each) {
        var values = new ArrayList<SelectField<?>>();
        each.stored().forEach(column -> values.add(Excerpt.bounded(field(row.append(column), Object.class))));
        return values;
    }

    private static Table<?> rows(Name schema, LoggedTable each) {
        return table(schema.append(each.name()));
    }

    private Condition isNotAlike(LoggedTable each) {
        return DSL.notExists(DSL.selectOne()
                .from(rows(then, each).as(THEN))
                .where(isKeySame(each))
                .and(isAlike(each)));
    }

    private static Condition isKeySame(LoggedTable each) {
        return DSL.and(each.key().stream()
                .map(column -> DSL.condition("{0} = {1}", THEN.append(column), NOW.append(column)))
                .toList());
    }

    private static Condition isAlike(LoggedTable each) {
        return Terms.all(each.stored().stream()
                .map(column -> DSL.condition(
                        "typeof({0}) = typeof({1}) AND {0} IS {1} COLLATE BINARY",
                        THEN.append(column), NOW.append(column)))
                .toList());
    }

    private static List<QueryPart> names(List<String> columns) {
        return columns.stream().<QueryPart>map(DSL::name).toList();
    }
}
