package org.herobase.ui;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.herobase.db.StorageClass;

/**
 * The value of one cell, for the {@link ValuePane}.
 *
 * @param cell what cell it is, such as its row's key and its column; equal for the same cell
 * @param title the cell's name, such as its column's
 * @param storageClass the value's class
 * @param start the value or the start of it: null, Long, Double, String or byte[]
 * @param bytes how long the whole value is, a text in UTF-8; of no meaning for numbers
 * @param readOnly why the value cannot be changed, a sentence; null if it can
 * @param whole reads the whole value; the future is cancelled when nobody waits for it any longer
 * @param save saves a new value, which is null, Long, Double, String or byte[]; fails with what the database said, and
 *     with {@link org.herobase.rows.ConflictException} if the value is not any more what is shown
 */
public record ShownValue(
        Object cell,
        String title,
        StorageClass storageClass,
        Object start,
        long bytes,
        String readOnly,
        Supplier<? extends CompletableFuture<?>> whole,
        Function<Object, ? extends CompletionStage<?>> save) {

    /** Whether the start is all there is. */
    boolean isWhole() {
        return switch (start) {
            case byte[] part -> part.length >= bytes;
            // Characters are no more than bytes.
            case String part -> part.length() >= bytes || ValueText.bytes(part) >= bytes;
            case null, default -> true;
        };
    }

    /** Whether a whole value is, as far as can be told from the start and the length, what is in this cell. */
    boolean isStateOf(Object value) {
        return switch (start) {
            case String part -> value instanceof String text && text.startsWith(part) && ValueText.bytes(text) == bytes;
            case byte[] part ->
                value instanceof byte[] all
                        && all.length == bytes
                        && Arrays.equals(part, 0, part.length, all, 0, Math.min(part.length, all.length));
            case null, default -> Objects.equals(start, value);
        };
    }
}
