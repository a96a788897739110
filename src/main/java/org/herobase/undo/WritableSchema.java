package org.herobase.undo;

import org.herobase.db.Uninterrupted;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.impl.DSL;

/** Writes past SQLite's own statements into the table that has the schema ("PRAGMA writable_schema"). */
final class WritableSchema {
    private WritableSchema() {}

    /** Runs a statement with that switched on. Afterwards it is as it was, for the user may have switched it on. */
    static void execute(DSLContext sql, Query statement) {
        var isOn = sql.fetchSingle("PRAGMA writable_schema").get(0, Boolean.class);
        sql.execute("PRAGMA writable_schema = ON");
        try {
            sql.execute(statement);
        } finally {
            sql.connection(connection ->
                    Uninterrupted.execute(connection, "PRAGMA writable_schema = " + DSL.inline(isOn ? 1 : 0)));
        }
    }
}
