package org.herobase.undo;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.herobase.sql.Script;
import org.herobase.sql.SqlName;
import org.herobase.sql.SqlToken;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * The triggers of tables, put aside while a change is taken back: what they did with the change is in the log, and they
 * must not do something anew. SQLite has no switch for that which a driver offers, so they are dropped and made again, in
 * one transaction.
 *
 * @param triggers in the order in which they were made
 */
record UserTriggers(List<Trigger> triggers) {
    private record Trigger(String name, String sql) {}

    /**
     * Drops the triggers of some tables, but those which write into virtual tables: a search index has no log of its own.
     *
     * @param tables unquoted names
     */
    static UserTriggers putAside(DSLContext sql, Collection<String> tables) {
        var virtual = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        virtual.addAll(sql.select(field(name("name"), String.class))
                .from(table(name("pragma_table_list")))
                .where(field(name("schema"), String.class).eq(DSL.inline("main")))
                .and(field(name("type"), String.class).eq(DSL.inline("virtual")))
                .fetchSet(0, String.class));
        return putAside(sql, tables, virtual);
    }

    /**
     * Drops all triggers of some tables: what they did is known.
     *
     * @param tables unquoted names
     */
    static UserTriggers putAllAside(DSLContext sql, Collection<String> tables) {
        return putAside(sql, tables, Set.of());
    }

    private static UserTriggers putAside(DSLContext sql, Collection<String> tables, Set<String> virtual) {
        var lower = tables.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        var triggers = sql
                .select(
                        field(name("name"), String.class),
                        field(name("sql"), String.class),
                        field(name("tbl_name"), String.class))
                .from(table(name("main", "sqlite_schema")))
                .where(field(name("type"), String.class).eq(DSL.inline("trigger")))
                .orderBy(field(name("rowid")))
                .fetch()
                .stream()
                .filter(trigger -> lower.contains(trigger.value3().toLowerCase(Locale.ROOT)))
                .filter(trigger -> isOneTrigger(trigger.value2()) && !names(trigger.value2(), virtual))
                .map(trigger -> new Trigger(trigger.value1(), trigger.value2()))
                .toList();
        triggers.forEach(trigger -> sql.execute("DROP TRIGGER {0}", name("main", trigger.name())));
        return new UserTriggers(triggers);
    }

    /** Makes them again, as they were. */
    void putBack(DSLContext sql) {
        // The very text from which SQLite itself makes them each time the file is opened.
        triggers.forEach(trigger -> sql.connection(connection -> {
            try (var statement = connection.prepareStatement(trigger.sql())) {
                statement.execute();
            }
        }));
        restoreTexts(sql);
    }

    /** SQLite keeps the text only as far as it is the trigger's: not what somebody wrote behind it, into the schema's own table. */
    private void restoreTexts(DSLContext sql) {
        var schema = table(name("main", "sqlite_schema"));
        var text = field(name("sql"), String.class);
        for (var trigger : triggers) {
            var isOther = field(name("type"), String.class)
                    .eq(DSL.inline("trigger"))
                    .and(field(name("name"), String.class).eq(trigger.name()))
                    .and(text.ne(trigger.sql()));
            if (sql.fetchExists(schema, isOther)) {
                WritableSchema.execute(
                        sql, DSL.update(schema).set(text, trigger.sql()).where(isOther));
            }
        }
    }

    /** Whether a text of the file, which anybody may have written there, can be run: it makes a trigger and nothing else. */
    private static boolean isOneTrigger(String sql) {
        var statements = Script.of(sql).statements();
        return statements.size() == 1 && statements.getFirst().verb().equals("CREATE");
    }

    private static boolean names(String sql, Set<String> tables) {
        return SqlToken.of(sql).stream()
                .anyMatch(token -> tables.contains(SqlName.unquoted(sql.substring(token.start(), token.end()))));
    }
}
