package org.herobase.console.plan;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How SQLite would run a statement, as EXPLAIN QUERY PLAN tells.
 *
 * @param steps in SQLite's order, a step before its parts; empty where there is nothing to plan, as in INSERT … VALUES
 */
record Plan(List<PlanStep> steps) {
    /**
     * Asks SQLite. The statement is compiled, not run.
     *
     * @param sql one statement
     * @param parameters by index from 0: null, Long, Double, String or byte[]
     * @throws SQLException if SQLite does not take the statement
     */
    static Plan of(Connection connection, String sql, List<Object> parameters) throws SQLException {
        var lines = new ArrayList<Line>();
        try (var statement = connection.prepareStatement("EXPLAIN QUERY PLAN " + sql)) {
            for (var i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    lines.add(new Line(rows.getInt(1), rows.getInt(2), rows.getString(4)));
                }
            }
        }
        var made = lines.stream()
                .map(Line::detail)
                .filter(detail -> detail.startsWith("CO-ROUTINE ") || detail.startsWith("MATERIALIZE "))
                .map(detail -> detail.substring(detail.indexOf(' ') + 1))
                .collect(Collectors.toSet());
        return new Plan(lines.stream()
                .map(line -> PlanStep.of(line.id(), line.parent(), line.detail(), made))
                .toList());
    }

    /** The parts of a step, or with 0 the steps that are part of none. */
    List<PlanStep> parts(int parent) {
        return steps.stream().filter(step -> step.parent() == parent).toList();
    }

    List<String> details() {
        return steps.stream().map(PlanStep::detail).toList();
    }

    /** As the sqlite3 shell draws it. */
    String text() {
        var lines = new ArrayList<String>();
        lines.add("QUERY PLAN");
        draw(0, "", lines);
        return String.join("\n", lines);
    }

    private void draw(int parent, String indent, List<String> lines) {
        var parts = parts(parent);
        for (var part : parts) {
            var isLast = part == parts.getLast();
            lines.add(indent + (isLast ? "`--" : "|--") + part.detail());
            draw(part.id(), indent + (isLast ? "   " : "|  "), lines);
        }
    }

    private record Line(int id, int parent, String detail) {}
}
