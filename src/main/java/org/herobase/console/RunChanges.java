package org.herobase.console;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.herobase.db.Database;
import org.herobase.db.TransactionWatch;
import org.herobase.sql.Script.Statement;
import org.herobase.undo.Recorder;
import org.jooq.exception.DataAccessException;

/**
 * Has what statements change listed for undo: each of a few by itself, those of a transaction or a long script together.
 */
final class RunChanges {
    private static final Set<String> HARMLESS = Set.of("SELECT", "VALUES", "EXPLAIN", "PRAGMA", "ROLLBACK");

    private static final Set<String> BEGINNING = Set.of("BEGIN", "SAVEPOINT");

    /** Looking at the log after each statement would take longer than a short statement itself. */
    private static final int MOST_LISTED_EACH = 1_000;

    private final Recorder recorder;
    private final Database database;
    private final List<String> changing = new ArrayList<>(); // statements that are not listed yet
    private boolean isListedEach;
    private boolean isLong; // and its rows are not logged
    private boolean isMarked;

    RunChanges(Recorder recorder, Database database) {
        this.recorder = recorder;
        this.database = database;
    }

    /**
     * A run of these statements begins.
     *
     * @param isOneTransaction whether they are put into one
     */
    void begin(List<Statement> statements, boolean isOneTransaction, Connection connection, TransactionWatch watch)
            throws SQLException {
        isListedEach = statements.size() <= MOST_LISTED_EACH;
        recorder.lookAnew(); // other connections may have changed the schema since
        isLong = !watch.isOpen()
                && !areOver()
                && statements.stream()
                        .anyMatch(statement -> StatementEffect.of(statement).isOfFile())
                && (!isListedEach || isForOneCopy(statements, isOneTransaction, connection))
                && recorder.beginLongRun(connection);
        isMarked = false;
        if (isOneTransaction && !isLong && !watch.isOpen() && !areOver() && changesSomething(statements)) {
            beginOneTransaction(connection);
        }
    }

    /** None of the statements will be outside of a transaction. */
    private void beginOneTransaction(Connection connection) throws SQLException {
        try {
            recorder.beginConnection(connection, true);
        } catch (DataAccessException _) {
            // A lock, of which the first statement will tell.
        }
    }

    private static boolean changesSomething(List<Statement> statements) {
        return statements.stream().anyMatch(statement -> StatementEffect.of(statement) != StatementEffect.NONE);
    }

    /** Whether there will be a change in a transaction of which only a copy from before that brings back what was. */
    private boolean isForOneCopy(List<Statement> statements, boolean isOneTransaction, Connection connection)
            throws SQLException {
        var begins =
                isOneTransaction || statements.stream().anyMatch(statement -> BEGINNING.contains(statement.verb()));
        if (!begins || recorder.keepsJournals(connection)) {
            return false;
        }
        for (var statement : statements) {
            var effect = StatementEffect.of(statement);
            if (isUndoneAlone(effect)
                    || effect == StatementEffect.ROWS && recorder.isBeyondLog(connection, statement.sql())) {
                return true;
            }
        }
        return false;
    }

    /** Looks ahead of a statement. */
    void before(Statement statement, Connection connection, TransactionWatch watch) throws SQLException {
        var verb = statement.verb();
        if (areOver()) { // nothing is changed any more, so there is nothing to log
            if (!HARMLESS.contains(verb)) {
                database.checkSound();
            }
            return;
        }
        var effect = StatementEffect.of(statement);
        if (isLong && effect != StatementEffect.WHOLE_FILE) {
            if (effect.isOfFile() && !isMarked) {
                recorder.markLongRun();
                isMarked = true;
            }
            return;
        }
        if (isUndoneAlone(effect) && !changing.isEmpty()) {
            end(connection, watch);
        }
        switch (effect) {
            case NONE -> {}
            case CONNECTION -> recorder.beginConnection(connection, !watch.isOpen());
            case ROWS -> recorder.begin(connection, statement.sql(), !watch.isOpen());
            case SCHEMA -> recorder.beginSchemaChange(connection, !watch.isOpen());
            case SETTINGS -> recorder.beginSettings(connection, !watch.isOpen());
            case WHOLE_FILE -> recorder.beginWholeChange(connection, !watch.isOpen());
        }
    }

    /** Takes note of what a statement failed of. */
    void failed(Throwable failure, Connection connection) {
        if (FileDamage.isIn(failure, connection)) {
            database.met(failure);
        }
    }

    /** Whether nothing may be changed any more, since the file is damaged. */
    boolean areOver() {
        return database.damage().isPresent();
    }

    /** Whether a statement failed for changing more than is kept for undo. */
    boolean isTooLarge(SQLException failure) {
        return recorder.isTooLarge(failure);
    }

    /** Whether a statement is kept for undo, however large it is. */
    boolean keepsJournals(Connection connection) throws SQLException {
        return recorder.keepsJournals(connection);
    }

    /** How many values one change may have for undo. */
    long most() {
        return recorder.most();
    }

    /** Runs a statement that is too large. */
    <T> T runUnlogged(Connection connection, TransactionWatch watch, boolean withCopy, Recorder.Run<T> statement)
            throws SQLException {
        return recorder.runUnlogged(connection, !watch.isOpen(), withCopy, statement);
    }

    /**
     * Looks back on a statement.
     *
     * @param failed whether it failed, and so may have rolled back more than itself
     */
    void after(Statement statement, boolean failed, Connection connection, TransactionWatch watch) throws SQLException {
        var effect = StatementEffect.of(statement);
        if (!failed) {
            recorder.ended();
        }
        if (failed || effect != StatementEffect.NONE && effect != StatementEffect.ROWS) {
            if (effect == StatementEffect.SCHEMA) {
                recorder.lookAtSchemaAnew();
            } else {
                recorder.lookAnew();
            }
            isMarked = false; // it may have been rolled back
        }
        if (effect.isOfFile()) {
            changing.add(statement.sql());
        }
        if (effect == StatementEffect.WHOLE_FILE) {
            isLong = false;
        }
        if (!watch.isOpen() && !isLong && (isListedEach || isUndoneAlone(effect))) {
            end(connection, watch);
        }
    }

    private static boolean isUndoneAlone(StatementEffect effect) {
        return effect.isOfFile() && effect != StatementEffect.ROWS;
    }

    /** A run has ended. */
    void end(Connection connection, TransactionWatch watch) throws SQLException {
        if (areOver()) {
            changing.clear();
        } else if (!watch.isOpen()) {
            recorder.list(connection, changing);
            changing.clear();
        }
    }
}
