package org.herobase.console.result;

import org.jooq.DSLContext;

/**
 * A state of the data, as one connection sees it: another one after each change by others ("PRAGMA data_version") or by
 * itself ("total_changes()").
 *
 * @param others counts what others changed
 * @param own counts what this connection changed
 */
public record DataVersion(long others, long own) {
    /** Reads the version that the next statement meets, or an older one. */
    public static DataVersion read(DSLContext sql) {
        return new DataVersion(
                sql.fetchSingle("PRAGMA data_version").get(0, Long.class),
                sql.fetchSingle("SELECT total_changes()").get(0, Long.class));
    }
}
