package org.herobase.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.herobase.db.generated.tables.Hero.HERO;
import static org.herobase.db.generated.tables.Team.TEAM;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Making, migrating, writing, cancelling and closing. */
@Timeout(60)
class DatabaseTest {
    private static final String ENDLESS =
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

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

    @Test
    void onlyOurOwnDatabaseIsMigrated() throws Exception {
        var own = "PRAGMA application_id = " + OwnSchema.HEROES.applicationId();
        assertThat(state(foreign("1.db", "CREATE TABLE t(a)"))).isEqualTo(OwnSchema.State.FOREIGN);
        assertThat(state(foreign("2.db", "PRAGMA user_version = 0", "PRAGMA application_id = 7")))
                .isEqualTo(OwnSchema.State.FOREIGN);
        assertThat(state(foreign("3.db", own, "PRAGMA user_version = " + (OwnSchema.HEROES.version() - 1))))
                .isEqualTo(OwnSchema.State.MIGRATION_DUE);
        assertThat(state(foreign("4.db", own, "PRAGMA user_version = " + OwnSchema.HEROES.version())))
                .isEqualTo(OwnSchema.State.CURRENT);
    }

    @Test
    void aDatabaseLikeOursButWithoutOurMarkIsNeverMigrated() throws Exception {
        var file = folder.resolve("tutorial.db");
        Database.create(file, true).close().join();
        try (var other = connect(file)) {
            run(other, "PRAGMA application_id = 0", "PRAGMA user_version = 0", "DROP TABLE flyway_schema_history");
        }
        var before = contents();
        look(file);
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void aNewDatabaseHasTheTutorialsRowsOrNone() {
        database = Database.create(folder.resolve("new folder/heroes.db"), true);
        assertThat(count(TEAM.getName())).isEqualTo(3);
        assertThat(database.read(sql -> sql.fetchValues(HERO.NAME)).join()).contains("Deadpond");
        database.close().join();
        database = Database.create(folder.resolve("none.db"), false);
        assertThat(count(HERO.getName())).isZero();
        assertThat(folder.resolve("new folder")).isDirectoryContaining("glob:**heroes.db");
        assertThat(folder.resolve("new folder").toFile().list()).containsExactly("heroes.db");
    }

    @Test
    void aNewDatabaseReplacesNothingAndLeavesNothingHalfMade() throws Exception {
        var there = Files.writeString(folder.resolve("there.db"), "mine");
        assertThatThrownBy(() -> Database.create(there, true))
                .satisfies(failure -> assertThat(Problem.of(failure)).isEqualTo(Problem.EXISTS));
        assertThatThrownBy(() -> Database.create(there.resolve("below a file.db"), true))
                .isInstanceOf(DatabaseException.class);
        assertThat(there).hasContent("mine");
        assertThat(contents().keySet()).containsExactly("there.db");
    }

    @Test
    void everyConnectionHasOurSettings() {
        database = Database.create(folder.resolve("settings.db"), true);
        var console = database.openConsole();
        for (var settings : List.of(
                database.read(DatabaseTest::settings).join(),
                database.write(DatabaseTest::settings).join(),
                console.submit(DatabaseTest::settings).join())) {
            assertThat(settings).containsExactly("1", "0");
        }
        assertThatThrownBy(() -> console.submit(sql -> sql.fetch("SELECT load_extension('x')"))
                        .join())
                .hasMessageContaining("not authorized");
    }

    @Test
    void aCancelledReadLetsTheConnectionGo() throws Exception {
        database = Database.create(folder.resolve("cancel.db"), true);
        var running = new CountDownLatch(1);
        var work = database.read(sql -> {
            running.countDown();
            return sql.fetchValue(ENDLESS);
        });
        running.await();
        var start = System.nanoTime();
        assertThat(work.cancel(true)).isTrue();
        assertThatThrownBy(work::join).isInstanceOf(CancellationException.class);
        database.close().get(2, TimeUnit.SECONDS);
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isLessThan(1_000);
    }

    @Test
    void aConnectionIsUsableAfterACancel() throws Exception {
        database = Database.create(folder.resolve("cancel.db"), true);
        var console = database.openConsole();
        var running = new CountDownLatch(1);
        var work = console.submit(sql -> {
            running.countDown();
            return sql.fetchValue(ENDLESS);
        });
        running.await();
        work.cancel(true);
        assertThat(console.submit(sql -> sql.fetchCount(TEAM)).get(2, TimeUnit.SECONDS))
                .isEqualTo(3);
    }

    @Test
    void aCancelledWriteIsRolledBack() throws Exception {
        database = Database.create(folder.resolve("cancel.db"), true);
        var running = new CountDownLatch(1);
        var work = database.write(sql -> {
            sql.deleteFrom(HERO).execute();
            running.countDown();
            return sql.fetchValue(ENDLESS);
        });
        running.await();
        work.cancel(true);
        // The writer takes the next work only when the first has ended.
        assertThat(database.write(sql -> sql.fetchCount(HERO)).get(5, TimeUnit.SECONDS))
                .isEqualTo(8);
    }

    @Test
    void aWriteThatIsCancelledAfterItsLastStatementIsRolledBack() throws Exception {
        database = Database.create(folder.resolve("cancel.db"), true);
        var begun = new CompletableFuture<Work<?>>();
        begun.complete(database.write(sql -> {
            sql.deleteFrom(HERO).execute();
            return begun.join().cancel(true);
        }));
        assertThat(database.write(sql -> sql.fetchCount(HERO)).get(5, TimeUnit.SECONDS))
                .isEqualTo(8);
    }

    @Test
    void whatWasWrittenIsInTheFileItselfAfterClosing() throws Exception {
        var file = foreign("log.db", "PRAGMA journal_mode = wal", "CREATE TABLE t(a)");
        database = Database.open(file);
        count("t");
        database.write(sql -> sql.execute("INSERT INTO t VALUES (1)")).join();
        count("t");
        close();
        assertThat(contents().keySet()).containsExactly("log.db");
        database = Database.open(file);
        assertThat(count("t")).isEqualTo(1);
    }

    @Test
    void aClosedDatabaseTakesNoMoreWork() {
        database = Database.create(folder.resolve("closed.db"), true);
        database.close().join();
        assertThat(database.read(Catalog::read)).isCancelled();
        assertThat(database.write(sql -> sql.deleteFrom(HERO).execute())).isCancelled();
        database.close().join();
    }

    @Test
    void theDataVersionChangesWithTheFile() throws Exception {
        var file = filled();
        database = Database.open(file);
        var before = database.dataVersion().join();
        assertThat(database.dataVersion().join()).isEqualTo(before);
        try (var other = connect(file)) {
            run(other, "INSERT INTO t VALUES ('other')");
        }
        assertThat(database.dataVersion().join()).isNotEqualTo(before);
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

    private static List<String> settings(DSLContext sql) {
        return List.of("foreign_keys", "trusted_schema").stream()
                .map(pragma -> sql.fetchValue("PRAGMA " + pragma).toString())
                .toList();
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
