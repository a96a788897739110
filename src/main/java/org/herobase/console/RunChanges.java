package org.herobase.console;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.herobase.db.Database;
import org.herobase.db.TransactionWatch;
import org.herobase.sql.Script.Statement;
import org.herobase.undo.Recorder;

/**
 * Has what statements change listed for undo: each of a few by itself, those of a transaction or a long script together. A
 * long script is undone from a copy of the file, where that is small enough for one.
 */
final class RunChanges {
    private static final Set<String> READING = Set.of("SELECT", "VALUES", "EXPLAIN");
    private static final Set<String> HARMLESS = Set.of("SELECT", "VALUES", "EXPLAIN", "PRAGMA", "ROLLBACK");
    private static final Set<String> ROWS = Set.of("INSERT", "REPLACE", "UPDATE", "DELETE");

    /** VACUUM is one of them, for it may give rows other rowids. */
    private static final Set<String> SCHEMA = Set.of("CREATE", "DROP", "ALTER", "VACUUM");

    private static final Pattern INTO = Pattern.compile("\\bINTO\\b", Pattern.CASE_INSENSITIVE);

    /** Looking at the log after each statement would take longer than a short statement itself. */
    private static final int MOST_LISTED_EACH = 1_000;

    private final Recorder recorder;
    private final Database database;
    private final List<String> changing = new ArrayList<>(); // statements that are not listed yet
    private boolean isListedEach;
    private boolean isLong; // and undone from a copy of the file
    private boolean isMarked;

    RunChanges(Recorder recorder, Database database) {
        this.recorder = recorder;
        this.database = database;
    }

    /** A run of these statements begins. */
    void begin(List<Statement> statements, Connection connection, TransactionWatch watch) {
        isListedEach = statements.size() <= MOST_LISTED_EACH;
        recorder.lookAnew(); // other connections may have changed the schema since
        isLong = !isListedEach
                && !watch.isOpen()
                && !areOver()
                && statements.stream().anyMatch(RunChanges::isChanging)
                && recorder.beginLongRun(connection);
        isMarked = false;
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
        if (isLong) {
            if (isChanging(statement) && !isMarked) {
                recorder.markLongRun();
                isMarked = true;
            }
        } else if (isOfSchema(statement)) {
            if (!changing.isEmpty()) {
                end(connection, watch); // it is undone by itself
            }
            recorder.beginSchemaChange(connection, !watch.isOpen());
        } else if (!READING.contains(verb)) {
            recorder.begin(connection, statement.sql());
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
        var verb = statement.verb();
        if (failed || !READING.contains(verb) && !ROWS.contains(verb)) {
            recorder.lookAnew();
            isMarked = false; // it may have been rolled back
        }
        if (isChanging(statement)) {
            changing.add(statement.sql());
        }
        if (!watch.isOpen() && !isLong && (isListedEach || isOfSchema(statement))) {
            end(connection, watch);
        }
    }

    private static boolean isChanging(Statement statement) {
        return ROWS.contains(statement.verb()) || isOfSchema(statement);
    }

    private static boolean isOfSchema(Statement statement) {
        var isCopy = statement.verb().equals("VACUUM")
                && INTO.matcher(statement.sql()).find();
        return SCHEMA.contains(statement.verb()) && !isCopy;
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
