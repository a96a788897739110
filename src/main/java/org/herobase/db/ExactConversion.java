package org.herobase.db;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Takes a value to another storage class where nothing of it is lost: stricter than SQLite's CAST, which always does. */
public final class ExactConversion {
    /** A well-formed literal without blanks around it; SQLite knows no other digits than these ("Literal Values"). */
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");

    private ExactConversion() {}

    /**
     * The value in another class.
     *
     * @param value null, Long, Double, String or byte[]
     * @return empty if the class cannot hold all of it; for the value's own class, the value
     */
    public static Optional<Object> of(Object value, StorageClass wanted) {
        if (StorageClass.of(value) == wanted) {
            return Optional.ofNullable(value);
        }
        return switch (wanted) {
            case NULL -> Optional.empty();
            case TEXT -> text(value);
            case BLOB ->
                value instanceof String text ? Optional.of(text.getBytes(StandardCharsets.UTF_8)) : Optional.empty();
            case INTEGER -> decimal(value).flatMap(ExactConversion::integer);
            case REAL -> decimal(value).flatMap(ExactConversion::real);
        };
    }

    /** The number that a text is a literal of; empty for any other text. Blanks around it count for nothing. */
    public static Optional<BigDecimal> number(String text) {
        var literal = text.strip();
        if (!NUMBER.matcher(literal).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(literal));
        } catch (NumberFormatException _) {
            return Optional.empty(); // its exponent is beyond all measure
        }
    }

    private static Optional<Object> text(Object value) {
        return switch (value) {
            case Long number -> Optional.of(number.toString());
            case Double number -> Optional.of(number.toString());
            case byte[] bytes -> decoded(bytes);
            case null, default -> Optional.empty();
        };
    }

    private static Optional<Object> decoded(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private static Optional<BigDecimal> decimal(Object value) {
        return switch (value) {
            case Long number -> Optional.of(BigDecimal.valueOf(number));
            case Double number when Double.isFinite(number) -> Optional.of(BigDecimal.valueOf(number));
            case String text -> number(text);
            case null, default -> Optional.empty();
        };
    }

    private static Optional<Object> integer(BigDecimal number) {
        try {
            return Optional.of(number.longValueExact());
        } catch (ArithmeticException _) {
            return Optional.empty();
        }
    }

    private static Optional<Object> real(BigDecimal number) {
        var real = number.doubleValue();
        var same = Double.isFinite(real) && BigDecimal.valueOf(real).compareTo(number) == 0;
        return same ? Optional.of(real) : Optional.empty();
    }
}
