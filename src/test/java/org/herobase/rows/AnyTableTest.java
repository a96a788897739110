package org.herobase.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herobase.SqliteFile;
import org.herobase.db.Catalog;
import org.herobase.db.CatalogTable;
import org.herobase.db.Database;
import org.herobase.db.Excerpt;
import org.herobase.db.StorageClass;
import org.herobase.rows.RowSource.Column;
import org.herobase.undo.UndoLimits;
import org.herobase.undo.UndoLog;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables that we know only from the catalog: what names their rows, what their values are, and what writing does. */
class AnyTableTest {
    @TempDir
    Path folder;

    private Database database;
    private Edits edits;

    private void open(String... statements) {
        database = Database.open(SqliteFile.of(folder.resolve("any.db"), statements));
        edits = new Edits(new UndoLog(database, UndoLimits.DEFAULT));
    }

    @AfterEach
    void close() {
        database.close().join();
    }

    @Test
    void equalRowsAreEditedOneAtATime() {
        open("CREATE TABLE no_key (a, b)", "INSERT INTO no_key VALUES (1, 'same'), (1, 'same')");
        var row = rows("no_key").getFirst();
        update("no_key", row, "b", "other");
        assertThat(texts("SELECT b FROM no_key ORDER BY rowid")).containsExactly("other", "same");
        undo();
        assertThat(texts("SELECT b FROM no_key")).containsExactly("same", "same");
        delete("no_key", rows("no_key").getLast());
        assertThat(texts("SELECT rowid FROM no_key")).containsExactly("1");
        undo();
        assertThat(texts("SELECT rowid FROM no_key")).containsExactly("1", "2");
    }

    @Test
    void aKeyThatCanBeNullNamesNobody() {
        open(
                "CREATE TABLE null_key (k TEXT PRIMARY KEY, v TEXT)",
                "INSERT INTO null_key VALUES (NULL, 'one'), (NULL, 'two')");
        assertThat(table("null_key").hasKey()).isFalse();
        update("null_key", rows("null_key").getLast(), "v", "changed");
        assertThat(texts("SELECT v FROM null_key ORDER BY rowid")).containsExactly("one", "changed");
    }

    @Test
    void aDescendingIntegerKeyIsNoAliasOfTheRowid() {
        open("CREATE TABLE t (id INTEGER PRIMARY KEY DESC, v)", "INSERT INTO t VALUES (NULL, 'one'), (NULL, 'two')");
        assertThat(table("t").hasKey()).isFalse();
        update("t", rows("t").getFirst(), "v", "changed");
        assertThat(texts("SELECT v FROM t ORDER BY rowid")).containsExactly("changed", "two");
    }

    @Test
    void rowsAreNamedByTheRowidThatNoColumnShadows() {
        open(
                "CREATE TABLE shadowed (rowid TEXT, oid TEXT, value TEXT)",
                "INSERT INTO shadowed VALUES ('x', 'y', 'first'), ('x', 'y', 'second')",
                "CREATE TABLE all_shadowed (rowid TEXT, _rowid_ TEXT, oid TEXT)");
        assertThat(table("shadowed").rowid()).isEqualTo("_rowid_");
        update("shadowed", rows("shadowed").getLast(), "rowid", "z");
        assertThat(texts("SELECT \"rowid\" || value FROM shadowed")).containsExactly("xfirst", "zsecond");
        assertThat(table("all_shadowed").obstacle()).contains(CatalogTable.Obstacle.NO_IDENTITY);
        assertThat(table("all_shadowed").writes()).isEmpty();
    }

    @Test
    void aTableWithoutRowidIsWrittenByItsKey() {
        open(
                "CREATE TABLE pair (l TEXT, r INTEGER, note TEXT DEFAULT 'none', PRIMARY KEY (l, r)) WITHOUT ROWID",
                "INSERT INTO pair VALUES ('a', 1, 'first'), ('a', 2, 'second')");
        assertThat(table("pair").hasKey()).isTrue();
        var made = insert("pair", Map.of("l", "b", "r", 7L));
        assertThat(made.values().values()).containsExactly("b", 7L, "none");
        update("pair", rows("pair").getFirst(), "r", 9L);
        assertThat(texts("SELECT l || r || note FROM pair")).containsExactly("a2second", "a9first", "b7none");
        undo();
        undo();
        assertThat(texts("SELECT l || r || note FROM pair")).containsExactly("a1first", "a2second");
    }

    @Test
    void aNewRowIsKnownByItsKeyHoweverLargeThatIs() {
        open("CREATE TABLE t (id INTEGER PRIMARY KEY, v)", "INSERT INTO t VALUES (5, 'other'), (4294967300, 'last')");
        var made = insert("t", Map.of("v", "new"));
        assertThat(made.values().values()).containsExactly(4294967301L, "new");
        undo();
        assertThat(texts("SELECT v FROM t")).containsExactly("other", "last");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    fts3(a, b)                | rowid | a    | text
                    fts4(a, b)                | rowid | a    | text
                    fts5(a, b)                | rowid | a    | text
                    rtree(id, low, high, +a)  | id    | high | 1.3
                    rtree_i32(id, low, high)  | id    | high | 3
                    """)
    void aNewRowOfAVirtualTableIsKnownByItsKey(String module, String key, String column, String text) {
        var value =
                text.equals("text") ? text : text.contains(".") ? Double.valueOf(text) : (Object) Long.valueOf(text);
        open(
                "CREATE VIRTUAL TABLE v USING " + module,
                // RETURNING says -1 of a row that has no number yet.
                "INSERT INTO v (%s, %s) VALUES (-1, '%s'), (9007199254740992, NULL)".formatted(key, column, text));
        var all = "SELECT rowid || '|' || quote(%s) FROM v ORDER BY rowid".formatted(column);
        var before = texts(all);
        var made = insert("v", Map.of(column, value));
        assertThat(writing("v").keyOf(made)).containsExactly(9007199254740993L);
        var copied = copy("v", rows("v").getLast());
        assertThat(writing("v").keyOf(copied)).containsExactly(9007199254740994L);
        update("v", rows("v").getLast(), column, null);
        var given = insert("v", Map.of(key, 5L, column, value));
        assertThat(writing("v").keyOf(given)).containsExactly(5L);
        delete("v", rows("v").getLast());
        var after = texts(all);
        assertThat(after).hasSize(4);
        for (var change = 0; change < 5; change++) {
            undo();
        }
        assertThat(texts(all)).isEqualTo(before);
        for (var change = 0; change < 5; change++) {
            edits.redo().orElseThrow().join();
        }
        assertThat(texts(all)).isEqualTo(after);
    }

    @Test
    void theFirstColumnOfASpatialIndexIsItsKey() {
        open(
                "CREATE VIRTUAL TABLE \"using\" USING /* 2 dimensions */ [RTree] (\"rowid\", low, high)",
                "INSERT INTO \"using\" VALUES (1, 0, 1), (2, 0, 2)");
        assertThat(table("using").numbered()).map(Catalog.Column::name).contains("rowid");
        update("using", rows("using").getFirst(), "rowid", 7L);
        assertThat(texts("SELECT \"rowid\" FROM \"using\" ORDER BY 1")).containsExactly("2", "7");
        undo();
        assertThat(texts("SELECT \"rowid\" FROM \"using\" ORDER BY 1")).containsExactly("1", "2");
        edits.redo().orElseThrow().join();
        assertThat(texts("SELECT \"rowid\" FROM \"using\" ORDER BY 1")).containsExactly("2", "7");
    }

    @Test
    void aNewRowIsUndoneAsTheTableHasIt() {
        open("CREATE VIRTUAL TABLE v USING rtree(id, low, high)");
        var made = insert("v", Map.of("id", "3", "low", 0.1, "high", 1L));
        assertThat(made.values().values()).containsExactly(3L, 0.09999999403953552, 1.0);
        undo();
        assertThat(texts("SELECT id FROM v")).isEmpty();
    }

    @Test
    void anUndoneRowIsNoOtherOneOfTheSameValues() {
        open(
                "CREATE TABLE noted (id INTEGER PRIMARY KEY, body)",
                "INSERT INTO noted VALUES (1, 'word')",
                "CREATE VIRTUAL TABLE found USING fts5(body, content='noted', content_rowid='id')",
                "INSERT INTO found (rowid, body) VALUES (1, 'word')");
        var made = insert("found", Map.of("body", "word")); // which cannot be read: no row is noted for it
        assertThat(writing("found").keyOf(made)).containsExactly(2L);
        database.write(_ -> 0).join();
        edits.undo().orElseThrow().handle((_, _) -> "done or refused").join();
        assertThat(texts("SELECT rowid FROM found ('word')")).contains("1");
    }

    @Test
    void aLongTextThatIsNoneCanBeDeleted() {
        open(
                "CREATE TABLE t (id INTEGER PRIMARY KEY, v)",
                "INSERT INTO t VALUES (1, CAST(x'4DFC' || CAST(printf('%02000d', 1) AS BLOB) AS TEXT))");
        var before = texts("SELECT hex(v) FROM t");
        delete("t", rows("t").getFirst());
        assertThat(texts("SELECT id FROM t")).isEmpty();
        undo();
        assertThat(texts("SELECT hex(v) FROM t")).isEqualTo(before);
    }

    @Test
    void aChangedKeyIsUndoneByItsNewValue() {
        open("CREATE TABLE t (id INTEGER PRIMARY KEY, v)", "INSERT INTO t VALUES (1, 'one')");
        update("t", rows("t").getFirst(), "id", 5L);
        assertThat(texts("SELECT id FROM t")).containsExactly("5");
        undo();
        assertThat(texts("SELECT id FROM t")).containsExactly("1");
        edits.redo().orElseThrow().join();
        assertThat(texts("SELECT id FROM t")).containsExactly("5");
    }

    @Test
    void generatedColumnsAreReadAndNeverWritten() {
        open(
                "CREATE TABLE made (id INTEGER PRIMARY KEY, price NUMERIC NOT NULL, total GENERATED ALWAYS AS (price * 2),"
                        + " label TEXT GENERATED ALWAYS AS ('#' || id) STORED)",
                "INSERT INTO made (price) VALUES (1.5)");
        var source = source("made");
        assertThat(source.columns().stream()
                        .filter(column -> !column.writable())
                        .map(Column::name))
                .containsExactly("total", "label");
        assertThat(rows("made").getFirst().value("total")).isEqualTo(3.0);
        delete("made", rows("made").getFirst());
        undo();
        assertThat(texts("SELECT price || label FROM made")).containsExactly("1.5#1");
        insert("made", Map.of("price", 4L));
        undo();
        assertThat(texts("SELECT id FROM made")).containsExactly("1");
    }

    @Test
    void aViewTakesWhatItsTriggersTake() {
        open(
                "CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT)",
                "INSERT INTO person VALUES (1, 'Ann'), (2, 'Bob')",
                "CREATE VIEW plain AS SELECT name FROM person",
                "CREATE VIEW names AS SELECT id, name FROM person",
                "CREATE TRIGGER /* DELETE */ i INSTEAD OF INSERT ON names"
                        + " BEGIN INSERT INTO person (name) VALUES (NEW.name); DELETE FROM person WHERE 0; END",
                "CREATE TRIGGER u INSTEAD OF UPDATE OF name ON names"
                        + " BEGIN UPDATE person SET name = NEW.name WHERE id = OLD.id; END");
        assertThat(table("plain").obstacle()).contains(CatalogTable.Obstacle.VIEW);
        assertThat(table("names").writes())
                .containsExactlyInAnyOrder(CatalogTable.Write.INSERT, CatalogTable.Write.UPDATE);
        insert("names", Map.of("name", "Cy"));
        assertThat(texts("SELECT name FROM person")).containsExactly("Ann", "Bob", "Cy");
        update("names", rows("names").get(1), "name", "Bert");
        assertThat(texts("SELECT name FROM person")).containsExactly("Ann", "Bert", "Cy");
        undo();
        assertThat(texts("SELECT name FROM person")).containsExactly("Ann", "Bob", "Cy");
    }

    @Test
    void rowsOfAViewThatAreEqualCannotBeToldApart() {
        open(
                "CREATE TABLE t (v)",
                "INSERT INTO t VALUES ('same'), ('same')",
                "CREATE VIEW w AS SELECT v FROM t",
                "CREATE TRIGGER u INSTEAD OF UPDATE ON w BEGIN UPDATE t SET v = NEW.v WHERE v = OLD.v; END");
        var row = rows("w").getFirst();
        assertThatThrownBy(() -> update("w", row, "v", "other")).hasCauseInstanceOf(ConflictException.class);
        assertThat(texts("SELECT v FROM t")).containsExactly("same", "same");
    }

    @Test
    void aValueIsComparedLetterForLetterAndByItsClass() {
        open(
                "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT COLLATE NOCASE, any_value)",
                "INSERT INTO t VALUES (1, 'a', 5)");
        var seen = rows("t").getFirst();
        run("UPDATE t SET name = 'A'");
        assertThatThrownBy(() -> update("t", seen, "name", "b")).hasCauseInstanceOf(ConflictException.class);
        run("UPDATE t SET any_value = 5.0");
        assertThatThrownBy(() -> update("t", seen, "any_value", 6L)).hasCauseInstanceOf(ConflictException.class);
        assertThat(texts("SELECT name || any_value FROM t")).containsExactly("A5.0");
    }

    @Test
    void aLargeValueIsReadAsItsBeginningAndWrittenWhole() {
        open(
                "CREATE TABLE large (id INTEGER PRIMARY KEY, t TEXT, b BLOB)",
                "INSERT INTO large VALUES (1, printf('%.*c', 3000000, 'x'), zeroblob(70000)),"
                        + " (2, printf('%.*c', 1000, 'y'), 'a' || char(0) || printf('%.*c', 5000, 'z')),"
                        + " (3, '🦸' || printf('%.*c', 4000, 'é'), randomblob(1000))");
        var first = rows("large").getFirst();
        assertThat(first.value("t")).isInstanceOfSatisfying(Excerpt.class, excerpt -> {
            assertThat(excerpt.type()).isEqualTo(StorageClass.TEXT);
            assertThat(excerpt.bytes()).isEqualTo(3_000_000);
            assertThat((String) excerpt.start()).matches("x{1000,4000}");
        });
        assertThat(first.value("b")).isEqualTo(new Excerpt(StorageClass.BLOB, 70_000, new byte[1000]));
        assertThat(rows("large").get(1).value("t")).as("not large yet").isEqualTo("y".repeat(1000));
        assertThat(((Excerpt) rows("large").get(1).value("b")).start().toString())
                .startsWith("a\0zzz");
        assertThat(((Excerpt) rows("large").get(2).value("t")).start().toString())
                .startsWith("🦸éé")
                .endsWith("é");
        assertThat((byte[]) rows("large").get(2).value("b")).hasSize(1000);
        for (var row : rows("large")) {
            update("large", row, "t", "short");
            update("large", rows("large").get(row == first ? 0 : 1), "b", null);
            undo();
            undo();
        }
        delete("large", first);
        undo();
        assertThat(texts("SELECT length(t) || typeof(t) || length(b) || typeof(b) FROM large"))
                .containsExactly("3000000text70000blob", "1000text1text", "4001text1000blob");
    }

    @Test
    void aLargeValueThatChangedMeanwhileIsAConflict() {
        open("CREATE TABLE t (id INTEGER PRIMARY KEY, v)", "INSERT INTO t VALUES (1, printf('%.*c', 5000, 'x'))");
        var seen = rows("t").getFirst();
        run("UPDATE t SET v = 'y' || substr(v, 2)");
        assertThatThrownBy(() -> update("t", seen, "v", "mine")).hasCauseInstanceOf(ConflictException.class);
    }

    @Test
    void pagesFollowEachOtherInTheOrderOfLargeValues() {
        open(
                "CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT)",
                "WITH c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 30)"
                        + " INSERT INTO t SELECT i, printf('%.*c', 6000, 'x') || (i * 7 % 30) FROM c");
        var source = source("t");
        var view = new View<>(
                source, Filter.NONE, List.of(new Sort(source.find("v").orElseThrow(), false)), 7);
        var ids = new ArrayList<Object>();
        var page = database.read(sql -> view.read(sql, new PageRequest.First())).join();
        while (!page.rows().isEmpty()) {
            page.rows().forEach(row -> ids.add(row.value("id")));
            if (!page.hasNext()) {
                break;
            }
            var next = page.next();
            page = database.read(sql -> view.read(sql, next)).join();
        }
        assertThat(ids).doesNotHaveDuplicates().hasSize(30);
        assertThat(ids)
                .containsExactlyElementsOf(database.read(sql -> sql.fetch("SELECT id FROM t ORDER BY v, id")
                                .map(row -> (Object) row.get(0, Long.class)))
                        .join());
    }

    @Test
    void aDeletionPlanTellsAndUndoesWhatForeignKeysDo() {
        open(
                "CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT, boss_id INTEGER REFERENCES person ON DELETE SET NULL,"
                        + " home_id INTEGER REFERENCES place (id) ON DELETE CASCADE)",
                "CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT)",
                "CREATE TABLE pet (name TEXT, owner INTEGER REFERENCES person (id) ON DELETE CASCADE)",
                "INSERT INTO place VALUES (1, 'Here'), (2, 'There')",
                "INSERT INTO person VALUES (1, 'Ann', NULL, 1), (2, 'Bob', 1, 1), (3, 'Cy', 2, 2)",
                "INSERT INTO pet VALUES ('Rex', 2), ('Rex', 2), ('Tom', 3)");
        var here = rows("place").getFirst();
        var plan = database.read(sql -> DeletionPlan.of(sql, source("place"), List.of(here)))
                .join();
        assertThat(plan.effects())
                .containsEntry(new DeletionPlan.Effect("person", DeletionPlan.Action.CASCADE, List.of()), 2)
                .containsEntry(new DeletionPlan.Effect("pet", DeletionPlan.Action.CASCADE, List.of()), 2)
                .containsEntry(new DeletionPlan.Effect("person", DeletionPlan.Action.SET_NULL, List.of("boss_id")), 1)
                .hasSize(3);
        var before = dump();
        edits.apply("delete", (_, writer) -> plan.changes().forEach(writer::apply))
                .join();
        assertThat(texts("SELECT name FROM person UNION ALL SELECT name FROM pet UNION ALL SELECT name FROM place"))
                .containsExactly("Cy", "Tom", "There");
        undo();
        assertThat(dump()).isEqualTo(before);
    }

    @Test
    void namesWithQuotesDotsAndNothingInThemWork() {
        open(
                "CREATE TABLE \"select \"\"from\"\" where\" (\"order by\" TEXT, \"a.b\" INTEGER, \"x'y\" TEXT, \"\" TEXT, [brackets] TEXT)",
                "INSERT INTO \"select \"\"from\"\" where\" VALUES ('one', 1, 'it''s', '', '[')");
        var name = "select \"from\" where";
        for (var column : List.of("order by", "x'y", "", "brackets")) {
            update(name, rows(name).getFirst(), column, "new " + column);
            assertThat(rows(name).getFirst().value(column)).isEqualTo("new " + column);
        }
        insert(name, Map.of("a.b", 7L));
        assertThat(rows(name)).hasSize(2);
        delete(name, rows(name).getFirst());
        assertThat(rows(name)).hasSize(1);
    }

    // ---- steps

    private CatalogTable table(String name) {
        return database.read(sql -> CatalogTable.read(sql, name)).join();
    }

    private RowSource<Record> source(String name) {
        return RowSource.of(table(name));
    }

    private List<Row<Record>> rows(String name) {
        var source = source(name);
        return database.read(sql -> source.read(sql, DSL.noCondition())).join();
    }

    private TableEdits<Record> writing(String name) {
        return new TableEdits<>(source(name), edits);
    }

    private void update(String name, Row<Record> row, String column, Object value) {
        var writing = writing(name);
        var changed = writing.source().find(column).orElseThrow();
        writing.update("update", row, Collections.singletonMap(changed, value)).join();
    }

    private RowChange.Insert insert(String name, Map<String, Object> values) {
        var writing = writing(name);
        var given = new LinkedHashMap<Column, Object>();
        values.forEach(
                (column, value) -> given.put(writing.source().find(column).orElseThrow(), value));
        return (RowChange.Insert) writing.insert("insert", given).join().rows().getFirst();
    }

    private RowChange.Insert copy(String name, Row<Record> row) {
        return (RowChange.Insert)
                writing(name).copy("copy", row, Map.of()).join().rows().getFirst();
    }

    private void delete(String name, Row<Record> row) {
        var writing = writing(name);
        edits.apply("delete", writing.deletion(row)).join();
    }

    private void undo() {
        database.write(_ -> 0).join(); // behind this, the change before is known as done
        edits.undo().orElseThrow().join();
    }

    private void run(String statement) {
        database.write(sql -> sql.execute(statement)).join();
    }

    private List<String> texts(String query) {
        return database.read(sql -> sql.fetch(query).map(row -> row.get(0, String.class)))
                .join();
    }

    private List<String> dump() {
        return texts("SELECT id || name || ifnull(boss_id, '-') || home_id FROM person"
                + " UNION ALL SELECT rowid || name || owner FROM pet UNION ALL SELECT id || name FROM place");
    }
}
