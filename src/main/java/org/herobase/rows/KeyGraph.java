package org.herobase.rows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.herobase.db.Catalog;
import org.herobase.db.CatalogTable;
import org.herobase.db.ForeignKey;
import org.herobase.rows.ParentLink.State;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.impl.DSL;

/** The tables of a database with the foreign keys between them that SQLite can follow. */
final class KeyGraph {
    private final DSLContext sql;
    private final List<ForeignKey> keys;
    private final Map<String, Node> nodes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<ForeignKey, Boolean> sound = new HashMap<>();

    KeyGraph(DSLContext sql) {
        this.sql = sql;
        this.keys = ForeignKey.readAll(sql);
    }

    /**
     * A table.
     *
     * @param number tells it from the others
     * @param rowid the name of its rowid; null if it has none, or columns hide all of its names
     */
    record Node(int number, String name, List<Catalog.Column> columns, boolean hasKey, String rowid) {
        /** Values that tell its rows apart, none of them NULL. */
        List<Field<?>> identity(Name alias) {
            if (rowid != null) {
                return List.of(KeyGraph.column(alias, rowid));
            }
            var identity = new ArrayList<Field<?>>();
            for (var column : columns) {
                var field = KeyGraph.column(alias, column.name());
                if (!hasKey) {
                    identity.add(DSL.field("quote({0})", field));
                } else if (column.keyPosition() > 0) {
                    identity.add(field);
                }
            }
            return identity;
        }

        Optional<Catalog.Column> column(String name) {
            return columns.stream()
                    .filter(column -> column.name().equalsIgnoreCase(name))
                    .findFirst();
        }
    }

    Node node(String table) {
        var known = nodes.get(table);
        if (known != null) {
            return known;
        }
        var read = CatalogTable.read(sql, table);
        var node = new Node(nodes.size(), table, read.columns(), read.hasKey(), read.rowid());
        nodes.put(table, node);
        return node;
    }

    /** The keys that point to a table. */
    List<ForeignKey> pointingTo(Node parent) {
        return keys.stream()
                .filter(key -> key.parent().equalsIgnoreCase(parent.name()) && isSound(key))
                .toList();
    }

    /** The keys that a table has. */
    List<ForeignKey> of(Node child) {
        return keys.stream()
                .filter(key -> key.table().equalsIgnoreCase(child.name()) && isSound(key))
                .toList();
    }

    /** A column of a table under an alias; its name may be empty, which jOOQ would leave out of a qualified one. */
    static Field<Object> column(Name alias, String name) {
        return DSL.field("{0}.{1}", Object.class, alias, DSL.name(name));
    }

    /** Whether two lists name a column in common. */
    static boolean overlap(List<String> some, List<String> others) {
        return some.stream().anyMatch(name -> others.stream().anyMatch(name::equalsIgnoreCase));
    }

    /**
     * Which children point to a parent, as SQLite compares them: the parent's column at the left and so with its
     * collation, and the affinities of both.
     */
    static Condition matches(ForeignKey key, Name parent, Name child) {
        return DSL.and(IntStream.range(0, key.columns().size())
                .mapToObj(index -> DSL.condition(
                        "{0} = {1}",
                        column(parent, key.parentColumns().get(index)),
                        column(child, key.columns().get(index))))
                .toList());
    }

    private boolean isSound(ForeignKey key) {
        return sound.computeIfAbsent(
                key, _ -> ParentLink.state(sql, key, Catalog.columns(sql, key.parent())) == State.SOUND);
    }
}
