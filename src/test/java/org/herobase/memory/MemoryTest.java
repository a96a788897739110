package org.herobase.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The file of what is remembered, and what is done where there is something wrong with it. */
@Timeout(60)
class MemoryTest {
    private static final Path DATABASE = Path.of("/heroes.db");

    @TempDir
    Path folder;

    private Path file;
    private Memory memory;

    @BeforeEach
    void open() {
        file = folder.resolve("app/console.db");
        memory = new Memory(file);
    }

    @AfterEach
    void close() {
        memory.close().join();
    }

    @Test
    void nothingIsMadeBeforeItIsUsed() {
        assertThat(file.getParent()).doesNotExist();
        memory.close().join();
        assertThat(file.getParent()).doesNotExist();
    }

    @Test
    void itIsInItsFileWhichOnlyTheUserCanRead() throws IOException {
        add("SELECT 1");
        assertThat(memory.keeping().join()).isEqualTo(new Keeping(Keeping.State.KEPT, file));
        for (var part : List.of("console.db", "console.db-wal")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.resolveSibling(part))))
                    .isEqualTo("rw-------");
        }
        memory.close().join();
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aCrashLosesNothing() throws IOException {
        add("SELECT 1");
        memory.savedQueries().create("Reports", "All", "SELECT 2", "").join();
        // What a killed process leaves: the file and its log as they are, never closed.
        var left = Files.createDirectories(folder.resolve("left"));
        for (var part : List.of("console.db", "console.db-wal")) {
            Files.copy(file.resolveSibling(part), left.resolve(part));
        }
        var next = new Memory(left.resolve("console.db"));
        assertThat(texts(next)).containsExactly("SELECT 1");
        assertThat(next.savedQueries().all().join().queries())
                .extracting(SavedQuery::text)
                .containsExactly("SELECT 2");
        next.close().join();
    }

    @Test
    void whatWasGivenBeforeClosingIsWritten() {
        for (var number = 0; number < 100; number++) {
            memory.history(DATABASE).add(run("SELECT " + number));
        }
        memory.close().join();
        memory = new Memory(file);
        assertThat(texts(memory)).hasSize(100).startsWith("SELECT 99", "SELECT 98");
    }

    @Test
    void afterClosingNothingIsTaken() {
        memory.close().join();
        var added = memory.history(DATABASE).add(run("SELECT 1"));
        assertThatThrownBy(added::join).hasRootCauseInstanceOf(CancellationException.class);
    }

    @Test
    void twoRunningAppsShareIt() {
        var other = new Memory(file);
        add("SELECT 1");
        other.history(DATABASE).add(run("SELECT 2")).join();
        add("SELECT 3");
        assertThat(texts(memory)).containsExactly("SELECT 3", "SELECT 2", "SELECT 1");
        assertThat(texts(other)).containsExactly("SELECT 3", "SELECT 2", "SELECT 1");
        other.close().join();
    }

    @Test
    void twoAppsMayMakeItAtTheSameTime() {
        var other = new Memory(file);
        var one = memory.history(DATABASE).add(run("SELECT 1"));
        var two = other.history(DATABASE).add(run("SELECT 2"));
        one.join();
        two.join();
        assertThat(texts(memory)).containsExactlyInAnyOrder("SELECT 1", "SELECT 2");
        other.close().join();
    }

    @Test
    void whatIsNoDatabaseIsPutAside() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "no database, but long enough to look at: ".repeat(50));
        add("SELECT 1");
        var keeping = memory.keeping().join();
        assertThat(keeping.state()).isEqualTo(Keeping.State.BEGUN_ANEW);
        assertThat(keeping.file()).hasParent(file.getParent()).content().startsWith("no database");
        assertThat(texts(memory)).containsExactly("SELECT 1");
        assertThat(Files.readAllBytes(file)).startsWith("SQLite format 3".getBytes());
    }

    @Test
    void anotherProgramsDatabaseIsPutAside() throws Exception {
        Files.createDirectories(file.getParent());
        execute("CREATE TABLE hero(name)");
        add("SELECT 1");
        assertThat(memory.keeping().join().state()).isEqualTo(Keeping.State.BEGUN_ANEW);
        assertThat(texts(memory)).containsExactly("SELECT 1");
    }

    @Test
    void aDamageFoundLaterIsPutAsideToo() throws IOException {
        memory.history(DATABASE)
                .addAll(List.of(run("x".repeat(100_000)), run("SELECT 1")))
                .join();
        memory.close().join();
        var bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 4096, bytes.length, (byte) 0x5A); // all pages but the first
        Files.write(file, bytes);
        memory = new Memory(file);
        add("SELECT 2");
        assertThat(texts(memory)).containsExactly("SELECT 2");
        try (var files = Files.list(file.getParent())) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("console.db.damaged-"));
        }
    }

    @Test
    void aNewerFileIsLeftAlone() throws Exception {
        add("SELECT 1");
        memory.close().join();
        execute("PRAGMA user_version = 1000");
        var before = Files.readAllBytes(file);
        memory = new Memory(file);
        add("SELECT 2");
        assertThat(memory.keeping().join()).isEqualTo(new Keeping(Keeping.State.FILE_NEWER, file));
        assertThat(texts(memory)).containsExactly("SELECT 2");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void whereNothingCanBeWrittenItIsRememberedForThisRun() throws IOException {
        Files.writeString(file.getParent(), "in the way");
        add("SELECT 1");
        assertThat(memory.keeping().join().state()).isEqualTo(Keeping.State.FILE_UNUSABLE);
        assertThat(texts(memory)).containsExactly("SELECT 1");
        memory.close().join();
        memory = new Memory(file);
        assertThat(texts(memory)).isEmpty();
    }

    @Test
    void aReadOnlyFileIsNotWritten() throws IOException {
        add("SELECT 1");
        memory.close().join();
        var before = Files.readAllBytes(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        memory = new Memory(file);
        add("SELECT 2");
        assertThat(memory.keeping().join().state()).isEqualTo(Keeping.State.FILE_UNUSABLE);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    private void add(String text) {
        memory.history(DATABASE).add(run(text)).join();
    }

    private static List<String> texts(Memory memory) {
        return memory.history(DATABASE).page("", null, 1_000).join().stream()
                .map(History.Entry::beginning)
                .toList();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static History.Run run(String text) {
        return new History.Run(text, Instant.now(), Duration.ofMillis(1), 1, -1, null, List.of(), "Sheet 1");
    }
}
