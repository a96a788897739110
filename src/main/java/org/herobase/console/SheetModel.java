package org.herobase.console;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.herobase.console.RunTranscript.Failure;
import org.herobase.console.result.Query;
import org.herobase.console.result.QueryResult;
import org.herobase.console.result.QueryRunner;
import org.herobase.db.Database;
import org.herobase.db.OpenTransactions;
import org.herobase.sql.Parameter;
import org.herobase.sql.Script;
import org.herobase.sql.Script.Statement;
import org.herobase.undo.UndoLog;

/** What a sheet shows of its runs, and can do. Belongs to the JavaFX thread. */
final class SheetModel {
    /**
     * The statements of a text, as they are cut in the background.
     *
     * @param statements in their order
     * @param values of their parameters
     */
    private record Cut(List<Statement> statements, ParameterValues values) {}

    private final SheetSession session;
    private final OpenTransactions transactions;
    private final Supplier<String> name;
    private final RunQuestions questions;
    private final RunLog log;
    private final Executor thread;
    private final Runnable onChange;
    private final Wording wording;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper readOnly = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<OpenTransactions.Open> transaction = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<RunTranscript> transcript = new ReadOnlyObjectWrapper<>();
    private final ObservableList<QueryResult> results = FXCollections.observableArrayList();
    private final ObservableList<Message> messages = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Map<String, Object>> parameters = new ReadOnlyObjectWrapper<>(Map.of());
    private String numberedFor = ""; // the statements that values of numbered parameters were given for
    private ScriptRun current; // null while the text is cut
    private boolean cancelled;
    private boolean closed;
    private CompletableFuture<?> lastEnd = CompletableFuture.completedFuture(null);

    /**
     * @param undoLog lists what is changed
     * @param name gives the sheet's name, as others shall know who holds the database
     * @param questions are asked before and while statements run
     * @param log keeps what was run
     * @param thread runs what belongs to the JavaFX thread, in order: {@code Platform::runLater}
     * @param onChange called on the JavaFX thread after a run that changed what others see
     */
    SheetModel(
            Database database,
            UndoLog undoLog,
            Supplier<String> name,
            RunQuestions questions,
            RunLog log,
            Executor thread,
            Runnable onChange) {
        this.session = new SheetSession(database, undoLog.recorder(name));
        this.transactions = database.transactions();
        this.wording = new Wording(new FailureWords(transactions));
        this.name = name;
        this.questions = questions;
        this.log = log;
        this.thread = thread;
        this.onChange = onChange;
    }

    /** Whether statements are running. */
    ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /** Whether the sheet's connection may change nothing, as it says itself. */
    ReadOnlyBooleanProperty readOnly() {
        return readOnly.getReadOnlyProperty();
    }

    /** The user's transaction, if it was open after the last run; null if not. */
    ReadOnlyObjectProperty<OpenTransactions.Open> transaction() {
        return transaction.getReadOnlyProperty();
    }

    /** What happens, or happened, in the newest run; null before the first. */
    ReadOnlyObjectProperty<RunTranscript> transcript() {
        return transcript.getReadOnlyProperty();
    }

    /** The results of the last run's queries. */
    ObservableList<QueryResult> results() {
        return results;
    }

    /** A line for each statement of the last run, and for each COMMIT and ROLLBACK by a button since. */
    ObservableList<Message> messages() {
        return messages;
    }

    /** The first statement that failed in the last run, or null. */
    Failure failure() {
        return transcript.get() == null ? null : transcript.get().firstFailure();
    }

    /** Reads on the sheet's connection. */
    QueryRunner reader() {
        return session;
    }

    /** The values given to parameters so far, by name. */
    ReadOnlyObjectProperty<Map<String, Object>> parameters() {
        return parameters.getReadOnlyProperty();
    }

    /** Has other values for parameters from now on. */
    void setParameters(Map<String, Object> values) {
        parameters.set(values);
    }

    /**
     * Runs statements in place of the last run. Does nothing while a run is under way; without statements the last run's
     * results stay.
     *
     * @param text gives the SQL, in the background
     * @param choice which of its statements
     * @param offset where the text begins in the editor
     */
    void run(Supplier<String> text, Function<Script, List<Statement>> choice, int offset, RunOptions options) {
        run(text, choice, offset, options, parameters.get(), numberedFor);
    }

    /** Runs a query again, with the values that it had. */
    void run(Query query, RunOptions options) {
        var values = new LinkedHashMap<>(parameters.get());
        for (var parameter : Parameter.of(query.sql())) {
            values.put(ParameterValues.key(parameter), query.parameters().get(parameter.index() - 1));
        }
        var answered = ParameterValues.of(Script.of(query.sql()).statements(), values, "")
                .text();
        run(query::sql, Script::statements, 0, options, values, answered);
    }

    private void run(
            Supplier<String> text,
            Function<Script, List<Statement>> choice,
            int offset,
            RunOptions options,
            Map<String, Object> known,
            String answered) {
        if (running.get()) {
            return;
        }
        current = null;
        cancelled = false;
        running.set(true);
        // Cutting a long text takes longer than this thread may be held.
        lastEnd = CompletableFuture.supplyAsync(() -> {
                    var statements = choice.apply(Script.of(text.get())).stream()
                            .map(statement -> statement.movedBy(offset))
                            .toList();
                    return new Cut(statements, ParameterValues.of(statements, known, answered));
                })
                .thenApplyAsync(cut -> begin(cut, options), thread)
                .thenCompose(end -> end)
                .whenCompleteAsync((_, fault) -> giveUp(fault), thread);
    }

    /** What would be bound to a statement's parameters; NULL where no value was given before. */
    List<Object> values(Statement statement) {
        return ParameterValues.of(List.of(statement), parameters.get(), "").of(statement);
    }

    /** Stops the run, if there is one. */
    void cancel() {
        cancelled = true;
        if (running.get() && current != null) {
            current.cancel();
        }
    }

    /** Lets the sheet's connection change nothing, or lets it change data again. */
    CompletableFuture<Void> setReadOnly(boolean wanted) {
        return session.setReadOnly(wanted).thenRunAsync(() -> readOnly.set(wanted), thread);
    }

    /**
     * Ends the open transaction.
     *
     * @param keep whether to commit it, or to roll it back
     * @return completes on the JavaFX thread, exceptionally with what SQLite said; at once if a run is under way
     */
    CompletableFuture<Void> endTransaction(boolean keep) {
        if (running.get()) {
            return CompletableFuture.failedFuture(new IllegalStateException("A script is running"));
        }
        var statements = Script.of(keep ? "COMMIT" : "ROLLBACK").statements();
        var end = CompletableFuture.completedFuture(new Cut(statements, ParameterValues.NONE))
                .thenCompose(cut -> start(cut, RunOptions.PLAIN))
                .whenCompleteAsync((_, fault) -> giveUp(fault), thread);
        lastEnd = end;
        return end.thenAccept(outcome -> {
            if (outcome.failure() != null) {
                throw new CompletionException(outcome.failure());
            }
        });
    }

    /**
     * Stops the run, if there is one.
     *
     * @return as {@link #ended}
     */
    CompletableFuture<Void> stop() {
        cancel();
        return ended();
    }

    /**
     * Follows the run, if there is one.
     *
     * @return completes on the JavaFX thread when the run has ended and is shown; never exceptionally
     */
    CompletableFuture<Void> ended() {
        return lastEnd.handle((_, _) -> null);
    }

    /** Stops what is running, rolls back what is open and lets the file go. */
    CompletableFuture<Void> close() {
        closed = true; // a run that ends later has nothing left open
        transactions.closed(this);
        transactions.ended(this);
        return session.close();
    }

    /** Asks for the values that are missing; gives null where the user gave the run up. */
    private CompletableFuture<Cut> ask(Cut cut) {
        if (cancelled || cut.values().missing().isEmpty()) {
            return CompletableFuture.completedFuture(cut);
        }
        return questions
                .values(cut.values().names(), parameters.get())
                .thenApply(given -> given.map(values -> {
                            parameters.set(values);
                            numberedFor = cut.values().text();
                            return new Cut(cut.statements(), cut.values().with(values));
                        })
                        .orElse(null));
    }

    private CompletableFuture<Void> begin(Cut cut, RunOptions options) {
        return ask(cut).thenCompose(asked -> {
            if (asked == null || cancelled || asked.statements().isEmpty()) {
                running.set(false);
                return CompletableFuture.completedFuture(null);
            }
            results.clear();
            messages.clear();
            return start(asked, options).thenAccept(_ -> {});
        });
    }

    /** After a fault of ours, which must not vanish in the future; null if there is none. */
    private void giveUp(Throwable fault) {
        if (fault != null) {
            running.set(false);
            var here = Thread.currentThread();
            here.getUncaughtExceptionHandler().uncaughtException(here, fault);
        }
    }

    /** Completes on the JavaFX thread when the end is shown; exceptionally only after a fault of ours. */
    private CompletableFuture<ScriptRun.Outcome> start(Cut cut, RunOptions options) {
        var events = new RunTranscript(cut.statements(), cut.values()::of, session, results, messages, wording, thread);
        transcript.set(events);
        running.set(true);
        transactions.closed(this); // what runs may end it: then there is something to wait for
        transactions.started(this, name.get());
        var follower = log.follow(cut.statements(), cut.values());
        current = new ScriptRun(cut.statements(), cut.values()::of, options, questions.caution(), event -> {
            follower.add(event);
            events.add(event);
        });
        current.ended().thenRun(follower::end);
        session.begin(current);
        return current.ended()
                .thenApplyAsync(
                        outcome -> {
                            try {
                                events.showEnd();
                            } finally {
                                end(outcome);
                            }
                            return outcome;
                        },
                        thread);
    }

    private void end(ScriptRun.Outcome outcome) {
        transactions.ended(this);
        if (outcome.hasBegun()) {
            show(outcome);
        } else if (transaction.get() != null && !closed) {
            transactions.opened(this, transaction.get()); // it is as it was
        }
        outcome.readOnly().ifPresent(readOnly::set);
        running.set(false);
        if (outcome.changed()) {
            onChange.run();
        }
    }

    private void show(ScriptRun.Outcome outcome) {
        if (!outcome.inTransaction()) {
            transaction.set(null);
            return;
        }
        var since = Optional.ofNullable(transaction.get())
                .map(OpenTransactions.Open::since)
                .orElseGet(Instant::now);
        var open = new OpenTransactions.Open(name.get(), since, outcome.pendingChanges());
        transaction.set(open);
        if (!closed) {
            transactions.opened(this, open);
        }
    }
}
