package org.herobase.rows;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.herobase.db.TriggerText;
import org.herobase.rows.Consequences.Action;
import org.herobase.rows.Consequences.Level;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The triggers that fire when rows are deleted or changed; what they do only they know. */
final class ActingTriggers {
    private ActingTriggers() {}

    /** Their names, in order. */
    static List<String> of(DSLContext sql, List<Level> levels) {
        var events = levels.stream()
                .collect(Collectors.groupingBy(
                        level -> level.table().toLowerCase(Locale.ROOT),
                        Collectors.mapping(
                                level -> level.action() == Action.DELETE ? "DELETE" : "UPDATE", Collectors.toSet())));
        var table = DSL.lower(DSL.field(DSL.name("tbl_name"), String.class));
        return sql
                .select(DSL.field(DSL.name("name"), String.class), table, DSL.field(DSL.name("sql"), String.class))
                .from(DSL.table(DSL.name("sqlite_schema")))
                .where(DSL.field(DSL.name("type"), String.class).eq(DSL.inline("trigger")))
                .and(table.in(events.keySet()))
                .orderBy(DSL.field(DSL.name("name")))
                .stream()
                .filter(row -> {
                    var event = List.of(TriggerText.event(row.value3())
                            .toUpperCase(Locale.ROOT)
                            .split(" "));
                    return events.get(row.value2()).stream().anyMatch(event::contains);
                })
                .map(row -> row.value1())
                .toList();
    }
}
