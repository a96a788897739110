package org.herobase.memory;

import java.util.Objects;

/**
 * The value that a statement's parameter had.
 *
 * @param name as the statement has it, such as :name or ?1
 * @param value null, Long, Double, String or byte[], in its storage class; or an {@link org.herobase.db.Excerpt} of one
 *     that is too large to be remembered
 */
public record ParameterValue(String name, Object value) {
    @Override
    public boolean equals(Object other) {
        return other instanceof ParameterValue(var otherName, var otherValue)
                && name.equals(otherName)
                && Objects.deepEquals(value, otherValue);
    }

    @Override
    public int hashCode() {
        return name.hashCode(); // a value may be an array
    }
}
