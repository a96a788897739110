package org.herobase.console.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** A file in the making, beside the one that it becomes. It is deleted when it is closed before that. */
public final class Draft implements AutoCloseable {
    private final Path target;
    private final Path path;

    /**
     * Nothing is written yet.
     *
     * @param file may be there already, and stays as it is until {@link #become}; behind a link it is the file meant
     */
    public Draft(Path file) throws IOException {
        target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        path = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".part");
    }

    /** Where to write. */
    public Path path() {
        return path;
    }

    /** Takes the place of the file, in one step; who may read the file may read it then, and nobody else. */
    public void become() throws IOException {
        if (Files.exists(target) && Files.getFileStore(target).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, Files.getPosixFilePermissions(target));
        }
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
