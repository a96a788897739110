package org.herobase.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the file system says of a database's file and of what SQLite puts beside it.
 *
 * @param path the file
 */
record DatabaseFile(Path path) {
    private static final Set<PosixFilePermission> WRITE_PERMISSIONS = EnumSet.of(
            PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    /** Whether it may be read; a file that nobody may read is not even the superuser's business. */
    boolean isReadable() {
        return Files.isReadable(path) && !permissions(path).isEmpty();
    }

    /** Whether it or its folder may not be written: SQLite puts a journal beside what it changes. */
    boolean isReadOnly() {
        return !isWritable(path) || !isWritable(folder());
    }

    /** Where SQLite puts the write-ahead log of a file in WAL mode. */
    Path log() {
        return besides("-wal");
    }

    /** Whether a log or journal is there, which may hold what the file itself does not. */
    boolean hasChangesBeside() {
        return Files.exists(log()) || Files.exists(besides("-journal"));
    }

    /**
     * Whether nobody can change the file, so that no locks are needed; or SQLite could not put beside it what it needs to
     * read a file in WAL mode. Never with a log or journal there, which may hold what the file itself does not.
     */
    boolean needsNoLocks() {
        if (hasChangesBeside()) {
            return false;
        }
        var nobodyMayWrite = permissions(path).stream().noneMatch(WRITE_PERMISSIONS::contains);
        return nobodyMayWrite || !isWritable(folder()) && isInWalMode();
    }

    /** "Database File Format", 1.3.3: file format version numbers. */
    private boolean isInWalMode() {
        try (var bytes = Files.newInputStream(path)) {
            var header = bytes.readNBytes(20);
            return header.length == 20 && header[18] == 2;
        } catch (IOException _) {
            return false;
        }
    }

    private Path besides(String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }

    private Path folder() {
        return path.toAbsolutePath().getParent();
    }

    /** Whether someone may write it: the superuser may write everything, but a file that nobody may is meant to stay. */
    private static boolean isWritable(Path path) {
        return Files.isWritable(path) && permissions(path).stream().anyMatch(WRITE_PERMISSIONS::contains);
    }

    private static Set<PosixFilePermission> permissions(Path path) {
        try {
            return Files.getPosixFilePermissions(path);
        } catch (UnsupportedOperationException | IOException _) {
            return EnumSet.allOf(PosixFilePermission.class); // no such thing here, isWritable alone decides
        }
    }
}
