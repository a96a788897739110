package org.herobase.undo;

/** What becomes of a change that is larger than what is kept for undo. */
public enum LargeChange {
    /** A copy of the file is made before, from which it can be undone. */
    WITH_COPY,
    /** It cannot be undone. */
    WITHOUT_UNDO,
    /** It is not made. */
    NOT_MADE;

    /** Decides that. */
    @FunctionalInterface
    public interface Decision {
        /**
         * Decides, on the thread that would make the change, which waits for it.
         *
         * @param most how many values are kept of one change
         * @param mayCopy whether there can be a copy
         */
        LargeChange decide(long most, boolean mayCopy);
    }
}
