package org.herobase.db;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.herobase.db.DropConsequences.Children;
import org.herobase.db.DropConsequences.Effect;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Follows the foreign keys to count what deleting all rows of a table does to the rows of others. */
final class DependentRows {
    private final DSLContext sql;
    private final List<ForeignKey> keys;
    private final List<Children> found = new ArrayList<>();

    DependentRows(DSLContext sql, List<ForeignKey> keys) {
        this.sql = sql;
        this.keys = keys;
    }

    /** The rows of other tables, by foreign key, those that are deleted with deleted ones included. */
    List<Children> of(String table) {
        var way = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        way.add(table);
        follow(table, _ -> noCondition(), way);
        return List.copyOf(found);
    }

    /**
     * @param deleted which rows of the parent are deleted, by the name that stands for the parent
     * @param way the tables that lead here: a circle is gone round once
     */
    private void follow(String parent, Function<String, Condition> deleted, Set<String> way) {
        for (var key : keys) {
            if (!key.parent().equalsIgnoreCase(parent) || way.contains(key.table()) || !isSound(key)) {
                continue;
            }
            var parentAlias = "p" + way.size();
            Function<String, Condition> dependent = child -> exists(selectOne()
                    .from(table(name(parent)).as(parentAlias))
                    .where(matches(key, parentAlias, child))
                    .and(deleted.apply(parentAlias)));
            var child = "c" + way.size();
            var rows = sql.fetchCount(selectOne()
                    .from(table(name(key.table())).as(child))
                    .where(dependent.apply(child))
                    .limit(DropConsequences.MOST_COUNTED));
            if (rows == 0) {
                continue;
            }
            found.add(new Children(key.table(), key.columns(), effect(key), rows));
            if (effect(key) == Effect.DELETED) {
                way.add(key.table());
                follow(key.table(), dependent, way);
                way.remove(key.table());
            }
        }
    }

    /** The parent's column first: it is its collation and affinity that count. */
    private static Condition matches(ForeignKey key, String parent, String child) {
        return DSL.and(IntStream.range(0, key.columns().size())
                .mapToObj(i -> field(name(parent, key.parentColumns().get(i)), Object.class)
                        .eq(field(name(child, key.columns().get(i)), Object.class)))
                .toList());
    }

    /** A key that fits no parent does nothing when its table is dropped. */
    private boolean isSound(ForeignKey key) {
        var columns = Catalog.columns(sql, key.parent()).stream()
                .map(Catalog.Column::name)
                .toList();
        return !key.parentColumns().isEmpty()
                && key.parentColumns().size() == key.columns().size()
                && key.parentColumns().stream()
                        .allMatch(wanted -> columns.stream().anyMatch(wanted::equalsIgnoreCase));
    }

    private static Effect effect(ForeignKey key) {
        return switch (key.onDelete()) {
            case "CASCADE" -> Effect.DELETED;
            case "SET NULL" -> Effect.SET_NULL;
            case "SET DEFAULT" -> Effect.SET_DEFAULT;
            default -> Effect.REFUSED;
        };
    }
}
