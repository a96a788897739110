package org.herobase.console.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** A file in the making, beside the one that it becomes. It is deleted when it is closed before that. */
final class Draft implements AutoCloseable {
    private final Path target;
    private final Path path;

    /**
     * @param file may be there already, and stays as it is until {@link #become}; behind a link it is the file meant
     */
    Draft(Path file) throws IOException {
        target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        path = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".part");
    }

    /** Where to write. */
    Path path() {
        return path;
    }

    /** Takes the place of the file, in one step. */
    void become() throws IOException {
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
