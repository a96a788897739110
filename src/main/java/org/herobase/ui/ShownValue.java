package org.herobase.ui;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.herobase.db.Excerpt;

/**
 * The value of one cell, for the {@link ValuePane}.
 *
 * @param cell what cell it is, such as its row's key and its column; equal for the same cell
 * @param title the cell's name, such as its column's
 * @param value as it was read with its row: null, Long, Double, String, byte[] or the {@link Excerpt} of a large value
 * @param readOnly why the value cannot be changed, a sentence; null if it can
 * @param whole reads the whole value; the future is cancelled when nobody waits for it any longer
 * @param save saves a new value, which is null, Long, Double, String or byte[]; fails with what the database said, and
 *     with {@link org.herobase.rows.ConflictException} if the value is not any more what is shown
 */
public record ShownValue(
        Object cell,
        String title,
        Object value,
        String readOnly,
        Supplier<? extends CompletableFuture<?>> whole,
        Function<Object, ? extends CompletionStage<?>> save) {

    boolean isWhole() {
        return !(value instanceof Excerpt);
    }

    /** The value or the start of it: null, Long, Double, String or byte[]. */
    Object start() {
        return value instanceof Excerpt excerpt ? excerpt.start() : value;
    }

    /** How large the whole value is; of a text, in UTF-8 or the database's encoding. */
    long bytes() {
        return value instanceof Excerpt excerpt ? excerpt.bytes() : bytes(value);
    }

    /** Whether a whole value is, as far as can be told, what is in this cell. */
    boolean isStateOf(Object other) {
        if (isWhole()) {
            return Objects.deepEquals(value, other);
        }
        return switch (start()) {
            case String part ->
                other instanceof String text
                        && text.startsWith(part)
                        && (ValueText.bytes(text) == bytes() || 2L * text.length() == bytes());
            case byte[] part ->
                other instanceof byte[] bytes
                        && bytes.length == bytes()
                        && Arrays.equals(part, 0, part.length, bytes, 0, part.length);
            default -> false;
        };
    }

    /** How large a whole value is, a text in UTF-8; 0 for what is neither text nor bytes. */
    static long bytes(Object value) {
        return switch (value) {
            case String text -> ValueText.bytes(text);
            case byte[] bytes -> bytes.length;
            case null, default -> 0;
        };
    }
}
