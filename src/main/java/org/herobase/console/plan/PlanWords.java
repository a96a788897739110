package org.herobase.console.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import org.herobase.console.plan.Explanation.TableRows;
import org.herobase.console.plan.PlanStep.Kind;
import org.herobase.ui.Texts;

/** Says in words what a plan does. */
final class PlanWords {
    private final Texts texts = new Texts(PlanWords.class);
    private final Explanation explanation;

    PlanWords(Explanation explanation) {
        this.explanation = explanation;
    }

    /** One sentence about the whole plan: what takes long, or that nothing does. */
    String summary() {
        var parts = new LinkedHashSet<String>();
        for (var step : explanation.plan().steps()) {
            if (explanation.isCostly(step)) {
                parts.add(costly(step));
            } else if (step.kind() == Kind.CORRELATED) {
                parts.add(texts.get("plan.summary.correlated"));
            }
        }
        if (parts.isEmpty()) {
            parts.add(cheap());
        }
        var text = String.join(texts.get("plan.summary.separator"), parts);
        return texts.get("plan.summary.end", text.substring(0, 1).toUpperCase() + text.substring(1));
    }

    /** What a step does. */
    String step(PlanStep step) {
        return step.kind() == Kind.TEMP_B_TREE
                ? texts.get("plan.tree." + purpose(step))
                : texts.get("plan.step." + step.kind(), name(step));
    }

    /** How many rows the table has that a step reads; empty if that is not known. */
    String rows(PlanStep step) {
        return explanation.table(step).map(this::rows).orElse("");
    }

    /** What an index would do. */
    String proposal(IndexProposal proposal) {
        return texts.get("plan.index." + proposal.gain(), proposal.table(), String.join(", ", proposal.columns()));
    }

    private String costly(PlanStep step) {
        return switch (step.kind()) {
            case TEMP_B_TREE -> texts.get("plan.summary." + purpose(step));
            case AUTOMATIC_SEARCH -> texts.get("plan.summary.automatic", name(step));
            default ->
                explanation
                        .table(step)
                        .map(rows -> texts.get("plan.summary.scan.rows", name(step), rows(rows)))
                        .orElseGet(() -> texts.get("plan.summary.scan", name(step)));
        };
    }

    private String cheap() {
        var kinds = new ArrayList<>(
                explanation.plan().steps().stream().map(PlanStep::kind).toList());
        if (kinds.contains(Kind.KEY_SEARCH)
                || kinds.contains(Kind.INDEX_SEARCH)
                || kinds.contains(Kind.COVERING_SEARCH)) {
            return texts.get("plan.summary.search");
        }
        return texts.get(kinds.isEmpty() ? "plan.summary.nothing" : "plan.summary.little");
    }

    private String rows(TableRows rows) {
        if (rows.isSmall()) {
            return texts.get("plan.rows", rows.count());
        }
        return rows.count() == Explanation.FEW + 1
                ? texts.get("plan.rows.more", Explanation.FEW)
                : texts.get("plan.rows.about", rows.count());
    }

    private String name(PlanStep step) {
        return explanation
                .table(step)
                .map(TableRows::table)
                .filter(table -> !table.equalsIgnoreCase(step.subject()))
                .map(table -> texts.get("plan.alias", table, step.subject()))
                .orElse(step.subject());
    }

    /** What a temporary B-tree is for, as the keys of the texts name it. */
    private static String purpose(PlanStep step) {
        if (step.subject().startsWith("LAST ")) {
            return "PART";
        } else if (step.subject().contains("ORDER BY")) {
            return "ORDER";
        }
        return step.subject().contains("GROUP BY") ? "GROUP" : "DISTINCT";
    }
}
