package org.herobase.console.result;

import java.util.List;
import java.util.Objects;
import org.herobase.db.Excerpt;
import org.herobase.db.StorageClass;

/** Values of rows, as they are kept in memory. */
final class StoredValue {
    private static final int OF_A_CELL = 56;
    private static final int LONGEST = 10_000;
    private static final int START = 1_000;
    private static final int SHORT_START = 100;
    private static final long MANY_BYTES = 8_000_000;

    private StoredValue() {}

    /** A value as the driver reads it, in its storage class: the driver has an Integer for a small integer. */
    static Object of(Object read) {
        return read instanceof Integer small ? Long.valueOf(small) : read;
    }

    /**
     * A value, or the start of a long one that can be read again.
     *
     * @param before how many bytes are kept of others beside it
     */
    static Object kept(Object read, long before) {
        var start = before < MANY_BYTES ? START : SHORT_START;
        var longest = before < MANY_BYTES ? LONGEST : SHORT_START;
        return switch (of(read)) {
            case String text
            when text.length() > longest -> new LongValue(StorageClass.TEXT, text.substring(0, start), text.length());
            case byte[] bytes when bytes.length > longest -> new LongValue(StorageClass.BLOB, "", bytes.length);
            case null -> null;
            case Object value -> value;
        };
    }

    /** A value that was read by {@link Excerpt#bounded}. */
    static Object bounded(Object read) {
        return read instanceof String text
                ? Excerpt.of(text).<Object>map(excerpt -> excerpt).orElse(text)
                : of(read);
    }

    /** Whether only a part of it is kept. */
    static boolean isPart(Object value) {
        return value instanceof LongValue || value instanceof Excerpt;
    }

    /** Whether it is the start of a whole value, as far as that can be told. */
    static boolean isPartOf(Object part, Object whole) {
        return switch (part) {
            case LongValue(var type, var start, var length) ->
                type == StorageClass.BLOB
                        ? whole instanceof byte[] bytes && bytes.length == length
                        : whole instanceof String text && text.length() == length && text.startsWith(start);
            case Excerpt(var _, var _, String start) -> whole instanceof String text && text.startsWith(start);
            case Excerpt(var _, var bytes, byte[] _) -> whole instanceof byte[] blob && blob.length == bytes;
            case null, default -> true;
        };
    }

    /** A value as the pane for one value takes it. */
    static Object excerpt(Object value) {
        return value instanceof LongValue(var type, var start, var length)
                ? new Excerpt(type, length, type == StorageClass.BLOB ? new byte[0] : start)
                : value;
    }

    /** How much memory a value takes, more or less. */
    static long bytes(Object value) {
        return OF_A_CELL
                + switch (value) {
                    case String text -> 2L * text.length();
                    case byte[] blob -> blob.length;
                    case LongValue part -> 2L * part.start().length();
                    case Excerpt excerpt -> 2L * Excerpt.LENGTH;
                    case null, default -> 0;
                };
    }

    /** How much memory a row takes, more or less. */
    static long bytes(List<Object> row) {
        return row.stream().mapToLong(StoredValue::bytes).sum();
    }

    /** Whether two readings of a row can be of the same row, as far as both kept it. */
    static boolean isSame(List<Object> one, List<Object> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (var i = 0; i < one.size(); i++) {
            var isWhole = !isPart(one.get(i)) && !isPart(other.get(i));
            if (isWhole
                    ? !Objects.deepEquals(one.get(i), other.get(i))
                    : StorageClass.of(storage(one.get(i))) != StorageClass.of(storage(other.get(i)))) {
                return false;
            }
        }
        return true;
    }

    /** A value of the same class. */
    private static Object storage(Object value) {
        return value instanceof LongValue part ? part.storageClass() == StorageClass.BLOB ? new byte[0] : "" : value;
    }
}
