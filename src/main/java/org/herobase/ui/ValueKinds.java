package org.herobase.ui;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.herobase.db.StorageClass;

/** Knows the ways to look at a value, and which of them the user likes for values of its like. */
final class ValueKinds {
    private final Map<ValueKind, ValueKind> chosen = new EnumMap<>(ValueKind.class);

    /**
     * The way that fits a value best, as its first bytes tell.
     *
     * @param start of the value: null, Long, Double, String or byte[]
     */
    static ValueKind fitting(Object start) {
        return switch (start) {
            case String text -> looksLikeJson(text) ? ValueKind.JSON : ValueKind.TEXT;
            case byte[] bytes -> Picture.isPicture(bytes) ? ValueKind.PICTURE : ValueKind.HEX;
            case null, default -> ValueKind.TEXT;
        };
    }

    /** The ways that make sense for a value. */
    static Set<ValueKind> possible(Object start) {
        return switch (StorageClass.of(start)) {
            case NULL, INTEGER, REAL -> EnumSet.of(ValueKind.TEXT);
            case TEXT -> EnumSet.of(ValueKind.TEXT, ValueKind.JSON, ValueKind.HEX);
            case BLOB ->
                Picture.isPicture((byte[]) start)
                        ? EnumSet.allOf(ValueKind.class)
                        : EnumSet.of(ValueKind.TEXT, ValueKind.JSON, ValueKind.HEX);
        };
    }

    /** The way that the user chose last for a value of this like, or the fitting one. */
    ValueKind of(Object start) {
        var fitting = fitting(start);
        var liked = chosen.getOrDefault(fitting, fitting);
        return possible(start).contains(liked) ? liked : fitting;
    }

    /** Remembers the user's choice for values like this one. */
    void choose(Object start, ValueKind kind) {
        chosen.put(fitting(start), kind);
    }

    private static boolean looksLikeJson(String start) {
        return start.codePoints()
                .dropWhile(Character::isWhitespace)
                .limit(1)
                .anyMatch(first -> first == '{' || first == '[');
    }
}
