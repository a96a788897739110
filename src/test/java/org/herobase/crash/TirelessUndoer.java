package org.herobase.crash;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.herobase.Content;
import org.herobase.db.ConnectionThread;
import org.herobase.db.Database;
import org.herobase.undo.Recorder;
import org.herobase.undo.Reverted;
import org.herobase.undo.UndoLimits;
import org.herobase.undo.UndoLog;

/**
 * What is below the app's windows, in a process of its own, with a user who makes one change, undoes and redoes it without a
 * pause. Before and after each step it writes to the standard output what the file holds: {@link UndoKills} kills it.
 */
final class TirelessUndoer {
    private final Path file;
    private final UndoneChange change;
    private final UndoLog log;
    private final ConnectionThread console;
    private final Recorder recorder;

    private TirelessUndoer(Path file, UndoneChange change) {
        this.file = file;
        this.change = change;
        var database = Database.open(file);
        log = new UndoLog(database, UndoLimits.DEFAULT);
        log.tellProgress(share -> say("share", share));
        console = database.openConsole();
        recorder = log.recorder(() -> "Sheet 1");
    }

    /**
     * @param arguments the database, the number of this run, and the change
     */
    public static void main(String[] arguments) {
        try {
            new TirelessUndoer(Path.of(arguments[0]), UndoneChange.valueOf(arguments[2]))
                    .work(Integer.parseInt(arguments[1]));
        } catch (Throwable failure) {
            failure.printStackTrace();
            say("failed", failure);
            System.exit(1); // other threads still run
        }
    }

    /** Tells contents of a database from one another. */
    static String digest(List<String> content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            content.forEach(line -> digest.update((line + '\n').getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void work(int run) throws SQLException {
        String statement;
        String before;
        String after;
        try (var memory = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            execute(memory, "restore from " + file);
            var content = Content.of(memory);
            before = digest(content);
            var hasCopy = content.stream().anyMatch(line -> line.startsWith("schema: table 'ballast_copy'"));
            statement = change.statement(run, hasCopy);
            execute(memory, statement);
            after = digest(Content.of(memory));
        }
        if (before.equals(after)) {
            throw new IllegalStateException(statement + " changes nothing");
        }
        say("ready", before);
        while (true) {
            step("change", before, after, () -> make(statement));
            step("undo", after, before, () -> check(log.undo().orElseThrow().join()));
            step("redo", before, after, () -> check(log.redo().orElseThrow().join()));
            step("undo", after, before, () -> check(log.undo().orElseThrow().join()));
        }
    }

    private static void step(String what, String before, String after, Runnable step) {
        say("begins", what + " " + before + " " + after);
        step.run();
        say("ended", after);
    }

    private void make(String statement) {
        switch (change) {
            case CELL, TABLE ->
                log.write(statement, sql -> sql.execute(statement), _ -> Optional.empty())
                        .join();
            case ROWS, SCHEMA -> runInConsole(statement);
        }
        var made = log.changes().getFirst();
        if (!made.isUndoable() || made.isWhole() != change.isWhole()) {
            throw new IllegalStateException("it is not kept as it should be: " + log.changes());
        }
    }

    private void runInConsole(String statement) {
        console.submit(sql -> {
                    sql.connection(connection -> {
                        if (change == UndoneChange.SCHEMA) {
                            recorder.beginSchemaChange(connection, true);
                        } else {
                            recorder.begin(connection, statement, true);
                        }
                        execute(connection, statement);
                        recorder.ended();
                        recorder.lookAnew();
                        recorder.list(connection, List.of(statement));
                    });
                    return null;
                })
                .join();
    }

    private void check(Reverted reverted) {
        if (reverted.left() > 0 || !change.isTakenBack(reverted.rows())) {
            throw new IllegalStateException("it is not taken back as it should be: " + reverted);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static void say(String what, Object value) {
        System.out.println(what + " " + value);
        System.out.flush();
    }
}
