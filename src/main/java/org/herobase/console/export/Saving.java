package org.herobase.console.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.herobase.console.result.ShownRows;

/** Saves rows to a file in UTF-8, in the background. What was there stays until all are written. */
final class Saving {
    /** How it ended, if nothing went wrong. */
    sealed interface End {
        /** The file is there. */
        record Saved(Path file, RowWriting.End rows) implements End {}

        /**
         * There is no new file.
         *
         * @param byUser whether the user wanted that; otherwise another run took the connection
         */
        record Stopped(boolean byUser) implements End {}
    }

    private final Path file;
    private final OptionalLong count;
    private final RowWriting writing;

    /**
     * @param file is replaced if it is there; SQL inserts the rows into a table that is called like it
     */
    Saving(ShownRows rows, ExportFormat format, Path file) {
        this.file = file;
        this.count = rows.count();
        this.writing = new RowWriting(rows, format, baseName(file));
    }

    /** Begins; fails with an UncheckedIOException if it is the file that could not be written. */
    CompletableFuture<End> start() {
        // A thread of its own, as it waits for the connection and the disk.
        return CompletableFuture.supplyAsync(this::save, Thread::startVirtualThread);
    }

    /** Stops it soon. */
    void stop() {
        writing.stop();
    }

    Path file() {
        return file;
    }

    /** How many rows have been written so far. */
    long written() {
        return writing.written();
    }

    /** How many rows there are; empty if they were not counted. */
    OptionalLong count() {
        return count;
    }

    private End save() {
        try (var draft = new Draft(file)) {
            RowWriting.End rows;
            try (var out = Files.newBufferedWriter(draft.path())) {
                rows = writing.write(out, () -> false);
            }
            if (writing.isStopped()) {
                return new End.Stopped(true);
            }
            draft.become();
            return new End.Saved(file, rows);
        } catch (CancellationException _) {
            return new End.Stopped(writing.isStopped());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The file's name without its ending. */
    static String baseName(Path file) {
        var name = file.getFileName().toString();
        var dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
