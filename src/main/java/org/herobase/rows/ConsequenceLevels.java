package org.herobase.rows;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.herobase.db.ForeignKey;
import org.herobase.rows.ConsequenceQuery.Changed;
import org.herobase.rows.Consequences.Action;
import org.herobase.rows.Consequences.Level;
import org.herobase.rows.KeyGraph.Node;
import org.jooq.SQL;

/**
 * Puts what happens to the rows of each table into the order in which one thing follows from another. What happens to the
 * same columns of a table by several keys is one level, as a row is changed or deleted once.
 */
final class ConsequenceLevels {
    /**
     * Rows that a key changes.
     *
     * @param from the changed parents; null where the parents are deleted
     */
    record Way(ForeignKey key, Action action, Changed changed, Changed from) {}

    /** What happens to rows of a table, by the user's own will or not. */
    private record Effect(boolean isIntended, Action action, String table, List<String> columns) {}

    private final KeyGraph graph;
    private final List<ForeignKey> cascades;
    private final List<Way> ways;
    private final Map<Effect, SQL> rows = new LinkedHashMap<>();
    private final Map<Effect, List<Changed>> changes = new LinkedHashMap<>();

    ConsequenceLevels(KeyGraph graph, List<ForeignKey> cascades, List<Way> ways) {
        this.graph = graph;
        this.cascades = cascades;
        this.ways = ways;
    }

    /** Asks for the rows of each effect; in what order they are counted is that of {@link #of}. */
    List<SQL> selects(ConsequenceQuery query, Collection<Node> chosen, Collection<Node> gone, List<Changed> intended) {
        chosen.forEach(table -> rows.put(deletion(true, table.name()), query.deleted(table, true)));
        gone.forEach(table -> rows.put(deletion(false, table.name()), query.deleted(table, false)));
        intended.forEach(
                change -> add(new Effect(true, Action.UPDATE, change.table().name(), change.columns()), change));
        ways.forEach(way -> add(effect(way), way.changed()));
        changes.forEach((effect, same) -> rows.put(effect, query.changed(same)));
        return List.copyOf(rows.values());
    }

    /**
     * The levels, what follows from each behind it.
     *
     * @param counts of the rows that were asked for
     */
    List<Level> of(List<Long> counts) {
        var found = new LinkedHashMap<Effect, Long>();
        for (var effect : rows.keySet()) {
            found.put(effect, counts.get(found.size()));
        }
        // What the user deletes is among what is deleted altogether.
        found.replaceAll((effect, count) -> effect.isIntended() || effect.action() != Action.DELETE
                ? count
                : count - found.getOrDefault(deletion(true, effect.table()), 0L));
        found.values().removeIf(count -> count == 0);
        var following = new LinkedHashMap<Effect, List<Effect>>();
        var open = new ArrayDeque<Effect>();
        var reached = new HashSet<Effect>();
        found.keySet().stream().filter(Effect::isIntended).forEach(open::add);
        while (!open.isEmpty()) {
            var effect = open.poll();
            var next = following(effect).stream()
                    .filter(found::containsKey)
                    .filter(reached::add)
                    .toList();
            following.put(effect, next);
            open.addAll(next);
        }
        var levels = new ArrayList<Level>();
        found.keySet().stream().filter(Effect::isIntended).forEach(effect -> add(levels, 0, effect, found, following));
        return List.copyOf(levels);
    }

    private static void add(
            List<Level> levels,
            int depth,
            Effect effect,
            Map<Effect, Long> found,
            Map<Effect, List<Effect>> following) {
        levels.add(new Level(depth, effect.action(), effect.table(), effect.columns(), found.get(effect)));
        following.get(effect).forEach(next -> add(levels, depth + 1, next, found, following));
    }

    private List<Effect> following(Effect effect) {
        var following = new LinkedHashSet<Effect>();
        if (effect.action() == Action.DELETE) {
            cascades.stream()
                    .filter(key -> key.parent().equalsIgnoreCase(effect.table()))
                    .forEach(key -> following.add(
                            deletion(false, graph.node(key.table()).name())));
        }
        var parents = changes.getOrDefault(effect, List.of());
        for (var way : ways) {
            if (way.from() == null
                    ? effect.action() == Action.DELETE && way.key().parent().equalsIgnoreCase(effect.table())
                    : parents.contains(way.from())) {
                following.add(effect(way));
            }
        }
        return List.copyOf(following);
    }

    private void add(Effect effect, Changed change) {
        changes.computeIfAbsent(effect, _ -> new ArrayList<>()).add(change);
    }

    private static Effect effect(Way way) {
        return new Effect(
                false, way.action(), way.changed().table().name(), way.key().columns());
    }

    private static Effect deletion(boolean isIntended, String table) {
        return new Effect(isIntended, Action.DELETE, table, List.of());
    }
}
