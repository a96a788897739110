package org.herobase.rows;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.herobase.db.ForeignKey;
import org.herobase.rows.ConsequenceLevels.Way;
import org.herobase.rows.Consequences.Action;
import org.herobase.rows.Consequences.Level;
import org.jooq.DSLContext;
import org.jooq.QueryPart;
import org.jooq.SQL;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/**
 * The SQL of what happens, for people to read: what runs, and the statements that the foreign keys' actions come to. Each
 * finds its rows by where they point before anything has happened.
 */
final class ConsequenceText {
    private static final DSLContext WRITING = DSL.using(SQLDialect.SQLITE, new Settings().withRenderSchema(false));

    private final List<Intent> intents;
    private final List<ForeignKey> cascades;
    private final List<Way> ways;
    private final List<String> lines = new ArrayList<>();
    private final Set<ForeignKey> written = new LinkedHashSet<>();

    ConsequenceText(List<Intent> intents, List<ForeignKey> cascades, List<Way> ways) {
        this.intents = intents;
        this.cascades = cascades;
        this.ways = ways;
    }

    /** What of it finds rows. */
    String of(List<Level> levels) {
        for (var intent : intents) {
            switch (intent) {
                case Intent.Delete delete ->
                    write(DSL.sql("DELETE FROM {0} WHERE {1}", DSL.name(delete.table()), delete.which()));
                case Intent.Update update ->
                    write(DSL.sql(
                            "UPDATE {0} SET {1} WHERE {2}",
                            DSL.name(update.table()),
                            DSL.list(update.values().entrySet().stream()
                                    .map(entry -> DSL.sql(
                                            "{0} = {1}",
                                            DSL.name(entry.getKey()), Bound.value(entry.getKey(), entry.getValue())))
                                    .toList()),
                            update.which()));
            }
        }
        for (var intent : intents) {
            if (intent instanceof Intent.Delete delete) {
                follow(delete.table(), delete.which(), levels);
            }
        }
        for (var way : ways) {
            if (way.from() != null && has(levels, way.action(), way.key())) {
                lines.add("-- ON UPDATE " + way.key().onUpdate() + ": " + name(way.key()));
            }
        }
        return String.join("\n", lines);
    }

    private void follow(String parent, QueryPart which, List<Level> levels) {
        for (var key : cascades) {
            if (key.parent().equalsIgnoreCase(parent) && has(levels, Action.DELETE, key) && written.add(key)) {
                var children = children(key, which);
                lines.add("-- ON DELETE CASCADE: " + name(key));
                write(DSL.sql("DELETE FROM {0} WHERE {1}", DSL.name(key.table()), children));
                follow(key.table(), children, levels);
            }
        }
        for (var way : ways) {
            var key = way.key();
            if (way.from() == null
                    && key.parent().equalsIgnoreCase(parent)
                    && has(levels, way.action(), key)
                    && written.add(key)) {
                var values = key.columns().stream()
                        .map(column -> DSL.sql(
                                "{0} = {1}",
                                DSL.name(column),
                                way.action() == Action.SET_NULL ? DSL.keyword("NULL") : DSL.keyword("DEFAULT")))
                        .toList();
                lines.add("-- ON DELETE " + key.onDelete() + ": " + name(key));
                write(DSL.sql(
                        "UPDATE {0} SET {1} WHERE {2}", DSL.name(key.table()), DSL.list(values), children(key, which)));
            }
        }
    }

    private static SQL children(ForeignKey key, QueryPart parents) {
        return DSL.sql(
                key.columns().size() == 1
                        ? "{0} IN (SELECT {1} FROM {2} WHERE {3})"
                        : "({0}) IN (SELECT {1} FROM {2} WHERE {3})",
                names(key.columns()),
                names(key.parentColumns()),
                DSL.name(key.parent()),
                parents);
    }

    private static boolean has(List<Level> levels, Action action, ForeignKey key) {
        return levels.stream()
                .anyMatch(level -> level.depth() > 0
                        && level.action() == action
                        && level.table().equalsIgnoreCase(key.table())
                        && (action == Action.DELETE || level.columns().equals(key.columns())));
    }

    private void write(QueryPart statement) {
        lines.add(WRITING.renderInlined(statement) + ";");
    }

    private static String name(ForeignKey key) {
        return key.table() + " (" + String.join(", ", key.columns()) + ") to " + key.parent();
    }

    private static QueryPart names(List<String> columns) {
        return DSL.list(columns.stream().map(DSL::name).toList());
    }
}
