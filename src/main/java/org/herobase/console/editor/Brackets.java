package org.herobase.console.editor;

import java.util.Optional;
import org.herobase.sql.SqlToken;

/** Brackets and quotes: which belong together, and what typing one does. */
final class Brackets {
    private static final String OPENING = "([";
    private static final String CLOSING = ")]";
    private static final String QUOTES = "'\"`";

    /**
     * Two brackets that belong together.
     *
     * @param opening the offset of the first one
     * @param closing the offset of the other one
     */
    record Pair(int opening, int closing) {}

    private Brackets() {}

    /** Whether typing or deleting a character can do more than that. */
    static boolean isPart(char character) {
        return (OPENING + CLOSING + QUOTES).indexOf(character) >= 0;
    }

    /** The pair of which one bracket touches a caret, the one before it first; none in strings, names and comments. */
    static Optional<Pair> at(Stretch around, int caret) {
        return pairWith(around, caret - 1).or(() -> pairWith(around, caret));
    }

    private static Optional<Pair> pairWith(Stretch around, int offset) {
        if (!around.isPlain(offset)) {
            return Optional.empty();
        }
        return switch (around.charAt(offset)) {
            case '(' -> partner(around, offset, 1).map(other -> new Pair(offset, other));
            case ')' -> partner(around, offset, -1).map(other -> new Pair(other, offset));
            default -> Optional.empty();
        };
    }

    private static Optional<Integer> partner(Stretch around, int offset, int step) {
        var depth = 0;
        for (var i = around.indexAt(offset); i >= 0 && i < around.tokens().size(); i += step) {
            var token = around.tokens().get(i);
            if (token.kind() == SqlToken.Kind.SEMICOLON) {
                return Optional.empty();
            }
            depth += step * depth(around, token);
            if (depth == 0 && token.kind() == SqlToken.Kind.OTHER) {
                return Optional.of(token.start());
            }
        }
        return Optional.empty();
    }

    private static int depth(Stretch around, SqlToken token) {
        if (token.kind() != SqlToken.Kind.OTHER) {
            return 0;
        }
        return switch (around.charAt(token.start())) {
            case '(' -> 1;
            case ')' -> -1;
            default -> 0;
        };
    }

    /**
     * What typing a character does beyond putting it in; nothing if it does no more than that.
     *
     * @param around the text around the selection
     * @param anchor where the selection begins
     * @param caret where the caret is
     * @param selected the selected text
     */
    static Optional<Edit> type(Stretch around, int anchor, int caret, String selected, char typed) {
        var isOpening = OPENING.indexOf(typed) >= 0;
        if (!isOpening && CLOSING.indexOf(typed) < 0 && QUOTES.indexOf(typed) < 0) {
            return Optional.empty();
        }
        if (!selected.isEmpty()) {
            return CLOSING.indexOf(typed) >= 0
                    ? Optional.empty()
                    : Optional.of(wrap(Math.min(anchor, caret), selected, typed));
        }
        if (typesOver(around, caret, typed)) {
            return Optional.of(Edit.caretTo(caret + 1));
        }
        var closes = isOpening || QUOTES.indexOf(typed) >= 0;
        return closes && standsAlone(around, caret, typed)
                ? Optional.of(new Edit(caret, caret, "" + typed + closing(typed), caret + 1))
                : Optional.empty();
    }

    /** What deleting the character before a caret does beyond that: an empty pair goes as a whole. */
    static Optional<Edit> deleteBackward(Stretch around, int caret) {
        var before = around.charAt(caret - 1);
        var isPair = (OPENING + QUOTES).indexOf(before) >= 0
                && before != '\0'
                && around.charAt(caret) == closing(before)
                && !around.isQuoted(caret - 1);
        return isPair ? Optional.of(new Edit(caret - 1, caret + 1, "", caret - 1)) : Optional.empty();
    }

    private static Edit wrap(int start, String selected, char typed) {
        var end = start + selected.length();
        return new Edit(start, end, typed + selected + closing(typed), start + 1, end + 1);
    }

    private static char closing(char opening) {
        return switch (opening) {
            case '(' -> ')';
            case '[' -> ']';
            default -> opening;
        };
    }

    /** A closing bracket or quote is typed over where another one would be one too many. */
    private static boolean typesOver(Stretch around, int caret, char typed) {
        if (around.charAt(caret) != typed) {
            return false;
        }
        if (typed == ')') {
            return around.isPlain(caret) && !lacksClosing(around, caret);
        }
        var token = around.indexAt(caret);
        var quoted = token < 0 ? null : around.tokens().get(token);
        return quoted != null
                && (quoted.kind() == SqlToken.Kind.STRING || quoted.kind() == SqlToken.Kind.NAME)
                && quoted.end() == caret + 1
                && quoted.start() < caret;
    }

    /** Whether the statement around an offset has more opening brackets than closing ones. */
    private static boolean lacksClosing(Stretch around, int offset) {
        var tokens = around.tokens();
        var first = around.indexAt(offset);
        while (first > 0 && tokens.get(first - 1).kind() != SqlToken.Kind.SEMICOLON) {
            first--;
        }
        var depth = 0;
        for (var i = first; i < tokens.size() && tokens.get(i).kind() != SqlToken.Kind.SEMICOLON; i++) {
            depth += depth(around, tokens.get(i));
        }
        return depth > 0;
    }

    /** Whether a bracket or quote typed here begins something: not in a string or a comment, and not before a word. */
    private static boolean standsAlone(Stretch around, int caret, char typed) {
        var before = around.charAt(caret - 1);
        var isBlobPrefix = typed == '\'' && "xX".indexOf(before) >= 0 && !isWordPart(around.charAt(caret - 2));
        var followsWord = QUOTES.indexOf(typed) >= 0 && (isWordPart(before) && !isBlobPrefix || before == typed);
        return !around.isQuoted(caret) && !followsWord && "\0 \t\r\n),;]".indexOf(around.charAt(caret)) >= 0;
    }

    private static boolean isWordPart(char character) {
        return Character.isLetterOrDigit(character) || character == '_' || character == '$';
    }
}
