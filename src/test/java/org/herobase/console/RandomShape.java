package org.herobase.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.herobase.OddDatabase;
import org.herobase.SqliteFile;
import org.herobase.sql.Script;

/** A schema with some rows, for random changes. */
enum RandomShape {
    ODD,
    CHINOOK,
    NORTHWIND,
    SAKILA,
    HOSTILE,
    LARGE;

    /**
     * How a file is kept.
     *
     * @param pageSize in bytes
     * @param autoVacuum what becomes of free pages
     * @param journalMode delete or wal
     */
    record Layout(int pageSize, String autoVacuum, String journalMode) {
        /** Whether nothing is known that the undo could not do with it. */
        boolean isPlain() {
            return autoVacuum.equals("none") && journalMode.equals("delete");
        }
    }

    /** Whether reading all of it takes so long that it is not done after each change. */
    boolean isLong() {
        return this == CHINOOK;
    }

    /** Makes a file of it, with a table for another program. */
    Path in(Path folder, Layout layout) {
        var file = switch (this) {
            case ODD -> odd(folder);
            case CHINOOK -> chinook(folder);
            default -> SqliteFile.of(folder.resolve("shape.db"), statements());
        };
        return SqliteFile.of(
                file,
                "CREATE TABLE " + RandomTable.OTHERS + "(id INTEGER PRIMARY KEY, note TEXT)",
                "PRAGMA page_size = " + layout.pageSize(),
                "PRAGMA auto_vacuum = " + layout.autoVacuum(),
                "VACUUM",
                "PRAGMA journal_mode = " + layout.journalMode());
    }

    private String[] statements() {
        var name = "shape-" + name().toLowerCase(Locale.ROOT) + ".sql";
        try (var stream = Objects.requireNonNull(RandomShape.class.getResourceAsStream(name))) {
            return Script.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8)).statements().stream()
                    .map(Script.Statement::sql)
                    .toArray(String[]::new);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Without the rows whose parent is missing, for which too many of the statements would be refused, and without the text
     * of three million characters, which would be most of the test's time.
     */
    private static Path odd(Path folder) {
        return SqliteFile.of(
                OddDatabase.in(folder),
                "UPDATE classes SET a_text = substr(a_text, 1, 30000)",
                "DELETE FROM person WHERE rowid IN (SELECT rowid FROM pragma_foreign_key_check('person'))");
    }

    private static Path chinook(Path folder) {
        var file = folder.resolve("chinook.db");
        try (var stream = Objects.requireNonNull(OddDatabase.class.getResourceAsStream("chinook.sqlite"))) {
            Files.copy(stream, file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return SqliteFile.of(
                file,
                "DELETE FROM PlaylistTrack WHERE TrackId > 500", // the rows of a few albums do, and are read in less
                // time
                "DELETE FROM InvoiceLine WHERE TrackId > 500",
                "DELETE FROM Track WHERE TrackId > 500",
                "CREATE TABLE audit(id INTEGER PRIMARY KEY, what, was)",
                "CREATE TRIGGER artist_audit AFTER UPDATE ON Artist BEGIN"
                        + " INSERT INTO audit(what, was) VALUES (new.Name, old.Name);"
                        + " UPDATE Artist SET Name = Name || '!' WHERE ArtistId = new.ArtistId; END",
                "CREATE TRIGGER album_gone BEFORE DELETE ON Album BEGIN"
                        + " DELETE FROM PlaylistTrack WHERE TrackId IN (SELECT TrackId FROM Track WHERE AlbumId = old.AlbumId);"
                        + " DELETE FROM Track WHERE AlbumId = old.AlbumId; END");
    }
}
