package org.herobase.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.herobase.SqliteFile;
import org.herobase.db.CatalogTable;
import org.herobase.db.Database;
import org.herobase.rows.Consequences.Action;
import org.herobase.rows.Consequences.Hindrance;
import org.herobase.rows.Consequences.Level;
import org.herobase.rows.Consequences.Obstacle;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told before a deletion or a change of a key: how many rows on which level, what is in the way, and the SQL. */
class ConsequencesTest {
    @TempDir
    Path folder;

    private Database database;

    private void open(String... statements) {
        database = Database.open(SqliteFile.of(folder.resolve("any.db"), statements));
    }

    @AfterEach
    void close() {
        database.close().join();
    }

    @Test
    void levelsFollowFromEachOther() {
        open(
                "CREATE TABLE team (id INTEGER PRIMARY KEY)",
                "CREATE TABLE hero (id INTEGER PRIMARY KEY, team REFERENCES team ON DELETE CASCADE,"
                        + " friend REFERENCES hero ON DELETE SET NULL)",
                "CREATE TABLE link (hero REFERENCES hero ON DELETE CASCADE)",
                "INSERT INTO team VALUES (1), (2)",
                "INSERT INTO hero VALUES (1, 1, 3), (2, 1, 1), (3, 2, 1), (4, NULL, 2), (5, 2, NULL)",
                "INSERT INTO link VALUES (1), (1), (2), (5), (NULL), (99)");
        var told = deletion("team", is("team", 1));
        assertThat(told.levels())
                .containsExactly(
                        new Level(0, Action.DELETE, "team", List.of(), 1),
                        new Level(1, Action.DELETE, "hero", List.of(), 2),
                        new Level(2, Action.DELETE, "link", List.of(), 3),
                        new Level(2, Action.SET_NULL, "hero", List.of("friend"), 2));
        assertThat(told.obstacles()).isEmpty();
        assertThat(told.statements())
                .startsWith("DELETE FROM `team` WHERE")
                .contains("-- ON DELETE CASCADE: hero (team) to team\nDELETE FROM `hero` WHERE `team` IN (SELECT `id`")
                .contains("-- ON DELETE SET NULL: hero (friend) to hero\nUPDATE `hero` SET `friend` = NULL WHERE");
    }

    @Test
    void rowsThatWereReadAreNamedByTheirKey() {
        open(
                "CREATE TABLE one (id TEXT PRIMARY KEY NOT NULL)",
                "CREATE TABLE two (a, b, PRIMARY KEY (a, b)) WITHOUT ROWID",
                "CREATE TABLE child (one REFERENCES one ON DELETE CASCADE, a, b,"
                        + " FOREIGN KEY (a, b) REFERENCES two ON DELETE SET NULL)",
                "INSERT INTO one VALUES ('x'), ('y'), ('z')",
                "INSERT INTO two VALUES (1, 'a'), (1, x'62'), (2, 'a')",
                "INSERT INTO child VALUES ('x', 1, 'a'), ('y', 1, x'62'), ('z', 2, 'a')");
        assertThat(rowsOf("one", 1).following()).containsExactly(new Level(1, Action.DELETE, "child", List.of(), 1));
        assertThat(rowsOf("one", 2).following()).containsExactly(new Level(1, Action.DELETE, "child", List.of(), 2));
        assertThat(rowsOf("two", 2).following())
                .containsExactly(new Level(1, Action.SET_NULL, "child", List.of("a", "b"), 2));
    }

    @Test
    void aCircleIsGoneRoundOnce() {
        open(
                "CREATE TABLE t (id INTEGER PRIMARY KEY, next REFERENCES t ON DELETE CASCADE)",
                "INSERT INTO t VALUES (1, 3), (2, 1), (3, 2), (4, 4)");
        assertThat(deletion("t", is("t", 1)).levels())
                .containsExactly(
                        new Level(0, Action.DELETE, "t", List.of(), 1), new Level(1, Action.DELETE, "t", List.of(), 2));
    }

    @Test
    void rowsInTheWayAreCountedAndTheFirstOfThemNamed() {
        open(
                "CREATE TABLE artist (id TEXT PRIMARY KEY COLLATE NOCASE)",
                "CREATE TABLE album (id INTEGER PRIMARY KEY, artist REFERENCES artist ON DELETE CASCADE)",
                "CREATE TABLE track (album REFERENCES album)",
                "INSERT INTO artist VALUES ('AC/DC'), ('Accept')",
                "INSERT INTO album VALUES (1, 'ac/dc'), (2, 'AC/DC'), (3, 'accept')",
                "INSERT INTO track VALUES (2), (1), (2), (3), (NULL)");
        var told = deletion("artist", DSL.condition("artist.id = 'AC/DC'"));
        assertThat(told.obstacles())
                .singleElement()
                .satisfies(obstacle -> assertThat(obstacle)
                        .extracting(Obstacle::hindrance, Obstacle::rows, Obstacle::first, Obstacle::rowsLikeFirst)
                        .containsExactly(Hindrance.REFERRING, 3L, Map.of("album", 1L), 1L))
                .extracting(Obstacle::destination, type(Destination.class))
                .isEqualTo(new Destination.TheRows("track", Map.of("album", 1L)));
    }

    @Test
    void whatMayNotBeNullAndADefaultWithoutParentAreInTheWay() {
        open(
                "CREATE TABLE p (id INTEGER PRIMARY KEY)",
                "CREATE TABLE c (p NOT NULL REFERENCES p ON DELETE SET NULL)",
                "CREATE TABLE d (p DEFAULT 7 REFERENCES p ON DELETE SET DEFAULT)",
                "INSERT INTO p VALUES (1)",
                "INSERT INTO c VALUES (1)",
                "INSERT INTO d VALUES (1), (1)");
        assertThat(deletion("p", is("p", 1)).obstacles())
                .extracting(Obstacle::hindrance, obstacle -> obstacle.key().table(), Obstacle::rows)
                .containsExactlyInAnyOrder(tuple(Hindrance.NOT_NULL, "c", 1L), tuple(Hindrance.NO_PARENT, "d", 2L));
    }

    @Test
    void aNewKeyIsFollowedThroughAllTables() {
        open(
                "CREATE TABLE p (id INTEGER PRIMARY KEY, code TEXT COLLATE NOCASE UNIQUE)",
                "CREATE TABLE c (code TEXT UNIQUE REFERENCES p (code) ON UPDATE CASCADE)",
                "CREATE TABLE d (code TEXT REFERENCES c (code) ON UPDATE SET NULL)",
                "CREATE TABLE e (p REFERENCES p ON UPDATE CASCADE)",
                "INSERT INTO p VALUES (1, 'a'), (2, 'b')",
                "INSERT INTO c VALUES ('a'), ('b')",
                "INSERT INTO d VALUES ('a'), ('a'), ('b')",
                "INSERT INTO e VALUES (1)");
        assertThat(change("p", is("p", 1), "code", "z").following())
                .containsExactly(
                        new Level(1, Action.UPDATE, "c", List.of("code"), 1),
                        new Level(2, Action.SET_NULL, "d", List.of("code"), 2));
        assertThat(change("p", is("p", 1), "code", "A").reachesOthers())
                .as("the same key for the parent's collation")
                .isFalse();
        assertThat(change("c", DSL.condition("code = 'a'"), "code", null).following())
                .containsExactly(new Level(1, Action.SET_NULL, "d", List.of("code"), 2));
    }

    @Test
    void whoLeavesFirstStays() {
        open(
                "CREATE TABLE team (id INTEGER PRIMARY KEY)",
                "CREATE TABLE hero (id INTEGER PRIMARY KEY, team REFERENCES team ON DELETE CASCADE)",
                "INSERT INTO team VALUES (1)",
                "INSERT INTO hero VALUES (1, 1), (2, 1)");
        var leave = new Intent.Update("hero", DSL.condition("hero.team = 1"), Collections.singletonMap("team", null));
        assertThat(read(List.of(leave, new Intent.Delete("team", is("team", 1))))
                        .following())
                .isEmpty();
    }

    @Test
    void nothingIsDeletedIfSomethingElseWouldGoThanWasTold() {
        open(
                "CREATE TABLE p (id INTEGER PRIMARY KEY)",
                "CREATE TABLE c (p REFERENCES p ON DELETE CASCADE)",
                "INSERT INTO p VALUES (1)",
                "INSERT INTO c VALUES (1)");
        var source =
                RowSource.of(database.read(sql -> CatalogTable.read(sql, "p")).join());
        var rows = database.read(sql -> source.read(sql, DSL.noCondition())).join();
        var intents = List.<Intent>of(Intent.delete(source, rows));
        var told = read(intents);
        SqliteFile.of(folder.resolve("any.db"), "INSERT INTO c VALUES (1)"); // another program
        assertThatThrownBy(() -> make(told.asTold(intents, DeletionPlan.deletion(source, rows))))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ConsequencesChangedException.class);
        make(read(intents).asTold(intents, DeletionPlan.deletion(source, rows)));
        assertThat(database.read(sql -> sql.fetchCount(DSL.table("c"))).join()).isZero();
    }

    @Test
    void triggersThatFireAreNamed() {
        open(
                "CREATE TABLE p (id INTEGER PRIMARY KEY)",
                "CREATE TABLE c (p REFERENCES p ON DELETE SET NULL)",
                "CREATE TRIGGER gone AFTER DELETE ON p BEGIN SELECT 1; END",
                "CREATE TRIGGER made INSERT ON p BEGIN SELECT 1; END",
                "CREATE TRIGGER cleared UPDATE OF p ON c BEGIN SELECT 1; END",
                "INSERT INTO p VALUES (1), (2)",
                "INSERT INTO c VALUES (1)");
        assertThat(deletion("p", is("p", 1)).triggers()).containsExactly("cleared", "gone");
        assertThat(deletion("p", is("p", 2)).triggers()).containsExactly("gone");
    }

    @Test
    void aMissingParentIsFoundAsTheKeyComparesIt() {
        open(
                "CREATE TABLE p (a TEXT COLLATE NOCASE, b INTEGER, PRIMARY KEY (a, b))",
                "CREATE TABLE c (x, y, FOREIGN KEY (x, y) REFERENCES p)",
                "INSERT INTO p VALUES ('one', 1)");
        assertThat(missing(Map.of("x", "ONE", "y", 1L))).isEmpty();
        assertThat(missing(Map.of("x", "ONE"))).isEmpty();
        assertThat(missing(Map.of("X", "one", "Y", 2L)))
                .singleElement()
                .extracting(MissingParent::values)
                .isEqualTo(List.of("one", 2L));
    }

    // ---- steps

    private void make(Edits.Plan plan) {
        database.write(sql -> {
                    plan.make(sql, new RowWriter(sql));
                    return true;
                })
                .join();
    }

    private List<MissingParent> missing(Map<String, Object> row) {
        return database.read(sql -> MissingParent.of(sql, "c", row)).join();
    }

    private Consequences rowsOf(String table, int count) {
        var source =
                RowSource.of(database.read(sql -> CatalogTable.read(sql, table)).join());
        var rows = database.read(sql -> source.read(sql, DSL.noCondition())).join();
        return read(List.of(Intent.delete(source, rows.subList(0, count))));
    }

    private Consequences deletion(String table, Condition which) {
        return read(List.of(new Intent.Delete(table, which)));
    }

    private Consequences change(String table, Condition which, String column, Object value) {
        return database.read(sql -> Consequences.ofChange(
                        sql, new Intent.Update(table, which, Collections.singletonMap(column, value))))
                .join();
    }

    private Consequences read(List<Intent> intents) {
        return database.read(sql -> Consequences.of(sql, intents)).join();
    }

    private static Condition is(String table, long id) {
        return DSL.field(DSL.name(table, "id"), Long.class).eq(id);
    }
}
