package org.herobase.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.herobase.SqliteFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class BackupTest {
    @TempDir
    Path folder;

    private Path file;
    private Path target;

    @BeforeEach
    void fill() {
        file = SqliteFile.of(
                folder.resolve("what?mode=memory 100%25.db"),
                "CREATE TABLE t(a, b AS (upper(a)))",
                "INSERT INTO t(a) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40000)"
                        + " SELECT printf('%0100d', i) FROM n",
                "DELETE FROM t WHERE rowid % 7 = 0");
        target = folder.resolve("copy of ?#%.db");
    }

    @Test
    void theCopyHasEveryPageOfTheDatabase() throws Exception {
        var shares = Collections.synchronizedList(new ArrayList<Double>());
        Backup.start(file, target, shares::add).join();
        // "Database File Format", 1.3: the counter of changes, and which version last counted, are not copied as they
        // are.
        var copied = Files.readAllBytes(target);
        var bytes = Files.readAllBytes(file);
        System.arraycopy(bytes, 24, copied, 24, 4);
        System.arraycopy(bytes, 92, copied, 92, 8);
        assertThat(copied).isEqualTo(bytes);
        assertThat(shares).isSorted().hasSizeGreaterThan(1).last().isEqualTo(1.0);
        assertThat(folder.toFile().list()).hasSize(2);
    }

    @Test
    void theCopyHasWhatIsInTheLogOnly() {
        var log = SqliteFile.of(folder.resolve("log.db"), "PRAGMA journal_mode = wal", "CREATE TABLE t(a)");
        var database = Database.open(log);
        database.write(sql -> sql.execute("INSERT INTO t VALUES (1)")).join();
        assertThat(folder.resolve("log.db-wal")).isNotEmptyFile();
        Backup.start(log, target, _ -> {}).join();
        database.close().join();
        assertThat(count(target)).isEqualTo(1);
    }

    @Test
    void whatIsThereIsReplacedAtTheEnd() throws Exception {
        Files.writeString(target, "an older backup");
        Backup.start(file, target, _ -> assertThat(target).hasContent("an older backup"))
                .join();
        assertThat(count(target)).isEqualTo(count(file));
    }

    @Test
    void theDatabaseItselfIsNoTarget() throws Exception {
        var link = Files.createSymbolicLink(folder.resolve("link.db"), file);
        for (var same : new Path[] {file, link}) {
            assertThatThrownBy(() -> Backup.start(file, same, _ -> {}))
                    .satisfies(failure -> assertThat(Problem.of(failure)).isEqualTo(Problem.EXISTS));
        }
        assertThat(count(file)).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-wal", "-journal"})
    void aDatabaseThatIsInUseIsNoTarget(String suffix) throws Exception {
        Files.writeString(target, "another database");
        Files.writeString(folder.resolve(target.getFileName() + suffix), "its changes");
        assertThatThrownBy(() -> Backup.start(file, target, _ -> {}))
                .satisfies(failure -> assertThat(Problem.of(failure)).isEqualTo(Problem.EXISTS));
        assertThat(target).hasContent("another database");
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        assertThatThrownBy(() -> Backup.start(file, folder.resolve("no/copy.db"), _ -> {}))
                .satisfies(failure -> assertThat(Problem.of(failure)).isEqualTo(Problem.READ_ONLY));
    }

    @Test
    void aDatabaseThatCannotBeReadLeavesNothing() throws Exception {
        Files.writeString(file, "Dear reader, this is a letter. ".repeat(200));
        var work = Backup.start(file, target, _ -> {});
        assertThatThrownBy(work::join)
                .satisfies(failure -> assertThat(Problem.of(failure)).isEqualTo(Problem.NOT_A_DATABASE));
        assertNothingIsLeft();
    }

    @Test
    void aCancelledBackupLeavesNothing() throws Exception {
        var begun = new CountDownLatch(1);
        var cancelled = new CountDownLatch(1);
        var work = Backup.start(file, target, _ -> {
            begun.countDown();
            try {
                cancelled.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        begun.await();
        work.cancel(true);
        cancelled.countDown();
        assertThatThrownBy(work::join).isInstanceOf(CancellationException.class);
        assertNothingIsLeft();
    }

    private void assertNothingIsLeft() throws InterruptedException {
        while (folder.toFile().list().length > 1) {
            Thread.onSpinWait(); // the timeout of the test ends it
        }
        assertThat(folder.toFile().list()).containsExactly(file.getFileName().toString());
    }

    private static long count(Path file) {
        var database = Database.open(file);
        var rows = database.read(
                        sql -> sql.fetchSingle("SELECT count(*) FROM t").get(0, Long.class))
                .join();
        database.close().join();
        return rows;
    }
}
