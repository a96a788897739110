package org.herobase.console.caution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.herobase.db.Catalog;
import org.herobase.db.Problem;
import org.herobase.sql.SweepingChange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConnection;

@Timeout(60)
class SweepCounterTest {
    private static final String ENDLESS =
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

    private static final Catalog.Entry HERO = new Catalog.Entry(Catalog.Kind.TABLE, "hero");

    @TempDir
    private Path folder;

    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("caution.db"));
        run("""
            PRAGMA foreign_keys = ON;
            CREATE TABLE team (id INTEGER PRIMARY KEY, name TEXT);
            CREATE TABLE hero (id INTEGER PRIMARY KEY, name TEXT, team_id REFERENCES team ON DELETE CASCADE);
            CREATE TABLE log (text);
            CREATE TRIGGER t AFTER DELETE ON hero BEGIN INSERT INTO log VALUES (1), (2); END;
            CREATE VIEW v AS SELECT * FROM hero;
            INSERT INTO team VALUES (1, 'a'), (2, 'b');
            INSERT INTO hero VALUES (1, 'x', 1), (2, 'y', 1), (3, NULL, 2);
            """);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void countsWhatIsChangedAndLeavesTheFileAsItWas() throws Exception {
        var before = Files.readAllBytes(folder.resolve("caution.db"));
        assertThat(count("DELETE FROM hero")).contains(new SweepCount.Rows("DELETE", "hero", 3L, 3L));
        assertThat(count("DELETE FROM team")).contains(new SweepCount.Rows("DELETE", "team", 2L, 2L));
        assertThat(count("UPDATE main.hero SET name = ?2 RETURNING *", "a", "b"))
                .contains(new SweepCount.Rows("UPDATE", "hero", 3L, 3L));
        assertThat(count("UPDATE hero SET name = t.name FROM (SELECT name FROM team WHERE id > 2) AS t"))
                .contains(new SweepCount.Rows("UPDATE", "hero", 0L, 3L));
        assertThat(Files.readAllBytes(folder.resolve("caution.db"))).isEqualTo(before);
        assertThat(one("SELECT count(*) FROM hero JOIN team ON team.id = team_id WHERE hero.name <> 'b'"))
                .isEqualTo(2);
        run("BEGIN; COMMIT"); // none is left open
    }

    @Test
    void leavesTheUsersTransactionAlone() throws SQLException {
        run("BEGIN; INSERT INTO hero VALUES (4, 'z', 2)");
        assertThat(count("DELETE FROM hero")).contains(new SweepCount.Rows("DELETE", "hero", null, 4L));
        assertThat(one("SELECT count(*) FROM hero")).isEqualTo(4);
        run("COMMIT");
        assertThat(one("SELECT count(*) FROM hero")).isEqualTo(4);
    }

    @Test
    void keepsTheUsersTransactionWhenTheTimeIsOver() throws SQLException {
        run("BEGIN; INSERT INTO hero VALUES (4, 'z', 2)");
        run("CREATE TEMP VIEW endless AS " + ENDLESS);
        run("CREATE TEMP TRIGGER e INSTEAD OF DELETE ON endless BEGIN SELECT 1; END");
        assertThat(count("DELETE FROM endless")).contains(new SweepCount.Rows("DELETE", "endless", null, null));
        run("COMMIT");
        assertThat(one("SELECT count(*) FROM hero")).isEqualTo(4);
    }

    @Test
    void stopsWhenTheTimeIsOver() throws SQLException {
        assertThat(count("UPDATE hero SET name = (" + ENDLESS + ")"))
                .contains(new SweepCount.Rows("UPDATE", "hero", null, 3L));
        assertThat(one("SELECT count(*) FROM hero WHERE name = 'x'")).isEqualTo(1);
        run("BEGIN; COMMIT");
    }

    @Test
    void rollsBackWhenTheUserStopsIt() throws Exception {
        var counter = new SweepCounter(connection, Duration.ofMinutes(10));
        var database = connection.unwrap(SQLiteConnection.class).getDatabase();
        var counting = new AtomicBoolean(true);
        var cancelling = Thread.ofPlatform().start(() -> {
            while (counting.get()) {
                try {
                    database.interrupt();
                    Thread.yield();
                } catch (SQLException failure) {
                    throw new IllegalStateException(failure);
                }
            }
        });
        var sql = "UPDATE hero SET name = (" + ENDLESS + ")";
        assertThatThrownBy(() -> counter.count(SweepingChange.of(sql).orElseThrow(), sql, List.of()))
                .satisfies(failure -> assertThat(Problem.of(failure)).isEqualTo(Problem.CANCELLED));
        counting.set(false);
        cancelling.join();
        assertThat(one("SELECT count(*) FROM hero WHERE name = 'x'")).isEqualTo(1);
        run("BEGIN; COMMIT");
    }

    @Test
    void doesNotWarnOfWhatFails() throws SQLException {
        assertThat(count("DELETE FROM nothing")).isEmpty();
        assertThat(count("UPDATE hero SET")).isEmpty();
        assertThat(count("DROP TABLE IF EXISTS nothing")).isEmpty();
        run("PRAGMA query_only = ON");
        assertThat(count("DELETE FROM hero")).isEmpty();
        run("PRAGMA query_only = OFF; BEGIN; COMMIT");
    }

    @Test
    void tellsWhatADropTakesAlong() throws SQLException {
        assertThat(count("DROP TABLE team")).hasValueSatisfying(count -> {
            var consequences = ((SweepCount.Drop) count).consequences();
            assertThat(consequences.rows()).isEqualTo(2);
            assertThat(consequences.orphans()).containsExactly("hero");
        });
        assertThat(count("DROP VIEW v")).containsInstanceOf(SweepCount.Drop.class);
        assertThat(count("DROP TRIGGER t")).containsInstanceOf(SweepCount.Drop.class);
        assertThat(count("ALTER TABLE hero DROP COLUMN name")).contains(new SweepCount.Column("hero", "name", 2L));
    }

    @Test
    void asksWithoutCountsWhereTheTrialFails() throws SQLException {
        assertThat(count("UPDATE hero SET id = 1")).contains(new SweepCount.Rows("UPDATE", "hero", null, 3L));
        assertThat(count("UPDATE OR FAIL hero SET id = 1")).contains(new SweepCount.Rows("UPDATE", "hero", null, 3L));
        run("BEGIN; COMMIT");
    }

    @Test
    void asksWithoutCountsUnderAForeignLock() throws SQLException {
        run("PRAGMA busy_timeout = 0");
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("caution.db"));
                var locking = other.createStatement()) {
            locking.executeUpdate("BEGIN EXCLUSIVE");
            assertThat(count("DELETE FROM hero")).contains(new SweepCount.Rows("DELETE", "hero", null, null));
            assertThat(count("DROP TABLE hero")).contains(new SweepCount.Drop(HERO, null));
            assertThat(count("ALTER TABLE hero DROP COLUMN name"))
                    .contains(new SweepCount.Column("hero", "name", null));
        }
        run("BEGIN; COMMIT");
    }

    @Test
    void asksWithoutConsequencesWhereTheyCannotBeRead() throws SQLException {
        run("CREATE VIEW broken AS SELECT * FROM missing; CREATE TABLE child (p REFERENCES hero (missing))");
        assertThat(count("DROP TABLE hero")).containsInstanceOf(SweepCount.Drop.class);
    }

    @Test
    void tellsNothingOfMainWhereAnotherDatabaseIsMeant() throws SQLException {
        run("CREATE TEMP TABLE hero (id); CREATE TEMP TABLE mine (id); INSERT INTO temp.hero VALUES (1)");
        run("ATTACH ':memory:' AS \"o'ther\"; CREATE TABLE \"o'ther\".far (id); CREATE TABLE \"o'ther\".team (id)");
        assertThat(count("DROP TABLE Hero"))
                .contains(new SweepCount.Drop(new Catalog.Entry(HERO.kind(), "Hero"), null));
        assertThat(count("DROP TABLE mine")).containsInstanceOf(SweepCount.Drop.class);
        assertThat(count("DROP TABLE far")).containsInstanceOf(SweepCount.Drop.class);
        assertThat(count("DROP TABLE IF EXISTS main.mine")).isEmpty();
        assertThat(count("DROP TABLE team")) // SQLite looks into main before what is attached
                .hasValueSatisfying(count -> assertThat(
                                ((SweepCount.Drop) count).consequences().rows())
                        .isEqualTo(2));
        assertThat(count("DELETE FROM hero")).contains(new SweepCount.Rows("DELETE", "hero", 1L, 1L));
    }

    private Optional<SweepCount> count(String sql, Object... values) throws SQLException {
        var limit =
                sql.contains("endless") || sql.contains("RECURSIVE") ? Duration.ofMillis(50) : Duration.ofMinutes(1);
        return new SweepCounter(connection, limit).count(SweepingChange.of(sql).orElseThrow(), sql, List.of(values));
    }

    private void run(String script) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(script);
        }
    }

    private long one(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.getLong(1);
        }
    }
}
