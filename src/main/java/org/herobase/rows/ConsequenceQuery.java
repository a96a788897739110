package org.herobase.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.herobase.db.ForeignKey;
import org.herobase.rows.KeyGraph.Node;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.SQL;
import org.jooq.impl.DSL;

/**
 * The SQL that finds which rows foreign keys reach: common table expressions with their identities. What is deleted is one
 * recursive expression over all tables, as deletions go round in circles; UNION drops rows that were there before. What is
 * changed is one expression for each way along the keys, with the new values.
 */
final class ConsequenceQuery {
    /** Rows of one table that get other values in the same columns, by the same key or by the user. */
    record Changed(Name name, Node table, List<String> columns, Changed from) {
        Field<Object> newValue(Name alias, String column) {
            var place = IntStream.range(0, columns.size())
                    .filter(index -> columns.get(index).equalsIgnoreCase(column))
                    .findFirst()
                    .orElseThrow();
            return KeyGraph.column(alias, "n" + place);
        }

        boolean has(String column) {
            return columns.stream().anyMatch(column::equalsIgnoreCase);
        }
    }

    private static final Name CHOSEN = DSL.name("herobase chosen");
    private static final Name GONE = DSL.name("herobase gone");
    private static final Name G = DSL.name("g");
    private static final Name P = DSL.name("p");
    private static final Name C = DSL.name("c");
    private static final Name M = DSL.name("m");

    private final int width;
    private final List<Node> gone;
    private final List<QueryPart> expressions = new ArrayList<>();

    /**
     * @param width of the widest identity of all tables
     * @param gone the tables whose rows can be deleted
     */
    ConsequenceQuery(int width, List<Node> gone) {
        this.width = width;
        this.gone = gone;
    }

    /** Rows that the user gives other values. */
    Changed change(Node table, Condition which, Map<String, Object> values) {
        var columns = List.copyOf(values.keySet());
        var selected = padded(table, DSL.name(table.name()));
        columns.forEach(column -> selected.add(Bound.value(column, values.get(column))));
        return add(
                table,
                columns,
                null,
                DSL.sql("SELECT {0} FROM {1} WHERE {2}", DSL.list(selected), DSL.name(table.name()), which));
    }

    /** Says what is deleted, by the user and by the keys from there. */
    void delete(Map<Node, List<Condition>> chosen, List<ForeignKey> cascades, KeyGraph graph, List<Changed> changed) {
        var terms = new ArrayList<QueryPart>();
        chosen.forEach((table, conditions) -> terms.add(DSL.sql(
                "SELECT {0} FROM {1} WHERE {2}",
                numbered(table, DSL.name(table.name())), DSL.name(table.name()), DSL.or(conditions))));
        var head = new ArrayList<>(List.of(DSL.name("t")));
        head.addAll(places());
        express(CHOSEN, head, union(terms));
        var steps = new ArrayList<QueryPart>();
        steps.add(DSL.sql("SELECT * FROM {0}", CHOSEN));
        for (var key : cascades) {
            var parent = graph.node(key.parent());
            var child = graph.node(key.table());
            steps.add(DSL.sql(
                    "SELECT {0} FROM {1} WHERE {2}",
                    numbered(child, C),
                    family(GONE, parent, child),
                    isGoneParent(parent)
                            .and(KeyGraph.matches(key, P, C))
                            .and(stays(child, C, key.columns(), changed))));
        }
        express(GONE, head, union(steps));
    }

    /** Rows that a key changes because their parents are deleted. */
    Changed clear(ForeignKey key, KeyGraph graph, List<? extends Field<?>> newValues, List<Changed> earlier) {
        var child = graph.node(key.table());
        return add(child, key.columns(), null, children(key, graph, identityAnd(child, newValues), earlier));
    }

    /** Rows that a key changes because the key of their parents changes. */
    Changed follow(
            ForeignKey key,
            KeyGraph graph,
            Changed parents,
            List<? extends Field<?>> newValues,
            List<Changed> earlier) {
        var child = graph.node(key.table());
        return add(
                child, key.columns(), parents, children(key, graph, parents, identityAnd(child, newValues), earlier));
    }

    /** The children of deleted parents that are not deleted themselves and have not left. */
    SQL children(ForeignKey key, KeyGraph graph, QueryPart selected, List<Changed> left) {
        var parent = graph.node(key.parent());
        var child = graph.node(key.table());
        return DSL.sql(
                "SELECT {0} FROM {1} WHERE {2}",
                selected,
                family(GONE, parent, child),
                isGoneParent(parent)
                        .and(KeyGraph.matches(key, P, C))
                        .and(isNotGone(child, C))
                        .and(stays(child, C, key.columns(), left)));
    }

    /** The children of parents whose keys change; a key whose columns compare equal does not. */
    SQL children(ForeignKey key, KeyGraph graph, Changed parents, QueryPart selected, List<Changed> left) {
        var child = graph.node(key.table());
        var same = key.parentColumns().stream()
                .filter(parents::has)
                .map(column -> DSL.condition("{0} IS {1}", KeyGraph.column(P, column), parents.newValue(G, column)))
                .toList();
        return DSL.sql(
                "SELECT {0} FROM {1} WHERE {2}",
                selected,
                family(parents.name(), parents.table(), child),
                isRow(parents.table(), P, G)
                        .and(KeyGraph.matches(key, P, C))
                        .and(DSL.not(DSL.and(same)))
                        .and(isNotGone(child, C))
                        .and(stays(child, C, key.columns(), left)));
    }

    /** The new value that a child's column gets from its parent's. */
    static Field<Object> followed(Changed parents, String parentColumn) {
        return parents.has(parentColumn) ? parents.newValue(G, parentColumn) : KeyGraph.column(P, parentColumn);
    }

    /** The columns of a key in its child. */
    static QueryPart columns(ForeignKey key) {
        return DSL.list(
                key.columns().stream().map(column -> KeyGraph.column(C, column)).toList());
    }

    /** Those of changed rows that get NULL in a column, with the columns of a key. */
    SQL withoutValue(Changed changed, String column, ForeignKey key) {
        return DSL.sql(
                "SELECT {0} FROM {1} AS {2} CROSS JOIN {3} AS {4} WHERE {5} AND {6} IS NULL",
                columns(key),
                changed.name(),
                G,
                DSL.name(changed.table().name()),
                C,
                isRow(changed.table(), C, G),
                changed.newValue(G, column));
    }

    /** Those of changed rows that then point to a parent that is not there, or is no longer. */
    SQL withoutParent(Changed changed, ForeignKey key, KeyGraph graph, List<Changed> all) {
        var parent = graph.node(key.parent());
        var values = key.columns().stream()
                .map(column -> changed.has(column) ? changed.newValue(G, column) : KeyGraph.column(C, column))
                .toList();
        var isAstray = isRow(changed.table(), C, G)
                .and(DSL.and(values.stream().map(Field::isNotNull).toList()))
                .andNot(exists(
                        DSL.sql("{0} AS {1}", DSL.name(parent.name()), P),
                        isKey(key, values, column -> KeyGraph.column(P, column))
                                .and(isNotGone(parent, P))
                                .and(stays(parent, P, key.parentColumns(), all))));
        for (var moved : all) {
            if (moved.table().equals(parent) && KeyGraph.overlap(moved.columns(), key.parentColumns())) {
                isAstray = isAstray.andNot(exists(
                        DSL.sql("{0} AS {1} CROSS JOIN {2} AS {3}", moved.name(), M, DSL.name(parent.name()), P),
                        isRow(parent, P, M)
                                .and(isKey(
                                        key,
                                        values,
                                        column -> moved.has(column)
                                                ? moved.newValue(M, column)
                                                : KeyGraph.column(P, column)))));
            }
        }
        return DSL.sql(
                "SELECT {0} FROM {1} AS {2} CROSS JOIN {3} AS {4} WHERE {5}",
                columns(key), changed.name(), G, DSL.name(changed.table().name()), C, isAstray);
    }

    private static Condition exists(QueryPart tables, Condition which) {
        return DSL.condition("EXISTS (SELECT 1 FROM {0} WHERE {1})", tables, which);
    }

    /** Compared by the parent's collation and, as the plus has none, its affinity alone. */
    private static Condition isKey(
            ForeignKey key, List<Field<Object>> values, Function<String, Field<Object>> parentColumn) {
        return DSL.and(IntStream.range(0, values.size())
                .mapToObj(index -> DSL.condition(
                        "{0} = +{1}", parentColumn.apply(key.parentColumns().get(index)), values.get(index)))
                .toList());
    }

    /** The number of rows that are deleted: by the user, or altogether. */
    SQL deleted(Node table, boolean byUser) {
        return DSL.sql(
                "SELECT 1 FROM {0} AS {1} WHERE {2} = {3}",
                byUser ? CHOSEN : GONE, G, KeyGraph.column(G, "t"), DSL.inline(table.number()));
    }

    /** The rows that are changed in one of these ways, each once. */
    SQL changed(List<Changed> ways) {
        var identity = DSL.list(places());
        return union(ways.stream()
                .map(way -> DSL.sql("SELECT {0} FROM {1} AS {2}", identity, way.name(), G))
                .toList());
    }

    /** A whole statement. */
    SQL statement(QueryPart select) {
        return DSL.sql("WITH RECURSIVE {0} {1}", DSL.list(expressions), select);
    }

    static SQL joined(List<? extends QueryPart> terms, String word) {
        var text = IntStream.range(0, terms.size())
                .mapToObj(index -> "{" + index + "}")
                .collect(Collectors.joining(word));
        return DSL.sql(text, terms.toArray(QueryPart[]::new));
    }

    private Changed add(Node table, List<String> columns, Changed from, QueryPart select) {
        var name = DSL.name("herobase changed " + expressions.size());
        var head = new ArrayList<>(places());
        IntStream.range(0, columns.size()).forEach(place -> head.add(DSL.name("n" + place)));
        express(name, head, select);
        return new Changed(name, table, columns, from);
    }

    private void express(Name name, List<Name> head, QueryPart select) {
        expressions.add(DSL.sql("{0} ({1}) AS MATERIALIZED ({2})", name, DSL.list(head), select));
    }

    /** The columns of every identity. */
    private List<Name> places() {
        return IntStream.range(0, width)
                .mapToObj(place -> DSL.name("k" + place))
                .toList();
    }

    /** An identity, with its table. */
    private QueryPart numbered(Node table, Name alias) {
        var selected = new ArrayList<QueryPart>();
        selected.add(DSL.inline(table.number()));
        selected.addAll(padded(table, alias));
        return DSL.list(selected);
    }

    /** Without the column's collation: all tables' identities are compared in one place. */
    private List<QueryPart> padded(Node table, Name alias) {
        var selected = new ArrayList<QueryPart>();
        table.identity(alias).forEach(field -> selected.add(DSL.field("{0} COLLATE BINARY", field)));
        while (selected.size() < width) {
            selected.add(DSL.inline((Object) null));
        }
        return selected;
    }

    QueryPart identityAnd(Node child, List<? extends Field<?>> newValues) {
        var selected = padded(child, C);
        selected.addAll(newValues);
        return DSL.list(selected);
    }

    /** In this order: the parent by its identity, then its children by the key, as SQLite itself looks for them. */
    private static SQL family(Name expression, Node parent, Node child) {
        return DSL.sql(
                "{0} AS {1} CROSS JOIN {2} AS {3} CROSS JOIN {4} AS {5}",
                expression, G, DSL.name(parent.name()), P, DSL.name(child.name()), C);
    }

    private Condition isGoneParent(Node parent) {
        return KeyGraph.column(G, "t").eq(DSL.inline((Object) parent.number())).and(isRow(parent, P, G));
    }

    private Condition isRow(Node table, Name alias, Name expression) {
        var identity = table.identity(alias);
        return DSL.and(IntStream.range(0, identity.size())
                .mapToObj(place ->
                        DSL.condition("{0} = {1}", identity.get(place), KeyGraph.column(expression, "k" + place)))
                .toList());
    }

    private Condition isNotGone(Node table, Name alias) {
        return gone.contains(table)
                ? isNotIn(table, alias, GONE, DSL.condition("{0} = {1}", DSL.name("t"), DSL.inline(table.number())))
                : DSL.noCondition();
    }

    /** Rows of a table that none of these changes took the columns of a key from. */
    private Condition stays(Node table, Name alias, List<String> columns, List<Changed> changed) {
        return DSL.and(changed.stream()
                .filter(change -> change.table().equals(table) && KeyGraph.overlap(change.columns(), columns))
                .map(change -> isNotIn(table, alias, change.name(), DSL.trueCondition()))
                .toList());
    }

    private Condition isNotIn(Node table, Name alias, Name expression, Condition which) {
        var identity = table.identity(alias);
        return DSL.condition(
                "({0}) NOT IN (SELECT {1} FROM {2} WHERE {3})",
                DSL.list(identity), DSL.list(places().subList(0, identity.size())), expression, which);
    }

    private static SQL union(List<? extends QueryPart> terms) {
        return joined(terms, " UNION ");
    }
}
