package org.herobase.undo;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.herobase.sql.SqlName;
import org.herobase.sql.SqlToken;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Which tables a statement can change: those that it names, and those that foreign keys and triggers reach from there. Some
 * that it does not change may be among them, for a name counts wherever it stands.
 */
final class Reach {
    private static final Set<SqlToken.Kind> NAMES =
            Set.of(SqlToken.Kind.WORD, SqlToken.Kind.NAME, SqlToken.Kind.STRING);

    /** A trigger on a table or view. */
    record Trigger(String on, String sql) {}

    private final Map<String, List<LoggedTable>> tables; // by the name in lower case, as all names here
    private final Map<String, Set<String>> next = new HashMap<>();

    private Reach(Map<String, List<LoggedTable>> tables) {
        this.tables = tables;
    }

    /**
     * Reads the schema of the file.
     *
     * @param temporary the triggers that this connection has made for itself
     */
    static Reach read(DSLContext sql, Collection<Trigger> temporary) {
        var reach = new Reach(
                LoggedTable.readAll(sql).stream().collect(Collectors.groupingBy(logged -> lower(logged.name()))));
        var child = field(name("t", "name"), String.class);
        sql.select(field(name("f", "table"), String.class), child)
                .from(table(name("pragma_table_list")).as("t"))
                .join(table("pragma_foreign_key_list({0}, 'main')", child).as("f"))
                .on(DSL.noCondition())
                .where(field(name("t", "schema"), String.class).eq(inline("main")))
                .forEach(key -> reach.lead(key.value1(), Set.of(lower(key.value2()))));
        sql.select(field(name("tbl_name"), String.class), field(name("sql"), String.class))
                .from(table(name("main", "sqlite_schema")))
                .where(field(name("type"), String.class).eq(inline("trigger")))
                .forEach(trigger -> reach.lead(trigger.value1(), names(trigger.value2())));
        temporary.forEach(trigger -> reach.lead(trigger.on(), names(trigger.sql())));
        return reach;
    }

    private void lead(String from, Set<String> to) {
        next.computeIfAbsent(lower(from), _ -> new HashSet<>()).addAll(to);
    }

    /** The tables that are reached from what has one of these names. */
    Set<LoggedTable> from(Collection<String> names) {
        var reached = new LinkedHashSet<LoggedTable>();
        var seen = new HashSet<>(names);
        var open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            var name = open.poll();
            reached.addAll(tables.getOrDefault(name, List.of()));
            next.getOrDefault(name, Set.of()).stream().filter(seen::add).forEach(open::add);
        }
        return reached;
    }

    /** All that a statement may name, in lower case. */
    static Set<String> names(String sql) {
        return SqlToken.of(sql).stream()
                .filter(token -> NAMES.contains(token.kind()))
                .map(token -> lower(SqlName.unquoted(sql.substring(token.start(), token.end()))))
                .collect(Collectors.toSet());
    }

    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
