package org.herobase.undo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder of the app's own, beside no file of the user's, for what undo needs as long as a database is open. What the
 * user's file held is in it: only this user may look into it, and nothing of it may stay behind. It is called by the
 * process, for a crash leaves it to the next start. Safe for use from any thread.
 */
public final class UndoFolder {
    private static final String PREFIX = "herobase-";

    /** Without the ending for a moment, as it is made. */
    private static final Pattern FOLDER = Pattern.compile(PREFIX + "(\\d{1,18})-\\d+(?:\\.undo)?");

    /** Where a journal is for a moment beside the database, if that is on another disk than this folder. */
    private static final Pattern LINK = Pattern.compile("\\." + PREFIX + "(\\d{1,18})-\\d+\\.journal");

    private static final AtomicLong LINKS = new AtomicLong();

    private final AtomicLong files = new AtomicLong();
    private Path folder; // guarded by this; null until it is needed

    /**
     * A place for a new file.
     *
     * @throws UncheckedIOException if there can be no folder
     */
    Path next(String suffix) {
        return path().resolve(files.incrementAndGet() + suffix);
    }

    /** A place for a moment beside a database. */
    static Path besides(Path database) {
        return database.resolveSibling(
                "." + PREFIX + ProcessHandle.current().pid() + "-" + LINKS.incrementAndGet() + ".journal");
    }

    private synchronized Path path() {
        try {
            if (folder == null) {
                folder = Files.createTempDirectory(
                                PREFIX + ProcessHandle.current().pid() + "-")
                        .toRealPath();
                var named = folder.resolveSibling(folder.getFileName() + ".undo");
                folder = Files.move(folder, named);
                folder.toFile().deleteOnExit();
            }
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Deletes it with all that is in it; a new one is made if it is needed again. */
    synchronized void delete() {
        if (folder != null) {
            delete(folder);
            folder = null;
        }
    }

    /**
     * Deletes what processes have left that ended without doing so themselves. Has no place on the JavaFX thread.
     *
     * @param place where folders for some time are, or where a database is
     */
    public static void deleteLeft(Path place) {
        try (var files = Files.newDirectoryStream(place, "{" + PREFIX + "*,." + PREFIX + "*}")) {
            for (var file : files) {
                if (isLeft(file) && isOurs(file)) {
                    delete(file);
                }
            }
        } catch (IOException | DirectoryIteratorException _) {
            // The system clears the folder some day, too.
        }
    }

    private static boolean isLeft(Path file) {
        var name = file.getFileName().toString();
        return Stream.of(FOLDER, LINK)
                .map(pattern -> pattern.matcher(name))
                .anyMatch(match -> match.matches()
                        && ProcessHandle.of(Long.parseLong(match.group(1))).isEmpty());
    }

    /** Anybody can put a folder of that name there, or a link to one of this user's. */
    private static boolean isOurs(Path file) throws IOException {
        return Files.getOwner(file, LinkOption.NOFOLLOW_LINKS)
                .equals(Files.getOwner(Path.of(System.getProperty("user.home"))));
    }

    private static void delete(Path path) {
        try {
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                try (var files = Files.newDirectoryStream(path)) {
                    for (var file : files) {
                        Files.deleteIfExists(file);
                    }
                }
            }
            Files.deleteIfExists(path);
        } catch (IOException | DirectoryIteratorException _) {
            // Another start was quicker; or a connection is still open, and it goes at the next start.
        }
    }
}
