package org.herobase.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.herobase.db.Problem;
import org.herobase.memory.History;
import org.herobase.memory.ParameterValue;
import org.herobase.sql.Script.Statement;

/** Puts what a sheet runs into the database's history: statement by statement, a long script as a whole. */
final class HistoryLog implements RunLog {
    /** A run of more statements is one entry. */
    static final int MOST_STATEMENTS = 500;

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

    private static String error(ScriptEvent.Failed event) {
        return Problem.message(event.failure());
    }

    /** One entry a statement, as soon as it has ended. */
    private final class Each implements Follower {
        private final List<Statement> statements;
        private final ParameterValues values;
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
                case ScriptEvent.Failed end -> add(end.index(), end.duration(), -1, -1, error(end));
                case ScriptEvent.Columns _, ScriptEvent.Row _ -> {}
            }
        }

        @Override
        public void end() {}

        private void add(int index, Duration duration, long rows, long changes, String error) {
            var statement = statements.get(index);
            var parameters = new ArrayList<ParameterValue>();
            values.named(statement).forEach((name, value) -> parameters.add(new ParameterValue(name, value)));
            history.add(
                    new History.Run(statement.sql(), start, duration, rows, changes, error, parameters, sheet.get()));
        }
    }

    /** One entry for all statements, when the last one has ended. */
    private final class Whole implements Follower {
        private final List<Statement> statements;
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
                case ScriptEvent.Failed end -> error = error == null ? error(end) : error;
                case ScriptEvent.Started _, ScriptEvent.Columns _, ScriptEvent.Row _ -> {}
            }
        }

        @Override
        public void end() {
            var text = statements.stream().map(Statement::sql).collect(Collectors.joining(";\n", "", ";"));
            history.add(new History.Run(
                    text, start, Duration.between(start, Instant.now()), -1, changes, error, List.of(), sheet.get()));
        }
    }
}
