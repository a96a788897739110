package org.herobase.ui;

import java.math.BigDecimal;
import org.herobase.db.Affinity;
import org.herobase.db.DeclaredType;
import org.herobase.db.ExactConversion;

/**
 * What a text typed for a column means, by what the column held before: a value keeps its storage class as long as the
 * new text still reads as that class, otherwise the column's type decides.
 */
public final class ValueReading {
    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal GREATEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private final DeclaredType type;
    private final boolean nullable;
    private final Texts texts = new Texts(ValueReading.class);

    /**
     * @param type what the column is declared to hold
     * @param nullable whether it may be NULL
     */
    public ValueReading(DeclaredType type, boolean nullable) {
        this.type = type;
        this.nullable = nullable;
    }

    /**
     * The value.
     *
     * @param text as it was typed; blanks around a number count for nothing, in a text they are part of it
     * @param old the value before, null if there was none
     * @return a value in the storage class that it will have in the column; or why it cannot be one
     */
    public Parsed read(String text, Object old) {
        if (text.isEmpty()) {
            return nothing(old);
        }
        if (old instanceof Number || type.affinity().isNumeric() && !isText(old)) {
            var number = ExactConversion.number(text);
            if (number.isPresent()) {
                return number(number.get(), old);
            }
            if (type.isForNumbers() && !(old instanceof String)) {
                return new Parsed.Invalid(texts.get("value.number.asText", text.strip()));
            }
        }
        return text(text);
    }

    /** A number kept as a text in a column for numbers: a column that really converts could not hold it. */
    private static boolean isText(Object old) {
        return old instanceof String text && ExactConversion.number(text).isPresent();
    }

    private Parsed nothing(Object old) {
        if (old == null) {
            return nullable ? new Parsed.Valid(null) : new Parsed.Invalid(texts.get("value.required"));
        }
        var hasEmptyText = !type.isForNumbers() && !type.isForDates();
        if (hasEmptyText && (old instanceof String || !nullable || type.affinity() == Affinity.TEXT)) {
            return new Parsed.Valid("");
        }
        return nullable ? new Parsed.Valid(null) : new Parsed.Invalid(texts.get("value.required"));
    }

    private Parsed text(String text) {
        var length = text.codePointCount(0, text.length());
        if (type.limitsLength() && length > type.length()) {
            return new Parsed.Doubtful(text, texts.get("value.long", length, type.length()));
        }
        return new Parsed.Valid(text);
    }

    private Parsed number(BigDecimal number, Object old) {
        if (type.limitsDigits()) {
            var plain = number.stripTrailingZeros();
            if (plain.scale() > type.scale()) {
                return new Parsed.Invalid(texts.get("value.scale", type.scale(), Math.max(0, plain.scale())));
            }
            var whole = plain.precision() - plain.scale();
            if (plain.signum() != 0 && whole > type.precision() - type.scale()) {
                return new Parsed.Invalid(texts.get("value.precision", type.precision() - type.scale(), whole));
            }
        }
        return inClass(number, isReal(number, old), texts);
    }

    /** As the column will store it: only without an affinity for numbers does a whole number stay a real one. */
    private boolean isReal(BigDecimal number, Object old) {
        return switch (type.affinity()) {
            case REAL -> true;
            case INTEGER, NUMERIC -> !isWhole(number);
            case TEXT, BLOB -> old instanceof Double || number.scale() != 0;
        };
    }

    /** A number as an integer or a real one; one that is stored as another number than it is, is told. */
    static Parsed inClass(BigDecimal number, boolean isReal, Texts texts) {
        if (!isReal && number.compareTo(LEAST) >= 0 && number.compareTo(GREATEST) <= 0) {
            return new Parsed.Valid(number.longValueExact());
        }
        var real = number.doubleValue();
        if (Double.isInfinite(real)) {
            return new Parsed.Invalid(texts.get("value.infinite"));
        }
        if (number.scale() == 0 && new BigDecimal(real).compareTo(number) != 0) {
            return new Parsed.Doubtful(real, texts.get("value.rounded", Double.toString(real)));
        }
        return new Parsed.Valid(real);
    }

    private static boolean isWhole(BigDecimal number) {
        return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    }
}
