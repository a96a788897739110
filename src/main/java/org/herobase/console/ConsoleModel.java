package org.herobase.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.herobase.console.result.QueryResult;
import org.herobase.db.Database;
import org.herobase.db.Problem;
import org.herobase.sql.Script;
import org.herobase.sql.Script.Statement;

/** What the console shows and can do. Belongs to the JavaFX thread. */
final class ConsoleModel {
    /** How many message lines are kept, the newest. */
    static final int MOST_MESSAGES = 5_000;

    private final ConsoleSession session;
    private final Executor thread;
    private final Runnable onChange;
    private final Wording wording = new Wording();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper inTransaction = new ReadOnlyBooleanWrapper();
    private final ObservableList<QueryResult> results = FXCollections.observableArrayList();
    private final ObservableList<Message> messages = FXCollections.observableArrayList();
    private ScriptRun current; // null while the text is cut
    private boolean cancelled;
    private CompletableFuture<Void> lastEnd = CompletableFuture.completedFuture(null);
    private Statement failed;

    /**
     * @param thread runs what belongs to the JavaFX thread, in order: {@code Platform::runLater}
     * @param onChange called on the JavaFX thread after a run that changed what others see
     */
    ConsoleModel(Database database, Executor thread, Runnable onChange) {
        this.session = new ConsoleSession(database);
        this.thread = thread;
        this.onChange = onChange;
    }

    /** Whether statements are running. */
    ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /** Whether the user's transaction was open after the last run. */
    ReadOnlyBooleanProperty inTransaction() {
        return inTransaction.getReadOnlyProperty();
    }

    /** The results of the last run's queries. */
    ObservableList<QueryResult> results() {
        return results;
    }

    /** A line for each statement of the last run, and for each COMMIT and ROLLBACK by a button since. */
    ObservableList<Message> messages() {
        return messages;
    }

    /** The statement that the last run failed at, or null. */
    Statement failed() {
        return failed;
    }

    /**
     * Runs a text's statements in place of the last run. Does nothing while a run is under way; without statements the last
     * run's results stay.
     *
     * @param offset where the text begins in the editor
     */
    void run(String text, int offset) {
        if (running.get()) {
            return;
        }
        failed = null;
        current = null;
        cancelled = false;
        running.set(true);
        // Cutting a long text takes longer than this thread may be held.
        lastEnd = CompletableFuture.supplyAsync(() -> statements(text, offset))
                .handleAsync(this::begin, thread)
                .thenCompose(end -> end);
    }

    /** Stops the run, if there is one. */
    void cancel() {
        cancelled = true;
        if (running.get() && current != null) {
            current.cancel();
        }
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
        lastEnd = start(Script.of(keep ? "COMMIT" : "ROLLBACK").statements());
        return lastEnd;
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
        return session.close();
    }

    private static List<Statement> statements(String text, int offset) {
        return Script.of(text).statements().stream()
                .map(statement -> statement.movedBy(offset))
                .toList();
    }

    private CompletableFuture<Void> begin(List<Statement> statements, Throwable failure) {
        if (failure == null && !cancelled && !statements.isEmpty()) {
            results.clear();
            messages.clear();
            return start(statements);
        }
        running.set(false);
        if (failure != null) { // a fault of ours, which must not vanish in the future
            var here = Thread.currentThread();
            here.getUncaughtExceptionHandler().uncaughtException(here, failure);
        }
        return CompletableFuture.completedFuture(null);
    }

    private CompletableFuture<Void> start(List<Statement> statements) {
        failed = null;
        running.set(true);
        // Thousands of events may come at once: they are shown together.
        var waiting = new ConcurrentLinkedQueue<ScriptEvent>();
        var shown = new LinkedHashMap<Integer, QueryResult>();
        var show = new Coalesced(thread, () -> show(statements, waiting, shown));
        current = session.run(statements, event -> {
            waiting.add(event);
            show.signal();
        });
        return current.ended()
                .thenAcceptAsync(
                        outcome -> {
                            show(statements, waiting, shown);
                            end(outcome);
                        },
                        thread);
    }

    private void end(ScriptRun.Outcome outcome) {
        inTransaction.set(outcome.inTransaction());
        running.set(false);
        if (outcome.changed()) {
            onChange.run();
        }
        if (outcome.failure() != null) {
            throw new CompletionException(outcome.failure());
        }
    }

    private void show(List<Statement> statements, Queue<ScriptEvent> waiting, Map<Integer, QueryResult> shown) {
        var lines = new ArrayList<Message>();
        var begun = new ArrayList<QueryResult>();
        var rows = new LinkedHashMap<QueryResult, List<List<Object>>>();
        // What is there now, not what comes meanwhile: the script must not hold this thread until it ends.
        for (var left = waiting.size(); left > 0; left--) {
            var event = waiting.remove();
            var statement = statements.get(event.index());
            var result = shown.get(event.index());
            switch (event) {
                case ScriptEvent.Started _ -> {}
                case ScriptEvent.Columns columns -> {
                    begun.add(new QueryResult(event.index(), columns.names(), wording.reading()));
                    shown.put(event.index(), begun.getLast());
                }
                case ScriptEvent.Row row ->
                    rows.computeIfAbsent(result, _ -> new ArrayList<>()).add(row.values());
                case ScriptEvent.Finished finished -> {
                    lines.add(wording.finished(statement, finished));
                    if (result != null) {
                        result.setSummary(wording.summary(finished));
                    }
                }
                case ScriptEvent.Failed failure -> {
                    lines.add(wording.failed(statement, failure));
                    failed = Problem.of(failure.failure()) == Problem.CANCELLED ? null : statement;
                    if (result != null) {
                        var read = result.rows().size()
                                + rows.getOrDefault(result, List.of()).size();
                        result.setSummary(wording.broken(read));
                    }
                }
            }
        }
        rows.forEach((result, added) -> result.rows().addAll(added));
        results.addAll(begun);
        addLines(lines);
    }

    private void addLines(List<Message> lines) {
        var newest = lines.subList(Math.max(0, lines.size() - MOST_MESSAGES), lines.size());
        var stay = MOST_MESSAGES - newest.size();
        if (messages.size() <= stay) {
            messages.addAll(newest);
        } else {
            // All at once: an observable list would remove its first lines one by one, each with a move of all others.
            var kept = new ArrayList<>(messages.subList(messages.size() - stay, messages.size()));
            kept.addAll(newest);
            messages.setAll(kept);
        }
    }
}
