package org.herobase.db;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.JulianFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a column keeps its dates. SQLite has no class for them: they are texts or numbers ("Date And Time Functions").
 *
 * @param kind what a value is
 * @param midnight for texts, what follows the day at its beginning, such as {@code T00:00:00Z}; empty for days only
 */
public record DateFormat(Kind kind, String midnight) {
    /** What a value is. */
    public enum Kind {
        /** A text that begins like 2026-02-28. */
        TEXT,
        /** Seconds since 1970. */
        UNIX_SECONDS,
        /** Milliseconds since 1970. */
        UNIX_MILLISECONDS,
        /** Days since noon in Greenwich on November 24, 4714 B.C. */
        JULIAN_DAY
    }

    private static final int DAY_LENGTH = 10;
    private static final int MINUTES_LENGTH = 6; // of T00:00
    private static final double MILLISECONDS_A_DAY = 86_400_000;
    private static final double LAST_JULIAN_DAY = 5_373_484.5; // of the year 9999
    private static final long LAST_UNIX_SECOND = 253_402_300_799L;
    private static final Pattern TEXT = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})"
            + "(?:[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\\.[0-9]+)?)?(?: ?(Z|[+-][0-9]{2}:?[0-9]{2}))?)?");

    /** The format of most of a column's values; what is usual for its type where they are none. */
    public static DateFormat of(DeclaredType type, List<Object> sample) {
        var counts = new LinkedHashMap<DateFormat, Integer>();
        sample.forEach(value -> of(value).ifPresent(format -> counts.merge(format, 1, Integer::sum)));
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElseGet(
                        () -> new DateFormat(Kind.TEXT, type.kind() == DeclaredType.Kind.DATETIME ? " 00:00:00" : ""));
    }

    /** The day of a value, in the zone it is written in; empty if it is no date in this format. */
    public Optional<LocalDate> day(Object value) {
        try {
            return switch (value) {
                case String text when kind == Kind.TEXT -> textDay(text);
                case Number number when kind != Kind.TEXT -> Optional.of(numberDay(number.doubleValue()));
                case null, default -> Optional.empty();
            };
        } catch (DateTimeException | ArithmeticException _) {
            return Optional.empty();
        }
    }

    /** Whether a value is a date as this column writes it, up to the zone and what is finer than minutes. */
    public boolean fits(Object value) {
        return of(value)
                .filter(other -> other.kind == kind && other.minutes().equals(minutes()))
                .isPresent();
    }

    /** Whether a value is a date in any format. */
    public static boolean isDate(Object value) {
        return of(value).isPresent();
    }

    private String minutes() {
        return midnight.substring(0, Math.min(midnight.length(), MINUTES_LENGTH));
    }

    /**
     * A value with another day, in this format.
     *
     * @param value the time of day is taken from it, and the zone; if it is no date, it is midnight
     * @return a String, Long or Double
     */
    public Object withDay(Object value, LocalDate day) {
        var old = day(value);
        return switch (kind) {
            case TEXT -> day + (old.isPresent() ? ((String) value).substring(DAY_LENGTH) : midnight);
            case UNIX_SECONDS, UNIX_MILLISECONDS -> {
                var daysOn = day.toEpochDay() - old.orElse(LocalDate.EPOCH).toEpochDay();
                var unit = (long) (kind == Kind.UNIX_SECONDS ? MILLISECONDS_A_DAY / 1000 : MILLISECONDS_A_DAY);
                var before = old.isPresent() ? (Number) value : Long.valueOf(0);
                yield before instanceof Double real
                        ? (Object) (real + (double) daysOn * unit)
                        : (Object) (before.longValue() + daysOn * unit);
            }
            case JULIAN_DAY ->
                old.isPresent()
                        ? (Object) (((Number) value).doubleValue()
                                + day.toEpochDay()
                                - old.get().toEpochDay())
                        : (Object) (day.getLong(JulianFields.JULIAN_DAY) - 0.5);
        };
    }

    private static Optional<DateFormat> of(Object value) {
        return switch (value) {
            case String text
            when isDay(text) -> Optional.of(new DateFormat(Kind.TEXT, midnight(text.substring(DAY_LENGTH))));
            case Number number -> Optional.of(new DateFormat(kind(number.doubleValue()), ""));
            case null, default -> Optional.empty();
        };
    }

    /** Whether a text is a date that exists, as SQLite's functions take it. */
    private static boolean isDay(String text) {
        try {
            return textDay(text).isPresent();
        } catch (DateTimeException _) {
            return false;
        }
    }

    /** SQLite's modifier "auto" tells days from seconds in the same way. */
    private static Kind kind(double number) {
        if (number >= 0 && number < LAST_JULIAN_DAY) {
            return Kind.JULIAN_DAY;
        }
        return Math.abs(number) <= LAST_UNIX_SECOND ? Kind.UNIX_SECONDS : Kind.UNIX_MILLISECONDS;
    }

    private static Optional<LocalDate> textDay(String text) {
        var parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        if (parts.group(4) != null) {
            LocalTime.of(part(parts, 4), part(parts, 5), parts.group(6) == null ? 0 : part(parts, 6));
        }
        return Optional.of(LocalDate.of(part(parts, 1), part(parts, 2), part(parts, 3)));
    }

    private static int part(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    private LocalDate numberDay(double number) {
        var milliseconds = switch (kind) {
            case UNIX_SECONDS -> number * 1000;
            case JULIAN_DAY -> (number + 0.5 - epochAsJulianDay()) * MILLISECONDS_A_DAY;
            case TEXT, UNIX_MILLISECONDS -> number;
        };
        return Instant.ofEpochMilli(Math.round(milliseconds))
                .atZone(ZoneOffset.UTC)
                .toLocalDate();
    }

    private static long epochAsJulianDay() {
        return LocalDate.EPOCH.getLong(JulianFields.JULIAN_DAY);
    }

    /** The time's digits become zeros, the zone's stay. */
    private static String midnight(String time) {
        var zone = Math.max(time.indexOf('+'), time.indexOf('-'));
        var clock = zone < 0 ? time : time.substring(0, zone);
        return clock.replaceAll("[0-9]", "0") + time.substring(clock.length());
    }
}
