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
import java.util.Optional;
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

    /** Why triggers would not log all that a statement changes, or not so that it can be taken back row by row. */
    enum Gap {
        /** No trigger fires for a row that REPLACE removes ("The ON CONFLICT Clause"). */
        REPLACE,
        /** A virtual table can have no trigger. */
        VIRTUAL,
        /** A trigger writes into a virtual table, such as a search index, and into others too. */
        MIXED_TRIGGER,
        /** A trigger writes into virtual tables only, as it would again when its row is taken back. */
        INDEXING_TRIGGER,
        /** Nothing names the rows of a table, or it is one of SQLite's own. */
        UNNAMED,
        /** Foreign keys change other rows with a key, whose triggers then do what nobody can tell from that. */
        FOLLOWED;

        /** Whether the log is of no use then. */
        boolean isDecisive() {
            return this != INDEXING_TRIGGER;
        }
    }

    private final Map<String, List<LoggedTable>> tables; // by the name in lower case, as all names here
    private final Map<String, Set<String>> next = new HashMap<>();
    private final Map<String, Set<Gap>> gaps = new HashMap<>();
    private final Map<String, Set<String>> followed = new HashMap<>(); // columns, by their table
    private final Set<String> virtual = new HashSet<>();
    private final Set<String> numbered = new HashSet<>();
    private final Set<String> triggered = new HashSet<>(); // what triggers are on

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
        reach.readTables(sql);
        sql.select(field(name("tbl_name"), String.class), field(name("sql"), String.class))
                .from(table(name("main", "sqlite_schema")))
                .where(field(name("type"), String.class).eq(inline("trigger")))
                .forEach(trigger -> reach.lead(new Trigger(trigger.value1(), trigger.value2())));
        temporary.forEach(reach::lead);
        reach.readForeignKeys(sql);
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
                    var isPlain = !triggered.contains(lower(key.value2()))
                            && !key.value1().equalsIgnoreCase(key.value2());
                    if (!isPlain && !HARMLESS.contains(key.value3()) && key.value4() != null) {
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
        var known = new HashSet<String>();
        sql.select(title, field(name("t", "type"), String.class), definition)
                .from(table(name("pragma_table_list")).as("t"))
                .where(field(name("t", "schema"), String.class).eq(inline("main")))
                .forEach(read -> {
                    var name = lower(read.value1());
                    known.add(name);
                    switch (read.value2()) {
                        case "virtual", "shadow" -> virtual.add(name);
                        case "table" -> {
                            if (!tables.containsKey(name)) {
                                gap(name, Gap.UNNAMED);
                            }
                            if (read.value3() != null && replaces(read.value3())) {
                                gap(name, Gap.REPLACE);
                            }
                            if (read.value3() != null && lower(read.value3()).contains("autoincrement")) {
                                numbered.add(name);
                            }
                        }
                        default -> {} // a view, which leads to tables by its triggers
                    }
                });
        if (!known.contains("sqlite_sequence")) {
            numbered.clear(); // the word was in a comment, or is part of another
        }
        gap("sqlite_master", Gap.UNNAMED);
    }

    private void gap(String name, Gap gap) {
        gaps.computeIfAbsent(name, _ -> EnumSet.noneOf(Gap.class)).add(gap);
    }

    private void lead(Trigger trigger) {
        var named = names(trigger.sql());
        var on = lower(trigger.on());
        lead(on, named);
        triggered.add(on);
        if (replaces(trigger.sql())) {
            gap(on, Gap.REPLACE);
        }
        if (named.stream().anyMatch(virtual::contains)) {
            // The name behind ON is there in any case.
            var others = named.stream().filter(tables::containsKey).filter(name -> !name.equals(on));
            var isMixed = others.findAny().isPresent() || writes(trigger.sql(), on);
            gap(on, isMixed ? Gap.MIXED_TRIGGER : Gap.INDEXING_TRIGGER);
        }
    }

    /** Whether a trigger writes into the very table that it is on. */
    private static boolean writes(String trigger, String on) {
        return names(trigger.substring(Math.max(0, lower(trigger).indexOf("begin"))))
                .contains(on);
    }

    private void lead(String from, Set<String> to) {
        next.computeIfAbsent(lower(from), _ -> new HashSet<>()).addAll(to);
    }

    /** The tables that are reached from what has one of these names. */
    Set<LoggedTable> from(Collection<String> names) {
        return reachedNames(names).stream()
                .flatMap(name -> tables.getOrDefault(name, List.of()).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The table that has a name. */
    Optional<LoggedTable> tableNamed(String name) {
        return tables.getOrDefault(lower(name), List.of()).stream().findFirst();
    }

    /**
     * Why a log of the tables that a statement reaches would not be enough to take it back.
     *
     * @param names all that are in it
     */
    Set<Gap> gaps(Collection<String> names, String statement) {
        var missed = EnumSet.noneOf(Gap.class);
        var reached = reachedNames(names);
        reached.forEach(name -> missed.addAll(gaps.getOrDefault(name, Set.of())));
        if (names.stream().anyMatch(virtual::contains)) {
            missed.add(Gap.VIRTUAL);
        }
        if (replaces(statement)) {
            missed.add(Gap.REPLACE);
        }
        var assigned = AssignedColumns.of(statement);
        if (reached.stream()
                .anyMatch(name -> followed.getOrDefault(name, Set.of()).stream().anyMatch(assigned::contains))) {
            missed.add(Gap.FOLLOWED);
        }
        return missed;
    }

    private Set<String> reachedNames(Collection<String> names) {
        var seen = new LinkedHashSet<>(names);
        var open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            next.getOrDefault(open.poll(), Set.of()).stream().filter(seen::add).forEach(open::add);
        }
        return seen;
    }

    /** Whether foreign keys change other rows with a column ("ON UPDATE") in a way that cannot be taken back row by row. */
    boolean isFollowed(String tableName, String column) {
        return followed.getOrDefault(lower(tableName), Set.of()).contains(lower(column));
    }

    /** Whether a table's rows get numbers by AUTOINCREMENT. */
    boolean isNumbered(String tableName) {
        return numbered.contains(lower(tableName));
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
