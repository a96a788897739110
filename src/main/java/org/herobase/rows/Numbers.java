package org.herobase.rows;

import java.math.BigDecimal;
import java.util.Optional;

/** Reads typed text as the number that SQLite would make of it. */
public final class Numbers {
    private Numbers() {}

    /**
     * The number.
     *
     * @return a Long if it is a whole number of 64 bits, a Double if it is another number, empty if it is none
     */
    public static Optional<Object> parse(String text) {
        var trimmed = text.strip();
        try {
            return Optional.of(Long.valueOf(trimmed));
        } catch (NumberFormatException _) {
            try {
                // Through BigDecimal: Double.valueOf would also take "NaN", "1d" and "0x1p3".
                return Optional.of(new BigDecimal(trimmed).doubleValue());
            } catch (NumberFormatException _) {
                return Optional.empty();
            }
        }
    }
}
