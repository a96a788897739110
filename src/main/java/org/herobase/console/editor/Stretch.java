package org.herobase.console.editor;

import java.util.Collection;
import java.util.List;
import org.herobase.sql.SqlToken;
import org.herobase.ui.SqlHighlighter;

/** A stretch of a longer text, cut into tokens. All offsets are those of the longer text. */
final class Stretch {
    private final int start;
    private final String text;
    private final List<SqlToken> tokens;

    /**
     * @param start where the stretch begins: the start of a token
     * @param text its characters
     */
    Stretch(int start, String text) {
        this.start = start;
        this.text = text;
        tokens = SqlToken.of(text).stream()
                .map(token -> new SqlToken(token.kind(), token.start() + start, token.end() + start))
                .toList();
    }

    int start() {
        return start;
    }

    int end() {
        return start + text.length();
    }

    /** Its tokens, without a gap. */
    List<SqlToken> tokens() {
        return tokens;
    }

    /** The character behind an offset; NUL outside of the stretch. */
    char charAt(int offset) {
        return offset < start || offset >= end() ? '\0' : text.charAt(offset - start);
    }

    /** The characters of a token. */
    String textOf(SqlToken token) {
        return text.substring(token.start() - start, token.end() - start);
    }

    /** The style classes of a token. */
    Collection<String> styleOf(SqlToken token) {
        return SqlHighlighter.classes(text, new SqlToken(token.kind(), token.start() - start, token.end() - start));
    }

    /** The index of the token with the character behind an offset; negative outside of the stretch. */
    int indexAt(int offset) {
        var low = 0;
        var high = offset < start ? -1 : tokens.size() - 1;
        while (low <= high) {
            var middle = (low + high) >>> 1;
            var token = tokens.get(middle);
            if (offset < token.start()) {
                high = middle - 1;
            } else if (offset >= token.end()) {
                low = middle + 1;
            } else {
                return middle;
            }
        }
        return -1;
    }

    /** Whether the character behind an offset stands for itself: it is no part of a string, a name or a comment. */
    boolean isPlain(int offset) {
        var index = indexAt(offset);
        return index >= 0 && tokens.get(index).kind() == SqlToken.Kind.OTHER;
    }

    /** Whether what is typed at a caret becomes part of a string, a quoted name or a comment. */
    boolean isQuoted(int caret) {
        var index = indexAt(caret - 1);
        if (index < 0) {
            return false;
        }
        var token = tokens.get(index);
        return switch (token.kind()) {
            case STRING, NAME, COMMENT -> token.end() > caret || isOpen(token);
            default -> false;
        };
    }

    /** Whether a string, a quoted name or a comment lacks its end. */
    private boolean isOpen(SqlToken token) {
        var written = textOf(token);
        var first = written.charAt(token.kind() == SqlToken.Kind.STRING ? written.indexOf('\'') : 0);
        return switch (first) {
            case '-' -> !written.endsWith("\n");
            case '/' -> written.length() < 4 || !written.endsWith("*/");
            case '[' -> !written.endsWith("]");
            default -> written.chars().filter(character -> character == first).count() % 2 == 1;
        };
    }
}
