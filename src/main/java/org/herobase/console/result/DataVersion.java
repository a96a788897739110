package org.herobase.console.result;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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
    static DataVersion read(DSLContext sql) {
        return sql.connectionResult(DataVersion::read);
    }

    /** Reads the version that the next statement meets, or an older one, where each microsecond counts. */
    public static DataVersion read(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            return new DataVersion(
                    number(statement, "PRAGMA data_version"), number(statement, "SELECT total_changes()"));
        }
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (var result = statement.executeQuery(sql)) {
            return result.getLong(1);
        }
    }
}
