package org.herobase.console;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.herobase.console.result.DataVersion;
import org.herobase.console.result.LongValue;
import org.herobase.sql.ErrorPlace;

/** What happens while a script runs, in the order in which it happens. */
sealed interface ScriptEvent {
    /** Which statement of the script, from 0. */
    int index();

    /** A statement begins. */
    record Started(int index) implements ScriptEvent {}

    /**
     * A statement is a query, and has come as far as its first row.
     *
     * @param names as SQLite returns them: they may be empty, or the same twice
     */
    record Columns(int index, List<String> names) implements ScriptEvent {}

    /**
     * A row of a query.
     *
     * @param values null, Long, Double, String, byte[] or {@link LongValue}, one a column
     */
    record Row(int index, List<Object> values) implements ScriptEvent {}

    /**
     * A statement succeeded.
     *
     * @param rows how many rows of a query were read; empty for other statements
     * @param hasMore whether the query has rows that were not read
     * @param changes how many rows it inserted, updated or deleted; empty for other statements
     * @param duration from its start to the last row read
     * @param version of the data before a query whose rows are shown; null for other statements
     */
    record Finished(
            int index, OptionalInt rows, boolean hasMore, OptionalLong changes, Duration duration, DataVersion version)
            implements ScriptEvent {}

    /**
     * A statement failed, and those after it are not run.
     *
     * @param failure what SQLite said, or a {@link java.util.concurrent.CancellationException}
     * @param place where in the statement; null where nothing is to be found there
     * @param duration from its start
     */
    record Failed(int index, Throwable failure, ErrorPlace place, Duration duration) implements ScriptEvent {}
}
