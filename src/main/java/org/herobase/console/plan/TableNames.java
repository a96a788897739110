package org.herobase.console.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.herobase.sql.SqlReader;

/** Which table a plan's step reads: a plan calls it by the alias that the statement gives it. */
final class TableNames {
    private final Map<String, String> tables = new HashMap<>(); // own names by those in lower case
    private final Map<String, Set<String>> aliases = new HashMap<>();

    TableNames(String sql, List<String> tables) {
        tables.forEach(name -> this.tables.put(name.toLowerCase(Locale.ROOT), name));
        var words = new ArrayList<String>();
        var reader = new SqlReader(sql);
        while (!reader.isAtEnd()) {
            words.add(reader.name().toLowerCase(Locale.ROOT));
        }
        for (var i = 1; i < words.size(); i++) {
            var before = words.get(i - 1).equals("as") && i > 1 ? words.get(i - 2) : words.get(i - 1);
            if (this.tables.containsKey(before)) {
                aliases.computeIfAbsent(words.get(i), _ -> new HashSet<>()).add(this.tables.get(before));
            }
        }
    }

    /** The table's own name; empty if it is not one of these, or more than one may be meant. */
    Optional<String> table(String inPlan) {
        var name = inPlan.toLowerCase(Locale.ROOT);
        var plain = name.startsWith("main.") ? name.substring("main.".length()) : name;
        var meant = new HashSet<>(aliases.getOrDefault(plain, Set.of()));
        if (tables.containsKey(plain)) {
            meant.add(tables.get(plain));
        }
        return meant.size() == 1 ? Optional.of(meant.iterator().next()) : Optional.empty();
    }
}
