package org.herobase.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.herobase.sql.SqlToken.Kind;

/**
 * The statement around the caret, cut there.
 *
 * @param typed the word at the caret, which belongs neither to the tokens before nor to those behind
 * @param header the beginning of the trigger whose body the statement belongs to; empty for other statements
 * @param before the statement's tokens before the word
 * @param after the statement's tokens behind it
 */
record Caret(Typed typed, List<SqlToken> header, List<SqlToken> before, List<SqlToken> after) {
    /** What a new statement begins with, where a semicolon is missing between two. */
    private static final String[] VERBS = {
        "SELECT", "WITH", "INSERT", "UPDATE", "DELETE", "CREATE", "DROP", "ALTER", "PRAGMA", "EXPLAIN", "BEGIN",
        "COMMIT"
    };

    /** Empty in strings, comments and numbers, where there is nothing to complete. */
    static Optional<Caret> in(String text, int caret) {
        var before = new ArrayList<>(statementBefore(text, caret));
        var header = takeHeader(text, before);
        var after = new ArrayList<>(SqlToken.of(text.substring(caret)).stream()
                .map(token -> new SqlToken(token.kind(), token.start() + caret, token.end() + caret))
                .toList());
        var typed = new SqlToken(Kind.WORD, caret, caret);
        if (!before.isEmpty()) {
            var last = before.getLast();
            var isOpen = isOpen(text, last);
            if (last.kind() == Kind.NUMBER
                    || last.kind() == Kind.PARAMETER
                    || isOpen && (last.kind() == Kind.STRING || last.kind() == Kind.COMMENT)
                    || !isOpen && last.kind() == Kind.NAME) {
                return Optional.empty();
            }
            if (last.kind() == Kind.WORD || last.kind() == Kind.NAME) {
                before.removeLast();
                typed = new SqlToken(last.kind(), last.start(), typedEnd(text, last, after));
            }
        }
        var qualifiers = takeQualifiers(text, before);
        cutAtEnd(text, after, depth(text, before));
        return Optional.of(new Caret(typed(text, typed, caret, qualifiers), header, before, after));
    }

    private static Typed typed(String text, SqlToken token, int caret, List<String> qualifiers) {
        var quote = token.kind() == Kind.NAME ? text.charAt(token.start()) : '\0';
        var prefix = SqlName.unquoted(text.substring(token.start(), caret));
        return new Typed(token.start(), token.end(), prefix, quote, qualifiers);
    }

    /** The tokens of the statement that the caret is in or directly behind; those of a trigger are one statement. */
    private static List<SqlToken> statementBefore(String text, int caret) {
        var statements = Script.of(text.substring(0, caret)).statements();
        var tokens = SqlToken.of(text.substring(0, caret));
        var start = statements.isEmpty() ? 0 : statements.getLast().start();
        var end = statements.isEmpty() ? 0 : statements.getLast().end();
        var first = 0;
        var depth = 0;
        for (var i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            if (token.start() == start) {
                first = i;
            }
            if (token.kind() == Kind.SEMICOLON && token.start() >= end) {
                first = i + 1;
            }
            depth = token.start() <= start ? 0 : Math.max(0, depth + depth(text, List.of(token)));
            if (depth == 0 && token.start() > start && beginsStatement(text, tokens, i)) {
                first = i;
            }
        }
        return tokens.subList(first, tokens.size());
    }

    /** Takes the tokens of a trigger up to the statement of its body that the caret is in. */
    private static List<SqlToken> takeHeader(String text, List<SqlToken> before) {
        var words = before.stream().filter(token -> !token.isIgnored()).toList();
        var isTrigger = words.size() > 2
                && isWord(text, words.getFirst(), "CREATE")
                && words.subList(1, 3).stream().anyMatch(token -> isWord(text, token, "TRIGGER"));
        for (var i = before.size() - 1; isTrigger && i > 0; i--) {
            if (before.get(i).kind() == Kind.SEMICOLON || isWord(text, before.get(i), "BEGIN")) {
                var taken = before.subList(0, i + 1);
                var header = List.copyOf(taken);
                taken.clear();
                return header;
            }
        }
        return List.of();
    }

    /** An unclosed quote, or a comment that goes on behind it. */
    private static boolean isOpen(String text, SqlToken last) {
        var written = text.substring(last.start(), last.end());
        return switch (last.kind()) {
            case COMMENT ->
                written.startsWith("--") ? !written.endsWith("\n") : written.length() < 4 || !written.endsWith("*/");
            case STRING, NAME -> {
                var from = written.charAt(0) == 'x' || written.charAt(0) == 'X' ? 1 : 0;
                var close = written.charAt(from) == '[' ? ']' : written.charAt(from);
                var closing = 0;
                while (closing < written.length() - from - 1
                        && written.charAt(written.length() - 1 - closing) == close) {
                    closing++;
                }
                yield closing % 2 == 0;
            }
            default -> false;
        };
    }

    /** Takes the rest of the word, or of the quoted name if it is closed in its line. */
    private static int typedEnd(String text, SqlToken typed, List<SqlToken> after) {
        var end = typed.end();
        if (after.isEmpty()) {
            return end;
        }
        if (typed.kind() == Kind.WORD) {
            return after.getFirst().kind() == Kind.WORD ? after.removeFirst().end() : end;
        }
        var close = text.charAt(typed.start()) == '[' ? ']' : text.charAt(typed.start());
        for (var i = end; i < text.length() && text.charAt(i) != '\n'; i++) {
            if (text.charAt(i) == close) {
                var closed = i + 1;
                after.clear();
                SqlToken.of(text.substring(closed))
                        .forEach(token ->
                                after.add(new SqlToken(token.kind(), token.start() + closed, token.end() + closed)));
                return closed;
            }
            if (" ,();=".indexOf(text.charAt(i)) >= 0) {
                return end; // it is the quote of another name
            }
        }
        return end;
    }

    /** Names with dots behind them, right before the caret's word. */
    private static List<String> takeQualifiers(String text, List<SqlToken> before) {
        var qualifiers = new ArrayList<String>();
        while (before.size() > 1) {
            var dot = before.getLast();
            var name = before.get(before.size() - 2);
            var isName = name.kind() == Kind.WORD || name.kind() == Kind.NAME;
            if (dot.kind() != Kind.OTHER || text.charAt(dot.start()) != '.' || !isName) {
                break;
            }
            qualifiers.addFirst(SqlName.unquoted(text.substring(name.start(), name.end())));
            before.removeLast();
            before.removeLast();
        }
        return qualifiers;
    }

    /** The statement ends at a semicolon; or, if that is missing, where another begins. */
    private static void cutAtEnd(String text, List<SqlToken> after, int depth) {
        for (var i = 0; i < after.size(); i++) {
            if (after.get(i).kind() == Kind.SEMICOLON || depth == 0 && i > 0 && beginsStatement(text, after, i)) {
                after.subList(i, after.size()).clear();
                return;
            }
        }
    }

    /** A verb after an empty line, unless the text before it waits for one. */
    private static boolean beginsStatement(String text, List<SqlToken> tokens, int index) {
        if (index == 0
                || tokens.get(index).kind() != Kind.WORD
                || tokens.get(index - 1).kind() != Kind.BLANK) {
            return false;
        }
        var blank = tokens.get(index - 1);
        var lines = text.substring(blank.start(), blank.end()).lines().count();
        if (lines < 3 || !isWord(text, tokens.get(index), VERBS)) {
            return false;
        }
        return index < 2
                || !isWord(text, tokens.get(index - 2), "UNION", "ALL", "INTERSECT", "EXCEPT", "AS", "PLAN", "EXPLAIN")
                        && text.charAt(tokens.get(index - 2).start()) != ')';
    }

    /** How many parentheses are open after these tokens. */
    private static int depth(String text, List<SqlToken> tokens) {
        var depth = 0;
        for (var token : tokens) {
            if (token.kind() == Kind.OTHER) {
                depth += text.charAt(token.start()) == '(' ? 1 : text.charAt(token.start()) == ')' ? -1 : 0;
            }
        }
        return depth;
    }

    private static boolean isWord(String text, SqlToken token, String... words) {
        var written = text.substring(token.start(), token.end());
        return token.kind() == Kind.WORD && List.of(words).stream().anyMatch(written::equalsIgnoreCase);
    }
}
