package org.herobase.console.chart;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.herobase.db.DateFormat;

/** What a result's column holds, as far as its first values tell. */
enum ColumnKind {
    /** Numbers. */
    NUMBER,
    /** Texts that begin like 2026-02-28. */
    TIME_TEXT,
    /** Seconds since 1970. */
    UNIX_SECONDS,
    /** Milliseconds since 1970. */
    UNIX_MILLISECONDS,
    /** Texts. */
    TEXT,
    /** Nothing that can be drawn: BLOBs, or no value at all. */
    OTHER;

    private static final double FROM = 315_532_800; // 1980
    private static final double TO = 4_102_444_800.0; // 2100

    /** A number alone does not tell that it is a time: the name has to say so too. */
    private static final Pattern TIME_NAME =
            Pattern.compile(".*(date|time|stamp|created|updated|modified|changed|[_ ](at|on|ts)$|^ts$).*");

    /**
     * Looks at a column.
     *
     * @param values the first ones: null, Integer, Long, Double, String or byte[]
     */
    static ColumnKind of(String name, List<Object> values) {
        var some = values.stream().filter(Objects::nonNull).toList();
        var numbers = some.stream()
                .filter(Number.class::isInstance)
                .map(Number.class::cast)
                .toList();
        var texts = some.stream().filter(String.class::isInstance).toList();
        if (some.isEmpty() || numbers.isEmpty() && texts.isEmpty()) {
            return OTHER;
        } else if (texts.size() > numbers.size()) {
            return texts.stream().allMatch(DateFormat::isDate) ? TIME_TEXT : TEXT;
        } else if (TIME_NAME.matcher(name.toLowerCase()).matches()) {
            if (numbers.stream().allMatch(number -> isBetween(number.doubleValue(), FROM, TO))) {
                return UNIX_SECONDS;
            } else if (numbers.stream().allMatch(number -> isBetween(number.doubleValue(), FROM * 1000, TO * 1000))) {
                return UNIX_MILLISECONDS;
            }
        }
        return NUMBER;
    }

    boolean isTime() {
        return this == TIME_TEXT || this == UNIX_SECONDS || this == UNIX_MILLISECONDS;
    }

    private static boolean isBetween(double number, double from, double to) {
        return number >= from && number <= to;
    }
}
