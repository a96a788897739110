package org.herobase.ui;

/** What typed text means. */
public sealed interface Parsed {
    /**
     * A value.
     *
     * @param value in its storage class; may be null
     */
    record Valid(Object value) implements Parsed {}

    /**
     * A value that the user may want to look at again before it is saved, but which is his to save.
     *
     * @param value in its storage class; may be null
     * @param warning a sentence for the user
     */
    record Doubtful(Object value, String warning) implements Parsed {}

    /**
     * No value.
     *
     * @param reason a sentence for the user
     */
    record Invalid(String reason) implements Parsed {}
}
