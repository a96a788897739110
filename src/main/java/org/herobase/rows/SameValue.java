package org.herobase.rows;

import java.util.Locale;
import org.herobase.db.Excerpt;
import org.herobase.db.StorageClass;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Compares a column with a value that was read from it: the same storage class and, letter for letter, the same value. */
final class SameValue {
    private static final String UNDECODABLE = "\uFFFD";

    private SameValue() {}

    /**
     * Whether a column holds a value.
     *
     * @param value null, Long, Double, String, byte[] or an {@link Excerpt}
     */
    static Condition in(Field<Object> field, Object value) {
        return switch (value) {
            case null -> field.isNull();
            case Excerpt excerpt -> excerpt.isIn(field);
            // What is no text in the database's encoding was not read as it is, so it cannot be compared.
            case String text when text.contains(UNDECODABLE) -> isOf(field, value);
            // A column may take 'a' for 'A' (COLLATE NOCASE), and any column takes 5 for 5.0.
            case String _ -> isOf(field, value).and("{0} = {1} COLLATE BINARY", field, bound(field, value));
            default -> isOf(field, value).and(field.eq(bound(field, value)));
        };
    }

    private static Condition isOf(Field<Object> field, Object value) {
        return DSL.condition(
                "typeof({0}) = {1}",
                field, DSL.inline(StorageClass.of(value).name().toLowerCase(Locale.ROOT)));
    }

    private static Field<Object> bound(Field<Object> field, Object value) {
        return Bound.value(field.getName(), value);
    }
}
