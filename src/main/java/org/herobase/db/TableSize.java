package org.herobase.db;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;

import java.util.OptionalLong;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** What a table takes of the file ("The DBSTAT Virtual Table"). */
public final class TableSize {
    private TableSize() {}

    /**
     * Adds up the pages of a table and its indexes; looks at each of them.
     *
     * @return in bytes; empty if this SQLite cannot tell, or the table has no pages of its own
     */
    public static OptionalLong read(DSLContext sql, String tableName) {
        var isThere = sql.fetchExists(selectOne()
                .from(table(name("pragma_module_list")))
                .where(field(name("name"), String.class).eq(inline("dbstat"))));
        if (!isThere) {
            return OptionalLong.empty();
        }
        var title = field(name("name"), String.class);
        var parts = DSL.select(title)
                .from(table(name("sqlite_schema")))
                .where(field(name("tbl_name"), String.class).eq(tableName))
                .and(field(name("rootpage"), Integer.class).gt(inline(0)));
        var bytes = sql.select(DSL.sum(field(name("pgsize"), Long.class)))
                .from(table(name("dbstat")))
                .where(field(name("aggregate"), Boolean.class).eq(inline(true)))
                .and(title.in(parts))
                .fetchSingle()
                .value1();
        return bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes.longValue());
    }
}
