package org.herobase.console.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A statement's plan, and what is known about it.
 *
 * @param plan how SQLite would run it
 * @param tables of those that it reads, by the name in the plan
 * @param proposals indexes with which SQLite would choose a better plan
 */
record Explanation(Plan plan, Map<String, TableRows> tables, List<IndexProposal> proposals) {
    /** Tables with fewer rows need no index: reading them all is as fast. */
    static final long FEW = 1_000;

    /**
     * How many rows a table has.
     *
     * @param table its own name
     * @param count exact up to {@link #FEW}, else about
     */
    record TableRows(String table, long count) {
        boolean isSmall() {
            return count <= FEW;
        }
    }

    /** The table that a step reads; empty if it reads none, or which one is not known. */
    Optional<TableRows> table(PlanStep step) {
        return Optional.ofNullable(tables.get(step.subject()));
    }

    /** Whether a step takes long because of many rows. */
    boolean isCostly(PlanStep step) {
        return step.kind().isCostly()
                && table(step).map(rows -> !rows.isSmall()).orElse(true);
    }
}
