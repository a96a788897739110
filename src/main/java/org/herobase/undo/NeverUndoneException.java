package org.herobase.undo;

/** A change that cannot be undone: no copy of the file was made before it. */
public final class NeverUndoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NeverUndoneException() {
        super("no copy of the file was made before the change");
    }
}
