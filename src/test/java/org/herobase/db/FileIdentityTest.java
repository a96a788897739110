package org.herobase.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.herobase.OtherProgram;
import org.herobase.SqliteFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that is taken away under the app: nothing is written into the wrong one. */
@Timeout(60)
class FileIdentityTest {
    @TempDir
    private Path folder;

    private Database database;

    @AfterEach
    void close() {
        if (database != null) {
            database.close().join();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete", "wal"})
    void nothingIsWrittenIntoAFileThatWasMovedUntilItIsBack(String journal) throws IOException {
        var file = open(journal);
        var aside = folder.resolve("aside.db");
        Files.move(file, aside);
        assertThat(writing()).isEqualTo(Problem.GONE);
        assertThat(Problem.of(catchThrowable(() -> database.dataVersion().join())))
                .isEqualTo(Problem.GONE);
        Files.move(aside, file);
        assertThat(writing()).isNull();
        assertThat(names()).containsExactly("first", "second");
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete", "wal"})
    void nothingIsWrittenIntoAFileThatTookTheOldOnesPlace(String journal) throws IOException {
        var file = open(journal);
        var other =
                SqliteFile.of(folder.resolve("other.db"), "CREATE TABLE t(name)", "INSERT INTO t VALUES ('theirs')");
        var content = Files.readAllBytes(other);
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        assertThat(writing()).isEqualTo(journal.equals("wal") ? Problem.MISPAIRED : Problem.REPLACED);
        assertThat(Problem.of(catchThrowable(
                        () -> database.openConsole().submit(_ -> null).join())))
                .as("a connection made since would be one to the other file")
                .isEqualTo(journal.equals("wal") ? Problem.MISPAIRED : Problem.REPLACED);
        database.close().join();
        assertThat(file).as("nor when the old one's log is put away").hasBinaryContent(content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete", "wal"})
    void nothingIsWrittenIntoAFileThatWasDeleted(String journal) throws IOException {
        var file = open(journal);
        Files.delete(file);
        assertThat(writing()).isEqualTo(Problem.GONE);
        database.close().join();
        assertThat(file).doesNotExist();
    }

    @Test
    void aWriteThatLastsWhileTheFileIsMovedIsNotSaved() throws IOException {
        var file = open("wal");
        var aside = folder.resolve("aside.db");
        var work = database.write(sql -> {
            sql.execute("INSERT INTO t VALUES ('second')");
            try {
                Files.move(file, aside);
            } catch (IOException failure) {
                throw new AssertionError(failure);
            }
            return null;
        });
        assertThat(Problem.of(catchThrowable(work::join))).isEqualTo(Problem.GONE);
        Files.move(aside, file);
        assertThat(names()).containsExactly("first");
    }

    @Test
    void aFileThatWasEmptiedIsNotTakenForANewDatabase() throws IOException {
        var file = open("delete");
        cut(file, 0);
        assertThat(writing()).isEqualTo(Problem.EMPTIED);
        database.close().join();
        assertThat(file).isEmptyFile();
    }

    @Test
    void nothingIsWrittenIntoAFileThatWasCutOff() throws IOException {
        var file = open("delete");
        cut(file, Files.size(file) / 2);
        var content = Files.readAllBytes(file);
        assertThat(writing()).isEqualTo(Problem.DAMAGED);
        assertThat(Problem.of(catchThrowable(() -> database.dataVersion().join())))
                .isEqualTo(Problem.DAMAGED);
        database.close().join();
        assertThat(file).hasBinaryContent(content);
    }

    @Test
    void nothingIsWrittenWithoutTheLogThatBelongsToTheFile() throws IOException {
        var file = open("wal");
        var log = folder.resolve("heroes.db-wal");
        Files.move(log, folder.resolve("aside"));
        assertThat(writing()).isEqualTo(Problem.LOG_GONE);
        Files.move(folder.resolve("aside"), log);
        assertThat(writing()).isNull();
        assertThat(file).exists();
    }

    @Test
    void aLogThatComesAndGoesWithAnotherProgramIsNoMatter() {
        var file = SqliteFile.of(folder.resolve("heroes.db"), "CREATE TABLE t(name)", "INSERT INTO t VALUES ('first')");
        database = Database.open(file);
        database.dataVersion().join();
        try (var other = OtherProgram.on(file)) {
            other.execute(
                    "PRAGMA journal_mode = wal", "INSERT INTO t VALUES ('theirs')", "PRAGMA journal_mode = delete");
            assertThat(writing()).isNull();
            other.execute("PRAGMA journal_mode = wal");
            database.dataVersion().join();
        }
        assertThat(writing()).isNull();
        assertThat(names()).containsExactly("first", "theirs", "second", "second");
    }

    @Test
    void aVacuumByAnotherProgramMakesNoOtherFile() {
        var file = open("delete");
        try (var other = OtherProgram.on(file)) {
            other.execute("CREATE TABLE large AS SELECT zeroblob(1000000)", "DROP TABLE large", "VACUUM");
        }
        assertThat(writing()).isNull();
    }

    @Test
    void aFileThatIsNotThereCannotBeMeant() {
        assertThatThrownBy(() -> new FileIdentity(new DatabaseFile(folder.resolve("none.db"))))
                .isInstanceOfSatisfying(
                        DatabaseException.class,
                        failure -> assertThat(failure.problem()).isEqualTo(Problem.MISSING));
    }

    private Path open(String journal) {
        var file = SqliteFile.of(
                folder.resolve("heroes.db"),
                "PRAGMA journal_mode = " + journal,
                "CREATE TABLE t(name)",
                "INSERT INTO t VALUES ('first')");
        database = Database.open(file);
        assertThat(database.write(sql -> sql.execute("UPDATE t SET name = name"))
                        .join())
                .isEqualTo(1);
        database.dataVersion().join();
        assertThat(names()).containsExactly("first");
        return file;
    }

    /** The problem of a write; null if it succeeded. */
    private Problem writing() {
        var failure = catchThrowable(() -> database.write(sql -> sql.execute("INSERT INTO t VALUES ('second')"))
                .join());
        return failure == null ? null : Problem.of(failure);
    }

    private List<String> names() {
        return database.read(sql -> sql.fetchValues("SELECT name FROM t")).join().stream()
                .map(String::valueOf)
                .toList();
    }

    private static void cut(Path file, long size) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }
}
