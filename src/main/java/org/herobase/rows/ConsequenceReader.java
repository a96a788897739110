package org.herobase.rows;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.herobase.db.ForeignKey;
import org.herobase.rows.ConsequenceLevels.Way;
import org.herobase.rows.ConsequenceQuery.Changed;
import org.herobase.rows.Consequences.Action;
import org.herobase.rows.Consequences.Hindrance;
import org.herobase.rows.Consequences.Obstacle;
import org.herobase.rows.KeyGraph.Node;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQL;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Follows the foreign keys from what the user means to do. Where the keys lead is known from the schema; which rows they
 * reach is counted in one statement, however many ways there are. Changes of values are thought to come before deletions,
 * as those who let heroes stay first take them out of their team.
 */
final class ConsequenceReader {
    private static final Pattern LITERAL =
            Pattern.compile("[+-]?\\d+(\\.\\d+)?|(x?)'([^']|'')*+'|null|true|false", Pattern.CASE_INSENSITIVE);

    private record Doubt(Hindrance hindrance, ForeignKey key, SQL rows) {}

    private final DSLContext sql;
    private final KeyGraph graph;
    private final List<Intent> intents;
    private final Map<Node, List<Condition>> chosen = new LinkedHashMap<>();
    private final List<ForeignKey> cascades = new ArrayList<>();
    private final Set<Node> gone = new LinkedHashSet<>();
    private final List<Changed> intended = new ArrayList<>();
    private final List<Way> ways = new ArrayList<>();
    private final List<Doubt> doubts = new ArrayList<>();
    private ConsequenceQuery query;

    ConsequenceReader(DSLContext sql, KeyGraph graph, List<Intent> intents) {
        this.sql = sql;
        this.graph = graph;
        this.intents = intents;
    }

    Consequences read() {
        findCascades();
        query = new ConsequenceQuery(width(), List.copyOf(gone));
        for (var intent : intents) {
            if (intent instanceof Intent.Update update) {
                intended.add(query.change(graph.node(update.table()), update.which(), update.values()));
            }
        }
        if (!chosen.isEmpty()) {
            query.delete(chosen, cascades, graph, intended);
            gone.forEach(parent -> graph.pointingTo(parent).forEach(this::followDeletion));
        }
        followChanges();
        findDoubts();
        return count();
    }

    private void findCascades() {
        for (var intent : intents) {
            if (intent instanceof Intent.Delete delete) {
                chosen.computeIfAbsent(graph.node(delete.table()), _ -> new ArrayList<>())
                        .add(delete.which());
            }
        }
        var open = new ArrayDeque<>(chosen.keySet());
        while (!open.isEmpty()) {
            var parent = open.poll();
            if (gone.add(parent)) {
                for (var key : graph.pointingTo(parent)) {
                    if (key.onDelete().equals("CASCADE")) {
                        cascades.add(key);
                        open.add(graph.node(key.table()));
                    }
                }
            }
        }
    }

    /** Of every table that can be reached at all: the keys of all tables would be too many to look at. */
    private int width() {
        var reached = new LinkedHashSet<>(gone);
        var open = new ArrayDeque<>(gone);
        intents.forEach(intent -> open.add(graph.node(intent.table())));
        while (!open.isEmpty()) {
            var parent = open.poll();
            reached.add(parent);
            for (var key : graph.pointingTo(parent)) {
                var child = graph.node(key.table());
                if (reached.add(child)) {
                    open.add(child);
                }
            }
        }
        return reached.stream()
                .mapToInt(node -> node.identity(DSL.name("any")).size())
                .max()
                .orElse(1);
    }

    private void followDeletion(ForeignKey key) {
        switch (key.onDelete()) {
            case "SET NULL" ->
                ways.add(new Way(key, Action.SET_NULL, query.clear(key, graph, nulls(key), intended), null));
            case "SET DEFAULT" ->
                ways.add(new Way(key, Action.SET_DEFAULT, query.clear(key, graph, defaults(key), intended), null));
            default -> {}
        }
    }

    private void followChanges() {
        var open = new ArrayDeque<>(intended);
        ways.forEach(way -> open.add(way.changed()));
        while (!open.isEmpty()) {
            var parents = open.poll();
            for (var key : changing(parents)) {
                var action = switch (key.onUpdate()) {
                    case "CASCADE" -> Action.UPDATE;
                    case "SET NULL" -> Action.SET_NULL;
                    case "SET DEFAULT" -> Action.SET_DEFAULT;
                    default -> null;
                };
                if (action == null || isOnTheWay(key, parents)) {
                    continue;
                }
                var values = switch (action) {
                    case SET_NULL -> nulls(key);
                    case SET_DEFAULT -> defaults(key);
                    default ->
                        key.parentColumns().stream()
                                .map(column -> ConsequenceQuery.followed(parents, column))
                                .toList();
                };
                var changed = query.follow(key, graph, parents, values, lineage(parents));
                ways.add(new Way(key, action, changed, parents));
                open.add(changed);
            }
        }
    }

    /** The keys that point to columns that change. */
    private List<ForeignKey> changing(Changed parents) {
        return graph.pointingTo(parents.table()).stream()
                .filter(key -> KeyGraph.overlap(key.parentColumns(), parents.columns()))
                .toList();
    }

    /** A key that changes its own parent's key is followed once: what it finds then has changed already. */
    private boolean isOnTheWay(ForeignKey key, Changed last) {
        return lineage(last).stream()
                .anyMatch(step -> ways.stream()
                        .anyMatch(way -> way.changed() == step && way.key().equals(key)));
    }

    private static List<Changed> lineage(Changed last) {
        var lineage = new ArrayList<Changed>();
        for (var step = last; step != null; step = step.from()) {
            lineage.add(step);
        }
        return lineage;
    }

    private void findDoubts() {
        var all = new ArrayList<>(intended);
        ways.forEach(way -> all.add(way.changed()));
        for (var parent : gone) {
            for (var key : graph.pointingTo(parent)) {
                var left = left(key.onDelete(), all);
                if (left != null) {
                    doubts.add(new Doubt(
                            Hindrance.REFERRING, key, query.children(key, graph, ConsequenceQuery.columns(key), left)));
                }
            }
        }
        for (var changed : all) {
            for (var key : changing(changed)) {
                var left = left(key.onUpdate(), all);
                if (left != null) {
                    doubts.add(new Doubt(
                            Hindrance.REFERRING,
                            key,
                            query.children(key, graph, changed, ConsequenceQuery.columns(key), left)));
                }
            }
            for (var key : graph.of(changed.table())) {
                if (leadsAstray(key, changed)) {
                    doubts.add(new Doubt(Hindrance.NO_PARENT, key, query.withoutParent(changed, key, graph, all)));
                }
            }
        }
        for (var way : ways) {
            for (var column : way.key().columns()) {
                if (way.changed().table().column(column).orElseThrow().notNull()) {
                    doubts.add(new Doubt(
                            Hindrance.NOT_NULL, way.key(), query.withoutValue(way.changed(), column, way.key())));
                }
            }
        }
    }

    /** What takes children out of the way of a key that does nothing: for RESTRICT, only what comes before it. */
    private List<Changed> left(String action, List<Changed> all) {
        return switch (action) {
            case "RESTRICT" -> intended;
            case "NO ACTION" -> all;
            default -> null;
        };
    }

    /** Whether changed rows can point nowhere by a key; by the one that brought the new values, they do not. */
    private boolean leadsAstray(ForeignKey key, Changed changed) {
        Predicate<Way> brought =
                way -> way.changed() == changed && way.key().equals(key) && way.action() != Action.SET_DEFAULT;
        return KeyGraph.overlap(key.columns(), changed.columns())
                && ways.stream().noneMatch(brought);
    }

    private Consequences count() {
        var levels = new ConsequenceLevels(graph, cascades, ways);
        var selects = new ArrayList<>(levels.selects(query, chosen.keySet(), gone, intended));
        doubts.forEach(doubt -> selects.add(doubt.rows()));
        var counts = new ArrayList<Long>();
        if (!selects.isEmpty()) {
            var counted = selects.stream()
                    .map(select -> DSL.sql("(SELECT count(*) FROM ({0}))", select))
                    .toList();
            var row = sql.fetchSingle(query.statement(DSL.sql("SELECT {0}", DSL.list(counted))));
            for (var index = 0; index < selects.size(); index++) {
                counts.add(((Number) row.get(index)).longValue());
            }
        }
        var found = levels.of(counts);
        var obstacles = new ArrayList<Obstacle>();
        var firstDoubt = selects.size() - doubts.size();
        for (var index = 0; index < doubts.size(); index++) {
            if (counts.get(firstDoubt + index) > 0) {
                obstacles.add(obstacle(doubts.get(index), counts.get(firstDoubt + index)));
            }
        }
        var text = new ConsequenceText(intents, cascades, ways).of(found);
        return new Consequences(found, List.copyOf(obstacles), ActingTriggers.of(sql, found), text);
    }

    private Obstacle obstacle(Doubt doubt, long rows) {
        var columns = doubt.key().columns();
        var places =
                IntStream.rangeClosed(1, columns.size()).mapToObj(DSL::inline).toList();
        var first = sql.fetchSingle(query.statement(DSL.sql(
                "SELECT *, count(*) FROM ({0}) GROUP BY {1} ORDER BY {1} LIMIT 1", doubt.rows(), DSL.list(places))));
        var values = new LinkedHashMap<String, Object>();
        for (var index = 0; index < columns.size(); index++) {
            values.put(columns.get(index), RawValues.value(first, index));
        }
        return new Obstacle(
                doubt.hindrance(), doubt.key(), rows, values, ((Number) first.get(columns.size())).longValue());
    }

    private List<? extends Field<?>> nulls(ForeignKey key) {
        return key.columns().stream().map(_ -> DSL.inline((Object) null)).toList();
    }

    /** Text from the file is evaluated only if it can do nothing; another default counts as NULL, which points nowhere. */
    private List<? extends Field<?>> defaults(ForeignKey key) {
        var child = graph.node(key.table());
        return key.columns().stream()
                .map(name -> child.column(name).orElseThrow().defaultSql())
                .map(text -> text != null && LITERAL.matcher(text).matches() ? text : "NULL")
                .map(text -> DSL.field(DSL.raw(text), SQLDataType.OTHER))
                .toList();
    }
}
