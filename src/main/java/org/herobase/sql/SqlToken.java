package org.herobase.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A piece of SQL text as SQLite's own tokenizer cuts it. Made for text that is still being typed: nothing is an error,
 * an unclosed string or comment reaches to the end.
 *
 * @param kind what it is
 * @param start the offset of its first character
 * @param end the offset after its last character
 */
public record SqlToken(Kind kind, int start, int end) {
    /** What a token is. */
    public enum Kind {
        /** Spaces, tabs and line ends; also NUL, at which SQLite would see nothing more. */
        BLANK,
        /** From {@code --} to the end of the line, or {@code /* … *}{@code /}. */
        COMMENT,
        /** A keyword or an unquoted name. */
        WORD,
        /** A quoted name: {@code "…"}, {@code `…`} or {@code […]}. */
        NAME,
        /** A text or BLOB literal. */
        STRING,
        /** A number literal. */
        NUMBER,
        /** A parameter: {@code ?}, {@code ?1}, {@code :name}, {@code @name} or {@code $name}. */
        PARAMETER,
        /** A semicolon. */
        SEMICOLON,
        /** A character of an operator, a bracket, a comma and whatever else. */
        OTHER
    }

    /** Letters right behind a number make SQLite refuse it; they are no word of their own. */
    private static final Pattern NUMBER = Pattern.compile(
            "(0[xX]\\p{XDigit}[\\p{XDigit}_]*|[0-9_]*(\\.[0-9_]*)?([eE][+-]?[0-9][0-9_]*)?)[\\w$\\x{80}-\\x{10FFFF}]*");

    /** Whether SQLite makes nothing of it. */
    public boolean isIgnored() {
        return kind == Kind.BLANK || kind == Kind.COMMENT;
    }

    /** Cuts a text; the tokens follow each other without a gap. */
    public static List<SqlToken> of(String text) {
        var tokens = new ArrayList<SqlToken>();
        for (var start = 0; start < text.length(); start = tokens.getLast().end()) {
            tokens.add(at(text, start));
        }
        return tokens;
    }

    /** The token that begins at an offset: where one is known to begin, no more than that has to be looked at. */
    public static SqlToken at(String text, int start) {
        var kind = kind(text.charAt(start), start + 1 < text.length() ? text.charAt(start + 1) : '\0');
        var end = switch (kind) {
            case BLANK -> blankEnd(text, start);
            case COMMENT ->
                text.startsWith("--", start) ? endAfter(text, "\n", start) : endAfter(text, "*/", start + 2);
            case STRING -> quoteEnd(text, text.indexOf('\'', start));
            case NAME -> text.charAt(start) == '[' ? endAfter(text, "]", start) : quoteEnd(text, start);
            case NUMBER -> numberEnd(text, start);
            case PARAMETER -> parameterEnd(text, start);
            case WORD -> wordEnd(text, start);
            case SEMICOLON, OTHER -> start + 1;
        };
        return new SqlToken(kind, start, end);
    }

    private static Kind kind(char first, char next) {
        return switch (first) {
            case ' ', '\t', '\n', '\f', '\r', '\uFEFF', '\0' -> Kind.BLANK;
            case '\'' -> Kind.STRING;
            case '"', '`', '[' -> Kind.NAME;
            case ';' -> Kind.SEMICOLON;
            case '-' -> next == '-' ? Kind.COMMENT : Kind.OTHER;
            case '/' -> next == '*' ? Kind.COMMENT : Kind.OTHER;
            case '.' -> isDigit(next) ? Kind.NUMBER : Kind.OTHER;
            case '?' -> Kind.PARAMETER;
            case ':', '@', '#', '$' -> isWordPart(next) ? Kind.PARAMETER : Kind.OTHER;
            case 'x', 'X' -> next == '\'' ? Kind.STRING : Kind.WORD;
            default -> isDigit(first) ? Kind.NUMBER : isWordPart(first) ? Kind.WORD : Kind.OTHER;
        };
    }

    private static int blankEnd(String text, int start) {
        var end = start + 1;
        while (end < text.length() && isBlank(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int endAfter(String text, String last, int from) {
        var found = text.indexOf(last, from);
        return found < 0 ? text.length() : found + last.length();
    }

    /** A quote inside is written twice. */
    private static int quoteEnd(String text, int start) {
        var quote = text.charAt(start);
        for (var i = start + 1; i < text.length(); i++) {
            if (text.charAt(i) == quote) {
                if (i + 1 == text.length() || text.charAt(i + 1) != quote) {
                    return i + 1;
                }
                i++;
            }
        }
        return text.length();
    }

    private static int numberEnd(String text, int start) {
        var number = NUMBER.matcher(text).region(start, text.length());
        return number.lookingAt() ? number.end() : start + 1;
    }

    /** A name may have "::" in it, and something in parentheses behind it, as Tcl's variables do. */
    private static int parameterEnd(String text, int start) {
        var end = start + 1;
        if (text.charAt(start) == '?') {
            while (end < text.length() && isDigit(text.charAt(end))) {
                end++;
            }
            return end;
        }
        while (end < text.length() && (isWordPart(text.charAt(end)) || text.startsWith("::", end))) {
            end += text.charAt(end) == ':' ? 2 : 1;
        }
        if (!text.startsWith("(", end)) {
            return end;
        }
        while (end < text.length() && text.charAt(end) != ')' && !isBlank(text.charAt(end))) {
            end++;
        }
        return text.startsWith(")", end) ? end + 1 : end;
    }

    private static int wordEnd(String text, int start) {
        var end = start;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isBlank(char character) {
        return character >= '\t' && character <= '\r' || character == ' ' || character == '\uFEFF' || character == '\0';
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static boolean isWordPart(char character) {
        return character == '_'
                || character == '$'
                || isDigit(character)
                || character >= 'a' && character <= 'z'
                || character >= 'A' && character <= 'Z'
                || character >= 0x80;
    }
}
