package org.herobase.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.herobase.db.Catalog.Entry;
import org.herobase.db.Catalog.Kind;
import org.herobase.db.DropConsequences.Children;
import org.herobase.db.DropConsequences.Effect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What would go with a table, compared with what does go when it is dropped. */
class DropConsequencesTest {
    @TempDir
    Path folder;

    private Database database;

    @AfterEach
    void close() {
        if (database != null) {
            database.close().join();
        }
    }

    @Test
    void rowsThatCascadeAreFollowedThroughAllTables() throws SQLException {
        open("""
                CREATE TABLE a (id INTEGER PRIMARY KEY);
                CREATE TABLE b (id INTEGER PRIMARY KEY, a_id REFERENCES a ON DELETE CASCADE);
                CREATE TABLE c (b_id REFERENCES b (id) ON DELETE CASCADE);
                CREATE TABLE d (b_id REFERENCES b ON DELETE SET NULL, a_id DEFAULT NULL REFERENCES a ON DELETE SET DEFAULT);
                INSERT INTO a VALUES (1), (2);
                INSERT INTO b VALUES (1, 1), (2, 2), (3, NULL);
                INSERT INTO c VALUES (1), (2), (3), (NULL);
                INSERT INTO d VALUES (1, 1), (3, NULL)""");
        var consequences = read(Kind.TABLE, "a");
        assertThat(consequences.rows()).isEqualTo(2);
        assertThat(consequences.orphans()).containsExactly("b", "d");
        assertThat(consequences.children())
                .containsExactlyInAnyOrder(
                        new Children("b", List.of("a_id"), Effect.DELETED, 2),
                        new Children("c", List.of("b_id"), Effect.DELETED, 2),
                        new Children("d", List.of("b_id"), Effect.SET_NULL, 1),
                        new Children("d", List.of("a_id"), Effect.SET_DEFAULT, 1));
        drop(Kind.TABLE, "a");
        assertThat(count("b") + " " + count("c")).isEqualTo("1 2");
    }

    @Test
    void aCircleOfKeysAndATableThatPointsToItselfComeToAnEnd() throws SQLException {
        open("""
                CREATE TABLE person (id INTEGER PRIMARY KEY, boss REFERENCES person ON DELETE CASCADE,
                    home REFERENCES place ON DELETE CASCADE);
                CREATE TABLE place (id INTEGER PRIMARY KEY, owner REFERENCES person ON DELETE CASCADE);
                INSERT INTO person VALUES (1, NULL, NULL), (2, 1, NULL);
                INSERT INTO place VALUES (1, 1), (2, 2);
                UPDATE person SET home = 1""");
        assertThat(read(Kind.TABLE, "PLACE").children())
                .containsExactly(new Children("person", List.of("home"), Effect.DELETED, 2));
    }

    @Test
    void rowsThatRefuseAreFound() throws SQLException {
        open("""
                CREATE TABLE parent (x TEXT COLLATE NOCASE, y INT, UNIQUE (x, y));
                CREATE TABLE child (p TEXT, q INT, FOREIGN KEY (p, q) REFERENCES parent (x, y));
                INSERT INTO parent VALUES ('A', 1);
                INSERT INTO child VALUES ('a', 1), ('a', NULL)""");
        assertThat(read(Kind.TABLE, "parent").children())
                .containsExactly(new Children("child", List.of("p", "q"), Effect.REFUSED, 1));
        assertThatThrownBy(() -> drop(Kind.TABLE, "parent"))
                .extracting(Problem::of)
                .isEqualTo(Problem.FOREIGN_KEY);
        assertThat(count("parent")).isEqualTo(1);
    }

    @Test
    void keysThatFitNoParentDoNothing() throws SQLException {
        open("""
                CREATE TABLE parent (x);
                CREATE TABLE one (p REFERENCES parent);
                CREATE TABLE two (p REFERENCES parent (y));
                INSERT INTO parent VALUES (1)""");
        assertThat(read(Kind.TABLE, "parent").children()).isEmpty();
        drop(Kind.TABLE, "parent");
    }

    @Test
    void whatBelongsToItAndWhatMentionsItIsNamed() throws SQLException {
        open("""
                CREATE TABLE "select ""from" (a UNIQUE, b);
                CREATE INDEX i ON "select ""from" (b);
                CREATE TRIGGER own AFTER INSERT ON "select ""from" BEGIN SELECT 1; END;
                CREATE TABLE other (a);
                CREATE TRIGGER its AFTER INSERT ON other BEGIN DELETE FROM [select "from]; END;
                CREATE VIEW shows AS SELECT * FROM `select "from`;
                CREATE VIEW says AS SELECT 'select "from'""");
        var consequences = read(Kind.TABLE, "select \"from");
        assertThat(consequences.indexes()).isEqualTo(1);
        assertThat(consequences.triggers()).isEqualTo(1);
        assertThat(consequences.mentions()).containsExactlyInAnyOrder("its", "shows");
        drop(Kind.TRIGGER, "own");
        drop(Kind.INDEX, "i");
        drop(Kind.VIEW, "shows");
        drop(Kind.TABLE, "select \"from");
        assertThat(database.read(Catalog::read).join().entries())
                .extracting(Entry::name)
                .contains("its", "says", "other")
                .doesNotContain("own", "i", "shows", "select \"from");
    }

    @Test
    void aBrokenViewCanBeDropped() throws SQLException {
        open("CREATE VIEW broken AS SELECT * FROM nowhere");
        assertThat(read(Kind.VIEW, "broken").rows()).isZero();
        drop(Kind.VIEW, "broken");
        assertThat(database.read(sql -> Catalog.definition(sql, new Catalog.Entry(Catalog.Kind.VIEW, "broken")))
                        .join())
                .isEmpty();
    }

    private void open(String script) throws SQLException {
        var file = folder.resolve("drop.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.executeUpdate(script);
        }
        database = Database.open(file);
    }

    private DropConsequences read(Kind kind, String name) {
        return database.read(sql -> DropConsequences.read(sql, new Entry(kind, name)))
                .join();
    }

    private void drop(Kind kind, String name) {
        database.write(sql -> {
                    SchemaChange.drop(new Entry(kind, name)).run(sql);
                    return null;
                })
                .join();
    }

    private long count(String table) {
        return database.read(sql -> sql.fetchCount(org.jooq.impl.DSL.table(table)))
                .join();
    }
}
