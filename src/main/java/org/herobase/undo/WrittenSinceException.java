package org.herobase.undo;

/** The file has been written since by someone else: nothing was undone, for it would be lost. */
public final class WrittenSinceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrittenSinceException() {
        super("the file has been written since");
    }
}
