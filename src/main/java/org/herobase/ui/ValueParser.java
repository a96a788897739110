package org.herobase.ui;

import org.herobase.db.ExactConversion;
import org.herobase.rows.Numbers;
import org.herobase.rows.RowSource.Column;

/** What a text typed for a column means. */
public final class ValueParser {
    private final Texts texts = new Texts(ValueParser.class);

    /** Any text but a blank one. */
    public Parsed requiredText(String text) {
        return text.isBlank() ? new Parsed.Invalid(texts.get("value.required")) : new Parsed.Valid(text);
    }

    /** A whole number of 0 or more, or NULL for nothing. */
    public Parsed optionalCount(String text) {
        if (text.isBlank()) {
            return new Parsed.Valid(null);
        }
        return Numbers.parse(text)
                .filter(number -> number instanceof Long whole && whole >= 0)
                .<Parsed>map(Parsed.Valid::new)
                .orElseGet(() -> new Parsed.Invalid(texts.get("value.count", text.strip())));
    }

    /** A value for a column that we know only from the catalog: a number where it is for numbers, otherwise a text. */
    public Parsed forColumn(Column column, String text) {
        if (text.isEmpty()) {
            return column.required() ? new Parsed.Invalid(texts.get("value.required")) : new Parsed.Valid(null);
        }
        if (!column.affinity().isNumeric()) {
            return new Parsed.Valid(text);
        }
        return number(text);
    }

    /** A number; one that is stored as another number than it is, is told. */
    public Parsed number(String text) {
        return ExactConversion.number(text)
                .map(number -> ValueReading.inClass(number, number.scale() != 0, texts))
                .orElseGet(() -> new Parsed.Invalid(texts.get("value.number", text.strip())));
    }
}
