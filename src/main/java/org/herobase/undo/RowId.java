package org.herobase.undo;

import java.util.HashSet;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Names a row.
 *
 * @param table unquoted
 * @param value of its rowid; null in a table without rowid
 */
record RowId(String table, Long value) {
    private static final Field<String> TABLE = DSL.field(DSL.name("table"), String.class);
    private static final Field<Long> ROWID = DSL.field(DSL.name("rowid"), Long.class);

    /**
     * The rows that refer to a missing one ("PRAGMA foreign_key_check"). SQLite lets nobody make one while it looks after
     * foreign keys, but a file can have some from times when nobody did.
     */
    static Set<RowId> orphans(DSLContext sql) {
        return new HashSet<>(sql.resultQuery("PRAGMA main.foreign_key_check")
                .coerce(TABLE, ROWID, DSL.field("parent", String.class), DSL.field("fkid", Integer.class))
                .fetch(read -> new RowId(read.get(TABLE), read.get(ROWID))));
    }
}
