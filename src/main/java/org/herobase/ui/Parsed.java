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
     * No value.
     *
     * @param reason a sentence for the user
     */
    record Invalid(String reason) implements Parsed {}
}
