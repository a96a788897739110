package org.herobase.db;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the declared type of a column says about its values. SQLite itself takes only the {@link Affinity} from it and
 * stores anything ("Datatypes In SQLite", 3): the rest is what people mean by it.
 *
 * @param kind what its values are
 * @param affinity what storing makes of them
 * @param numbers in its brackets, such as 10 and 2; empty if there are none, or anything else
 */
public record DeclaredType(Kind kind, Affinity affinity, List<Integer> numbers) {
    /** What the values are. */
    public enum Kind {
        /** True or false, kept as 1 or 0. */
        BOOLEAN,
        /** A day. */
        DATE,
        /** A day and a time. */
        DATETIME,
        /** A time of day. */
        TIME,
        /** A number with so many digits, of which so many are decimal places. */
        DECIMAL,
        /** A text, perhaps of so many characters. */
        TEXT,
        /** A UUID. */
        UUID,
        /** Bytes, perhaps so many. */
        BYTES,
        /** Any other; the affinity says what there is to say. */
        OTHER
    }

    private static final Pattern PARTS = Pattern.compile(
            "\\s*([^(]*?)\\s*(?:\\(\\s*([0-9]{1,9})\\s*(?:,\\s*([0-9]{1,9})\\s*)?\\).*)?", Pattern.DOTALL);

    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("BOOLEAN", Kind.BOOLEAN),
            Map.entry("BOOL", Kind.BOOLEAN),
            Map.entry("DATE", Kind.DATE),
            Map.entry("DATETIME", Kind.DATETIME),
            Map.entry("TIMESTAMP", Kind.DATETIME),
            Map.entry("TIMESTAMPTZ", Kind.DATETIME),
            Map.entry("TIMESTAMP WITH TIME ZONE", Kind.DATETIME),
            Map.entry("TIMESTAMP WITHOUT TIME ZONE", Kind.DATETIME),
            Map.entry("TIME", Kind.TIME),
            Map.entry("DECIMAL", Kind.DECIMAL),
            Map.entry("DEC", Kind.DECIMAL),
            Map.entry("NUMERIC", Kind.DECIMAL),
            Map.entry("NUMBER", Kind.DECIMAL),
            Map.entry("UUID", Kind.UUID),
            Map.entry("GUID", Kind.UUID),
            Map.entry("UNIQUEIDENTIFIER", Kind.UUID),
            Map.entry("BLOB", Kind.BYTES),
            Map.entry("BINARY", Kind.BYTES),
            Map.entry("VARBINARY", Kind.BYTES));

    /** Reads the declared type of a column. */
    public static DeclaredType of(Catalog.Column column) {
        var type = of(column.declaredType());
        return new DeclaredType(type.kind(), column.affinity(), type.numbers());
    }

    /**
     * Reads a declared type.
     *
     * @param declared as in CREATE TABLE; empty if there is none
     */
    public static DeclaredType of(String declared) {
        var affinity = Affinity.of(declared);
        var other = affinity == Affinity.TEXT ? Kind.TEXT : Kind.OTHER;
        var parts = PARTS.matcher(declared);
        if (!parts.matches()) {
            return new DeclaredType(other, affinity, List.of());
        }
        var name = parts.group(1).toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
        var numbers = Stream.of(parts.group(2), parts.group(3))
                .filter(Objects::nonNull)
                .map(Integer::valueOf)
                .toList();
        return new DeclaredType(KINDS.getOrDefault(name, other), affinity, numbers);
    }

    /** Whether it limits the digits, as DECIMAL(p, s) does. */
    public boolean limitsDigits() {
        return kind == Kind.DECIMAL && !numbers.isEmpty();
    }

    /** How many digits a number may have, for a type that limits them. */
    public int precision() {
        return numbers.getFirst();
    }

    /** How many of them are decimal places, for a type that limits them. */
    public int scale() {
        return numbers.size() > 1 ? numbers.get(1) : 0;
    }

    /** Whether it limits the characters or bytes, as VARCHAR(n) does. */
    public boolean limitsLength() {
        return (kind == Kind.TEXT || kind == Kind.BYTES) && numbers.size() == 1;
    }

    /** How many characters or bytes a value should have at most, for a type that limits them. */
    public int length() {
        return numbers.getFirst();
    }

    /** Whether numbers are what it is for, so that any other text is a mistake: not so for a DATE or a made-up type. */
    public boolean isForNumbers() {
        return affinity == Affinity.INTEGER
                || affinity == Affinity.REAL
                || kind == Kind.DECIMAL
                || kind == Kind.BOOLEAN;
    }

    /** Whether it is for days, with or without a time. */
    public boolean isForDates() {
        return kind == Kind.DATE || kind == Kind.DATETIME;
    }
}
