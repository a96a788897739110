package org.herobase.sql;

import java.util.Locale;
import java.util.Set;
import org.herobase.sql.Script.Statement;
import org.herobase.sql.SqlToken.Kind;

/** Follows one statement, token by token, to know where it ends and what it does. */
final class StatementReading {
    private static final Set<String> VERBS = Set.of("SELECT", "VALUES", "INSERT", "REPLACE", "UPDATE", "DELETE");

    private enum Place {
        START,
        CREATE,
        TRIGGER,
        BEGIN,
        /** BEGIN and END, which are names if anything else than a semicolon follows: SQLite wants something between. */
        EMPTY_BODY,
        BODY,
        BODY_SEMICOLON,
        OUTSIDE
    }

    private final String text;
    private Place place = Place.START;
    private SqlToken first;
    private SqlToken last;
    private String verb = "";
    private int depth;

    StatementReading(String text) {
        this.text = text;
    }

    /** Whether nothing was read yet. */
    boolean isEmpty() {
        return first == null;
    }

    /** Whether the next semicolon ends it. */
    boolean endsAtSemicolon() {
        return place != Place.BEGIN && place != Place.BODY && place != Place.BODY_SEMICOLON;
    }

    /** What was read, of which there must be something. */
    Statement statement() {
        return new Statement(text.substring(first.start(), last.end()), verb, first.start(), last.end());
    }

    /** Reads on; neither blanks nor comments. */
    void read(SqlToken token) {
        readVerb(token);
        last = token;
        if (place != Place.OUTSIDE) { // most statements are, and the words in them need not be looked at
            place = next(token);
        }
    }

    /** Behind WITH the verb follows the last parenthesis of the tables, whatever they are called. */
    private void readVerb(SqlToken token) {
        if (first == null) {
            first = token;
            verb = word(token);
        } else if (verb.equals("WITH")) {
            var word = depth == 0 && text.charAt(last.start()) == ')' ? word(token) : "";
            verb = VERBS.contains(word) ? word : verb;
            depth += switch (text.charAt(token.start())) {
                case '(' -> 1;
                case ')' -> -1;
                default -> 0;
            };
        }
    }

    /** The END of a CASE never follows a semicolon directly, that of a body always does. */
    private Place next(SqlToken token) {
        var word = word(token);
        return switch (place) {
            case START ->
                switch (word) {
                    case "CREATE" -> Place.CREATE;
                    case "EXPLAIN", "QUERY", "PLAN" -> Place.START;
                    default -> Place.OUTSIDE;
                };
            case CREATE ->
                switch (word) {
                    case "TRIGGER" -> Place.TRIGGER;
                    case "TEMP", "TEMPORARY" -> Place.CREATE;
                    default -> Place.OUTSIDE;
                };
            case TRIGGER, EMPTY_BODY -> word.equals("BEGIN") ? Place.BEGIN : Place.TRIGGER;
            case BEGIN -> word.equals("END") ? Place.EMPTY_BODY : inBody(token);
            case BODY -> inBody(token);
            case BODY_SEMICOLON -> word.equals("END") ? Place.OUTSIDE : inBody(token);
            case OUTSIDE -> Place.OUTSIDE;
        };
    }

    private static Place inBody(SqlToken token) {
        return token.kind() == Kind.SEMICOLON ? Place.BODY_SEMICOLON : Place.BODY;
    }

    private String word(SqlToken token) {
        return token.kind() == Kind.WORD
                ? text.substring(token.start(), token.end()).toUpperCase(Locale.ROOT)
                : "";
    }
}
