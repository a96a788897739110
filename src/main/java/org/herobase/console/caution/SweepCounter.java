package org.herobase.console.caution;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.herobase.db.Catalog;
import org.herobase.db.DropConsequences;
import org.herobase.db.Problem;
import org.herobase.db.Uninterrupted;
import org.herobase.sql.SweepingChange;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConnection;

/**
 * Finds out what a change of all there is would do. An UPDATE or DELETE is tried out in a transaction that is rolled back.
 * Inside the user's own transaction it is not: SQLite rolls the whole transaction back when a change in it is interrupted
 * ("sqlite3_interrupt"), so that neither a time limit nor the user could stop the trial without losing his work. There the
 * rows of the table are counted instead, all of which a change without WHERE means. Lives on the connection's thread.
 */
public final class SweepCounter {
    /** How many steps of SQLite's virtual machine are made between two looks at the clock. */
    private static final int STEPS = 10_000;

    private final SQLiteConnection connection;
    private final DSLContext sql;
    private final Duration limit;
    private long deadline;
    private boolean isTooLate;

    /**
     * @param connection the one that the change is meant for
     * @param limit how long to count altogether
     * @throws SQLException if the connection is closed
     */
    public SweepCounter(Connection connection, Duration limit) throws SQLException {
        this.connection = connection.unwrap(SQLiteConnection.class);
        this.sql = DSL.using(connection, SQLDialect.SQLITE);
        this.limit = limit;
    }

    /**
     * Counts. Nothing is changed afterwards, and the user's transaction, if there is one, is as it was.
     *
     * @param text the statement that the change was read from
     * @param values of its parameters, by index from 0
     * @return empty if the statement would fail or do nothing: there is nothing to warn of, and SQLite says best why
     * @throws SQLException if the user stopped it
     */
    public Optional<SweepCount> count(SweepingChange change, String text, List<Object> values) throws SQLException {
        deadline = System.nanoTime() + limit.toNanos();
        isTooLate = false;
        ProgressHandler.setHandler(connection, STEPS, new ProgressHandler() {
            @Override
            protected int progress() {
                isTooLate |= System.nanoTime() - deadline > 0;
                return isTooLate ? 1 : 0;
            }
        });
        try {
            return switch (change) {
                case SweepingChange.AllRows rows -> rows(rows, text, values);
                case SweepingChange.Drop drop -> drop(drop);
                case SweepingChange.DropColumn column -> column(column);
            };
        } catch (DataAccessException failure) {
            if (Problem.of(failure) == Problem.CANCELLED && failure.getCause() instanceof SQLException cause) {
                throw cause;
            }
            return Optional.empty();
        } finally {
            ProgressHandler.clearHandler(connection);
        }
    }

    private Optional<SweepCount> rows(SweepingChange.AllRows change, String text, List<Object> values)
            throws SQLException {
        var total = inTime(() -> sql.selectCount()
                .from(table(qualified(change.schema(), change.table())))
                .fetchOne(0, Long.class));
        Long changed = null;
        if (!isTooLate && begin()) {
            try {
                changed = inTime(() -> change(text, values));
            } catch (SQLException failure) {
                switch (Problem.of(failure)) {
                    case CANCELLED -> throw failure;
                    case LOCKED -> {} // it may be free when the user has answered
                    default -> {
                        return Optional.empty();
                    }
                }
            } finally {
                rollBack();
            }
        }
        return Optional.of(new SweepCount.Rows(change.verb(), change.table(), changed, total));
    }

    private Optional<SweepCount> drop(SweepingChange.Drop drop) throws SQLException {
        var kinds = switch (drop.kind()) {
            case "VIEW" -> List.of(Catalog.Kind.VIEW);
            case "INDEX" -> List.of(Catalog.Kind.INDEX);
            case "TRIGGER" -> List.of(Catalog.Kind.TRIGGER);
            default -> List.of(Catalog.Kind.TABLE, Catalog.Kind.VIRTUAL_TABLE);
        };
        if (drop.schema() != null && !drop.schema().equalsIgnoreCase("main")) {
            return Optional.of(new SweepCount.Drop(new Catalog.Entry(kinds.getFirst(), drop.name()), null));
        }
        var catalog = Catalog.read(sql);
        var entry = kinds.stream()
                .flatMap(kind -> catalog.find(kind, drop.name()).stream())
                .findFirst();
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        var consequences = inTime(() -> DropConsequences.read(sql, entry.get()));
        return Optional.of(new SweepCount.Drop(entry.get(), consequences));
    }

    private Optional<SweepCount> column(SweepingChange.DropColumn change) throws SQLException {
        var values = inTime(() -> sql.select(DSL.count(field(name(change.column()))))
                .from(table(qualified(change.schema(), change.table())))
                .fetchOne(0, Long.class));
        return Optional.of(new SweepCount.Column(change.table(), change.column(), values));
    }

    /** What is counted. */
    @FunctionalInterface
    private interface Counting<T> {
        T count() throws SQLException;
    }

    /** The result, or null if the time was over before. */
    private <T> T inTime(Counting<T> counting) throws SQLException {
        try {
            return counting.count();
        } catch (SQLException | DataAccessException failure) {
            if (isTooLate && Problem.of(failure) == Problem.CANCELLED) {
                return null;
            }
            throw failure;
        }
    }

    private Long change(String text, List<Object> values) throws SQLException {
        try (var statement = connection.prepareStatement(text)) {
            for (var i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            if (statement.execute()) {
                try (var rows = statement.getResultSet()) {
                    while (rows.next()) {
                        // RETURNING counts its rows at the end
                    }
                }
            }
        }
        return connection.getDatabase().changes();
    }

    /** Begins a transaction; false if the user has one already. */
    private boolean begin() {
        try (var statement = connection.createStatement()) {
            statement.execute("BEGIN");
            return true;
        } catch (SQLException _) {
            return false;
        }
    }

    /** Ends the transaction that {@link #begin} began, unless SQLite did so already. */
    private void rollBack() {
        try {
            Uninterrupted.execute(connection, "ROLLBACK");
        } catch (SQLException _) {
            // there is none left
        }
    }

    private static Name qualified(String schema, String table) {
        return schema == null ? name(table) : name(schema, table);
    }
}
