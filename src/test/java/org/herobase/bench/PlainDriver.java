package org.herobase.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.sqlite.SQLiteConfig;

/** A connection of the plain driver, with the settings that the app's own ones have. */
final class PlainDriver implements AutoCloseable {
    private final Connection connection;

    /** Opens a file and reads its schema, as an open sheet has done. */
    PlainDriver(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.enforceForeignKeys(true);
        config.setGetGeneratedKeys(false);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        connection = config.createConnection("jdbc:sqlite:" + file);
        run("PRAGMA trusted_schema = OFF");
        state();
    }

    Connection connection() {
        return connection;
    }

    /** Runs one statement, which is a transaction of its own. */
    void run(String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    /** How many seconds one statement after the other takes, each a transaction of its own. */
    double seconds(List<String> statements) throws Exception {
        return Race.seconds(() -> {
            for (var sql : statements) {
                run(sql);
            }
        });
    }

    /** Whether two files hold the same, as far as the benchmark's changes go. */
    String state() throws SQLException {
        try (var statement = connection.createStatement()) {
            var schema = new StringBuilder();
            try (var rows = statement.executeQuery("SELECT name FROM sqlite_schema ORDER BY name")) {
                while (rows.next()) {
                    schema.append(rows.getString(1)).append(' ');
                }
            }
            if (schema.indexOf("item ") < 0) {
                return schema.toString();
            }
            try (var rows = statement.executeQuery("SELECT count(*), total(price), total(stock) FROM item")) {
                return schema + rows.getString(1) + " " + rows.getString(2) + " " + rows.getString(3);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
