package org.herobase.undo;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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

    /** What is done with rows that refer to another key now ("SQLite Foreign Key Support"). */
    private static final Set<String> HARMLESS = Set.of("NO ACTION", "RESTRICT");

    /** The word, but not the function of that name. */
    private static final Pattern REPLACE = Pattern.compile("\\breplace\\b(?!\\s*\\()", Pattern.CASE_INSENSITIVE);

    /** A trigger on a table or view. */
    record Trigger(String on, String sql) {}

    /** Why triggers would not log all that a statement changes. */
    enum Gap {
        /** No trigger fires for a row that REPLACE removes ("The ON CONFLICT Clause"). */
        REPLACE,
        /** A virtual table can have no trigger. */
        VIRTUAL,
        /** Nothing names the rows of a table, or it is one of SQLite's own. */
        UNNAMED
    }

    /**
     * What a statement can change.
     *
     * @param gaps why a log of these tables would not have all of it
     */
    record Reached(Set<LoggedTable> tables, Set<Gap> gaps) {}

    private final Map<String, List<LoggedTable>> tables; // by the name in lower case, as all names here
    private final Map<String, Set<String>> next = new HashMap<>();
    private final Map<String, Set<Gap>> gaps = new HashMap<>();
    private final Map<String, Set<String>> followed = new HashMap<>(); // columns, by their table

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
        reach.readForeignKeys(sql);
        reach.readTables(sql);
        sql.select(field(name("tbl_name"), String.class), field(name("sql"), String.class))
                .from(table(name("main", "sqlite_schema")))
                .where(field(name("type"), String.class).eq(inline("trigger")))
                .forEach(trigger -> reach.lead(new Trigger(trigger.value1(), trigger.value2())));
        temporary.forEach(reach::lead);
        return reach;
    }

    private void readForeignKeys(DSLContext sql) {
        var child = field(name("t", "name"), String.class);
        var parent = field(name("f", "table"), String.class);
        sql.select(
                        parent,
                        child,
                        field(name("f", "on_update"), String.class),
                        field(
                                "coalesce({0}, (SELECT name FROM pragma_table_xinfo({1}, 'main') WHERE pk = {2} + 1))",
                                String.class, name("f", "to"), parent, name("f", "seq")))
                .from(table(name("pragma_table_list")).as("t"))
                .join(table("pragma_foreign_key_list({0}, 'main')", child).as("f"))
                .on(DSL.noCondition())
                .where(field(name("t", "schema"), String.class).eq(inline("main")))
                .forEach(key -> {
                    lead(key.value1(), Set.of(lower(key.value2())));
                    if (!HARMLESS.contains(key.value3()) && key.value4() != null) {
                        followed.computeIfAbsent(lower(key.value1()), _ -> new HashSet<>())
                                .add(lower(key.value4()));
                    }
                });
    }

    private void readTables(DSLContext sql) {
        var title = field(name("t", "name"), String.class);
        var definition = field(
                "(SELECT sql FROM main.sqlite_schema AS s WHERE s.type = 'table' AND s.name = {0})",
                String.class, title);
        sql.select(title, field(name("t", "type"), String.class), definition)
                .from(table(name("pragma_table_list")).as("t"))
                .where(field(name("t", "schema"), String.class).eq(inline("main")))
                .forEach(read -> {
                    var name = lower(read.value1());
                    switch (read.value2()) {
                        case "virtual", "shadow" -> gap(name, Gap.VIRTUAL);
                        case "table" -> {
                            if (!tables.containsKey(name)) {
                                gap(name, Gap.UNNAMED);
                            }
                            if (read.value3() != null && replaces(read.value3())) {
                                gap(name, Gap.REPLACE);
                            }
                        }
                        default -> {} // a view, which leads to tables by its triggers
                    }
                });
        gap("sqlite_master", Gap.UNNAMED);
    }

    private void gap(String name, Gap gap) {
        gaps.computeIfAbsent(name, _ -> EnumSet.noneOf(Gap.class)).add(gap);
    }

    private void lead(Trigger trigger) {
        lead(trigger.on(), names(trigger.sql()));
        if (replaces(trigger.sql())) {
            gap(lower(trigger.on()), Gap.REPLACE);
        }
    }

    private void lead(String from, Set<String> to) {
        next.computeIfAbsent(lower(from), _ -> new HashSet<>()).addAll(to);
    }

    /** What is reached from the tables, views and what else has one of these names. */
    Reached from(Collection<String> names) {
        var reached = new LinkedHashSet<LoggedTable>();
        var missed = EnumSet.noneOf(Gap.class);
        var seen = new HashSet<>(names);
        var open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            var name = open.poll();
            reached.addAll(tables.getOrDefault(name, List.of()));
            missed.addAll(gaps.getOrDefault(name, Set.of()));
            next.getOrDefault(name, Set.of()).stream().filter(seen::add).forEach(open::add);
        }
        return new Reached(reached, missed);
    }

    /** Whether foreign keys change other rows with a column ("ON UPDATE"). */
    boolean isFollowed(String tableName, String column) {
        return followed.getOrDefault(lower(tableName), Set.of()).contains(lower(column));
    }

    /** Whether a statement may remove rows as REPLACE does. */
    static boolean replaces(String sql) {
        return REPLACE.matcher(sql).find();
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
