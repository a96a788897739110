package org.herobase.console;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.herobase.console.result.DataVersion;
import org.herobase.console.result.Query;
import org.herobase.db.Problem;
import org.herobase.db.TransactionWatch;
import org.herobase.db.Uninterrupted;
import org.herobase.db.Work;
import org.herobase.sql.DotCommand;
import org.herobase.sql.ErrorPlace;
import org.herobase.sql.Script.Statement;
import org.herobase.undo.LargeChange;
import org.jooq.exception.DataAccessException;

/** One run of a script. */
final class ScriptRun {
    private static final Set<String> CHANGING = Set.of("INSERT", "REPLACE", "UPDATE", "DELETE");

    /** Some pragmas do their work when they are prepared ("PRAGMA Statements"), also behind EXPLAIN. */
    private static final Set<String> ACTING_WHEN_PREPARED = Set.of("PRAGMA", "EXPLAIN");

    /**
     * How a run left the database.
     *
     * @param failure what stopped it, or null
     * @param hasBegun whether it came to its turn; if not, it left all as it was, and says nothing of it
     * @param inTransaction whether a transaction is open now
     * @param pendingChanges how many rows were changed in the open transaction
     * @param changed whether something was changed for good, by this run or in the transaction that it committed
     * @param readOnly whether the connection may change nothing, as it says itself; empty if it could not be asked
     */
    record Outcome(
            Throwable failure,
            boolean hasBegun,
            boolean inTransaction,
            long pendingChanges,
            boolean changed,
            Optional<Boolean> readOnly) {
        /** Of a run that was cancelled before its turn, or for which there was no connection. */
        static Outcome notBegun(Throwable failure) {
            return new Outcome(failure, false, false, 0, false, Optional.empty());
        }
    }

    /** Asks, on the connection's thread, whether a statement may be run that could do more than was meant. */
    @FunctionalInterface
    interface Caution extends LargeChange.Decision {
        /**
         * Waits for the user's answer, where there is something to ask.
         *
         * @param inTransaction whether the statement is in a transaction with others
         */
        boolean allows(Connection connection, Statement statement, List<Object> values, boolean inTransaction)
                throws SQLException;

        @Override
        default LargeChange decide(long most, boolean mayCopy) {
            return LargeChange.NOT_MADE;
        }
    }

    private final List<Statement> statements;
    private final Function<Statement, List<Object>> values;
    private final RunOptions options;
    private final Caution caution;
    private final Consumer<ScriptEvent> events;
    private final RowReader rows;
    private final CompletableFuture<Outcome> ended = new CompletableFuture<>();
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile boolean cancelled;
    private volatile Work<?> work;
    private boolean changed;
    private long started; // the statement that runs

    /**
     * @param statements at least one
     * @param values gives what is bound to the parameters of a statement, by index from 0
     * @param events told on the connection's thread
     */
    ScriptRun(
            List<Statement> statements,
            Function<Statement, List<Object>> values,
            RunOptions options,
            Caution caution,
            Consumer<ScriptEvent> events) {
        this.statements = List.copyOf(statements);
        this.values = values;
        this.options = options;
        this.caution = caution;
        this.events = events;
        this.rows = new RowReader(events);
    }

    /** The statements that are run. */
    List<Statement> statements() {
        return statements;
    }

    /** Whether it does nothing but give up what is open. */
    boolean onlyRollsBack() {
        return statements.stream().allMatch(statement -> statement.verb().equals("ROLLBACK"));
    }

    /**
     * Completes after the last event, never exceptionally; on the connection's thread, or on that which cancelled the run
     * before its turn.
     */
    CompletableFuture<Outcome> ended() {
        return ended;
    }

    /** Stops the run, from any thread and without waiting for its end. */
    void cancel() {
        cancelled = true;
        var running = work;
        if (running != null) {
            running.cancel(true);
        }
    }

    /** Whether the run was told to stop. */
    boolean isCancelled() {
        return cancelled;
    }

    /** Ends the run also where its work never begins: it was cancelled before, or there is no connection to be had. */
    void follow(Work<?> work) {
        this.work = work;
        work.whenComplete((_, failure) -> {
            if (failure != null && begun.compareAndSet(false, true)) {
                try {
                    events.accept(new ScriptEvent.Failed(0, failure, null, Duration.ZERO));
                } finally {
                    ended.complete(Outcome.notBegun(failure));
                }
            }
        });
        if (cancelled) {
            work.cancel(true); // told to stop before there was something to stop
        }
    }

    /** Runs the statements; on the connection's thread. */
    void runOn(Connection connection, TransactionWatch watch, RunChanges changes) {
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        Throwable failure;
        try {
            changes.begin(statements, options.oneTransaction(), connection, watch);
            failure = runAll(connection, watch, changes);
        } catch (SQLException problem) { // of a lock, before the first statement
            failure = problem;
        } catch (RuntimeException | Error fault) { // of ours: the run ends, but it must not vanish in the work
            failure = fault;
            var here = Thread.currentThread();
            here.getUncaughtExceptionHandler().uncaughtException(here, fault);
        }
        ended.complete(outcome(failure, connection, watch));
    }

    /** Runs the statements and gives what the first one failed of, or null. */
    private Throwable runAll(Connection connection, TransactionWatch watch, RunChanges changes) {
        var ours = options.oneTransaction() && !watch.isOpen();
        Throwable failure = ours ? bracket("BEGIN", connection, watch) : null;
        for (var index = 0; index < statements.size() && (failure == null || goesOn(changes)); index++) {
            var problem = run(index, connection, watch, changes);
            failure = failure == null ? problem : failure;
        }
        if (ours && watch.isOpen() && !changes.areOver() && (failure == null || goesOn(changes))) {
            var problem = bracket("COMMIT", connection, watch);
            failure = failure == null ? problem : failure;
        }
        if (watch.isOpen() && (ours || changes.areOver())) { // of a failure, or for not being committed
            rollBack(connection, watch);
        }
        try {
            changes.end(connection, watch);
        } catch (SQLException | DataAccessException problem) {
            failure = failure == null ? problem : failure;
        }
        return failure;
    }

    private Outcome outcome(Throwable failure, Connection connection, TransactionWatch watch) {
        try {
            var pendingChanges = watch.isOpen() ? watch.pendingChanges() : 0;
            return new Outcome(failure, true, watch.isOpen(), pendingChanges, changed, readOnly(connection));
        } catch (SQLException closed) { // which ended the transaction
            return new Outcome(failure == null ? closed : failure, true, false, 0, changed, Optional.empty());
        }
    }

    private boolean goesOn(RunChanges changes) {
        return options.goOn() && !cancelled && !changes.areOver();
    }

    /** Begins or commits the run's own transaction, and gives what it failed of, or null. */
    private SQLException bracket(String sql, Connection connection, TransactionWatch watch) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
            changed |= watch.look(false);
            return null;
        } catch (SQLException failure) {
            events.accept(new ScriptEvent.BracketFailed(sql.equals("BEGIN") ? 0 : statements.size() - 1, sql, failure));
            return failure;
        }
    }

    private void rollBack(Connection connection, TransactionWatch watch) {
        SQLException problem = null;
        try {
            Uninterrupted.execute(connection, "ROLLBACK");
        } catch (SQLException failure) {
            problem = failure; // perhaps of what an interrupted one has rolled back already
        }
        try {
            changed |= watch.look(true);
        } catch (SQLException failure) {
            problem = problem == null ? failure : problem;
        }
        if (problem != null && watch.isOpen()) {
            events.accept(new ScriptEvent.BracketFailed(statements.size() - 1, "ROLLBACK", problem));
        }
    }

    private static Optional<Boolean> readOnly(Connection connection) {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("PRAGMA query_only")) {
            return Optional.of(result.getBoolean(1));
        } catch (SQLException _) {
            return Optional.empty(); // interrupted, or closed
        }
    }

    /** Runs one statement and gives what it failed of, or null. */
    private Throwable run(int index, Connection connection, TransactionWatch watch, RunChanges changes) {
        events.accept(new ScriptEvent.Started(index));
        started = System.nanoTime();
        ScriptEvent event;
        Throwable failure = null;
        try {
            event = execute(index, connection, watch, changes);
        } catch (SQLException | RuntimeException | OutOfMemoryError | StackOverflowError thrown) {
            failure = cancelled ? new CancellationException() : thrown;
            changes.failed(failure, connection);
            event = new ScriptEvent.Failed(index, failure, place(index, failure, connection), since(started));
        }
        try {
            var verb = statements.get(index).verb();
            var onlyRows = failure == null && (CHANGING.contains(verb) || verb.equals("SELECT"));
            changed |= onlyRows ? watch.lookAtRows() : watch.look(verb.equals("ROLLBACK") && failure == null);
            changes.after(statements.get(index), failure != null, connection, watch);
        } catch (SQLException | DataAccessException thrown) {
            if (failure == null) {
                failure = thrown;
                event = new ScriptEvent.Failed(index, failure, null, since(started));
            }
        }
        events.accept(event);
        return failure;
    }

    private ScriptEvent.Finished execute(int index, Connection connection, TransactionWatch watch, RunChanges changes)
            throws SQLException {
        if (cancelled) {
            throw new CancellationException();
        }
        if (statements.get(index).sql().indexOf('\0') >= 0) {
            throw new NulInStatementException();
        }
        var command = DotCommand.of(statements.get(index).sql());
        if (command.isPresent()) {
            throw new ShellCommandException(command.get());
        }
        var bound = values.apply(statements.get(index));
        var allowed = caution.allows(connection, statements.get(index), bound, watch.isOpen());
        started = System.nanoTime(); // the user's time for an answer is not the statement's
        watch.forgetChanges(); // to know what would change, it may have been tried out
        if (!allowed || cancelled) { // perhaps while the question was open
            throw new CancellationException();
        }
        watch.disregard(() -> changes.before(statements.get(index), connection, watch));
        var isRead = Query.isReading(statements.get(index).verb()) && rows.hasRoom();
        var version = isRead ? DataVersion.read(connection) : null; // before the query: it tells what changed since
        RowReader.Reading reading;
        try {
            reading = perform(index, connection, bound);
        } catch (SQLException failure) {
            if (!changes.isTooLarge(failure)) {
                throw failure;
            }
            var decision = changes.keepsJournals(connection)
                    ? LargeChange.WITHOUT_UNDO // from the log: its pages are kept, however many they are
                    : caution.decide(changes.most(), !watch.isOpen());
            started = System.nanoTime();
            if (decision == LargeChange.NOT_MADE || cancelled) {
                throw new CancellationException();
            }
            reading = changes.runUnlogged(
                    connection, watch, decision == LargeChange.WITH_COPY, () -> perform(index, connection, bound));
        }
        var isChange = CHANGING.contains(statements.get(index).verb());
        // Known when the statement is closed: RETURNING counts its rows at the end.
        var changed = isChange ? OptionalLong.of(watch.lastChanges()) : OptionalLong.empty();
        return new ScriptEvent.Finished(index, reading.rows(), reading.hasMore(), changed, since(started), version);
    }

    private RowReader.Reading perform(int index, Connection connection, List<Object> bound) throws SQLException {
        // A prepared statement: the driver takes some texts of a plain one for commands of its own.
        try (var statement = connection.prepareStatement(statements.get(index).sql())) {
            for (var i = 0; i < bound.size(); i++) {
                statement.setObject(i + 1, bound.get(i));
            }
            if (statement.execute()) {
                try (var result = statement.getResultSet()) {
                    return rows.read(index, result);
                }
            }
            return new RowReader.Reading(OptionalInt.empty(), false);
        }
    }

    /** Where an error is, for which SQLite may have to look at beginnings of the statement. */
    private ErrorPlace place(int index, Throwable failure, Connection connection) {
        if (!(failure instanceof SQLException)) {
            return null;
        }
        var statement = statements.get(index);
        if (ACTING_WHEN_PREPARED.contains(statement.verb())) {
            return ErrorPlace.of(statement.sql(), Problem.message(failure));
        }
        return ErrorPlace.of(statement.sql(), Problem.message(failure), beginning -> {
            try (var _ = connection.prepareStatement(beginning)) {
                return null;
            } catch (SQLException other) {
                return Problem.message(other);
            }
        });
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
