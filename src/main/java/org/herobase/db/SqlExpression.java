package org.herobase.db;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.herobase.sql.SqlToken;
import org.herobase.sql.SqlToken.Kind;

/**
 * An expression that the user writes, to become a part of a statement.
 *
 * @param text as it was written; blank where there is none
 */
record SqlExpression(String text) {
    /** "CREATE TABLE", 3.2: of all that is no number or string, these alone need no parentheses as a default. */
    private static final Set<String> LITERALS =
            Set.of("NULL", "TRUE", "FALSE", "CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP");

    /** Whether there is nothing in it but blanks and comments. */
    boolean isEmpty() {
        return tokens().isEmpty();
    }

    /**
     * Whether all of it stays inside the parentheses that are put around it: no semicolon, no parenthesis too many, no
     * string, name or comment that would go on behind it. Whether SQLite understands it is not looked at.
     */
    boolean isWhole() {
        var enclosed = parenthesized();
        var depth = 0;
        for (var token : SqlToken.of(enclosed)) {
            if (token.kind() == Kind.SEMICOLON) {
                return false;
            }
            depth += switch (enclosed.charAt(token.start())) {
                case '(' -> 1;
                case ')' -> -1;
                default -> 0;
            };
            if (depth == 0) {
                return token.end() == enclosed.length();
            }
        }
        return false;
    }

    /** As in CHECK. */
    String parenthesized() {
        return "(" + text.strip() + ")";
    }

    /** As behind DEFAULT, which takes literals and signed numbers as they are. */
    String asDefault() {
        var tokens = tokens();
        var literal = switch (tokens.size()) {
            case 1 -> isLiteral(tokens.getFirst());
            case 2 -> isSign(tokens.getFirst()) && tokens.getLast().kind() == Kind.NUMBER;
            default -> false;
        };
        return literal ? text.strip() : parenthesized();
    }

    private List<SqlToken> tokens() {
        return SqlToken.of(text).stream().filter(token -> !token.isIgnored()).toList();
    }

    private boolean isLiteral(SqlToken token) {
        return switch (token.kind()) {
            case NUMBER, STRING -> true;
            case WORD ->
                LITERALS.contains(text.substring(token.start(), token.end()).toUpperCase(Locale.ROOT));
            default -> false;
        };
    }

    private boolean isSign(SqlToken token) {
        return "+-".indexOf(text.charAt(token.start())) >= 0;
    }
}
