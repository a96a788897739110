package org.herobase.ui;

import java.util.HexFormat;

/** How a raw SQLite value reads in a cell: one line, bounded. */
public final class ValueText {
    private static final int LONGEST = 300;

    private ValueText() {}

    /**
     * The text of a value. NULL reads "NULL": the cell makes it faint to tell it from the text.
     *
     * @param value null, Number, String, byte[] or Boolean
     */
    public static String of(Object value) {
        return switch (value) {
            case null -> "NULL";
            case byte[] bytes -> "BLOB " + size(bytes.length);
            case String text -> oneLine(text);
            default -> value.toString();
        };
    }

    /** The value as it is copied: whole, NULL as nothing, a BLOB as an SQL literal. */
    public static String copied(Object value) {
        return switch (value) {
            case null -> "";
            case byte[] bytes -> "X'" + HexFormat.of().withUpperCase().formatHex(bytes) + "'";
            default -> value.toString();
        };
    }

    private static String oneLine(String text) {
        var shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return shown.replace('\n', '⏎').replace("\r", "").replace('\t', '⇥').replace('\0', '␀');
    }

    private static String size(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        return bytes < 1_000_000 ? bytes / 1_000 + " kB" : bytes / 1_000_000 + " MB";
    }
}
