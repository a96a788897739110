package org.herobase.undo;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.table;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.impl.DSL;

/**
 * What no two rows of a table may have alike.
 *
 * @param columns each with the collating sequence by which it is compared
 */
record UniqueKey(List<Column> columns) {
    record Column(String name, String collation) {}

    /** Those of all tables by the table's name, but for those that have expressions, which cannot be compared from here. */
    static Map<String, List<UniqueKey>> readAll(DSLContext sql) {
        var title = field(DSL.name("t", "name"), String.class);
        var index = field(DSL.name("i", "name"), String.class);
        var byTable = sql.select(
                        title,
                        index,
                        field(DSL.name("c", "name"), String.class),
                        field(DSL.name("c", "coll"), String.class))
                .from(table(DSL.name("pragma_table_list")).as("t"))
                .join(table("pragma_index_list({0}, 'main')", title).as("i"))
                .on(DSL.noCondition())
                .join(table("pragma_index_xinfo({0}, 'main')", index).as("c"))
                .on(DSL.noCondition())
                .where(field(DSL.name("t", "schema"), String.class).eq(inline("main")))
                .and(field(DSL.name("i", "unique"), Boolean.class).eq(inline(true)))
                .and(field(DSL.name("c", "key"), Boolean.class).eq(inline(true)))
                .orderBy(title, index, field(DSL.name("c", "seqno")))
                .fetchGroups(title);
        return byTable.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().intoGroups(index).values().stream()
                                .filter(columns -> columns.stream().allMatch(column -> column.value3() != null))
                                .map(columns -> new UniqueKey(
                                        columns.map(column -> new Column(column.value3(), column.value4()))))
                                .toList()));
    }

    /** That of a table's rowid or primary key without rowid. */
    static UniqueKey of(List<String> key) {
        return new UniqueKey(key.stream().map(name -> new Column(name, null)).toList());
    }

    /** Whether a row has it alike with that of a trigger. */
    Condition isThatOf(Name row, String other) {
        return DSL.condition(
                "({0})",
                DSL.and(columns.stream()
                        .map(column -> {
                            var name = DSL.name(column.name());
                            return column.collation() == null
                                    ? DSL.condition("{0}.{1} = " + other + ".{1}", row, name)
                                    : DSL.condition(
                                            "{0}.{1} = " + other + ".{1} COLLATE {2}",
                                            row,
                                            name,
                                            DSL.name(column.collation()));
                        })
                        .toList()));
    }
}
