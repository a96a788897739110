package org.herobase.undo;

import java.util.HashSet;
import java.util.Set;
import org.herobase.sql.SqlName;
import org.herobase.sql.SqlToken;

/** The columns to which a statement assigns values: those between SET and what follows it. */
final class AssignedColumns {
    private static final Set<String> ENDS = Set.of("where", "from", "returning", "order", "limit");

    private AssignedColumns() {}

    /** Their names in lower case; some more may be among them. */
    static Set<String> of(String sql) {
        var assigned = new HashSet<String>();
        var isSet = false;
        var tokens =
                SqlToken.of(sql).stream().filter(token -> !token.isIgnored()).toList();
        for (var index = 0; index + 1 < tokens.size(); index++) {
            var word = Reach.lower(SqlName.unquoted(text(sql, tokens.get(index))));
            var next = text(sql, tokens.get(index + 1));
            if (word.equals("set")) {
                isSet = true;
            } else if (ENDS.contains(word)) {
                isSet = false;
            } else if (isSet && (next.equals("=") || next.equals(",") || next.equals(")"))) {
                assigned.add(word); // also one of a list in parentheses
            }
        }
        return assigned;
    }

    private static String text(String sql, SqlToken token) {
        return sql.substring(token.start(), token.end());
    }
}
