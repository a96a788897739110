package org.herobase.rows;

import java.util.Arrays;
import java.util.List;

/**
 * The values that name a row, to be compared with others: each in its storage class, so that 1 is not '1', and BLOBs by
 * their bytes.
 *
 * @param values null, Long, Double, String, byte[] or an {@link org.herobase.db.Excerpt}, in the order of the columns
 */
public record RowKey(List<Object> values) {
    @Override
    public boolean equals(Object other) {
        return other instanceof RowKey(var others) && Arrays.deepEquals(values.toArray(), others.toArray());
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(values.toArray());
    }
}
