package org.herobase.undo;

/** What was kept for undo does not lead back to a sound database: nothing was undone. The file itself is as it was. */
public final class UnsoundCopyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsoundCopyException(String finding, Throwable cause) {
        super("what was kept for undo does not lead back to a sound database: " + finding, cause);
    }
}
