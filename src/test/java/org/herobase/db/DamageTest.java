package org.herobase.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.herobase.DamagedFile;
import org.herobase.SqliteFile;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damage that is met only when the file is open. */
@Timeout(60)
class DamageTest {
    private final AtomicInteger told = new AtomicInteger();

    @TempDir
    private Path folder;

    private Path file;
    private Database database;

    @BeforeEach
    void open() {
        file = DamagedFile.in(folder);
        database = Database.open(file);
        database.whenDamaged(told::incrementAndGet);
    }

    @AfterEach
    void close() {
        database.close().join();
    }

    @Test
    void theFileIsTakenForSoundUntilItIsMet() {
        assertThat(count("id <= 100")).isEqualTo(100);
        database.write(sql -> sql.execute("UPDATE t SET a = 'new' WHERE id = 1"))
                .join();
        assertThat(database.damage()).isEmpty();
        assertThat(database.isReadOnly()).isFalse();
        meet();
        assertThat(database.damage()).isPresent();
        assertThat(database.isReadOnly()).isTrue();
        meet();
        assertThat(told).hasValue(1);
    }

    @Test
    void whatCanBeReadIsStillReadAndNothingIsWritten() throws IOException {
        var console = database.openConsole();
        console.submit(sql -> sql.execute("UPDATE t SET a = 'new' WHERE id = 1"))
                .join();
        database.write(sql -> sql.execute("UPDATE t SET a = 'new' WHERE id = 2"))
                .join();
        console.submit(sql -> {
                    sql.execute("BEGIN");
                    return sql.execute("UPDATE t SET a = 'open' WHERE id = 3");
                })
                .join();
        meet();
        var content = Files.readAllBytes(file);
        assertThat(problem(() -> database.write(sql -> sql.execute("DELETE FROM t WHERE id = 4"))
                        .join()))
                .isEqualTo(Problem.DAMAGED);
        assertThat(problem(() -> console.submit(sql -> sql.execute("COMMIT")).join()))
                .as("what was not committed is rolled back")
                .isEqualTo(Problem.OTHER);
        assertThat(problem(() -> console.submit(sql -> sql.execute("DELETE FROM t WHERE id = 4"))
                        .join()))
                .isEqualTo(Problem.READ_ONLY);
        assertThat(problem(() -> database.openConsole()
                        .submit(sql -> sql.execute("DELETE FROM t WHERE id = 4"))
                        .join()))
                .isEqualTo(Problem.READ_ONLY);
        assertThat(count("id <= 100")).isEqualTo(100);
        assertThat(count("a = 'new' AND id < 100")).isEqualTo(2);
        assertThat(count("a = 'open' AND id < 100")).isZero();
        database.dataVersion().join();
        database.close().join();
        assertThat(file).hasBinaryContent(content);
    }

    @Test
    void aWriteThatMeetsItIsRolledBack() throws IOException {
        count("id <= 100");
        var content = Files.readAllBytes(file);
        assertThat(problem(() -> database.write(sql -> {
                            sql.execute("UPDATE t SET a = 'new' WHERE id = 1");
                            return sql.execute("UPDATE t SET a = 'new'");
                        })
                        .join()))
                .isEqualTo(Problem.DAMAGED);
        assertThat(database.damage()).isPresent();
        database.close().join();
        assertThat(file).hasBinaryContent(content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete", "wal"})
    void aWriteUnderWayIsNotCommitted(String journal) {
        database.close().join();
        SqliteFile.of(file, "PRAGMA journal_mode = " + journal);
        database = Database.open(file);
        assertThat(problem(() -> database.write(sql -> {
                            sql.execute("UPDATE t SET a = 'new' WHERE id = 1");
                            return catchThrowable(() -> count("id > 0"));
                        })
                        .join()))
                .isEqualTo(Problem.DAMAGED);
        assertThat(count("a = 'new' AND id < 100")).isZero();
    }

    @Test
    void whatIsOpenedAsDamagedIsKnownToBe() {
        database.close().join();
        database = Database.openDamaged(file);
        assertThat(database.damage()).isPresent();
        assertThat(database.isReadOnly()).isTrue();
    }

    private void meet() {
        assertThat(problem(() -> count("id > 0"))).isEqualTo(Problem.DAMAGED);
    }

    private int count(String condition) {
        Condition rows = DSL.condition(condition + " AND a IS NOT NULL");
        return database.read(sql -> sql.fetchCount(DSL.table("t"), rows)).join();
    }

    private static Problem problem(Runnable work) {
        return Problem.of(catchThrowable(work::run));
    }
}
