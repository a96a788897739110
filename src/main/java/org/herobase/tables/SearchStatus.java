package org.herobase.tables;

import java.time.Duration;

/**
 * How far a search is.
 *
 * @param state whether it goes on
 * @param text what is searched
 * @param table the table that is being searched, or was last
 * @param share how much was looked at, roughly: from 0 to 1
 * @param tables how many tables are searched
 * @param tablesWithHits how many of them have hits so far
 * @param hits how many hits there are so far
 * @param isFull whether it ended early because there are more hits than are shown
 * @param duration since its start
 */
record SearchStatus(
        State state,
        String text,
        String table,
        double share,
        int tables,
        int tablesWithHits,
        int hits,
        boolean isFull,
        Duration duration) {
    /** Whether a search goes on. */
    enum State {
        /** Nothing was searched yet. */
        NONE,
        /** It goes on. */
        RUNNING,
        /** It came to its end. */
        DONE,
        /** The user ended it. */
        CANCELLED
    }

    static final SearchStatus NONE = new SearchStatus(State.NONE, "", "", 0, 0, 0, 0, false, Duration.ZERO);
}
