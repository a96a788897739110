package org.herobase.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.herobase.db.Database;
import org.herobase.db.Domain;
import org.herobase.db.Work;
import org.herobase.rows.Edits;
import org.herobase.undo.UndoLimits;
import org.herobase.undo.UndoLog;

/** One open database with what the window knows of it. */
public final class Workspace {
    private final Database database;
    private final UndoLog undoLog;
    private final Edits edits;
    private volatile Contents contents;

    private Workspace(Database database) {
        this.database = database;
        this.undoLog = new UndoLog(database, UndoLimits.DEFAULT);
        this.edits = new Edits(undoLog);
    }

    /**
     * Opens a file; has no place on the JavaFX thread.
     *
     * @throws RuntimeException if it cannot be opened or makes no sense; {@link org.herobase.db.Problem#of} tells why
     */
    public static Workspace open(Path file) {
        return of(Database.open(file));
    }

    /** Opens what can be read of a damaged file, to be read only; as {@link #open}. */
    static Workspace openDamaged(Path file) {
        return of(Database.openDamaged(file));
    }

    /** Makes a new heroes-and-teams database with the tutorial's rows, or without rows, and opens it. */
    static Workspace create(Path file, boolean tutorial) {
        return of(Database.create(file, tutorial));
    }

    /** Opens the default database, which is made when it is first needed. */
    public static Workspace openOrCreate(Path file) {
        return Files.notExists(file) ? create(file, true) : open(file);
    }

    private static Workspace of(Database database) {
        var workspace = new Workspace(database);
        try {
            workspace.readContents().join();
            return workspace;
        } catch (RuntimeException failure) {
            database.close();
            throw failure;
        }
    }

    /** The database; closed by the window. */
    public Database database() {
        return database;
    }

    /** The changes that the user makes in it. */
    public Edits edits() {
        return edits;
    }

    /** All that was changed in it since it was opened. */
    public UndoLog undoLog() {
        return undoLog;
    }

    /** What it has of heroes and teams, as last read. */
    public Domain domain() {
        return contents.domain();
    }

    /** What is in it, as last read. */
    public Contents contents() {
        return contents;
    }

    /** The file's name, as the user knows it. */
    public String name() {
        return nameOf(database.file());
    }

    static String nameOf(Path file) {
        var name = file.getFileName() == null
                ? file.toString()
                : file.getFileName().toString();
        return name.replaceAll("\\p{Cntrl}", "\ufffd"); // a line break would make two lines of one
    }

    boolean isOf(Path file) {
        return isSame(database.file(), file);
    }

    /** Whether two paths lead to one file; a link leads to it as well. */
    static boolean isSame(Path file, Path other) {
        try {
            return file.toAbsolutePath()
                            .normalize()
                            .equals(other.toAbsolutePath().normalize())
                    || Files.isSameFile(file, other);
        } catch (IOException _) {
            return false; // one of them is not there
        }
    }

    /** Looks again at what is in it. */
    Work<Contents> readContents() {
        return database.read(sql -> {
            contents = Contents.read(sql);
            return contents;
        });
    }

    /** Lets the file go. */
    public CompletableFuture<Void> close() {
        return database.close().whenComplete((_, _) -> undoLog.close());
    }
}
