package org.herobase.rows;

import java.math.BigDecimal;
import java.util.Optional;
import org.herobase.db.ExactConversion;

/** Reads typed text as the number that SQLite would make of it. */
public final class Numbers {
    private Numbers() {}

    /**
     * The number.
     *
     * @return a Long if it is a whole number of 64 bits, a Double if it is another number, empty if it is none
     */
    public static Optional<Object> parse(String text) {
        return ExactConversion.number(text).map(Numbers::stored);
    }

    private static Object stored(BigDecimal number) {
        var isWhole = number.scale() == 0 && number.toBigInteger().bitLength() < Long.SIZE;
        return isWhole ? (Object) number.longValueExact() : (Object) number.doubleValue();
    }
}
