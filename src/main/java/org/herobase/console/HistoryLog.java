package org.herobase.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.herobase.db.Problem;
import org.herobase.memory.History;
import org.herobase.memory.ParameterValue;
import org.herobase.sql.Script.Statement;
import org.herobase.ui.Texts;

/** Puts what a sheet runs into the database's history: statement by statement, a long script as a whole. */
final class HistoryLog implements RunLog {
    /** A run of more statements is one entry. */
    static final int MOST_STATEMENTS = 500;

    /** So many entries are written together: each writing is a transaction, and a change that lists follow. */
    private static final int TOGETHER = 50;

    /** Entries of slow statements are written sooner. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private static final Logger LOG = Logger.getLogger(HistoryLog.class.getName());

    private final Texts texts = new Texts(HistoryLog.class);
    private final History history;
    private final Supplier<String> sheet;

    /**
     * @param sheet gives the sheet's name
     */
    HistoryLog(History history, Supplier<String> sheet) {
        this.history = history;
        this.sheet = sheet;
    }

    @Override
    public Follower follow(List<Statement> statements, ParameterValues values) {
        return statements.size() > MOST_STATEMENTS ? new Whole(statements) : new Each(statements, values);
    }

    private void keep(List<History.Run> runs) {
        if (!runs.isEmpty()) {
            history.addAll(runs).whenComplete((_, failure) -> {
                if (failure != null) { // what ran has run: no reason to bother the user
                    LOG.log(Level.WARNING, "not kept in the history", failure);
                }
            });
        }
    }

    /** One entry a statement, soon after it has ended. */
    private final class Each implements Follower {
        private final List<Statement> statements;
        private final ParameterValues values;
        private final String name = sheet.get(); // now: it belongs to the JavaFX thread
        private final List<History.Run> runs = new ArrayList<>();
        private Instant start = Instant.now();

        Each(List<Statement> statements, ParameterValues values) {
            this.statements = statements;
            this.values = values;
        }

        @Override
        public void add(ScriptEvent event) {
            switch (event) {
                case ScriptEvent.Started _ -> start = Instant.now();
                case ScriptEvent.Finished end ->
                    add(
                            end.index(),
                            end.duration(),
                            end.rows().orElse(-1),
                            end.changes().orElse(-1),
                            null);
                case ScriptEvent.Failed end -> add(end.index(), end.duration(), -1, -1, words(end.failure()));
                case ScriptEvent.Columns _, ScriptEvent.Row _, ScriptEvent.BracketFailed _ -> {}
            }
        }

        @Override
        public void end() {
            keep(List.copyOf(runs));
            runs.clear();
        }

        private void add(int index, Duration duration, long rows, long changes, String error) {
            var statement = statements.get(index);
            var parameters = new ArrayList<ParameterValue>();
            values.named(statement).forEach((name, value) -> parameters.add(new ParameterValue(name, value)));
            runs.add(new History.Run(statement.sql(), start, duration, rows, changes, error, parameters, name));
            var sinceFirst = Duration.between(runs.getFirst().start(), Instant.now());
            if (runs.size() >= TOGETHER || sinceFirst.compareTo(LONGEST_WAIT) > 0) {
                end();
            }
        }
    }

    /** One entry for all statements, when the last one has ended. */
    private final class Whole implements Follower {
        private final List<Statement> statements;
        private final String name = sheet.get(); // now: it belongs to the JavaFX thread
        private final Instant start = Instant.now();
        private long changes;
        private String error;

        Whole(List<Statement> statements) {
            this.statements = statements;
        }

        @Override
        public void add(ScriptEvent event) {
            switch (event) {
                case ScriptEvent.Finished end -> changes += end.changes().orElse(0);
                case ScriptEvent.Failed end -> note(end.failure());
                case ScriptEvent.BracketFailed end -> note(end.failure());
                case ScriptEvent.Started _, ScriptEvent.Columns _, ScriptEvent.Row _ -> {}
            }
        }

        @Override
        public void end() {
            var text = statements.stream().map(Statement::sql).collect(Collectors.joining(";\n", "", ";"));
            var duration = Duration.between(start, Instant.now());
            keep(List.of(new History.Run(text, start, duration, -1, changes, error, List.of(), name)));
        }

        private void note(Throwable failure) {
            error = error == null ? words(failure) : error;
        }
    }

    private String words(Throwable failure) {
        return Problem.of(failure) == Problem.CANCELLED ? texts.get("history.stopped") : Problem.message(failure);
    }
}
