package org.herobase.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.ReentrantLock;
import org.herobase.Content;

/**
 * Another program at work on a file, as far as the file is concerned: a connection that the app has nothing to do with and
 * that keeps in its cache what it has read.
 */
final class RandomCompany implements AutoCloseable {
    /** What the other program does. */
    enum Kind {
        NONE,
        READS,
        WRITES_BETWEEN,
        WRITES_MEANWHILE,
        MEDDLES;

        boolean writes() {
            return compareTo(READS) > 0;
        }
    }

    private final Kind kind;
    private final Path file;
    private final Random random;
    private final RandomStatements statements;
    private final Connection connection;
    private final List<String> written = new ArrayList<>(); // and never changed by the app
    private final ReentrantLock writing = new ReentrantLock(true);
    private final Thread thread;

    RandomCompany(Kind kind, Path file, Random random) throws SQLException {
        this.kind = kind;
        this.file = file;
        this.random = random;
        this.statements = new RandomStatements(random);
        this.connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        execute("PRAGMA busy_timeout = 20000");
        thread = kind == Kind.WRITES_MEANWHILE ? Thread.startVirtualThread(this::writeOn) : null;
    }

    /** Does what it does, perhaps. */
    void maybeAct(boolean isLong) throws SQLException {
        if (kind == Kind.NONE || kind == Kind.WRITES_MEANWHILE || random.nextInt(isLong ? 8 : 2) > 0) {
            return;
        }
        assertThat(Content.difference(Content.of(file), Content.of(connection)))
                .as("what another program sees with what it has in its cache")
                .isEmpty();
        if (kind.writes()) {
            write();
        }
        if (kind == Kind.MEDDLES) {
            var tables = RandomTable.readAll(connection);
            try {
                execute(statements.plainRows(tables.stream()
                        .filter(RandomTable::isOrdinary)
                        .skip(random.nextInt(3))
                        .findFirst()
                        .orElseThrow()));
            } catch (SQLException _) {
                // such as a key that is taken
            }
        }
    }

    /**
     * Reads what the app alone writes, while the other program waits; what that wrote itself must all be there. Where others
     * write, a number that AUTOINCREMENT gave once may stay given.
     */
    List<String> contentOfTheApp() {
        writing.lock();
        try {
            var content = Content.of(file);
            var others = RandomTable.OTHERS + ": ";
            assertThat(Content.difference(
                            written.stream().sorted().toList(),
                            content.stream()
                                    .filter(line -> line.startsWith(others))
                                    .toList()))
                    .as("what another program wrote")
                    .isEmpty();
            content.removeIf(line -> line.startsWith(others) || kind.writes() && line.startsWith("sqlite_sequence: "));
            return content;
        } finally {
            writing.unlock();
        }
    }

    private void writeOn() {
        while (!Thread.interrupted()) {
            try {
                write();
                Thread.sleep(3);
            } catch (InterruptedException | SQLException _) {
                return; // what it could not write is missing, and nothing else
            }
        }
    }

    private void write() throws SQLException {
        writing.lock();
        try {
            var id = written.size() + 1;
            execute("INSERT INTO " + RandomTable.OTHERS + " VALUES (" + id + ", 'theirs')");
            written.add("%s: rowid=%d|id=integer:%d|note=text:'theirs'".formatted(RandomTable.OTHERS, id, id));
        } finally {
            writing.unlock();
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        if (thread != null) {
            thread.interrupt();
            try {
                thread.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        connection.close();
    }
}
