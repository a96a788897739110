package org.herobase.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;

/**
 * The file that was opened, to be told from what its path leads to later. SQLite goes on with a file that was moved, deleted
 * or replaced: what is written then is lost with it, or is read into the other file from the journal beside it ("How To
 * Corrupt An SQLite Database File", 2.4). Safe for use from any thread.
 *
 * <p>It never opens a file: closing it again would let go of SQLite's locks (the same, 2.2).
 */
final class FileIdentity {
    private final DatabaseFile file;
    private final Object key;
    private volatile boolean hadContent;
    private volatile Object logKey; // null as long as there is no log that must stay

    /**
     * Takes the file as it is now for the one that is meant.
     *
     * @throws DatabaseException if it is not there
     */
    FileIdentity(DatabaseFile file) {
        this.file = file;
        var now = read(file.path()).orElseThrow(() -> failure(Problem.MISSING));
        this.key = now.fileKey();
        this.hadContent = now.size() > 0;
    }

    /** Where it was opened. */
    Path path() {
        return file.path();
    }

    /** What the file system says of it. */
    DatabaseFile disk() {
        return file;
    }

    /**
     * Looks whether the path still leads to it. Not more than a look at the folder: a file system without keys of files tells
     * only of one that is gone.
     *
     * @return what is wrong; empty if nothing is
     */
    Optional<Problem> problem() {
        var now = read(file.path());
        if (now.isEmpty()) {
            return Optional.of(Problem.GONE);
        }
        if (!Objects.equals(key, now.get().fileKey())) {
            // Who opens the other one reads that log into it (the same, 1.4).
            return Optional.of(logKey != null && isLog(logKey) ? Problem.MISPAIRED : Problem.REPLACED);
        }
        if (hadContent && now.get().size() == 0) {
            return Optional.of(Problem.EMPTIED); // to SQLite a new database, into which it would write
        }
        hadContent |= now.get().size() > 0;
        return logKey == null || isLog(logKey) ? Optional.empty() : Optional.of(Problem.LOG_GONE);
    }

    /**
     * Makes sure that the path still leads to it.
     *
     * @throws DatabaseException if it does not
     */
    void check() {
        problem().ifPresent(problem -> {
            throw failure(problem);
        });
    }

    /**
     * Takes the write-ahead log that is there now for part of the file: nobody may take it away while a connection that has
     * read it is open ("Write-Ahead Logging", "Walformat").
     */
    void holdsLog() {
        if (logKey == null) {
            logKey = read(file.log()).map(BasicFileAttributes::fileKey).orElse(null);
        }
    }

    private boolean isLog(Object expected) {
        return read(file.log())
                .map(BasicFileAttributes::fileKey)
                .filter(expected::equals)
                .isPresent();
    }

    private DatabaseException failure(Problem problem) {
        return new DatabaseException(problem, file.path().toString(), null);
    }

    private static Optional<BasicFileAttributes> read(Path path) {
        try {
            return Optional.of(Files.readAttributes(path, BasicFileAttributes.class));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
