package org.herobase.console.plan;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.herobase.console.plan.IndexProposal.Gain;
import org.herobase.db.Catalog;
import org.herobase.db.IndexDesign;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.sqlite.SQLiteConfig;

/**
 * Finds indexes that would help by asking SQLite itself: in an empty copy of the schema in memory, indexes are made and
 * the statement is planned again. So nothing is proposed that the planner would not use, for whatever reason.
 */
final class IndexTrial {
    /** A longer index helps in few cases, and makes each write dearer. */
    private static final int MOST_COLUMNS = 3;

    /** Each column of a wide table would be tried. */
    private static final int MOST_CANDIDATES = 200;

    /** Some indexes look useful only with a second column: one is tried for each pair of these many. */
    private static final int MOST_IN_PAIRS = 16;

    /** More say little: what helps is mostly among the first. */
    private static final int MOST_TRIALS = 100;

    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final String sql;
    private final List<Object> parameters;
    private final SchemaPart schema;
    private final BooleanSupplier isGivenUp;
    private final Set<String> taken;
    private final long deadline = System.nanoTime() + LONGEST.toNanos();
    private int trials;

    /**
     * @param schema what the statement mentions
     * @param isGivenUp whether nobody waits for proposals any longer; asked before each trial
     */
    IndexTrial(String sql, List<Object> parameters, SchemaPart schema, BooleanSupplier isGivenUp) {
        this.sql = sql;
        this.parameters = parameters;
        this.schema = schema;
        this.isGivenUp = isGivenUp;
        this.taken = schema.entries().stream()
                .map(entry -> entry.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /**
     * Tries indexes, as many as time allows: of what was not tried, nothing is proposed.
     *
     * @param plan the plan as it is
     * @param large whether a table is worth an index
     * @return none if the copy cannot be made, or does not lead to the same plan: then nothing can be said for sure
     */
    List<IndexProposal> proposals(Plan plan, Predicate<String> large) {
        try (var copy = copy()) {
            if (!plan(copy).details().equals(plan.details())) {
                return List.of();
            }
            var candidates = candidates(copy, large);
            var chosen = new ArrayList<>(better(copy, candidates, Cost.of(plan)));
            for (var i = 0; i < chosen.size(); i++) {
                chosen.set(i, lengthened(copy, chosen, i, candidates));
            }
            return proposals(copy, chosen);
        } catch (SQLException _) {
            return List.of(); // it needs a function, a collation or a table that the copy has not
        }
    }

    private Connection copy() throws SQLException {
        var config = new SQLiteConfig();
        config.enableLoadExtension(false);
        var copy = config.createConnection("jdbc:sqlite::memory:");
        try {
            run(copy, "PRAGMA trusted_schema = OFF");
            for (var entry : schema.entries()) {
                if (SchemaPart.isPlain(entry)) {
                    run(copy, entry.sql());
                }
            }
            return copy;
        } catch (SQLException failure) {
            copy.close();
            throw failure;
        }
    }

    /** An index on each column that the statement mentions. */
    private List<IndexDesign> candidates(Connection copy, Predicate<String> large) {
        var context = DSL.using(copy, SQLDialect.SQLITE);
        var candidates = new ArrayList<IndexDesign>();
        for (var table : schema.tables().stream().filter(large).toList()) {
            Catalog.columns(context, table).stream()
                    .filter(column -> schema.words().contains(column.name().toLowerCase(Locale.ROOT)))
                    .map(column -> index(table, List.of(new IndexDesign.Part(column.name(), false))))
                    .forEach(candidates::add);
        }
        return candidates.subList(0, Math.min(MOST_CANDIDATES, candidates.size()));
    }

    private IndexDesign index(String table, List<IndexDesign.Part> parts) {
        var columns = parts.stream().map(IndexDesign.Part::column).collect(Collectors.joining("_"));
        var name = "idx_" + table + "_" + columns;
        var free = name;
        for (var i = 2; taken.contains(free.toLowerCase(Locale.ROOT)); i++) {
            free = name + "_" + i;
        }
        return new IndexDesign(free, table, parts, false, "");
    }

    /** Those of the candidates that SQLite uses together, if the plan is better with them; else the best of two columns. */
    private List<IndexDesign> better(Connection copy, List<IndexDesign> candidates, Cost before) throws SQLException {
        create(copy, candidates);
        var details = plan(copy).details();
        drop(copy, candidates);
        var used = candidates.stream().filter(index -> isUsed(index, details)).toList();
        var needed = new ArrayList<>(used);
        for (var index : used) { // some are used only because they are there
            if (isOver()) {
                break;
            }
            needed.remove(index);
            if (cost(copy, needed).compareTo(cost(copy, used)) > 0) {
                needed.add(index);
            }
        }
        return cost(copy, needed).compareTo(before) < 0 ? needed : bestPair(copy, candidates, before);
    }

    private List<IndexDesign> bestPair(Connection copy, List<IndexDesign> candidates, Cost before) throws SQLException {
        var some = candidates.subList(0, Math.min(MOST_IN_PAIRS, candidates.size()));
        var best = List.<IndexDesign>of();
        var bestCost = before;
        for (var first : some) {
            for (var pair : longer(first, some)) {
                if (isOver()) {
                    return best;
                }
                var cost = cost(copy, List.of(pair));
                if (cost.compareTo(bestCost) < 0) {
                    best = List.of(pair);
                    bestCost = cost;
                }
            }
        }
        return best;
    }

    /** The index with further columns, as long as each makes the plan better. */
    private IndexDesign lengthened(Connection copy, List<IndexDesign> chosen, int at, List<IndexDesign> candidates)
            throws SQLException {
        var best = chosen.get(at);
        var others = new ArrayList<>(chosen);
        others.remove(at);
        var bestCost = cost(copy, chosen);
        for (var isBetter = true; isBetter && best.parts().size() < MOST_COLUMNS; ) {
            isBetter = false;
            for (var longer : longer(best, candidates)) {
                if (isOver()) {
                    return best;
                }
                var trial = new ArrayList<>(others);
                trial.add(longer);
                var cost = cost(copy, trial);
                if (cost.compareTo(bestCost) < 0) {
                    best = longer;
                    bestCost = cost;
                    isBetter = true;
                }
            }
        }
        return best;
    }

    private List<IndexDesign> longer(IndexDesign index, List<IndexDesign> candidates) {
        var longer = new ArrayList<IndexDesign>();
        for (var candidate : candidates) {
            var more = candidate.parts().getFirst();
            if (candidate.table().equals(index.table())
                    && index.parts().stream().noneMatch(part -> part.column().equals(more.column()))) {
                for (var descending : List.of(false, true)) {
                    var parts = new ArrayList<>(index.parts());
                    parts.add(new IndexDesign.Part(more.column(), descending));
                    longer.add(index(index.table(), parts));
                }
            }
        }
        return longer;
    }

    private List<IndexProposal> proposals(Connection copy, List<IndexDesign> chosen) throws SQLException {
        var with = cost(copy, chosen);
        var proposals = new ArrayList<IndexProposal>();
        for (var index : chosen) {
            var others = new ArrayList<>(chosen);
            others.remove(index);
            var without = cost(copy, others);
            var searches = with.scans() < without.scans() || with.terms() > without.terms();
            var orders = with.sorts() < without.sorts();
            var gain = searches && orders ? Gain.BOTH : orders ? Gain.ORDER : Gain.SEARCH;
            var columns = index.parts().stream().map(IndexDesign.Part::column).toList();
            proposals.add(new IndexProposal(index.table(), columns, index.sql(), gain));
        }
        return List.copyOf(proposals);
    }

    private boolean isOver() {
        return isGivenUp.getAsBoolean() || trials >= MOST_TRIALS || System.nanoTime() - deadline > 0;
    }

    private Cost cost(Connection copy, List<IndexDesign> indexes) throws SQLException {
        trials++;
        create(copy, indexes);
        var cost = Cost.of(plan(copy));
        drop(copy, indexes);
        return cost;
    }

    private Plan plan(Connection copy) throws SQLException {
        return Plan.of(copy, sql, parameters);
    }

    private static boolean isUsed(IndexDesign index, Collection<String> details) {
        return details.stream()
                .anyMatch(detail ->
                        detail.endsWith(" INDEX " + index.name()) || detail.contains(" INDEX " + index.name() + " "));
    }

    private static void create(Connection copy, List<IndexDesign> indexes) throws SQLException {
        for (var index : indexes) {
            run(copy, index.sql());
        }
    }

    private static void drop(Connection copy, List<IndexDesign> indexes) {
        var context = DSL.using(copy, SQLDialect.SQLITE);
        indexes.forEach(index -> context.dropIndex(DSL.name(index.name())).execute());
    }

    private static void run(Connection copy, String sql) throws SQLException {
        try (var statement = copy.prepareStatement(sql)) { // of two statements, only the first one
            statement.execute();
        }
    }

    /**
     * How much a plan has of what takes long.
     *
     * @param scans tables that are read whole
     * @param sorts temporary B-trees; those for a part of an order count half
     * @param terms conditions for which an index is used; the more, the better
     */
    private record Cost(int scans, int sorts, int terms) implements Comparable<Cost> {
        static Cost of(Plan plan) {
            var scans = 0;
            var sorts = 0;
            var terms = 0;
            for (var step : plan.steps()) {
                switch (step.kind()) {
                    case FULL_SCAN, INDEX_SCAN, AUTOMATIC_SEARCH -> scans++;
                    case TEMP_B_TREE -> sorts += step.subject().startsWith("LAST ") ? 1 : 2;
                    case INDEX_SEARCH, COVERING_SEARCH -> terms += step.detail().split(" AND ", -1).length;
                    default -> {}
                }
            }
            return new Cost(scans, sorts, terms);
        }

        @Override
        public int compareTo(Cost other) {
            var weight = Integer.compare(2 * scans + sorts, 2 * other.scans + other.sorts);
            return weight != 0 ? weight : Integer.compare(other.terms, terms);
        }
    }
}
