package org.herobase.db;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;

/** A database that is made under another name beside its own, under which it is found only once it is whole. */
final class Draft implements AutoCloseable {
    private static final List<String> BESIDES = List.of("-journal", "-wal", "-shm");

    private final Path target;
    private final Path path;

    /**
     * Makes an empty file in the target's folder.
     *
     * @param source what the new file is made from, and what it may never replace
     * @throws DatabaseException if it cannot be made, or its target is the source, or is in use
     */
    Draft(Path source, Path target) {
        this.target = target.toAbsolutePath();
        this.path = this.target.resolveSibling(".herobase-" + UUID.randomUUID() + ".new");
        try {
            // A log or journal there belongs to what is there now, and would be read as the new file's.
            if (isSame(source, target) || BESIDES.stream().anyMatch(suffix -> Files.exists(beside(target, suffix)))) {
                throw new DatabaseException(Problem.EXISTS, target.toString(), null);
            }
            Files.createFile(path);
        } catch (IOException failure) {
            throw new DatabaseException(Problem.READ_ONLY, target.toString(), failure);
        }
    }

    /** Where it is until it is whole. */
    Path path() {
        return path;
    }

    /** Gives it its name, in place of a file that is there. No connection to it may be open. */
    void publish() {
        try (var file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            file.force(true);
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new DatabaseException(Problem.DISK_ERROR, target.toString(), failure);
        }
    }

    /** Deletes it if it was not published. */
    @Override
    public void close() {
        delete(path);
        BESIDES.forEach(suffix -> delete(beside(path, suffix)));
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException _) {
            path.toFile().deleteOnExit();
        }
    }

    private static boolean isSame(Path source, Path target) throws IOException {
        return Files.exists(target) && Files.isSameFile(source, target);
    }

    private static Path beside(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }
}
