package org.herobase.undo;

/** The log of rows would not have all of a change: nothing is changed yet. */
final class NotLoggedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotLoggedException() {
        super("the log of rows would not have all of the change");
    }
}
