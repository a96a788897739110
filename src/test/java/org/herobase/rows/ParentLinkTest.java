package org.herobase.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.herobase.AppDriver;
import org.herobase.db.Catalog;
import org.herobase.db.CatalogTable;
import org.herobase.db.Database;
import org.herobase.rows.ParentLink.State;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels of parent rows, read beside the rows that point to them. */
class ParentLinkTest {
    private static final String DANGLING = "(dangling)";

    @TempDir
    Path folder;

    private Database database;
    private RowSource<Record> source;
    private List<ParentLink> links;

    @AfterEach
    void close() {
        database.close().join();
    }

    @Test
    void aKeyIsLabelledByTheFirstTextOfItsParentThatIsNoKey() {
        open(
                "CREATE TABLE artist (code TEXT UNIQUE, id INTEGER PRIMARY KEY, rank INTEGER, name TEXT, born TEXT)",
                "INSERT INTO artist VALUES ('x', 1, 5, 'Ann', '1980'), ('y', 2, 5, NULL, '1981'), (3, 3, 5, '', '')",
                "CREATE TABLE song (id INTEGER PRIMARY KEY, artist_id INTEGER REFERENCES artist, code REFERENCES"
                        + " artist (code))",
                "INSERT INTO song VALUES (1, 1, 'x'), (2, 2, 'nobody'), (3, NULL, NULL), (4, 99, 3)");
        read("song");
        assertThat(link("artist_id").label()).isEqualTo("code");
        assertThat(labels("artist_id")).containsExactly("x", "y", "", DANGLING);
        assertThat(link("code").label()).isEqualTo("name");
        assertThat(labels("code")).containsExactly("Ann", DANGLING, "", "");
    }

    @Test
    void theUserChoosesAnotherLabelOrNone() {
        open(
                "CREATE TABLE artist (id INTEGER PRIMARY KEY, name TEXT, born INTEGER, face BLOB)",
                "INSERT INTO artist VALUES (1, 'Ann', 1980, x'ff00'), (2, 'Bob', NULL, NULL)",
                "CREATE TABLE song (id INTEGER PRIMARY KEY, artist_id INTEGER REFERENCES artist)",
                "INSERT INTO song VALUES (1, 1), (2, 2), (3, 3)");
        read("song", "BORN");
        assertThat(labels("artist_id")).containsExactly("1980", "", DANGLING);
        read("song", "");
        assertThat(labels("artist_id")).containsExactly("", "", DANGLING);
        read("song", "gone");
        assertThat(labels("artist_id")).containsExactly("Ann", "Bob", DANGLING);
        read("song", "face");
        assertThat(labels("artist_id")).containsExactly("", "", DANGLING);
    }

    @Test
    void aKeyOfSeveralColumnsLeadsToOneParent() {
        open(
                "CREATE TABLE place (country TEXT, zip INTEGER, name TEXT, PRIMARY KEY (country, zip)) WITHOUT ROWID",
                "INSERT INTO place VALUES ('de', 1, 'Here'), ('fr', 1, 'There')",
                "CREATE TABLE home (zip INTEGER, land TEXT, FOREIGN KEY (land, zip) REFERENCES place)",
                "INSERT INTO home VALUES (1, 'de'), (1, 'fr'), (2, 'de'), (NULL, 'de'), (1, NULL)");
        read("home");
        assertThat(labels("zip")).containsExactly("Here", "There", DANGLING, "", "");
        assertThat(link("land").isLabelledAt("land")).isFalse();
        assertThat(link("land").isLabelledAt("ZIP")).isTrue();
        assertThat(link("zip").parentOf(rows().get(1)).orElseThrow())
                .isEqualTo(new Destination.TheRow("place", Map.of("country", "fr", "zip", 1L)));
        assertThat(link("zip").parentOf(rows().get(3))).isEmpty();
        assertThat(link("zip").pointingTo(new ParentRow(List.of("fr", 7L), "")))
                .isEqualTo(Map.of("land", "fr", "zip", 7L));
    }

    @Test
    void aTableCanPointToItself() {
        open(
                "CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT, boss_id INTEGER REFERENCES Person (ID))",
                "INSERT INTO person VALUES (1, 'Ann', NULL), (2, 'Bob', 1), (3, 'Cy', 2), (4, 'Di', 4), (5, 'Ed', 9)");
        read("person");
        assertThat(labels("boss_id")).containsExactly("", "Ann", "Bob", "Di", DANGLING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE parent (id INTEGER, name TEXT)",
                "CREATE TABLE parent (id INTEGER, part INTEGER, name TEXT, UNIQUE (id, part))",
                "CREATE TABLE parent (id INTEGER, part INTEGER, name TEXT, PRIMARY KEY (id, part))",
                "CREATE TABLE parent (id INTEGER, name TEXT); CREATE UNIQUE INDEX some ON parent (id) WHERE id > 1",
                "CREATE TABLE parent (id INTEGER, name TEXT); CREATE UNIQUE INDEX some ON parent (abs(id))",
                "CREATE VIEW parent AS SELECT 1 AS id, 'one' AS name"
            })
    void whatIsNoKeyOfTheParentLeadsNowhere(String parent) {
        open(parent, "CREATE TABLE child (parent_id INTEGER REFERENCES parent (id))", "INSERT INTO child VALUES (1)");
        read("child");
        assertThat(link("parent_id").state()).isEqualTo(State.MISMATCH);
        assertThat(labels("parent_id")).containsExactly("");
        assertThat(link("parent_id").parentOf(rows().getFirst())).isEmpty();
    }

    @Test
    void aParentThatIsMissingLeavesAllKeysDangling() {
        open("CREATE TABLE child (parent_id INTEGER REFERENCES nowhere)", "INSERT INTO child VALUES (1), (NULL)");
        read("child");
        assertThat(link("parent_id").state()).isEqualTo(State.MISSING);
        assertThat(labels("parent_id")).containsExactly(DANGLING, "");
    }

    /** As SQLite itself finds: what is labelled is what its own check of foreign keys lets pass. */
    @ParameterizedTest
    @ValueSource(strings = {"TEXT COLLATE NOCASE", "TEXT", "INTEGER", "REAL", "NUMERIC", "BLOB", ""})
    void keysAreComparedAsSqliteDoes(String type) {
        open(
                "CREATE TABLE parent (k " + type + " UNIQUE, name TEXT)",
                "INSERT OR IGNORE INTO parent VALUES ('ann', 'a'), (7, 'seven'), ('07', 'text'), (2.5, 'real'), (x'37', 'blob')",
                "CREATE TABLE t (id INTEGER PRIMARY KEY, k TEXT REFERENCES parent (k))",
                "CREATE TABLE i (id INTEGER PRIMARY KEY, k INTEGER REFERENCES parent (k))",
                "CREATE TABLE n (id INTEGER PRIMARY KEY, k REFERENCES parent (k))",
                "INSERT INTO n (k) VALUES ('ANN'), ('ann'), (7), ('7'), (7.0), ('07'), ('7.0'), (2.5), ('2.5'), (x'37')",
                "INSERT INTO t SELECT id, k FROM n",
                "INSERT INTO i SELECT id, k FROM n");
        for (var child : List.of("t", "i", "n")) {
            read(child);
            var dangling = database.read(sql ->
                            sql.fetch("PRAGMA foreign_key_check(" + child + ")").getValues(1, Long.class))
                    .join();
            var marked = rows().stream()
                    .filter(row -> link("k").isDangling(row))
                    .map(row -> row.value("id"))
                    .collect(Collectors.toList());
            assertThat(marked).as("%s child of %s", child, type).isEqualTo(dangling);
        }
    }

    @Test
    void oddNamesAreOnlyNames() {
        open(
                "CREATE TABLE \"song parent\" (\"a.\"\"b\" INTEGER PRIMARY KEY, \"order by\" TEXT)",
                "INSERT INTO \"song parent\" VALUES (1, 'it''s')",
                "CREATE TABLE song (\"sel ect\" INTEGER REFERENCES \"song parent\", \"parent 0\" TEXT, \"PARENT 0 \" TEXT)",
                "INSERT INTO song VALUES (1, 'mine', 'too'), (2, 'mine', 'too')");
        read("song");
        assertThat(labels("sel ect")).containsExactly("it's", DANGLING);
        assertThat(rows().getFirst().value("parent 0")).isEqualTo("mine");
    }

    @Test
    void aLabelIsCutAndNeverSearchedNorAColumn() {
        open(
                "CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT)",
                "INSERT INTO parent VALUES (1, printf('%.*c', 3000, 'x'))",
                "CREATE TABLE child (parent_id INTEGER REFERENCES parent)",
                "INSERT INTO child VALUES (1)");
        read("child");
        assertThat(labels("parent_id")).containsExactly("x".repeat(100));
        assertThat(source.columns()).hasSize(2); // with the rowid
        assertThat(source.searched()).isEmpty();
    }

    @Test
    void amongAMillionParentsEachIsLookedUpByItsKey() {
        open(
                "CREATE TABLE place (country TEXT COLLATE NOCASE, zip INTEGER, name TEXT, UNIQUE (zip, country))",
                "CREATE TABLE home (id INTEGER PRIMARY KEY, zip TEXT, land TEXT, boss_id TEXT REFERENCES home,"
                        + " FOREIGN KEY (land, zip) REFERENCES place (country, zip))");
        read("home");
        var plan = database.read(sql -> sql.fetch("EXPLAIN QUERY PLAN "
                                + sql.renderInlined(
                                        DSL.select(source.selected()).from(source.table())))
                        .getValues("detail", String.class))
                .join();
        assertThat(plan)
                .contains("SCAN home")
                .anySatisfy(step ->
                        assertThat(step).startsWith("SEARCH home parent").contains("(zip=? AND country=?)"))
                .anySatisfy(step ->
                        assertThat(step).startsWith("SEARCH home parent").contains("(rowid=?)"))
                .filteredOn(step -> step.startsWith("SCAN"))
                .hasSize(1);
    }

    private void open(String... statements) {
        var file = folder.resolve("links.db");
        AppDriver.execute(file, statements);
        database = Database.open(file);
    }

    private void read(String table) {
        read(table, Optional.empty());
    }

    private void read(String table, String label) {
        read(table, Optional.of(label));
    }

    private void read(String name, Optional<String> label) {
        var table = database.read(sql -> CatalogTable.read(sql, name)).join();
        links = database.read(sql -> ParentLink.read(sql, name, Catalog.columns(sql, name), _ -> label))
                .join();
        source = RowSource.of(table);
        links.forEach(link -> source = link.addTo(source));
    }

    private ParentLink link(String column) {
        return links.stream().filter(link -> link.has(column)).findFirst().orElseThrow();
    }

    private List<Row<Record>> rows() {
        return database.read(sql -> source.read(sql, DSL.noCondition())).join();
    }

    private List<String> labels(String column) {
        var link = link(column);
        return rows().stream()
                .map(row -> link.isDangling(row) ? DANGLING : link.labelOf(row).orElse(""))
                .toList();
    }
}
