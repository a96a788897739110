package org.herobase.ui;

import java.util.function.Function;
import javafx.util.StringConverter;

/** Shows the values of a choice by their texts. */
public final class TextConverter<T> extends StringConverter<T> {
    private final Function<T, String> text;

    /**
     * @param text the text of a value; not asked for null
     */
    public TextConverter(Function<T, String> text) {
        this.text = text;
    }

    @Override
    public String toString(T value) {
        return value == null ? "" : text.apply(value);
    }

    /** Never asked: such a choice cannot be typed. */
    @Override
    public T fromString(String string) {
        throw new UnsupportedOperationException();
    }
}
