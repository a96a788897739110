package org.herobase.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jooq.exception.DataAccessException;

/**
 * Statements that a cancel must not stop, as they put the connection in order after it. A cancel interrupts again and again
 * until its work has left the connection, and so hits what was not meant; but it does so only now and then, and such a
 * statement is short.
 */
public final class Uninterrupted {
    private Uninterrupted() {}

    /** Reads something by way of jOOQ, again if that was interrupted. On the connection's thread. */
    public static <T> T get(Supplier<T> reading) {
        while (true) {
            try {
                return reading.get();
            } catch (DataAccessException failure) {
                if (Problem.of(failure) != Problem.CANCELLED) {
                    throw failure;
                }
            }
        }
    }

    /**
     * Runs a statement, again if it was interrupted. On the connection's thread.
     *
     * @throws SQLException if it fails of something else
     */
    public static void execute(Connection connection, String sql) throws SQLException {
        var isInterrupted = true;
        while (isInterrupted) {
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
                isInterrupted = false;
            } catch (SQLException failure) {
                if (Problem.of(failure) != Problem.CANCELLED) {
                    throw failure;
                }
            }
        }
    }
}
