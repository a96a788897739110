package org.herobase.ui;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.herobase.db.Problem;
import org.herobase.rows.ConflictException;
import org.jooq.exception.DataAccessException;

/**
 * An error in words.
 *
 * @param headline what happened, to what
 * @param advice what to do
 * @param details SQL, SQLite's code and message, for those who want them
 */
public record ErrorText(String headline, String advice, String details) {
    private static final Pattern DRIVER_PREFIX =
            Pattern.compile("^\\[(\\w+)]\\s*(.*?)(?:\\s*\\((.*)\\))?$", Pattern.DOTALL);

    /** How SQLite begins where a change of the schema would leave, or finds, a view or trigger without a sense. */
    private static final String ELSEWHERE = "error in ";

    /**
     * Finds the words for an exception.
     *
     * @param texts of this package
     * @param thing the file, table or row it happened to, as the user knows it
     */
    static ErrorText of(Texts texts, String thing, Throwable failure) {
        if (failure instanceof ConflictException conflict) {
            return new ErrorText(
                    texts.get("conflict.headline", thing), texts.get("conflict.advice"), conflict.getMessage());
        }
        var key = "problem." + Problem.of(failure);
        var said = sqliteMessage(failure);
        if (said.startsWith(ELSEWHERE)) {
            key = "problem.ELSEWHERE";
        }
        return new ErrorText(
                texts.get(key + ".headline", thing, said), texts.get(key + ".advice", thing, said), details(failure));
    }

    /** SQLite's own sentence, without the driver's decoration; the exception's message if SQLite said nothing. */
    public static String sqliteMessage(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException && cause.getMessage() != null) {
                var matcher = DRIVER_PREFIX.matcher(cause.getMessage());
                if (matcher.matches()) {
                    return matcher.group(3) != null ? matcher.group(3) : matcher.group(2);
                }
                return cause.getMessage();
            }
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private static String details(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataAccessException || cause instanceof SQLException) {
                return cause.getMessage();
            }
        }
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
