package org.herobase.rows;

/** More, less or something else would follow than the user was told: nothing was changed. */
public final class ConsequencesChangedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConsequencesChangedException() {
        super("what the foreign keys would do is no longer what was told");
    }
}
