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
}
