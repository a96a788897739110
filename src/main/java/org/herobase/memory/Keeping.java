package org.herobase.memory;

import java.nio.file.Path;

/**
 * How what the app remembers is kept in this run.
 *
 * @param state how it is
 * @param file where it is kept; if it is kept in a new file, where the damaged one was put; else the file that was not
 *     used
 */
public record Keeping(State state, Path file) {
    /** How it is kept. */
    public enum State {
        /** In its file. */
        KEPT,
        /** In a new file; the damaged one was put aside. */
        BEGUN_ANEW,
        /** Until the app is closed: its file is from a newer version of Herobase. */
        FILE_NEWER,
        /** Until the app is closed: its file cannot be read and written. */
        FILE_UNUSABLE
    }
}
