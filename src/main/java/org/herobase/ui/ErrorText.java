package org.herobase.ui;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import org.herobase.db.ConstraintFailure;
import org.herobase.db.Problem;
import org.herobase.db.TransactionHeldException;
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
    /** How SQLite begins where a change of the schema would leave, or finds, a view or trigger without a sense. */
    private static final String ELSEWHERE = "error in ";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT);

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
        if (failure instanceof RefusedException refused) {
            return refused.error();
        }
        if (failure instanceof TransactionHeldException held) {
            return heldByTransaction(texts, thing, held);
        }
        var key = "problem." + Problem.of(failure);
        var said = ConstraintFailure.of(failure, "", List.of())
                .map(ConstraintFailure::rule)
                .orElseGet(() -> Problem.message(failure));
        if (said.startsWith(ELSEWHERE)) {
            key = "problem.ELSEWHERE";
        }
        return new ErrorText(
                texts.get(key + ".headline", thing, said), texts.get(key + ".advice", thing, said), details(failure));
    }

    private static ErrorText heldByTransaction(Texts texts, String thing, TransactionHeldException held) {
        var holder = held.holder();
        var since = TIME.format(holder.since().atZone(ZoneId.systemDefault()));
        return new ErrorText(
                texts.get("problem.HELD.headline", thing, holder.owner()),
                texts.get("problem.HELD.advice", holder.owner(), since, holder.changes()),
                details(held));
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
