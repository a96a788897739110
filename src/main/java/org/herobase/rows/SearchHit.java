package org.herobase.rows;

import java.util.Map;

/**
 * A value in which a {@link TextSearch} found its text.
 *
 * @param destination leads to its row; where nothing names the row, to all rows with that value, and where the value is
 *     too long for that, to the table
 * @param key what names the row, by column; empty where nothing does
 * @param column the value's column
 * @param before some of the value before the match; an ellipsis stands for more
 * @param match the text as the value has it; empty where it cannot be told
 * @param after some of the value behind the match; an ellipsis stands for more
 */
public record SearchHit(
        Destination destination, Map<String, Object> key, String column, String before, String match, String after) {
    private static final int BESIDE = 30;
    private static final int WIDTH = 80;
    private static final String MORE = "…";

    /**
     * Cuts the hit's surroundings out of the value.
     *
     * @param value the value, or a part of it that has the match
     * @param text what was searched
     */
    static SearchHit of(Destination destination, Map<String, Object> key, String column, String value, String text) {
        var found = indexOf(value, text);
        var start = found < 0 ? 0 : found;
        var end = found < 0 ? 0 : start + text.length();
        var from = boundary(value, Math.max(0, start - BESIDE));
        var to = boundary(value, Math.min(value.length(), Math.max(from + WIDTH, end + BESIDE)));
        return new SearchHit(
                destination,
                key,
                column,
                (from > 0 ? MORE : "") + value.substring(from, start),
                value.substring(start, end),
                value.substring(end, to) + (to < value.length() ? MORE : ""));
    }

    private static int indexOf(String value, String text) {
        for (var index = 0; index <= value.length() - text.length(); index++) {
            if (value.regionMatches(true, index, text, 0, text.length())) {
                return index;
            }
        }
        return -1;
    }

    /** Never between the two halves of a character. */
    private static int boundary(String value, int index) {
        var splits = index > 0
                && index < value.length()
                && Character.isSurrogatePair(value.charAt(index - 1), value.charAt(index));
        return splits ? index - 1 : index;
    }
}
