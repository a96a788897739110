package org.herobase.db;

/** The five storage classes of SQLite's values ("Datatypes In SQLite"). */
public enum StorageClass {
    /** No value. */
    NULL,
    /** A signed integer of up to 64 bits. */
    INTEGER,
    /** A 64-bit floating point number. */
    REAL,
    /** A text. */
    TEXT,
    /** Bytes. */
    BLOB;

    /**
     * The class that a value read from SQLite has.
     *
     * @param value null, Integer, Long, Double, String or byte[], as the driver reads it, or an {@link Excerpt}
     */
    public static StorageClass of(Object value) {
        return switch (value) {
            case null -> NULL;
            case Integer _, Long _ -> INTEGER;
            case Double _ -> REAL;
            case byte[] _ -> BLOB;
            case Excerpt excerpt -> excerpt.type();
            default -> TEXT;
        };
    }
}
