package org.herobase.db;

import java.util.Locale;

/** What a column's declared type makes of a value that is stored in it ("Datatypes In SQLite", 3.1). */
public enum Affinity {
    /** Whole numbers stay whole numbers. */
    INTEGER,
    /** Numbers become texts. */
    TEXT,
    /** Nothing is changed. */
    BLOB,
    /** Numbers become floating point numbers. */
    REAL,
    /** Texts that look like numbers become numbers. */
    NUMERIC;

    /**
     * The affinity of a declared type.
     *
     * @param declaredType as in CREATE TABLE; empty if there is none
     */
    public static Affinity of(String declaredType) {
        var type = declaredType.toUpperCase(Locale.ROOT);
        if (type.contains("INT")) {
            return INTEGER;
        }
        if (type.contains("CHAR") || type.contains("CLOB") || type.contains("TEXT")) {
            return TEXT;
        }
        if (type.contains("BLOB") || type.isEmpty()) {
            return BLOB;
        }
        if (type.contains("REAL") || type.contains("FLOA") || type.contains("DOUB")) {
            return REAL;
        }
        return NUMERIC;
    }

    /** Whether numbers are what the column is for. */
    public boolean isNumeric() {
        return this == INTEGER || this == REAL || this == NUMERIC;
    }

    /**
     * Whether a column stores a value in the class that it has ("Datatypes In SQLite", 3). What it would convert comes
     * back as another value.
     *
     * @param value null, Long, Double, String or byte[]
     */
    public boolean keeps(Object value) {
        return switch (value) {
            case Long _ -> this != TEXT && this != REAL;
            case Double number -> this == BLOB || this == REAL || isNumeric() && !isInteger(number);
            case String text -> !isNumeric() || ExactConversion.number(text).isEmpty();
            case null, default -> true;
        };
    }

    private static boolean isInteger(double number) {
        return number == Math.rint(number) && Math.abs(number) < 0x1p63;
    }
}
