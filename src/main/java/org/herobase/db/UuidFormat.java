package org.herobase.db;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * How a column keeps its UUIDs.
 *
 * @param isBlob whether as 16 bytes instead of a text
 * @param hasDashes whether a text has dashes
 * @param isUpperCase whether a text has capital letters
 */
public record UuidFormat(boolean isBlob, boolean hasDashes, boolean isUpperCase) {
    private static final int BYTES = 16;
    private static final int DIGITS = 32;
    private static final Pattern DASHED = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final Pattern PLAIN = Pattern.compile("\\p{XDigit}{32}");

    /**
     * The format of a column that holds UUIDs.
     *
     * @param isKey whether it is part of a key: then CHAR(32), CHAR(36) and BLOB(16) stand for a UUID as well
     * @param sample some of its values, which decide on the format; may be empty
     * @return empty if the column is not for UUIDs, or its values are none
     */
    public static Optional<UuidFormat> of(DeclaredType type, boolean isKey, List<Object> sample) {
        var length = type.limitsLength() ? type.length() : 0;
        var asText = type.kind() == DeclaredType.Kind.TEXT && (length == DIGITS || length == DIGITS + 4);
        var asBytes = type.kind() == DeclaredType.Kind.BYTES && length == BYTES;
        if (type.kind() != DeclaredType.Kind.UUID && !(isKey && (asText || asBytes))) {
            return Optional.empty();
        }
        if (sample.isEmpty()) {
            return Optional.of(new UuidFormat(asBytes, length != DIGITS, false));
        }
        return sample.stream().flatMap(value -> of(value).stream()).findFirst();
    }

    /** A UUID as the column keeps it: a String or byte[]. */
    public Object write(UUID uuid) {
        if (isBlob) {
            return ByteBuffer.allocate(BYTES)
                    .putLong(uuid.getMostSignificantBits())
                    .putLong(uuid.getLeastSignificantBits())
                    .array();
        }
        var text = hasDashes ? uuid.toString() : uuid.toString().replace("-", "");
        return isUpperCase ? text.toUpperCase(Locale.ROOT) : text;
    }

    private static Optional<UuidFormat> of(Object value) {
        return switch (value) {
            case byte[] bytes when bytes.length == BYTES -> Optional.of(new UuidFormat(true, false, false));
            case String text
            when DASHED.matcher(text).matches() || PLAIN.matcher(text).matches() ->
                Optional.of(new UuidFormat(false, text.contains("-"), !text.equals(text.toLowerCase(Locale.ROOT))));
            default -> Optional.empty();
        };
    }
}
