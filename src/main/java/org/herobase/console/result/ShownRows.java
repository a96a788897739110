package org.herobase.console.result;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** Rows that a result shows, to be read one by one from the first to the last. May be read from any thread. */
public interface ShownRows {
    /** Takes the rows. */
    @FunctionalInterface
    interface Visitor {
        /**
         * Takes a row, in the background.
         *
         * @param values one a column: null, Long, Double, String, byte[], or a {@link LongValue} of which no more than that
         *     is there any more; not to be kept
         * @return whether further rows are wanted
         * @throws IOException which ends the reading
         */
        boolean visit(List<Object> values) throws IOException;
    }

    /** The names of the columns, as SQLite gives them. */
    List<String> columns();

    /** How many rows there are; empty if they were not counted. */
    OptionalLong count();

    /** Whether these are all: false if the run did not read further ones and the query cannot be run a second time. */
    boolean isWhole();

    /**
     * Reads the rows. Cancelling it stops that, and so does a new run on the same connection.
     *
     * @return fails with what SQLite says, or with an UncheckedIOException of the visitor
     */
    CompletableFuture<Void> read(Visitor visitor);
}
