package org.herobase.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against SQLite's own messages. */
class ConstraintFailureTest {
    private static final String[] SCHEMA = {
        "PRAGMA foreign_keys = ON",
        "CREATE TABLE parent(id INTEGER PRIMARY KEY)",
        "CREATE TABLE \"a.b, c\"(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, \"x, y\" INT, z INT, "
                + "p INT REFERENCES parent, UNIQUE(\"x, y\", z), CHECK(z BETWEEN 0 AND \"x, y\"), "
                + "CONSTRAINT name_is_short CHECK(length(name) < 9))",
        "CREATE TRIGGER stop BEFORE INSERT ON \"a.b, c\" WHEN NEW.name = 'no' "
                + "BEGIN SELECT RAISE(ABORT, 'Not that name (really)'); END",
        "CREATE TABLE strict(id INTEGER PRIMARY KEY, whole INT, anything ANY) STRICT",
        "INSERT INTO \"a.b, c\" VALUES (1, 'one', 5, 1, NULL)",
    };

    @Test
    void namesTheColumns() {
        assertThat(columns("VALUES (2, 'one', 6, 1, NULL)")).containsExactly("name");
        assertThat(columns("VALUES (2, NULL, 6, 1, NULL)")).containsExactly("name");
        assertThat(columns("VALUES (2, 'two', 5, 1, NULL)")).containsExactly("x, y", "z");
        assertThat(columns("VALUES (1, 'two', 6, 1, NULL)")).containsExactly("id");
        assertThat(columns("VALUES (2, 'two', 6, 7, NULL)")).containsExactly("x, y", "z");
    }

    @Test
    void namesTheRule() {
        assertThat(failure("VALUES (2, 'two', 6, 7, NULL)"))
                .isEqualTo(new ConstraintFailure(Problem.CHECK, List.of("x, y", "z"), "z BETWEEN 0 AND \"x, y\""));
        assertThat(failure("VALUES (2, 'twotwotwo', 6, 1, NULL)"))
                .isEqualTo(new ConstraintFailure(Problem.CHECK, List.of(), "name_is_short"));
        assertThat(failure("VALUES (2, 'no', 6, 1, NULL)"))
                .isEqualTo(new ConstraintFailure(Problem.RAISED, List.of(), "Not that name (really)"));
        assertThat(failure("VALUES (2, 'two', 6, 1, 99)"))
                .isEqualTo(new ConstraintFailure(Problem.FOREIGN_KEY, List.of(), "FOREIGN KEY constraint failed"));
    }

    @Test
    void namesTheColumnOfAWrongType() {
        var failure = failureOf("INSERT INTO strict VALUES (1, 'text', 1)");
        assertThat(ConstraintFailure.of(failure, "strict", List.of("id", "whole", "anything")))
                .contains(new ConstraintFailure(
                        Problem.TYPE, List.of("whole"), "cannot store TEXT value in INT column strict.whole"));
        assertThat(Problem.of(failureOf("INSERT INTO \"a.b, c\" VALUES ('text', 'two', 6, 1, NULL)")))
                .isEqualTo(Problem.TYPE);
    }

    @Test
    void namesNoColumnOfAnotherTable() {
        var failure = failureOf("INSERT INTO strict VALUES (1, 'text', 1)");
        assertThat(ConstraintFailure.of(failure, "other", List.of("whole"))
                        .orElseThrow()
                        .columns())
                .isEmpty();
    }

    @Test
    void isNotThereForOtherFailures() {
        assertThat(ConstraintFailure.of(failureOf("INSERT INTO nowhere VALUES (1)"), "nowhere", List.of("id")))
                .isEmpty();
    }

    private static List<String> columns(String values) {
        return failure(values).columns();
    }

    private static ConstraintFailure failure(String values) {
        var columns = List.of("id", "name", "x, y", "z", "p");
        return ConstraintFailure.of(failureOf("INSERT INTO \"a.b, c\" " + values), "a.b, c", columns)
                .orElseThrow();
    }

    private static SQLException failureOf(String sql) {
        try (var connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                var statement = connection.createStatement()) {
            for (var definition : SCHEMA) {
                statement.execute(definition);
            }
            statement.execute(sql);
            throw new AssertionError("SQLite takes " + sql);
        } catch (SQLException failure) {
            return failure;
        }
    }
}
