package org.herobase.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.herobase.sql.SqlToken.Kind;

/**
 * SQL text cut into its statements. Semicolons in strings, quoted names, comments and the bodies of triggers do not
 * separate (the idea of "sqlite3_complete"); pieces of blanks and comments are no statements. A line that begins with a dot
 * where a statement could begin is one by itself, as in the sqlite3 shell: see {@link DotCommand}.
 *
 * @param text all of it
 * @param statements in their order
 */
public record Script(String text, List<Statement> statements) {
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
        var open = new StatementReading(text);
        for (var at = 0; at < text.length(); ) {
            if (open.isEmpty() && isDotCommand(text, at)) {
                statements.add(line(text, at));
                at = statements.getLast().end();
                continue;
            }
            var token = SqlToken.at(text, at);
            at = token.end();
            if (token.kind() == Kind.SEMICOLON && open.endsAtSemicolon()) {
                addTo(statements, open);
                open = new StatementReading(text);
            } else if (!token.isIgnored()) {
                open.read(token);
            }
        }
        addTo(statements, open);
        return new Script(text, List.copyOf(statements));
    }

    /**
     * The statement that a caret means: the one it is in, or the one before if it stands behind that, up to the end of the
     * line on which that one's semicolon is; otherwise the next one, or the last. Empty if there are no statements.
     */
    public Optional<Statement> statementAt(int offset) {
        Statement before = null;
        for (var statement : statements) {
            if (statement.start() > offset) {
                return Optional.of(before != null && offset <= lineEnd(before) ? before : statement);
            }
            before = statement;
        }
        return Optional.ofNullable(before);
    }

    /** The end of the line on which a statement's semicolon stands, or else its last character. */
    private int lineEnd(Statement statement) {
        var end = statement.end();
        for (var at = end; at < text.length(); ) {
            var token = SqlToken.at(text, at);
            at = token.end();
            if (token.kind() == Kind.SEMICOLON) {
                end = at;
            }
            if (!token.isIgnored()) {
                break;
            }
        }
        var lineEnd = text.indexOf('\n', end);
        return lineEnd < 0 ? text.length() : lineEnd;
    }

    private static void addTo(List<Statement> statements, StatementReading open) {
        if (!open.isEmpty()) {
            statements.add(open.statement());
        }
    }

    /** No SQL begins with a dot and a letter. */
    private static boolean isDotCommand(String text, int at) {
        return text.charAt(at) == '.' && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
    }

    private static Statement line(String text, int start) {
        var end = text.indexOf('\n', start);
        var line = text.substring(start, end < 0 ? text.length() : end).stripTrailing();
        return new Statement(line, "", start, start + line.length());
    }
}
