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
 * <p>It opens none of them: closing one again would let go of the locks that SQLite's connections in this process have on it
 * ("How To Corrupt An SQLite Database File", 2.2).
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
        return !isWritable(path) || isInReadOnlyFolder();
    }

    /** Where SQLite puts the write-ahead log of a file in WAL mode. */
    Path log() {
        return besides("-wal");
    }

    /** Whether a log or journal is there, which may hold what the file itself does not. */
    boolean hasChangesBeside() {
        return Files.exists(log()) || hasJournal();
    }

    /** Whether a rollback journal is there: of a commit under way, or of one that failed. */
    boolean hasJournal() {
        return Files.exists(besides("-journal"));
    }

    /**
     * Whether the file is to be read without locks, since it is meant to stay as it is, with nothing beside it: where nobody
     * may write it; and where only the superuser could put beside it what SQLite needs to read one in WAL mode. Never with a
     * log or journal there, which may hold what the file itself does not.
     */
    boolean needsNoLocks() {
        return !hasChangesBeside() && (isMeantToStay(path) || isMeantToStay(folder()) && Files.isWritable(folder()));
    }

    /** Whether nothing can be put beside the file, such as what SQLite needs to read one in WAL mode. */
    boolean isInReadOnlyFolder() {
        return !isWritable(folder());
    }

    private Path besides(String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }

    private Path folder() {
        return path.toAbsolutePath().getParent();
    }

    /** Whether someone may write it: the superuser may write everything, but a file that nobody may is meant to stay. */
    private static boolean isWritable(Path path) {
        return Files.isWritable(path) && !isMeantToStay(path);
    }

    private static boolean isMeantToStay(Path path) {
        return permissions(path).stream().noneMatch(WRITE_PERMISSIONS::contains);
    }

    private static Set<PosixFilePermission> permissions(Path path) {
        try {
            return Files.getPosixFilePermissions(path);
        } catch (UnsupportedOperationException | IOException _) {
            return EnumSet.allOf(PosixFilePermission.class); // no such thing here, isWritable alone decides
        }
    }
}
