package org.herobase.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What opening and looking do to files of all kinds: nothing. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class DatabaseFilesTest {
    @TempDir
    Path folder;

    private Database database;

    @AfterEach
    void close() throws IOException {
        if (database != null) {
            database.close().join();
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete", "wal"})
    void lookingLeavesTheFileAndItsFolderAsTheyWere(String journal) throws Exception {
        var file =
                foreign("look.db", "PRAGMA journal_mode = " + journal, "CREATE TABLE t(a)", "INSERT INTO t VALUES (1)");
        var before = contents();
        look(file);
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void lookingLeavesALogThatACrashLeftBehind() throws Exception {
        var file = foreign("crash.db", "PRAGMA journal_mode = wal", "CREATE TABLE t(a)");
        try (var other = connect(file)) {
            run(other, "INSERT INTO t VALUES (1)");
            Files.copy(file, folder.resolve("copy.db"));
            Files.copy(folder.resolve("crash.db-wal"), folder.resolve("copy.db-wal"));
        }
        var copy = folder.resolve("copy.db");
        var main = Files.readAllBytes(copy);
        var log = Files.readAllBytes(folder.resolve("copy.db-wal"));
        database = Database.open(copy);
        assertThat(count("t")).isEqualTo(1);
        database.close().join();
        assertThat(copy).hasBinaryContent(main);
        assertThat(folder.resolve("copy.db-wal")).hasBinaryContent(log);
    }

    @Test
    void aCommitThatACrashInterruptedIsTakenBack() throws Exception {
        database = Database.open(crashed());
        assertThat(database.read(sql -> sql.fetchExists(DSL.table("t"), DSL.condition("a = 'half'")))
                        .join())
                .isFalse();
        assertThat(count("t")).isEqualTo(400);
        assertThat(folder.resolve("crashed.db-journal")).doesNotExist();
    }

    @Test
    void aCommitThatACrashInterruptsInAnOpenFileIsTakenBack() throws Exception {
        var file = filled();
        database = Database.open(file);
        assertThat(count("t")).isEqualTo(400);
        var crashed = crashed();
        Files.copy(folder.resolve("crashed.db-journal"), folder.resolve("filled.db-journal"));
        Files.write(file, Files.readAllBytes(crashed)); // in place: it is the same file
        assertThat(database.read(sql -> sql.fetchExists(DSL.table("t"), DSL.condition("a = 'half'")))
                        .join())
                .isFalse();
        assertThat(folder.resolve("filled.db-journal")).doesNotExist();
    }

    @Test
    void whatReadsTheWholeFileTakesBackWhatACrashInterrupted() throws Exception {
        assertThat(IntegrityCheck.start(crashed()).join().findings()).isEmpty();
        Backup.start(crashed(), folder.resolve("copy.db"), _ -> {}).join();
        database = Database.open(folder.resolve("copy.db"));
        assertThat(count("t")).isEqualTo(400);
    }

    /** As a process leaves it that is killed after it wrote some of its pages. */
    private Path crashed() throws Exception {
        var file = folder.resolve("filled.db");
        if (Files.notExists(file)) {
            filled();
        }
        var crashed = folder.resolve("crashed.db");
        try (var other = connect(file)) {
            run(other, "PRAGMA cache_size = 1", "BEGIN", "UPDATE t SET a = 'half'");
            Files.copy(file, crashed, StandardCopyOption.REPLACE_EXISTING);
            Files.copy(folder.resolve("filled.db-journal"), folder.resolve("crashed.db-journal"));
        }
        return crashed;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with space.db",
                "it's \"quoted\".db",
                "100%25.db",
                "what?mode=memory.db",
                "Žluťoučký 馬 🦸.db",
                "a#b&c=d;e.db"
            })
    void aPathMayHoldAnything(String name) throws Exception {
        var file = foreign("plain.db", "CREATE TABLE t(a)");
        Files.move(file, folder.resolve(name));
        look(folder.resolve(name));
        assertThat(contents().keySet()).containsExactly(name);
        database = Database.open(folder.resolve(name));
        database.write(sql -> sql.execute("INSERT INTO t VALUES (2)")).join();
        assertThat(count("t")).isEqualTo(1);
    }

    @Test
    void anEmptyFileIsAnEmptyDatabase() throws Exception {
        var file = Files.createFile(folder.resolve("empty.db"));
        look(file);
        assertThat(file).isEmptyFile();
    }

    @Test
    void aMissingFileStaysMissing() {
        assertRefused(folder.resolve("missing.db"), Problem.MISSING);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderIsNoDatabase() {
        assertRefused(folder, Problem.FOLDER);
    }

    @Test
    void anotherKindOfFileIsNoDatabase() throws Exception {
        var file = Files.writeString(folder.resolve("letter.db"), "Dear reader, this is a letter. ".repeat(200));
        assertRefused(file, Problem.NOT_A_DATABASE);
    }

    @Test
    void aFileOfAFewBytesIsNoDatabase() throws Exception {
        assertRefused(Files.writeString(folder.resolve("few.db"), "abc"), Problem.NOT_A_DATABASE);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 100, 512, 3000, 4096, 5000})
    void aTruncatedFileIsRefusedOrRead(int length) throws Exception {
        var whole = Files.readAllBytes(filled());
        var file = folder.resolve("truncated.db");
        Files.write(file, Arrays.copyOf(whole, length));
        var before = contents();
        var failure = catchThrowableOfType(RuntimeException.class, () -> {
            database = Database.open(file);
            database.read(Catalog::read).join();
            count("t");
        });
        assertThat(Problem.of(failure)).isIn(Problem.DAMAGED, Problem.NOT_A_DATABASE);
        close();
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void aDamagedPageIsFoundWhereItIs() throws Exception {
        var file = filled();
        var bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 4096, bytes.length, (byte) 0x5a);
        Files.write(file, bytes);
        var before = contents();
        database = Database.open(file);
        assertThat(database.read(Catalog::read).join().find(Catalog.Kind.TABLE, "t"))
                .isPresent();
        assertThatThrownBy(() -> count("t"))
                .satisfies(failure -> assertThat(Problem.of(failure)).isEqualTo(Problem.DAMAGED));
        close();
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void aFileThatNobodyMayReadIsForbidden() throws Exception {
        var file = filled();
        permit(file, "---------");
        assertRefused(file, Problem.FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete", "wal"})
    void aReadOnlyFileIsReadOnly(String journal) throws Exception {
        var file =
                foreign("ro.db", "PRAGMA journal_mode = " + journal, "CREATE TABLE t(a)", "INSERT INTO t VALUES (1)");
        permit(file, "r--r--r--");
        var before = contents();
        database = Database.open(file);
        assertThat(database.isReadOnly()).isTrue();
        assertThat(count("t")).isEqualTo(1);
        assertThatThrownBy(() ->
                        database.write(sql -> sql.execute("DELETE FROM t")).join())
                .satisfies(failure -> assertThat(Problem.of(failure)).isEqualTo(Problem.READ_ONLY));
        close();
        assertThat(contents()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete", "wal"})
    void aReadOnlyFolderMakesItsFilesReadOnly(String journal) throws Exception {
        var file =
                foreign("ro.db", "PRAGMA journal_mode = " + journal, "CREATE TABLE t(a)", "INSERT INTO t VALUES (1)");
        permit(folder, "r-xr-xr-x");
        var before = contents();
        database = Database.open(file);
        assertThat(database.isReadOnly()).isTrue();
        assertThat(count("t")).isEqualTo(1);
        close();
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void aFileLockedByAnotherProgramIsLockedAfterFiveSeconds() throws Exception {
        var file = filled();
        try (var other = connect(file)) {
            run(other, "BEGIN EXCLUSIVE");
            var start = System.nanoTime();
            assertRefused(file, Problem.LOCKED);
            assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isBetween(4_000L, 9_000L);
            run(other, "ROLLBACK");
        }
        look(file);
    }

    @Test
    void ourDatabaseOfANewerVersionIsLeftAlone() throws Exception {
        var file = folder.resolve("newer.db");
        Database.create(file, true).close().join();
        try (var other = connect(file)) {
            run(other, "PRAGMA user_version = " + (OwnSchema.HEROES.version() + 1));
        }
        assertRefused(file, Problem.NEWER);
    }

    private void look(Path file) {
        database = Database.open(file);
        for (var entry : database.read(Catalog::read).join().entries()) {
            if (entry.kind() == Catalog.Kind.TABLE) {
                count(entry.name());
            }
        }
        database.read(Domain::read).join();
        database.dataVersion().join();
        database.close().join();
    }

    private long count(String table) {
        return database.read(sql -> (long) sql.fetchCount(DSL.table(DSL.name(table))))
                .join();
    }

    private void assertRefused(Path file, Problem problem) {
        var before = contentsUnlessUnreadable();
        assertThatThrownBy(() -> database = Database.open(file))
                .isInstanceOf(DatabaseException.class)
                .satisfies(failure -> assertThat(Problem.of(failure)).isEqualTo(problem));
        assertThat(contentsUnlessUnreadable()).isEqualTo(before);
    }

    private OwnSchema.State state(Path file) throws SQLException {
        var connections = new ConnectionFactory(
                new FileIdentity(new DatabaseFile(file)), ConnectionFactory.Access.READ, new SqlLog());
        try (var connection = connections.open()) {
            return OwnSchema.HEROES.state(connections.context(connection));
        }
    }

    /** A table of some pages. */
    private Path filled() throws SQLException {
        return foreign(
                "filled.db",
                "PRAGMA page_size = 4096",
                "CREATE TABLE t(a)",
                "INSERT INTO t WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400)"
                        + " SELECT printf('%0100d', i) FROM n");
    }

    /** A database made by another program. */
    private Path foreign(String name, String... statements) throws SQLException {
        var file = folder.resolve(name);
        try (var connection = connect(file)) {
            run(connection, statements);
        }
        return file;
    }

    private static Connection connect(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    private static void run(Connection connection, String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static void permit(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private Map<String, String> contentsUnlessUnreadable() {
        try {
            return contents();
        } catch (IOException _) {
            return Map.of();
        }
    }

    /** All files of the folder with what is in them. */
    private Map<String, String> contents() throws IOException {
        var contents = new TreeMap<String, String>();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                var isFile = Files.isRegularFile(file);
                contents.put(file.getFileName().toString(), isFile ? hash(Files.readAllBytes(file)) : "folder");
            }
        }
        return contents;
    }

    private static String hash(byte[] bytes) {
        return bytes.length + " bytes " + Integer.toHexString(Arrays.hashCode(bytes));
    }
}
