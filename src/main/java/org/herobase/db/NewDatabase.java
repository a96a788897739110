package org.herobase.db;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import org.herobase.db.ConnectionFactory.Access;

/** Makes database files, under another name first: a half-made one must never be found under its own. */
final class NewDatabase {
    private static final String PREFIX = ".herobase-";
    private static final String SUFFIX = ".new";

    /** Fills a new file. */
    @FunctionalInterface
    interface Filling {
        void fill(ConnectionFactory connections) throws SQLException;
    }

    @FunctionalInterface
    private interface DraftPlace {
        Path in(Path folder) throws IOException;
    }

    private NewDatabase() {}

    /**
     * Makes a file that the folder's other users may read as they may read others.
     *
     * @throws DatabaseException if it cannot be made, or is there already; nothing is left behind then
     */
    static void make(Path file, Filling filling) {
        make(file, folder -> Files.createFile(folder.resolve(PREFIX + UUID.randomUUID() + SUFFIX)), filling);
    }

    /** Makes a file as {@link #make} that only this user may read. */
    static void makePrivate(Path file, Filling filling) {
        make(file, folder -> Files.createTempFile(folder, PREFIX, SUFFIX), filling);
    }

    private static void make(Path file, DraftPlace place, Filling filling) {
        Path draft = null;
        try {
            draft = place.in(Files.createDirectories(file.toAbsolutePath().getParent()));
            filling.fill(new ConnectionFactory(new FileIdentity(new DatabaseFile(draft)), Access.WRITE, new SqlLog()));
            Files.move(draft, file);
        } catch (FileAlreadyExistsException failure) {
            throw new DatabaseException(Problem.EXISTS, file.toString(), failure);
        } catch (IOException failure) {
            throw new DatabaseException(Problem.READ_ONLY, file.toString(), failure);
        } catch (SQLException | RuntimeException failure) {
            throw new DatabaseException(Problem.of(failure), file.toString(), failure);
        } finally {
            deleteDraft(draft);
        }
    }

    private static void deleteDraft(Path draft) {
        if (draft != null) {
            try {
                Files.deleteIfExists(draft);
            } catch (IOException _) {
                draft.toFile().deleteOnExit();
            }
        }
    }
}
