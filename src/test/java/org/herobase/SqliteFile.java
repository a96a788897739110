package org.herobase;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A database file of its own for a test, made without the app. */
public final class SqliteFile {
    private SqliteFile() {}

    /**
     * Runs statements in a file, which is made if it is not there.
     *
     * @return the file
     */
    public static Path of(Path file, String... statements) {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.executeUpdate(sql);
            }
            return file;
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    /** Makes a file that has a write-ahead log when it is used. */
    public static Path inWalMode(Path file) {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            return file;
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }
}
