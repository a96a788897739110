package org.herobase.sql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.herobase.sql.SqlToken.Kind;

/**
 * Looks for the call of an aggregate function that makes one row of several ("Built-in Aggregate Functions"). Those of
 * subqueries do not, nor do those with OVER.
 */
final class AggregateSearch {
    private static final Set<String> AGGREGATES = Set.of("""
        avg count group_concat json_group_array json_group_object jsonb_group_array jsonb_group_object max median min
        percentile percentile_cont percentile_disc string_agg sum total\
        """.split("\\s+"));

    private static final Set<String> SUBQUERIES = Set.of("select", "values", "with");

    /** What is between two parentheses. */
    private static final class Group {
        private final boolean isSubquery;
        private final String function;
        private int commas;

        Group(boolean isSubquery, String function) {
            this.isSubquery = isSubquery;
            this.function = function;
        }

        /** With several values, "min" and "max" are others than with one. */
        boolean isAggregate() {
            var isOfOneValue = commas == 0 || !function.equals("max") && !function.equals("min");
            return !isSubquery && AGGREGATES.contains(function) && isOfOneValue;
        }
    }

    private final String sql;
    private final List<SqlToken> tokens;

    AggregateSearch(String sql) {
        this.sql = sql;
        this.tokens =
                SqlToken.of(sql).stream().filter(token -> !token.isIgnored()).toList();
    }

    /** Whether there is one. */
    boolean finds() {
        Deque<Group> open = new ArrayDeque<>();
        var function = "";
        for (var i = 0; i < tokens.size(); i++) {
            switch (text(i)) {
                case "(" -> {
                    var isSubquery = !open.isEmpty() && open.peek().isSubquery || SUBQUERIES.contains(text(i + 1));
                    open.push(new Group(isSubquery, function));
                }
                case "," -> {
                    if (!open.isEmpty()) {
                        open.peek().commas++;
                    }
                }
                case ")" -> {
                    var group = open.isEmpty() ? new Group(false, "") : open.pop();
                    if (group.isAggregate() && !text(i + 1).equals("over") && !isFiltered(i + 1)) {
                        return true;
                    }
                    if (group.isAggregate() && isFiltered(i + 1)) {
                        function = group.function;
                        i++; // the group behind FILTER stands for the function's own
                        continue;
                    }
                }
                default -> {}
            }
            function = text(i);
        }
        return false;
    }

    private boolean isFiltered(int token) {
        return text(token).equals("filter") && text(token + 1).equals("(");
    }

    /** In small letters, a name without its quotes. */
    private String text(int token) {
        if (token >= tokens.size()) {
            return "";
        }
        var found = tokens.get(token);
        var text = sql.substring(found.start(), found.end()).toLowerCase(Locale.ROOT);
        return found.kind() == Kind.NAME ? text.substring(1, Math.max(1, text.length() - 1)) : text;
    }
}
