package org.herobase.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * SQL text cut into its statements. Semicolons in strings, quoted names, comments and the bodies of triggers do not
 * separate (the idea of "sqlite3_complete"); pieces of blanks and comments are no statements.
 *
 * @param statements in their order
 */
public record Script(List<Statement> statements) {
    private static final Set<String> VERBS = Set.of("SELECT", "VALUES", "INSERT", "REPLACE", "UPDATE", "DELETE");

    /**
     * One statement.
     *
     * @param sql its text, without the comments around it and the semicolon
     * @param verb its first word in upper case, such as INSERT, also behind WITH; empty if there is none
     * @param start the offset of its first character
     * @param end the offset after its last character
     */
    public record Statement(String sql, String verb, int start, int end) {
        /** The statement as it lies in a longer text. */
        public Statement movedBy(int offset) {
            return new Statement(sql, verb, start + offset, end + offset);
        }
    }

    /** Cuts a text. Whether SQLite understands the statements is not looked at. */
    public static Script of(String text) {
        var statements = new ArrayList<Statement>();
        var open = new ArrayList<SqlToken>();
        var body = new TriggerBody(text);
        for (var token : SqlToken.of(text)) {
            if (token.isIgnored()) {
                continue;
            }
            if (token.kind() == SqlToken.Kind.SEMICOLON && !body.isOpen()) {
                close(text, open, statements);
                body = new TriggerBody(text);
            } else {
                open.add(token);
                body.read(token);
            }
        }
        close(text, open, statements);
        return new Script(List.copyOf(statements));
    }

    /** The statement at a caret: the one around or before it, else the first. */
    public java.util.Optional<Statement> statementAt(int offset) {
        return statements.stream()
                .filter(statement -> statement.end() + 1 >= offset)
                .findFirst()
                .or(() -> statements.isEmpty()
                        ? java.util.Optional.empty()
                        : java.util.Optional.of(statements.getLast()));
    }

    private static void close(String text, List<SqlToken> tokens, List<Statement> statements) {
        if (!tokens.isEmpty()) {
            var start = tokens.getFirst().start();
            var end = tokens.getLast().end();
            statements.add(new Statement(text.substring(start, end), verb(text, tokens), start, end));
            tokens.clear();
        }
    }

    private static String verb(String text, List<SqlToken> tokens) {
        var first = word(text, tokens.getFirst());
        if (!first.equals("WITH")) {
            return first;
        }
        var depth = 0;
        for (var token : tokens) {
            var word = word(text, token);
            if (depth == 0 && VERBS.contains(word)) {
                return word;
            }
            depth += switch (text.charAt(token.start())) {
                case '(' -> 1;
                case ')' -> -1;
                default -> 0;
            };
        }
        return first;
    }

    private static String word(String text, SqlToken token) {
        return token.kind() == SqlToken.Kind.WORD
                ? text.substring(token.start(), token.end()).toUpperCase(Locale.ROOT)
                : "";
    }

    /**
     * Follows one statement to know whether it is inside a trigger's BEGIN … END. The END of a CASE never follows BEGIN
     * or a semicolon directly, that of the body always does.
     */
    private static final class TriggerBody {
        private enum Place {
            START,
            CREATE,
            TRIGGER,
            STATEMENT_START,
            STATEMENT,
            OUTSIDE
        }

        private final String text;
        private Place place = Place.START;

        TriggerBody(String text) {
            this.text = text;
        }

        boolean isOpen() {
            return place == Place.STATEMENT_START || place == Place.STATEMENT;
        }

        void read(SqlToken token) {
            if (place == Place.OUTSIDE) {
                return; // most statements, whose words need not be looked at
            }
            var word = word(text, token);
            place = switch (place) {
                case START -> afterStart(word);
                case CREATE -> afterCreate(word);
                case TRIGGER -> word.equals("BEGIN") ? Place.STATEMENT_START : Place.TRIGGER;
                case STATEMENT_START, STATEMENT -> {
                    if (token.kind() == SqlToken.Kind.SEMICOLON) {
                        yield Place.STATEMENT_START;
                    }
                    var ends = place == Place.STATEMENT_START && word.equals("END");
                    yield ends ? Place.OUTSIDE : Place.STATEMENT;
                }
                case OUTSIDE -> Place.OUTSIDE;
            };
        }

        private static Place afterStart(String word) {
            return switch (word) {
                case "CREATE" -> Place.CREATE;
                case "EXPLAIN", "QUERY", "PLAN" -> Place.START;
                default -> Place.OUTSIDE;
            };
        }

        private static Place afterCreate(String word) {
            return switch (word) {
                case "TRIGGER" -> Place.TRIGGER;
                case "TEMP", "TEMPORARY" -> Place.CREATE;
                default -> Place.OUTSIDE;
            };
        }
    }
}
