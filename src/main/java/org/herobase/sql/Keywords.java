package org.herobase.sql;

import java.util.Locale;
import java.util.Set;

/** Which words are keywords, and which of them are no names in text that is still being typed. */
final class Keywords {
    /** SQLite would take them for a name here and there; where they stand, they hardly ever are one. */
    private static final Set<String> HARDLY_NAMES = Set.of("""
        CROSS FULL INNER LEFT NATURAL RIGHT OUTER INDEXED LIKE GLOB MATCH REGEXP WINDOW END BY OFFSET\
        """.split(" "));

    private Keywords() {}

    static boolean isKeyword(String word) {
        return SqlKeywords.ALL.contains(word.toUpperCase(Locale.ROOT));
    }

    static boolean isReserved(String word) {
        var upper = word.toUpperCase(Locale.ROOT);
        return SqlKeywords.RESERVED.contains(upper) || HARDLY_NAMES.contains(upper);
    }
}
