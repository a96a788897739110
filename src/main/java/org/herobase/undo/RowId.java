package org.herobase.undo;

import java.util.HashSet;
import java.util.Set;
import org.jooq.DSLContext;

/**
 * Names a row.
 *
 * @param table unquoted
 * @param value of its rowid; null in a table without rowid
 */
record RowId(String table, Long value) {
    /**
     * The rows that refer to a missing one ("PRAGMA foreign_key_check"). SQLite lets nobody make one while it looks after
     * foreign keys, but a file can have some from times when nobody did.
     */
    static Set<RowId> orphans(DSLContext sql) {
        return new HashSet<>(sql.fetch("PRAGMA main.foreign_key_check")
                .map(read -> new RowId(read.get(0, String.class), read.get(1, Long.class))));
    }
}
