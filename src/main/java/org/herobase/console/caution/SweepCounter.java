package org.herobase.console.caution;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.herobase.db.Catalog;
import org.herobase.db.DropConsequences;
import org.herobase.db.Problem;
import org.herobase.db.Uninterrupted;
import org.herobase.sql.SweepingChange;
import org.jooq.Condition;
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
    private boolean isOver; // the time, or another app has locked the file

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
     * @return empty if SQLite does not understand the statement, or it finds nothing to drop or a file that is read only:
     *     there is nothing to warn of, and SQLite says best why
     * @throws SQLException if the user stopped it
     */
    public Optional<SweepCount> count(SweepingChange change, String text, List<Object> values) throws SQLException {
        deadline = System.nanoTime() + limit.toNanos();
        isOver = false;
        ProgressHandler.setHandler(connection, STEPS, new ProgressHandler() {
            @Override
            protected int progress() {
                isOver |= System.nanoTime() - deadline > 0;
                return isOver ? 1 : 0;
            }
        });
        try {
            if (!isCompiled(text)) {
                return Optional.empty();
            }
            return switch (change) {
                case SweepingChange.AllRows rows -> rows(rows, text, values);
                case SweepingChange.Drop drop -> drop(drop);
                case SweepingChange.DropColumn column -> column(column);
            };
        } catch (DataAccessException failure) {
            if (failure.getCause() instanceof SQLException cause) {
                throw cause;
            }
            throw failure;
        } finally {
            ProgressHandler.clearHandler(connection);
        }
    }

    /** Whether what would be changed is in the file that is open: not temporary, and in no other one that is attached. */
    public boolean isInFile(SweepingChange change) {
        var schemas = switch (change) {
            case SweepingChange.AllRows rows -> schemas(rows.schema(), rows.table());
            case SweepingChange.Drop drop -> schemas(drop.schema(), drop.name());
            case SweepingChange.DropColumn column -> schemas(column.schema(), column.table());
        };
        return schemas.isEmpty() || schemas.getFirst().equals("main");
    }

    /** Whether SQLite understands the statement, as far as it can be known now. */
    private boolean isCompiled(String text) throws SQLException {
        try (var _ = connection.prepareStatement(text)) {
            return true;
        } catch (SQLException failure) {
            return switch (Problem.of(failure)) {
                case CANCELLED, LOCKED -> {
                    giveUp(failure);
                    yield true;
                }
                default -> false;
            };
        }
    }

    private Optional<SweepCount> rows(SweepingChange.AllRows change, String text, List<Object> values)
            throws SQLException {
        var total = counted(() -> sql.selectCount()
                .from(table(qualified(change.schema(), change.table())))
                .fetchOne(0, Long.class));
        Long changed = null;
        if (!isOver && begin()) {
            try {
                changed = change(text, values);
            } catch (SQLException failure) {
                if (Problem.of(failure) == Problem.READ_ONLY) {
                    return Optional.empty();
                }
                giveUp(failure); // it may be another time, and UPDATE OR FAIL keeps what it did before it failed
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
            default -> List.of(Catalog.Kind.TABLE, Catalog.Kind.VIRTUAL_TABLE, Catalog.Kind.SYSTEM_TABLE);
        };
        var uncounted = new SweepCount.Drop(new Catalog.Entry(kinds.getFirst(), drop.name()), null);
        var schemas = counted(() -> schemas(
                drop.schema(), drop.name(), field(name("type"), String.class).equalIgnoreCase(drop.kind())));
        if (schemas == null) {
            return Optional.of(uncounted);
        }
        if (schemas.isEmpty()) {
            return Optional.empty();
        }
        if (!schemas.getFirst().equals("main")) {
            return Optional.of(uncounted); // the consequences are known for the file itself only
        }
        var counted = counted(() -> {
            var catalog = Catalog.read(sql);
            var entry = kinds.stream()
                    .flatMap(kind -> catalog.find(kind, drop.name()).stream())
                    .findFirst()
                    .orElse(uncounted.entry());
            return new SweepCount.Drop(entry, DropConsequences.read(sql, entry));
        });
        return Optional.of(counted == null ? uncounted : counted);
    }

    private List<String> schemas(String schema, String name) {
        return schemas(schema, name, DSL.noCondition());
    }

    /** The databases that have what is meant: the first one is ("Database Object Name Resolution"). */
    private List<String> schemas(String written, String object, Condition which) {
        return sql.select(field(name("name"), String.class)).from(table(name("pragma_database_list"))).fetch().stream()
                .map(row -> row.value1())
                .filter(schema -> written == null || written.equalsIgnoreCase(schema))
                .filter(schema -> sql.fetchExists(DSL.selectOne()
                        .from(table(name(schema, "sqlite_schema")))
                        .where(field(name("name"), String.class).equalIgnoreCase(object))
                        .and(which)))
                .sorted(Comparator.comparing(schema -> !schema.equals("temp")))
                .toList();
    }

    private Optional<SweepCount> column(SweepingChange.DropColumn change) throws SQLException {
        var values = counted(() -> sql.select(DSL.count(field(name(change.column()))))
                .from(table(qualified(change.schema(), change.table())))
                .fetchOne(0, Long.class));
        return Optional.of(new SweepCount.Column(change.table(), change.column(), values));
    }

    /** What is counted. */
    @FunctionalInterface
    private interface Counting<T> {
        T count() throws SQLException;
    }

    /** The result, or null if it cannot be had, or not in time: then the question is asked without it. */
    private <T> T counted(Counting<T> counting) throws SQLException {
        if (isOver) {
            return null;
        }
        try {
            return counting.count();
        } catch (SQLException failure) {
            giveUp(failure);
        } catch (DataAccessException failure) {
            giveUp(failure);
        }
        return null;
    }

    /** Counts on, unless the user stopped it; nothing more where each count would wait for the same lock. */
    private <E extends Exception> void giveUp(E failure) throws E {
        switch (Problem.of(failure)) {
            case CANCELLED -> {
                if (!isOver) {
                    throw failure;
                }
            }
            case LOCKED -> isOver = true;
            default -> {}
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
