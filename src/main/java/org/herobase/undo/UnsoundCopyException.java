package org.herobase.undo;

/** What was kept for undo does not lead back to a sound database: nothing was undone. The file itself is as it was. */
public final class UnsoundCopyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param finding what is wrong with it; never SQLite's own exception, which would be taken for damage of the user's file
     */
    UnsoundCopyException(String finding) {
        super("what was kept for undo does not lead back to a sound database: " + finding);
    }
}
