package org.herobase.console.editor;

import org.herobase.sql.SqlToken;

/** Lines so long that JavaFX takes noticeable time for each change of them, and how they become shorter ones. */
final class LongLines {
    /** From here on typing lags. */
    static final int LAGS = 100_000;

    private static final int WIDTH = 120;

    private LongLines() {}

    /** The length of the longest line. */
    static int longest(String text) {
        var longest = 0;
        var start = 0;
        for (var end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            longest = Math.max(longest, end - start);
            start = end + 1;
        }
        return Math.max(longest, text.length() - start);
    }

    /**
     * The text with line ends in place of blanks and behind commas, where lines are long. To SQLite it is the same: strings,
     * quoted names and comments stay as they are.
     */
    static String broken(String text) {
        var result = new StringBuilder(text.length() + text.length() / WIDTH);
        var lineStart = 0;
        for (var at = 0; at < text.length(); ) {
            var token = SqlToken.at(text, at);
            var written = text.substring(at, token.end());
            var before = result.length();
            var isFull = result.length() - lineStart >= WIDTH;
            if (isFull && token.kind() == SqlToken.Kind.BLANK && !written.contains("\n")) {
                result.append('\n');
            } else {
                result.append(written);
                var isEnd = written.equals(",") || token.kind() == SqlToken.Kind.SEMICOLON;
                if (isFull && isEnd && !text.startsWith("\n", token.end())) {
                    result.append('\n');
                }
            }
            at = token.end();
            var lastEnd = result.substring(before).lastIndexOf('\n');
            lineStart = lastEnd < 0 ? lineStart : before + lastEnd + 1;
        }
        return result.toString();
    }
}
