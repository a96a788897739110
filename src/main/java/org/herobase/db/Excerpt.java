package org.herobase.db;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The beginning of a value that is too large to be read with a page of others.
 *
 * <p>A statement that selects {@link #bounded} gives small values as they are. A large one it gives as a text: first its
 * storage class and size in a field of a fixed width, then its beginning, a BLOB's in hexadecimal digits. No small value
 * is as long as that field, so the two cannot be taken for each other, and no column is needed beside the value's own.
 *
 * @param type TEXT or BLOB
 * @param bytes the size of the whole value in the database's encoding
 * @param start a String or byte[]: the first {@value #LENGTH} characters or bytes, or a little more
 */
public record Excerpt(StorageClass type, long bytes, Object start) {
    /** How many characters of a text or bytes of a BLOB are read; no smaller value is cut. */
    public static final int LENGTH = 1_000;

    private static final int BYTES_PER_CHARACTER = 4;
    private static final char UNDECODABLE = '\uFFFD';
    private static final Pattern HEAD = Pattern.compile("(text|blob) (\\d{1,18}) +");

    /**
     * Reads a value so that no more than its beginning comes from the database.
     *
     * @param field the value; read more than once, so it should be a column
     * @return gives the value itself or what {@link #of} understands
     */
    public static Field<Object> bounded(Field<Object> field) {
        // octet_length and typeof need not read the value itself ("Built-In Scalar SQL Functions"); substr of a text
        // would end at its first NUL.
        return DSL.field(
                "CASE WHEN octet_length({0}) > {1}"
                        + " THEN format({2}, typeof({0}) || ' ' || octet_length({0}))"
                        + " || iif(typeof({0}) = 'blob', hex(substr({0}, 1, {1})),"
                        + " CAST(substr(CAST({0} AS BLOB), 1, {3}) AS TEXT))"
                        + " ELSE {0} END",
                SQLDataType.OTHER,
                field,
                DSL.inline(LENGTH),
                DSL.inline("%-" + LENGTH + "s"),
                DSL.inline(LENGTH * BYTES_PER_CHARACTER));
    }

    /** The excerpt that a text given by {@link #bounded} is; empty if it is a value as it is. */
    public static Optional<Excerpt> of(String read) {
        if (read.length() <= LENGTH) {
            return Optional.empty();
        }
        var head = HEAD.matcher(read).region(0, LENGTH);
        if (!head.matches()) {
            return Optional.empty();
        }
        var rest = read.substring(LENGTH);
        var isBlob = head.group(1).equals("blob");
        return Optional.of(new Excerpt(
                isBlob ? StorageClass.BLOB : StorageClass.TEXT,
                Long.parseLong(head.group(2)),
                isBlob ? HexFormat.of().parseHex(rest) : withoutCutCharacter(rest)));
    }

    /** A value given by {@link #bounded}: as it is, or the excerpt of it. */
    public static Object read(Object value) {
        return value instanceof String text
                ? of(text).<Object>map(excerpt -> excerpt).orElse(text)
                : value;
    }

    /** Whether a column holds a value of this class and size that begins like this one. */
    public Condition isIn(Field<Object> field) {
        var isAsLarge = DSL.condition(
                "typeof({0}) = {1} AND octet_length({0}) = {2}",
                field, DSL.inline(type == StorageClass.BLOB ? "blob" : "text"), DSL.inline(bytes));
        // What is no text in the database's encoding was not read as it is, so it cannot be compared.
        return start instanceof String text && text.indexOf(UNDECODABLE) >= 0
                ? isAsLarge
                : isAsLarge.and(
                        "substr(CAST({0} AS BLOB), 1, octet_length({1})) = CAST({1} AS BLOB)",
                        field, DSL.param(field.getName(), start));
    }

    /** The bytes may end in the middle of a character. */
    private static String withoutCutCharacter(String text) {
        var end = text.length();
        while (end > 0 && text.charAt(end - 1) == UNDECODABLE) {
            end--;
        }
        return text.substring(0, end);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Excerpt(var otherType, var otherBytes, var otherStart)
                && type == otherType
                && bytes == otherBytes
                && Objects.deepEquals(start, otherStart);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                type, bytes, start instanceof byte[] blob ? Arrays.hashCode(blob) : Objects.hashCode(start));
    }

    @Override
    public String toString() {
        return start instanceof byte[] ? "BLOB of " + bytes + " bytes" : start + "…";
    }
}
