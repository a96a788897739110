package org.herobase.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.ObservableList;
import org.herobase.console.result.Query;
import org.herobase.console.result.QueryResult;
import org.herobase.console.result.QueryRunner;
import org.herobase.db.Problem;
import org.herobase.sql.ErrorPlace;
import org.herobase.sql.Script.Statement;

/** Writes down what happens in one run. Belongs to the JavaFX thread, but for {@link #add}. */
final class RunTranscript {
    /** How many message lines are kept at the end, the newest. */
    static final int MOST_MESSAGES = 5_000;

    /**
     * A statement that failed.
     *
     * @param place where in the statement; null where nothing is to be found there
     * @param words what is said of it
     */
    record Failure(Statement statement, ErrorPlace place, String words) {}

    private final List<Statement> statements;
    private final Function<Statement, List<Object>> values;
    private final QueryRunner runner;
    private final ObservableList<QueryResult> results;
    private final ObservableList<Message> messages;
    private final Wording wording;
    private final Queue<ScriptEvent> waiting = new ConcurrentLinkedQueue<>();
    private final Coalesced show;
    private final Map<Integer, QueryResult> shown = new LinkedHashMap<>();
    private final ReadOnlyIntegerWrapper done = new ReadOnlyIntegerWrapper();
    private Failure firstFailure;

    /**
     * @param values of a statement's parameters
     * @param runner reads more of its results
     * @param results gets the run's results
     * @param messages gets a line a statement
     * @param thread runs what belongs to the JavaFX thread
     */
    RunTranscript(
            List<Statement> statements,
            Function<Statement, List<Object>> values,
            QueryRunner runner,
            ObservableList<QueryResult> results,
            ObservableList<Message> messages,
            Wording wording,
            Executor thread) {
        this.statements = statements;
        this.values = values;
        this.runner = runner;
        this.results = results;
        this.messages = messages;
        this.wording = wording;
        // Thousands of events may come at once: they are shown together.
        this.show = new Coalesced(thread, this::show);
    }

    /** Takes what happened, from any thread. */
    void add(ScriptEvent event) {
        waiting.add(event);
        show.signal();
    }

    /** How many statements there are. */
    int size() {
        return statements.size();
    }

    /** How many statements have ended. */
    ReadOnlyIntegerProperty done() {
        return done.getReadOnlyProperty();
    }

    /** The first statement that failed, not for being stopped; null if there is none. */
    Failure firstFailure() {
        return firstFailure;
    }

    /** Shows what has come, and how many statements were not run after the one that ended the run. */
    void showEnd() {
        show();
        var left = statements.size() - done.get();
        if (left > 0) {
            addLines(List.of(wording.notRun(statements.get(done.get()), left)));
        }
        keepNewest();
    }

    /** Shows what has come. */
    void show() {
        var lines = new ArrayList<Message>();
        var ends = new LinkedHashMap<QueryResult, QueryResult.End>();
        var begun = new ArrayList<QueryResult>();
        var rows = new LinkedHashMap<QueryResult, List<List<Object>>>();
        // What is there now, not what comes meanwhile: the script must not hold this thread until it ends.
        for (var left = waiting.size(); left > 0; left--) {
            var event = waiting.remove();
            var statement = statements.get(event.index());
            var result = shown.get(event.index());
            switch (event) {
                case ScriptEvent.Started _ -> {}
                case ScriptEvent.BracketFailed failure -> lines.add(wording.bracketFailed(failure));
                case ScriptEvent.Columns columns -> {
                    var query = new Query(
                            statement.sql(), values.apply(statement), statement.verb(), columns.names(), runner);
                    begun.add(new QueryResult(event.index(), query, wording.reading()));
                    shown.put(event.index(), begun.getLast());
                }
                case ScriptEvent.Row row ->
                    rows.computeIfAbsent(result, _ -> new ArrayList<>()).add(row.values());
                case ScriptEvent.Finished finished -> {
                    lines.add(wording.finished(statement, finished));
                    done.set(event.index() + 1);
                    if (result != null) {
                        result.setSummary(wording.summary(finished));
                        ends.put(
                                result,
                                new QueryResult.End(finished.hasMore(), finished.duration(), finished.version()));
                    }
                }
                case ScriptEvent.Failed failure -> {
                    lines.add(wording.failed(statement, failure));
                    done.set(event.index() + 1);
                    if (firstFailure == null && Problem.of(failure.failure()) != Problem.CANCELLED) {
                        firstFailure =
                                new Failure(statement, failure.place(), wording.why(statement, failure.failure()));
                    }
                    if (result != null) {
                        var read = result.rows().size()
                                + rows.getOrDefault(result, List.of()).size();
                        result.setSummary(wording.broken(read));
                    }
                }
            }
        }
        rows.forEach((result, added) -> result.rows().addAll(added));
        ends.forEach(QueryResult::setEnd);
        results.addAll(begun);
        addLines(lines);
    }

    /** While it runs, there may be some more than are kept at its end, or each new line would move all others. */
    private void addLines(List<Message> lines) {
        messages.addAll(lines.subList(Math.max(0, lines.size() - MOST_MESSAGES), lines.size()));
        if (messages.size() > 2 * MOST_MESSAGES) {
            keepNewest();
        }
    }

    private void keepNewest() {
        if (messages.size() > MOST_MESSAGES) {
            // All at once: an observable list would remove its first lines one by one, each with a move of all others.
            messages.setAll(List.copyOf(messages.subList(messages.size() - MOST_MESSAGES, messages.size())));
        }
    }
}
