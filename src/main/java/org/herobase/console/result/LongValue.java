package org.herobase.console.result;

import org.herobase.db.StorageClass;

/**
 * What is kept of a value that is too long to be kept whole.
 *
 * @param storageClass TEXT or BLOB
 * @param start the first characters of a text; empty for a BLOB
 * @param length of the whole value, in characters or bytes
 */
public record LongValue(StorageClass storageClass, String start, long length) {
    /** The longest value that is kept whole, in characters or bytes. */
    public static final int LONGEST_WHOLE = 1_000_000;

    /** The value as it is kept: itself, or the start of a long one. */
    public static Object kept(Object value) {
        return switch (value) {
            case String text
            when text.length() > LONGEST_WHOLE ->
                new LongValue(StorageClass.TEXT, text.substring(0, LONGEST_WHOLE), text.length());
            case byte[] bytes when bytes.length > LONGEST_WHOLE -> new LongValue(StorageClass.BLOB, "", bytes.length);
            case null, default -> value;
        };
    }
}
