package org.herobase.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.herobase.db.Catalog.Entry;
import org.herobase.db.Catalog.Kind;
import org.herobase.db.Structure.Index;
import org.herobase.db.Structure.Option;
import org.herobase.db.Structure.Origin;
import org.herobase.db.Structure.Part;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a table is made of, read from databases that SQLite itself has made. */
class StructureTest {
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
    void columnsTellTheirChecksCollationsAndExpressions() throws SQLException {
        var table = table("""
                CREATE TABLE IF NOT EXISTS main . "t ""( t" ( -- CHECK (no)
                    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL /* , x ) */,
                    "check" TEXT DEFAULT ('a, b)') CHECK (length("check") > (1 + 2) AND ')' <> ',') COLLATE NOCASE,
                    [a , b] VARCHAR (10, 2) CONSTRAINT "UNIQUE" NOT NULL CONSTRAINT k CHECK([a , b]<>'') CHECK (1),
                    `x``y` collate rtrim unique on conflict replace,
                    'quoted' INT REFERENCES other (x) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
                    "" GENERATED ALWAYS AS (id * (2)) VIRTUAL,
                    generated TEXT AS ('#' || id) STORED CHECK (generated <> '#'),
                    always DEFAULT -1.5 COLLATE "BINARY",
                    no_type,
                    CONSTRAINT c1 CHECK (id > 0) UNIQUE (always, no_type),
                    CHECK (no_type IN (1, 2)) FOREIGN KEY (id) REFERENCES other (check_it)
                )""", "t \"( t");
        assertThat(table.columns())
                .extracting(column -> column.column().name())
                .containsExactly("id", "check", "a , b", "x`y", "quoted", "", "generated", "always", "no_type");
        assertThat(table.columns())
                .extracting(Structure.Column::checks)
                .containsExactly(
                        List.of(),
                        List.of("length(\"check\") > (1 + 2) AND ')' <> ','"),
                        List.of("[a , b]<>''", "1"),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of("generated <> '#'"),
                        List.of(),
                        List.of());
        assertThat(table.columns())
                .extracting(Structure.Column::collation)
                .containsExactly("", "NOCASE", "", "rtrim", "", "", "", "BINARY", "");
        assertThat(table.columns())
                .extracting(Structure.Column::generated)
                .containsExactly("", "", "", "", "", "id * (2)", "'#' || id", "", "");
        assertThat(table.columns())
                .extracting(Structure.Column::unique)
                .containsExactly(false, false, false, true, false, false, false, false, false);
        assertThat(table.checks()).containsExactly("id > 0", "no_type IN (1, 2)");
    }

    @Test
    void whatAlterTableAddsAndRenamesIsReadAsWell() throws SQLException {
        var table = table("""
                CREATE TABLE t(a CHECK (a > 0));
                ALTER TABLE t ADD COLUMN b TEXT COLLATE NOCASE DEFAULT 'x' CHECK (b <> '');
                ALTER TABLE t RENAME COLUMN a TO "check";
                ALTER TABLE t RENAME TO "T 2\"""", "T 2");
        assertThat(table.columns())
                .extracting(Structure.Column::checks)
                .containsExactly(List.of("\"check\" > 0"), List.of("b <> ''"));
        assertThat(table.columns().getLast().collation()).isEqualTo("NOCASE");
    }

    @Test
    void aTableMadeFromAQueryHasPlainColumns() throws SQLException {
        var table = table("CREATE TABLE t AS SELECT 1 AS \"a b\", 'x' AS \"check\"", "t");
        assertThat(table.columns())
                .extracting(column -> column.column().name() + column.checks())
                .containsExactly("a b[]", "check[]");
    }

    @Test
    void aStatementThatMakesNoSenseTellsNothing() {
        assertThat(TableText.of("CREATE TABLE t(a CHECK (a").columns()).isEmpty();
        assertThat(TableText.of("CREATE VIRTUAL TABLE t USING fts5(a CHECK (a))")
                        .columns())
                .isEmpty();
        assertThat(TableText.of("").columns()).isEmpty();
    }

    @Test
    void optionsOfTheTable() throws SQLException {
        assertThat(table("CREATE TABLE t(a TEXT PRIMARY KEY) STRICT, WITHOUT ROWID", "t")
                        .options())
                .containsExactlyInAnyOrder(Option.STRICT, Option.WITHOUT_ROWID);
    }

    @Test
    void indexesTellTheirPartsOrderCollationAndCondition() throws SQLException {
        var table = table("""
                CREATE TABLE t(a, b TEXT COLLATE NOCASE, c UNIQUE, "" TEXT, PRIMARY KEY (a, b));
                CREATE UNIQUE INDEX "i ON (" ON t(lower(b) || ',)' DESC, a COLLATE rtrim ASC, b, "")
                    WHERE a IS NOT NULL -- why
                      AND b <> ')'""", "t");
        assertThat(table.indexes())
                .containsExactlyInAnyOrder(
                        new Index(
                                "sqlite_autoindex_t_1",
                                Origin.UNIQUE,
                                true,
                                List.of(new Part("c", null, false, "")),
                                "",
                                ""),
                        new Index(
                                "sqlite_autoindex_t_2",
                                Origin.PRIMARY_KEY,
                                true,
                                List.of(new Part("a", null, false, ""), new Part("b", null, false, "NOCASE")),
                                "",
                                ""),
                        new Index(
                                "i ON (",
                                Origin.STATEMENT,
                                true,
                                List.of(
                                        new Part(null, "lower(b) || ',)'", true, ""),
                                        new Part("a", null, false, "rtrim"),
                                        new Part("b", null, false, "NOCASE"),
                                        new Part("", null, false, "")),
                                "a IS NOT NULL -- why\n      AND b <> ')'",
                                definition("i ON (")));
        assertThat(read(Kind.INDEX, "i ON (").indexes()).hasSize(1);
        assertThat(read(Kind.INDEX, "i ON (").owner()).isEqualTo("t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AFTER INSERT",
                "BEFORE DELETE",
                "BEFORE UPDATE",
                "AFTER UPDATE OF a, \"on\"",
            })
    void triggersTellWhenTheyFire(String event) throws SQLException {
        var table = table("""
                CREATE TABLE t(a, "on");
                CREATE TRIGGER IF NOT EXISTS "after" /* BEFORE */ %s ON t FOR EACH ROW WHEN 1 BEGIN SELECT 1; END""".formatted(event), "t");
        assertThat(table.triggers()).singleElement().satisfies(trigger -> {
            assertThat(trigger.name()).isEqualTo("after");
            assertThat(trigger.event()).isEqualTo(event);
        });
        assertThat(read(Kind.TRIGGER, "after").owner()).isEqualTo("t");
    }

    @Test
    void aTriggerWithoutATimeFiresBefore() throws SQLException {
        var table = table("CREATE TABLE t(a); CREATE TRIGGER x DELETE ON t BEGIN SELECT 1; END", "t");
        assertThat(table.triggers().getFirst().event()).isEqualTo("BEFORE DELETE");
    }

    @Test
    void foreignKeysOutAndIn() throws SQLException {
        var table = table("""
                CREATE TABLE parent (id INTEGER PRIMARY KEY, self REFERENCES parent ON DELETE CASCADE);
                CREATE TABLE child (p REFERENCES PARENT (id), q REFERENCES nowhere)""", "parent");
        assertThat(table.foreignKeys()).extracting(ForeignKey::columns).containsExactly(List.of("self"));
        assertThat(table.referring()).extracting(ForeignKey::table).containsExactlyInAnyOrder("parent", "child");
    }

    @Test
    void aBrokenViewTellsWhyAndItsStatement() throws SQLException {
        open("CREATE VIEW broken AS SELECT * FROM nowhere");
        var view = read(Kind.VIEW, "broken");
        assertThat(view.failure()).hasMessageContaining("no such table: main.nowhere");
        assertThat(view.sql()).isEqualTo("CREATE VIEW broken AS SELECT * FROM nowhere");
        assertThat(view.columns()).isEmpty();
    }

    @Test
    void viewsAndVirtualTablesHaveColumnsToo() throws SQLException {
        open("CREATE VIEW v AS SELECT 1 AS one, 'x' AS \"\"; CREATE VIRTUAL TABLE notes USING fts5 (title, body)");
        assertThat(read(Kind.VIEW, "v").columns())
                .extracting(column -> column.column().name())
                .containsExactly("one", "");
        assertThat(read(Kind.VIRTUAL_TABLE, "notes").columns())
                .extracting(column -> column.column().name())
                .containsExactly("title", "body");
    }

    @Test
    void whatIsGoneIsEmpty() throws SQLException {
        open("CREATE TABLE t(a)");
        for (var kind : Kind.values()) {
            assertThat(database.read(sql -> Structure.read(sql, new Entry(kind, "gone")))
                            .join())
                    .isEmpty();
        }
    }

    @Test
    void columnsThatSqliteDoesNotDropTellWhyAndTheOthersAreDropped() throws SQLException {
        var script = """
                CREATE TABLE parent (id INTEGER PRIMARY KEY);
                CREATE TABLE t (k INTEGER PRIMARY KEY, u UNIQUE, i, e, w, f, r REFERENCES parent, c, g, own CHECK (own > 0),
                    made AS (g + 1), plain, CHECK (c > 0), FOREIGN KEY (f) REFERENCES parent);
                CREATE INDEX ti ON t (i); CREATE INDEX te ON t (e + 1); CREATE INDEX tw ON t (k) WHERE w > 0""";
        var table = table(script, "t");
        for (var column : table.columns()) {
            var name = column.column().name();
            var isDropped = table.obstacle(column).isEmpty();
            assertThat(isDropped)
                    .as(name)
                    .isEqualTo(List.of("r", "own", "made", "plain").contains(name));
            var work = database.write(sql -> {
                SchemaChange.dropColumn("t", name).run(sql);
                return null;
            });
            assertThat(work.handle((_, failure) -> failure == null).join())
                    .as(name)
                    .isEqualTo(isDropped);
        }
    }

    private String definition(String name) {
        return database.read(sql -> Catalog.definition(sql, new Catalog.Entry(Catalog.Kind.INDEX, name)))
                .join();
    }

    private Structure table(String script, String name) throws SQLException {
        open(script);
        return read(Kind.TABLE, name);
    }

    private void open(String script) throws SQLException {
        var file = folder.resolve("structure.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.executeUpdate(script);
        }
        database = Database.open(file);
    }

    private Structure read(Kind kind, String name) {
        return database.read(sql -> Structure.read(sql, new Entry(kind, name)))
                .join()
                .orElseThrow();
    }
}
