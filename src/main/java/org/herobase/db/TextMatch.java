package org.herobase.db;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Finds a text inside texts, whatever its letter case; every character stands for itself.
 *
 * <p>SQLite's LIKE ignores the case of A to Z only ("SQL Language Expressions"). Where the text holds other letters, GLOB
 * with both cases of each letter is used.
 */
public final class TextMatch {
    private static final char ESCAPE = '\\';

    private TextMatch() {}

    /**
     * Whether a text contains another one.
     *
     * @param field the text; a number is compared by its digits
     * @param text what to find; every character stands for itself
     */
    public static Condition contains(Field<?> field, String text) {
        return matches(field, text, true);
    }

    /**
     * Whether a text begins with another one.
     *
     * @param field the text; a number is compared by its digits
     * @param text what to find; every character stands for itself
     */
    public static Condition startsWith(Field<?> field, String text) {
        return matches(field, text, false);
    }

    private static Condition matches(Field<?> field, String text, boolean anywhere) {
        // Not a cast: SQLite compares what is there, and a cast of each row would cost time.
        var value = field.coerce(SQLDataType.VARCHAR);
        if (text.chars().allMatch(character -> character < 128)) {
            var pattern = DSL.param(field.getName(), (anywhere ? "%" : "") + like(text) + "%");
            // LIKE with ESCAPE is slower, so it has one only where something is escaped.
            return like(text).equals(text) ? value.like(pattern) : value.like(pattern, ESCAPE);
        }
        return DSL.condition(
                "{0} GLOB {1}", value, DSL.param(field.getName(), (anywhere ? "*" : "") + glob(text) + "*"));
    }

    private static String like(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static String glob(String text) {
        var pattern = new StringBuilder();
        text.codePoints().forEach(character -> {
            var lower = Character.toLowerCase(character);
            var upper = Character.toUpperCase(character);
            if (lower != upper) {
                pattern.append('[')
                        .appendCodePoint(lower)
                        .appendCodePoint(upper)
                        .append(']');
            } else if ("*?[".indexOf(character) >= 0) {
                pattern.append('[').appendCodePoint(character).append(']');
            } else {
                pattern.appendCodePoint(character);
            }
        });
        return pattern.toString();
    }
}
