package org.herobase.undo;

/** A change that is larger than what is kept for undo: it was not made. */
public final class ChangeTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ChangeTooLargeException(Throwable cause) {
        super("the change is larger than what is kept for undo", cause);
    }
}
