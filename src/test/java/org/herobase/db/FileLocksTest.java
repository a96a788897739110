package org.herobase.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.herobase.OtherProgram;
import org.herobase.SqliteFile;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A lock that a connection of the app has on a file stays, whatever else the app does with that file: the system lets go of
 * it when any descriptor of the file is closed ("How To Corrupt An SQLite Database File", 2.2).
 */
@Timeout(60)
class FileLocksTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    private Path file;

    @BeforeEach
    void make() {
        file = SqliteFile.of(folder.resolve("locked.db"), "CREATE TABLE t(a)", "INSERT INTO t VALUES (1)");
    }

    @AfterEach
    void permitAll() throws IOException {
        permit("rwxrwxrwx");
    }

    @Test
    void aLockToWriteOutlivesEverythingThatLooksAtTheFile() {
        holding("BEGIN IMMEDIATE", this::lookAtTheFile);
    }

    @Test
    void aLockToReadOutlivesEverythingThatLooksAtTheFile() {
        holding("BEGIN", this::lookAtTheFile);
    }

    @Test
    void soItDoesInAFolderThatOnlyOthersMayWrite() throws IOException {
        permit("r-xr-x-wx");
        assumeThat(Files.isWritable(folder)).as("the superuser may").isFalse();
        holding("BEGIN", this::lookAtTheFile);
    }

    @Test
    void aFileInWalModeIsReadInAFolderThatOnlyOthersMayWrite() throws IOException {
        SqliteFile.of(file, "PRAGMA journal_mode = WAL");
        permit("r-xr-x-wx");
        assumeThat(Files.isWritable(folder)).as("the superuser may").isFalse();
        var content = Files.readAllBytes(file);
        lookAtTheFile();
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        assertThat(file).hasBinaryContent(content);
    }

    private void holding(String begin, Runnable work) {
        var database = Database.open(file);
        try (var other = OtherProgram.on(file)) {
            other.execute("PRAGMA busy_timeout = 0");
            var console = database.openConsole();
            console.submit(sql -> {
                        sql.execute(begin);
                        return count(sql);
                    })
                    .join();
            assertIsLocked(other);
            work.run();
            assertIsLocked(other);
            console.submit(sql -> sql.execute("COMMIT")).join();
            other.execute("BEGIN EXCLUSIVE", "COMMIT");
        } finally {
            database.close().join();
        }
    }

    private static void assertIsLocked(OtherProgram other) {
        assertThatThrownBy(() -> other.execute("BEGIN EXCLUSIVE")).hasMessageContaining("SQLITE_BUSY");
    }

    /** As a second window does, and the menu Database. */
    private void lookAtTheFile() {
        var second = Database.open(file);
        assertThat(second.read(FileLocksTest::count).join()).isOne();
        second.dataVersion().join();
        second.close().join();
        assertThat(IntegrityCheck.start(file).join().findings()).isEmpty();
        Backup.start(file, elsewhere.resolve("backup.db"), _ -> {}).join();
        var report =
                Recovery.start(file, elsewhere.resolve("recovered.db"), _ -> {}).join();
        assertThat(report.isWhole()).isTrue();
    }

    private static int count(DSLContext sql) {
        return sql.fetchCount(DSL.table("t"));
    }

    private void permit(String permissions) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
    }
}
