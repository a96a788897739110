package org.herobase.rows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.herobase.db.CatalogTable;
import org.herobase.db.ForeignKey;
import org.herobase.rows.RowSource.Column;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * What deleting rows does by ON DELETE CASCADE and SET NULL ("SQLite Foreign Key Support"), as changes of its own: so the
 * user can be told before, and undo brings all of it back.
 *
 * @param effects what happens to rows that the user did not choose, in the order in which they are reached
 * @param changes all changes, children before their parents
 * @param isComplete whether that is everything: a plan stops at {@value #MOST_ROWS} rows
 */
public record DeletionPlan(Map<Effect, Integer> effects, List<RowChange> changes, boolean isComplete) {
    /** How many rows a plan holds at most, as each is kept for undo. */
    public static final int MOST_ROWS = 100_000;

    /**
     * What happens to rows of a table.
     *
     * @param table the table's name
     * @param cleared the columns that become NULL; empty if the rows are deleted
     */
    public record Effect(String table, List<String> cleared) {}

    /** Plans the deletion of rows of a table, from what is there now. */
    public static DeletionPlan of(DSLContext sql, RowSource<Record> source, List<Row<Record>> rows) {
        var planning = new Planning(sql, ForeignKey.readAll(sql));
        rows.forEach(row -> planning.delete(source, row));
        return planning.plan(rows.size(), source.table().getName());
    }

    /**
     * Deletes the rows, if that has still the effects of this plan.
     *
     * @return fails with {@link ConflictException} otherwise
     */
    public Edits.Plan deletion(RowSource<Record> source, List<Row<Record>> rows) {
        return (sql, writer) -> {
            var now = of(sql, source, rows);
            if (!now.effects().equals(effects)) {
                throw new ConflictException(now.changes().getLast());
            }
            now.changes().forEach(writer::apply);
        };
    }

    private static final class Planning {
        private final DSLContext sql;
        private final List<ForeignKey> keys;
        private final Map<String, RowSource<Record>> sources = new HashMap<>();
        private final Set<List<Object>> deleted = new HashSet<>(); // table and key
        private final Map<List<Object>, RowChange.Delete> deletions = new LinkedHashMap<>(); // by table and key
        private final Map<List<Object>, RowChange.Update> clearings =
                new LinkedHashMap<>(); // by table, key and columns
        private final Map<Effect, Integer> effects = new LinkedHashMap<>();

        Planning(DSLContext sql, List<ForeignKey> keys) {
            this.sql = sql;
            this.keys = keys;
        }

        DeletionPlan plan(int chosen, String table) {
            clearings.forEach((row, clearing) -> {
                // A row that goes too is cleared all the same: its parent may go first, and SQLite would clear it then.
                if (deletions.computeIfPresent(row.subList(0, 2), (_, deletion) -> cleared(deletion, clearing))
                        == null) {
                    count(effect(row));
                }
            });
            var first = new Effect(table, List.of());
            effects.merge(first, -chosen, Integer::sum);
            effects.values().removeIf(count -> count <= 0);
            var changes = new ArrayList<RowChange>(clearings.values());
            changes.addAll(deletions.values());
            return new DeletionPlan(effects, List.copyOf(changes), changes.size() < MOST_ROWS);
        }

        void delete(RowSource<Record> source, Row<Record> row) {
            if (deletions.size() + clearings.size() >= MOST_ROWS || !deleted.add(identity(source, row))) {
                return;
            }
            count(new Effect(source.table().getName(), List.of()));
            for (var key : keys) {
                if (key.parent().equalsIgnoreCase(source.table().getName())) {
                    follow(key, row);
                }
            }
            deletions.put(identity(source, row), new TableEdits<>(source, null).deletion(row));
        }

        private void follow(ForeignKey key, Row<Record> parent) {
            var isCascade = key.onDelete().equals("CASCADE");
            if (!isCascade && !key.onDelete().equals("SET NULL")
                    || key.parentColumns().isEmpty()) {
                return;
            }
            var children = sources.computeIfAbsent(key.table(), name -> RowSource.of(CatalogTable.read(sql, name)));
            if (children.key().isEmpty()) {
                return; // nothing names its rows: what happens to them is left to SQLite
            }
            for (var child : children(children, key, parent)) {
                if (isCascade) {
                    delete(children, child);
                } else {
                    clear(children, key, child);
                }
            }
        }

        private List<Row<Record>> children(RowSource<Record> children, ForeignKey key, Row<Record> parent) {
            var condition = DSL.noCondition();
            for (var index = 0; index < key.columns().size(); index++) {
                var value = parent.value(key.parentColumns().get(index));
                if (value == null) {
                    return List.of(); // NULL is nobody's parent
                }
                var column = column(children, key.columns().get(index));
                condition = condition.and(column.field().eq(Bound.value(column.name(), value)));
            }
            return children.read(sql, condition);
        }

        private void clear(RowSource<Record> children, ForeignKey key, Row<Record> child) {
            var none = new LinkedHashMap<Column, Object>();
            key.columns().forEach(name -> none.put(column(children, name), null));
            var row = new ArrayList<>(identity(children, child));
            row.add(key.columns());
            clearings.put(row, new TableEdits<>(children, null).change(child, Collections.unmodifiableMap(none)));
        }

        private static RowChange.Delete cleared(RowChange.Delete deletion, RowChange.Update clearing) {
            var values = new LinkedHashMap<>(deletion.values());
            values.putAll(clearing.after());
            return new RowChange.Delete(deletion.table(), deletion.key(), values);
        }

        private void count(Effect effect) {
            effects.merge(effect, 1, Integer::sum);
        }

        @SuppressWarnings("unchecked") // as clear() put it in
        private static Effect effect(List<Object> row) {
            return new Effect((String) row.getFirst(), (List<String>) row.getLast());
        }

        private static List<Object> identity(RowSource<Record> source, Row<Record> row) {
            return List.of(
                    source.table().getName(),
                    source.identity().stream()
                            .map(column -> String.valueOf(row.value(column.name())))
                            .toList());
        }

        private static Column column(RowSource<Record> source, String name) {
            return source.find(name).orElseThrow();
        }
    }
}
