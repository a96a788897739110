package org.herobase.db;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * What a new table or index must know of those that are there.
 *
 * @param taken the names of all tables, views and indexes, in lower case
 * @param keys by table, the columns that foreign keys can point to: each is a primary key or unique by itself
 */
public record SchemaNames(Set<String> taken, Map<String, List<String>> keys) {
    /** Reads them, in two looks at the schema, whatever the tables hold. */
    public static SchemaNames read(DSLContext sql) {
        var title = field(name("name"), String.class);
        var taken = sql
                .select(title)
                .from(DSL.table(name("sqlite_schema")))
                .where(field(name("type"), String.class).ne(inline("trigger")))
                .fetch(row -> row.value1().toLowerCase(Locale.ROOT))
                .stream()
                .collect(Collectors.toUnmodifiableSet());
        return new SchemaNames(taken, readKeys(sql));
    }

    boolean isTaken(String name) {
        return taken.contains(name.toLowerCase(Locale.ROOT));
    }

    boolean isKey(String table, String column) {
        return keys.getOrDefault(table, List.of()).stream().anyMatch(column::equalsIgnoreCase);
    }

    private static Map<String, List<String>> readKeys(DSLContext sql) {
        var table = field(name("t", "name"), String.class);
        var tables = DSL.table(name("pragma_table_list")).as("t");
        var isOurs = field(name("t", "schema"), String.class)
                .eq(inline("main"))
                .and(field(name("t", "type"), String.class).eq(inline("table")))
                .and(table.notLike(inline("sqlite!_%"), '!'));
        // A primary key has a unique index, except where it is the rowid itself.
        var column = field(name("c", "name"), String.class);
        var position = field(name("c", "pk"), Integer.class);
        var primary = sql.select(table, DSL.min(column))
                .from(tables)
                .join(DSL.table("pragma_table_xinfo({0})", table).as("c"))
                .on(inline(true))
                .where(isOurs)
                .and(position.gt(inline(0)))
                .groupBy(table)
                .having(DSL.count().eq(inline(1)));
        var index = field(name("i", "name"), String.class);
        var part = field(name("p", "name"), String.class);
        var unique = sql.select(table, DSL.min(part))
                .from(tables)
                .join(DSL.table("pragma_index_list({0})", table).as("i"))
                .on(inline(true))
                .join(DSL.table("pragma_index_info({0})", index).as("p"))
                .on(inline(true))
                .where(isOurs)
                .and(field(name("i", "unique"), Integer.class).eq(inline(1)))
                .and(field(name("i", "partial"), Integer.class).eq(inline(0)))
                .groupBy(table, index)
                .having(DSL.count().eq(inline(1)));
        return primary.union(unique).fetch().stream()
                .filter(row -> row.value2() != null) // an index on an expression
                .collect(Collectors.groupingBy(
                        row -> row.value1(),
                        TreeMap::new,
                        Collectors.mapping(row -> row.value2(), Collectors.toUnmodifiableList())));
    }
}
