package org.herobase.sql;

import java.util.Locale;

/**
 * A part of a {@link Block}: a token that means something, all between two parentheses, or the caret.
 *
 * @param kind what it is
 * @param text as it is written; empty for the caret and for parentheses
 * @param inner what stands between the parentheses; null for other parts
 * @param start the offset of its first character
 */
record Part(Kind kind, String text, Block inner, int start) {
    enum Kind {
        WORD,
        QUOTED,
        LITERAL,
        SYMBOL,
        GROUP,
        CARET
    }

    static final Part CARET = new Part(Kind.CARET, "", null, 0);

    private static final String[] ENDS = {
        "NULL", "END", "ISNULL", "NOTNULL", "CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP"
    };

    /** Before the first part and behind the last one. */
    static final Part NONE = new Part(Kind.SYMBOL, "", null, 0);

    /** Whether it is one of these words, which are in upper case, unquoted. */
    boolean is(String... words) {
        if (kind == Kind.WORD) {
            for (var word : words) {
                if (word.equalsIgnoreCase(text)) {
                    return true;
                }
            }
        }
        return false;
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isGroup() {
        return kind == Kind.GROUP;
    }

    /** Whether it can be the name of something; SQLite takes some of its keywords for names, too. */
    boolean isName() {
        return kind == Kind.QUOTED || kind == Kind.WORD && !SqlKeywords.isReserved(text);
    }

    /** Whether an expression can end with it. */
    boolean endsExpression() {
        return switch (kind) {
            case QUOTED, LITERAL, GROUP -> true;
            case WORD -> !SqlKeywords.isReserved(text) || is(ENDS);
            case SYMBOL, CARET -> false;
        };
    }

    /** The offset after its last character. */
    int end() {
        return inner == null ? start + text.length() : inner.end();
    }

    /** The name, unquoted. */
    String name() {
        return kind == Kind.QUOTED ? SqlName.unquoted(text) : text;
    }

    /** In upper case if it is a word, or empty. */
    String word() {
        return kind == Kind.WORD ? text.toUpperCase(Locale.ROOT) : "";
    }
}
