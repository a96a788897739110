package org.herobase.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockPatienceTest {
    @TempDir
    private Path folder;

    private Database database;

    @BeforeEach
    void open() {
        database = Database.create(folder.resolve("heroes.db"), true);
    }

    @AfterEach
    void close() {
        database.close().join();
    }

    @Test
    void workAfterAGivenUpWaitForALockWaitsItself() throws Exception {
        var console = database.openConsole();
        var schemaVersion = "PRAGMA main.schema_version"; // waits without having read the schema
        console.submit(_ -> null).get(10, TimeUnit.SECONDS);
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + database.file());
                var statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            var started = new CountDownLatch(1);
            var failed = new CountDownLatch(1);
            var waiting = console.submit(sql -> sql.connectionResult(connection -> {
                started.countDown();
                try (var query = connection.createStatement()) {
                    return query.execute(schemaVersion);
                } catch (SQLException failure) {
                    failed.countDown();
                    throw failure;
                }
            }));
            assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
            waiting.cancel(true);
            assertThat(failed.await(10, TimeUnit.SECONDS)).isTrue();

            var reading = console.submit(sql -> sql.fetchValue("SELECT count(*) FROM hero"));
            assertThatThrownBy(() -> reading.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            statement.execute("COMMIT");
            assertThat(reading.get(10, TimeUnit.SECONDS)).isEqualTo(8);
        }
    }
}
