package org.herobase.sql;

import java.util.List;
import org.herobase.sql.SqlToken.Kind;

/** Reads a statement from its beginning, token by token; blanks and comments are passed over. */
public final class SqlReader {
    private final String text;
    private final List<SqlToken> tokens;
    private int at;

    /** Before the first token of a text. */
    public SqlReader(String text) {
        this.text = text;
        this.tokens =
                SqlToken.of(text).stream().filter(token -> !token.isIgnored()).toList();
    }

    /** Whether nothing is left. */
    public boolean isAtEnd() {
        return at == tokens.size();
    }

    /** The offset at which the next token begins. */
    public int start() {
        return isAtEnd() ? text.length() : tokens.get(at).start();
    }

    /** The offset at which the last token that was taken ends. */
    public int end() {
        return at == 0 ? 0 : tokens.get(at - 1).end();
    }

    /** The text between two offsets. */
    public String text(int start, int end) {
        return text.substring(start, end);
    }

    /** Whether one of these unquoted words comes next. */
    public boolean isWord(String... words) {
        if (isAtEnd() || tokens.get(at).kind() != Kind.WORD) {
            return false;
        }
        var word = text(tokens.get(at));
        return List.of(words).stream().anyMatch(word::equalsIgnoreCase);
    }

    /** Whether something comes next that can be a name: a word, a quoted name, or a text, which SQLite takes as well. */
    public boolean isName() {
        return !isAtEnd()
                && switch (tokens.get(at).kind()) {
                    case WORD, NAME, STRING -> true;
                    default -> false;
                };
    }

    /** Whether a text or BLOB literal comes next. */
    public boolean isText() {
        return !isAtEnd() && tokens.get(at).kind() == Kind.STRING;
    }

    /** Whether this character comes next. */
    public boolean isSymbol(char symbol) {
        return !isAtEnd() && tokens.get(at).kind() == Kind.OTHER && text.charAt(start()) == symbol;
    }

    /** Takes these words if they come next, all of them. */
    public boolean take(String... words) {
        var from = at;
        for (var word : words) {
            if (!isWord(word)) {
                at = from;
                return false;
            }
            at++;
        }
        return true;
    }

    /** Takes this character if it comes next. */
    public boolean take(char symbol) {
        var comes = isSymbol(symbol);
        if (comes) {
            at++;
        }
        return comes;
    }

    /** Takes what comes next: one token, or all between two parentheses. */
    public void skip() {
        var depth = 0;
        do {
            depth += isSymbol('(') ? 1 : isSymbol(')') ? -1 : 0;
            at++;
        } while (depth > 0 && !isAtEnd());
    }

    /** Takes a name and gives it unquoted. */
    public String name() {
        if (isAtEnd()) {
            return "";
        }
        return unquoted(text(tokens.get(at++)));
    }

    /** Takes what stands between two parentheses and gives it as it is written; not if none opens here. */
    public String group() {
        var from = start() + 1;
        skip();
        return text(from, Math.max(from, end() - 1)).strip();
    }

    /** Takes a name behind which there may be a dot and another, as of a table in a schema; gives the last one. */
    public String qualifiedName() {
        var name = name();
        return take('.') ? name() : name;
    }

    /** Whether a name comes anywhere. */
    public boolean mentions(String name) {
        return tokens.stream()
                .filter(token -> token.kind() == Kind.WORD || token.kind() == Kind.NAME)
                .anyMatch(token -> unquoted(text(token)).equalsIgnoreCase(name));
    }

    private String text(SqlToken token) {
        return text.substring(token.start(), token.end());
    }

    private static String unquoted(String name) {
        var quote = name.isEmpty() ? ' ' : name.charAt(0);
        return switch (quote) {
            case '"', '`', '\'' -> {
                var doubled = String.valueOf(quote).repeat(2);
                yield inner(name).replace(doubled, String.valueOf(quote));
            }
            case '[' -> inner(name);
            default -> name;
        };
    }

    private static String inner(String quoted) {
        return quoted.substring(1, Math.max(1, quoted.length() - 1));
    }
}
