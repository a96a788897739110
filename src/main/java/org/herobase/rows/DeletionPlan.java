package org.herobase.rows;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.herobase.db.Catalog;
import org.herobase.db.CatalogTable;
import org.herobase.db.ForeignKey;
import org.herobase.rows.RowSource.Column;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * What deleting rows does by ON DELETE CASCADE, SET NULL and SET DEFAULT ("SQLite Foreign Key Support"), as changes of its own: so the
 * user can be told before, and undo brings all of it back.
 *
 * @param effects what happens to rows that the user did not choose, in the order in which they are reached
 * @param changes all changes, children before their parents
 * @param isComplete whether that is everything: a plan stops behind {@value #MOST_ROWS} rows
 */
public record DeletionPlan(Map<Effect, Integer> effects, List<RowChange> changes, boolean isComplete) {
    /** How many rows a plan holds at most, as each is kept for undo. */
    public static final int MOST_ROWS = 100_000;

    /** What a foreign key does to the children of a row that is deleted. */
    public enum Action {
        /** They are deleted, too. */
        CASCADE,
        /** They have NULL where they pointed to it. */
        SET_NULL,
        /** They have the columns' defaults where they pointed to it. */
        SET_DEFAULT
    }

    /**
     * What happens to rows of a table.
     *
     * @param table the table's name
     * @param action what is done to them
     * @param columns the columns that get another value; empty if the rows are deleted
     */
    public record Effect(String table, Action action, List<String> columns) {}

    /** Plans the deletion of rows of a table, from what is there now. */
    public static DeletionPlan of(DSLContext sql, RowSource<Record> source, List<Row<Record>> rows) {
        var planning = new Planning(sql, ForeignKey.readAll(sql));
        planning.delete(source, rows);
        return planning.plan(rows.size(), source.table().getName());
    }

    /**
     * Deletes the rows, with a change for each row that the foreign keys would delete or clear; where these are too many, the
     * foreign keys do it.
     */
    public static Edits.Plan deletion(RowSource<Record> source, List<Row<Record>> rows) {
        var writing = new TableEdits<>(source, null);
        return (sql, writer) -> {
            var plan = of(sql, source, rows);
            if (plan.isComplete()) {
                plan.changes().forEach(writer::apply);
            } else {
                rows.forEach(row -> writer.apply(writing.deletion(row)));
            }
        };
    }

    private static final Set<String> CLEARING = Set.of("SET NULL", "SET DEFAULT");
    private static final Pattern LITERAL =
            Pattern.compile("[+-]?\\d+(\\.\\d+)?|(x?)'([^']|'')*+'|null|true|false", Pattern.CASE_INSENSITIVE);

    private record TableRow(String table, RowKey key) {}

    private record Clearing(TableRow row, Action action, List<String> columns) {}

    /** A row on the way down to its children, or back up when they are all planned. */
    private record Visit(RowSource<Record> source, Row<Record> row, boolean childrenDone) {
        TableRow identity() {
            return DeletionPlan.identity(source, row);
        }
    }

    private static TableRow identity(RowSource<Record> source, Row<Record> row) {
        return new TableRow(
                source.table().getName(),
                new RowKey(source.identity().stream()
                        .map(column -> row.value(column.name()))
                        .toList()));
    }

    private static final class Planning {
        private final DSLContext sql;
        private final List<ForeignKey> keys;
        private final Map<String, RowSource<Record>> sources = new HashMap<>();
        private final Deque<Visit> visits =
                new ArrayDeque<>(); // rows can hang on each other deeper than calls can nest
        private final Set<TableRow> deleted = new HashSet<>();
        private final Map<TableRow, RowChange.Delete> deletions = new LinkedHashMap<>();
        private final Map<Clearing, RowChange.Update> clearings = new LinkedHashMap<>();
        private final Map<Effect, Integer> effects = new LinkedHashMap<>();
        private final Map<ForeignKey, Map<Column, Object>> cleared = new HashMap<>(); // what its columns become
        private int reached;

        Planning(DSLContext sql, List<ForeignKey> keys) {
            this.sql = sql;
            this.keys = keys;
        }

        DeletionPlan plan(int chosen, String table) {
            clearings.forEach((clearing, change) -> {
                // A row that goes too is cleared all the same: its parent may go first, and SQLite would clear it then.
                if (deletions.computeIfPresent(clearing.row(), (_, deletion) -> cleared(deletion, change)) == null) {
                    count(new Effect(clearing.row().table(), clearing.action(), clearing.columns()));
                }
            });
            var first = new Effect(table, Action.CASCADE, List.of());
            effects.merge(first, -chosen, Integer::sum);
            effects.values().removeIf(count -> count <= 0);
            var changes = new ArrayList<RowChange>(clearings.values());
            changes.addAll(deletions.values());
            return new DeletionPlan(effects, List.copyOf(changes), reached <= MOST_ROWS);
        }

        void delete(RowSource<Record> source, List<Row<Record>> rows) {
            reached = rows.size();
            visit(source, rows);
            while (!visits.isEmpty() && reached <= MOST_ROWS) {
                var visit = visits.pop();
                if (visit.childrenDone()) {
                    deletions.put(visit.identity(), new TableEdits<>(visit.source(), null).deletion(visit.row()));
                } else if (deleted.add(visit.identity())) {
                    count(new Effect(visit.source().table().getName(), Action.CASCADE, List.of()));
                    visits.push(new Visit(visit.source(), visit.row(), true));
                    keys.reversed().forEach(key -> follow(key, visit.source(), visit.row()));
                }
            }
        }

        /** The first row comes next. */
        private void visit(RowSource<Record> source, List<Row<Record>> rows) {
            rows.reversed().forEach(row -> visits.push(new Visit(source, row, false)));
        }

        private void follow(ForeignKey key, RowSource<Record> parents, Row<Record> parent) {
            if (!CLEARING.contains(key.onDelete()) && !key.onDelete().equals("CASCADE") || !leadsTo(parents, key)) {
                return;
            }
            var isCascade = key.onDelete().equals("CASCADE");
            var children = sources.computeIfAbsent(key.table(), name -> RowSource.of(CatalogTable.read(sql, name)));
            var values = isCascade ? null : cleared.computeIfAbsent(key, _ -> cleared(children, key));
            if (children.key().isEmpty() || !isCascade && values.isEmpty()) {
                return; // nothing names its rows, or a default is computed: what happens to them is left to SQLite
            }
            var found = children(children, key, parents, parent);
            reached += found.size();
            if (isCascade) {
                visit(children, found);
            } else {
                found.forEach(child -> clear(children, key, child, values));
            }
        }

        /** Whether the rows of a table can have children by a key; SQLite itself refuses one whose columns do not match. */
        private static boolean leadsTo(RowSource<Record> parents, ForeignKey key) {
            return key.parent().equalsIgnoreCase(parents.table().getName())
                    && !parents.key().isEmpty()
                    && key.parentColumns().size() == key.columns().size()
                    && key.parentColumns().stream()
                            .allMatch(column -> parents.find(column).isPresent());
        }

        /**
         * The rows that SQLite's own action takes: it compares the parent's column, at the left and so with its collation,
         * with the child's, by the affinities of both.
         */
        private List<Row<Record>> children(
                RowSource<Record> children, ForeignKey key, RowSource<Record> parents, Row<Record> parent) {
            var alias = DSL.name(children.table().getName() + " parent"); // it may be the child's own table
            var condition = DSL.noCondition();
            for (var column : parents.key()) {
                condition = condition.and(DSL.field(alias.append(column.name()), Object.class)
                        .eq(Bound.value(column.name(), parent.value(column.name()))));
            }
            for (var index = 0; index < key.columns().size(); index++) {
                condition = condition.and(
                        "{0} = {1}",
                        DSL.field(alias.append(key.parentColumns().get(index))),
                        column(children, key.columns().get(index)).field());
            }
            return children.readBeside(sql, parents.table().as(alias), condition, Math.max(0, MOST_ROWS + 1 - reached));
        }

        private void clear(RowSource<Record> children, ForeignKey key, Row<Record> child, Map<Column, Object> values) {
            clearings.put(
                    new Clearing(identity(children, child), action(key), key.columns()),
                    new TableEdits<>(children, null).change(child, values));
        }

        private static Action action(ForeignKey key) {
            return key.onDelete().equals("SET NULL") ? Action.SET_NULL : Action.SET_DEFAULT;
        }

        /** What the columns of a key become; empty if that cannot be known before. */
        private Map<Column, Object> cleared(RowSource<Record> children, ForeignKey key) {
            var values = new LinkedHashMap<Column, Object>();
            key.columns().forEach(name -> values.put(column(children, name), null));
            if (action(key) == Action.SET_DEFAULT) {
                for (var column : Catalog.columns(sql, key.table())) {
                    var cleared = children.find(column.name()).filter(values::containsKey);
                    if (cleared.isPresent() && column.defaultSql() != null) {
                        // Text from the file is evaluated only if it can do nothing.
                        if (!LITERAL.matcher(column.defaultSql()).matches()) {
                            return Map.of();
                        }
                        var literal = DSL.field(DSL.raw(column.defaultSql()), SQLDataType.OTHER);
                        values.put(
                                cleared.get(),
                                RawValues.value(sql.select(literal).fetchSingle(), 0));
                    }
                }
            }
            return Collections.unmodifiableMap(values);
        }

        private static RowChange.Delete cleared(RowChange.Delete deletion, RowChange.Update clearing) {
            var values = new LinkedHashMap<>(deletion.values());
            values.putAll(clearing.after());
            return new RowChange.Delete(deletion.table(), deletion.key(), values);
        }

        private void count(Effect effect) {
            effects.merge(effect, 1, Integer::sum);
        }

        private static Column column(RowSource<Record> source, String name) {
            return source.find(name).orElseThrow();
        }
    }
}
