package org.herobase.undo;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Name;

/**
 * The tables that some pages of a database belong to, with those of their indexes ("The DBSTAT Virtual Table"). To find them
 * SQLite reads the whole file.
 *
 * <p>Whatever differs in a table from one state to the next, a page of its tree was changed that was in use before: its root
 * at least. So a page that was free before, which is in no journal, is not missed.
 *
 * @param tables their names
 * @param pages how many pages these tables have altogether, without their indexes
 */
record PageOwners(Set<String> tables, long pages) {
    /**
     * Finds them.
     *
     * @param schema that of the database in the connection
     */
    static PageOwners of(DSLContext sql, Name schema, BitSet pages) {
        var title = field(name("name"), String.class);
        var on = field(name("tbl_name"), String.class);
        var tableOf = sql.select(title, on)
                .from(table(schema.append("sqlite_schema")))
                .where(field(name("type"), String.class).in(inline("table"), inline("index")))
                .fetchMap(title, on);
        var owners = new HashSet<String>();
        var counts = new HashMap<String, Long>();
        try (var read = sql.select(title, field(name("pageno"), Integer.class))
                .from(table("dbstat({0})", inline(schema.last())))
                .fetchLazy()) {
            for (var page : read) {
                counts.merge(page.value1(), 1L, Long::sum);
                if (pages.get(page.value2())) {
                    owners.add(tableOf.getOrDefault(page.value1(), page.value1()));
                }
            }
        }
        return new PageOwners(
                owners,
                owners.stream()
                        .mapToLong(owner -> counts.getOrDefault(owner, 0L))
                        .sum());
    }
}
