package org.herobase.console.editor;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * A text that refuses to be read on, with a {@link CancellationException}.
 *
 * @param isStopped asked at each character that is looked at
 */
record StoppableText(CharSequence text, BooleanSupplier isStopped) implements CharSequence {
    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (isStopped.getAsBoolean()) {
            throw new CancellationException();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
