package org.herobase.ui;

import java.util.Locale;
import java.util.regex.Pattern;
import org.herobase.db.Excerpt;
import org.herobase.db.StorageClass;
import org.herobase.rows.Blobs;

/** How a raw SQLite value reads in a cell: one line, bounded. */
public final class ValueText {
    private static final int LONGEST = 300;

    /** What turns the direction of writing, and so could have a text read as another one. */
    private static final Pattern TURNING = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069\\u200E\\u200F]");

    private ValueText() {}

    /**
     * The text of a value. NULL reads "NULL": the cell makes it faint to tell it from the text.
     *
     * @param value null, Number, String, byte[], Boolean or an {@link Excerpt}
     */
    public static String of(Object value) {
        return switch (value) {
            case null -> "NULL";
            case byte[] bytes -> "BLOB " + size(bytes.length);
            case Excerpt excerpt when excerpt.type() == StorageClass.BLOB -> "BLOB " + size(excerpt.bytes());
            case Excerpt excerpt -> oneLine(excerpt.start() + "…");
            case String text -> oneLine(text);
            default -> value.toString();
        };
    }

    /**
     * The value as it is copied: NULL as nothing, a BLOB as an SQL literal.
     *
     * @param value null, Number, String or byte[]: a large value is read whole before it is copied
     */
    public static String copied(Object value) {
        return switch (value) {
            case null -> "";
            case byte[] bytes -> Blobs.literal(bytes);
            default -> value.toString();
        };
    }

    private static String oneLine(String text) {
        var shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        var line = shown.replace('\n', '⏎').replace("\r", "").replace('\t', '⇥').replace('\0', '␀');
        return TURNING.matcher(line).replaceAll("\uFFFD");
    }

    /** A size in the words that are used everywhere: "999 B", "68 kB", "3.0 MB". */
    public static String size(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        // What would round up to 1,000 of one unit is 1.0 of the next.
        if (bytes < 999_500) {
            return (bytes + 500) / 1_000 + " kB";
        }
        return bytes < 999_950_000
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }

    /** How many bytes a text takes in UTF-8. */
    static long bytes(String text) {
        return text.codePoints()
                .mapToLong(point -> point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4)
                .sum();
    }
}
