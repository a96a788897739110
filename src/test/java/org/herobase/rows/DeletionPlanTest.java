package org.herobase.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.herobase.SqliteFile;
import org.herobase.db.CatalogTable;
import org.herobase.db.Database;
import org.herobase.rows.DeletionPlan.Action;
import org.herobase.rows.DeletionPlan.Effect;
import org.herobase.undo.UndoLimits;
import org.herobase.undo.UndoLog;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a deletion takes with it: the same rows as SQLite does, whatever their keys look like. */
@Execution(ExecutionMode.CONCURRENT)
class DeletionPlanTest {
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
    void aForeignKeyMaySpellItsParentInAnotherCase() {
        open(
                "CREATE TABLE CaseP (ID INTEGER PRIMARY KEY)",
                "CREATE TABLE c (v, p REFERENCES CASEP (id) ON DELETE CASCADE)",
                "INSERT INTO CaseP VALUES (1), (2)",
                "INSERT INTO c VALUES ('one', 1), ('two', 2)");
        assertThat(deleteFirst("CaseP").effects())
                .containsOnly(Map.entry(new Effect("c", Action.CASCADE, List.of()), 1));
        assertThat(texts("SELECT v FROM c")).containsExactly("two");
        undo();
        assertThat(texts("SELECT v FROM c ORDER BY v")).containsExactly("one", "two");
    }

    @Test
    void whatIsTooMuchForAPlanIsDeletedAsAWhole() {
        open(
                "CREATE TABLE u (id INTEGER PRIMARY KEY)",
                "CREATE TABLE o (id INTEGER PRIMARY KEY, u REFERENCES u ON DELETE CASCADE)",
                "CREATE TABLE i (id INTEGER PRIMARY KEY, o REFERENCES o ON DELETE CASCADE, u REFERENCES u ON DELETE CASCADE)",
                "INSERT INTO u VALUES (1)",
                "INSERT INTO o WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 2) SELECT x, 1 FROM n",
                "CREATE INDEX io ON i(o)",
                "INSERT INTO i WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 60000)"
                        + " SELECT x, x % 2 + 1, 1 FROM n");
        deleteFirst("u");
        assertThat(texts("SELECT (SELECT count(*) FROM u) + (SELECT count(*) FROM o) + (SELECT count(*) FROM i)"))
                .containsExactly("0");
        undo();
        assertThat(texts("SELECT (SELECT count(*) FROM u) + (SELECT count(*) FROM o) + (SELECT count(*) FROM i)"))
                .containsExactly("60003");
    }

    @Test
    void keysAreToldApartByStorageClass() {
        open(
                "CREATE TABLE p (id INTEGER PRIMARY KEY)",
                "CREATE TABLE c (k BLOB NOT NULL PRIMARY KEY, p REFERENCES p ON DELETE CASCADE) WITHOUT ROWID",
                "INSERT INTO p VALUES (1)",
                "INSERT INTO c VALUES (1, 1), ('1', 1), (x'31', 1), (x'32', 1)");
        assertThat(deleteFirst("p").effects()).containsEntry(new Effect("c", Action.CASCADE, List.of()), 4);
        assertThat(texts("SELECT quote(k) FROM c")).isEmpty();
        undo();
        assertThat(texts("SELECT quote(k) FROM c ORDER BY k")).containsExactly("1", "'1'", "X'31'", "X'32'");
    }

    @Test
    void aRowThatIsReachedTwiceIsOneRowByTheBytesOfItsKey() {
        open(
                "CREATE TABLE p (id INTEGER PRIMARY KEY)",
                "CREATE TABLE c (k BLOB NOT NULL PRIMARY KEY, p REFERENCES p ON DELETE CASCADE,"
                        + " q REFERENCES p ON DELETE CASCADE) WITHOUT ROWID",
                "INSERT INTO p VALUES (1)",
                "INSERT INTO c VALUES (x'31', 1, 1)");
        assertThat(deleteFirst("p").effects()).containsEntry(new Effect("c", Action.CASCADE, List.of()), 1);
        undo();
        assertThat(texts("SELECT quote(k) FROM c")).containsExactly("X'31'");
    }

    @Test
    void aLongChainIsFollowedToItsEnd() {
        open(
                "CREATE TABLE t (id INTEGER PRIMARY KEY, up INTEGER REFERENCES t ON DELETE CASCADE)",
                "CREATE INDEX up ON t (up)",
                "WITH c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 20000)"
                        + " INSERT INTO t SELECT i, nullif(i - 1, 0) FROM c");
        var plan = plan("t");
        assertThat(plan.isComplete()).isTrue();
        assertThat(plan.effects()).containsEntry(new Effect("t", Action.CASCADE, List.of()), 19_999);
        assertThat(plan.changes()).hasSize(20_000);
        assertThat(((RowChange.Delete) plan.changes().getFirst()).values()).containsValue(20_000L);
    }

    @Test
    void aPlanStopsWhereThereAreTooManyRows() {
        open(
                "CREATE TABLE p (id INTEGER PRIMARY KEY)",
                "CREATE TABLE c (p REFERENCES p ON DELETE CASCADE, q REFERENCES p ON DELETE SET NULL)",
                "INSERT INTO p VALUES (1)",
                "WITH c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i <= " + DeletionPlan.MOST_ROWS + ")"
                        + " INSERT INTO c SELECT 1, 1 FROM c");
        assertThat(plan("p").isComplete()).isFalse();
        assertThat(plan("p").changes()).hasSizeLessThanOrEqualTo(DeletionPlan.MOST_ROWS + 1);
    }

    @Test
    void childrenAreFoundAsSqliteComparesThem() {
        open(
                "CREATE TABLE p (name TEXT COLLATE NOCASE PRIMARY KEY NOT NULL, number TEXT UNIQUE)",
                "CREATE TABLE c (v, name TEXT REFERENCES p ON DELETE CASCADE)",
                "CREATE TABLE d (v, number INTEGER REFERENCES p (number) ON DELETE SET NULL)",
                "INSERT INTO p VALUES ('Ann', '7'), ('Bob', '8')",
                "INSERT INTO c VALUES ('one', 'ANN'), ('two', 'bob')",
                "INSERT INTO d VALUES ('one', 7), ('two', 8)");
        assertThat(deleteFirst("p").effects())
                .containsEntry(new Effect("c", Action.CASCADE, List.of()), 1)
                .containsEntry(new Effect("d", Action.SET_NULL, List.of("number")), 1);
        assertThat(texts("SELECT v FROM c")).containsExactly("two");
        assertThat(texts("SELECT v FROM d WHERE number IS NULL")).containsExactly("one");
        undo();
        assertThat(texts("SELECT v || name FROM c ORDER BY v")).containsExactly("oneANN", "twobob");
        assertThat(texts("SELECT v || number FROM d ORDER BY v")).containsExactly("one7", "two8");
    }

    @Test
    void defaultsAreToldAndUndone() {
        open(
                "CREATE TABLE p (id INTEGER PRIMARY KEY)",
                "CREATE TABLE c (v, p INTEGER DEFAULT '9' REFERENCES p ON DELETE SET DEFAULT)",
                "INSERT INTO p VALUES (1), (9)",
                "INSERT INTO c VALUES ('one', 1), ('two', 1), ('nine', 9)");
        assertThat(deleteFirst("p").effects())
                .containsOnly(Map.entry(new Effect("c", Action.SET_DEFAULT, List.of("p")), 2));
        assertThat(texts("SELECT p FROM c")).containsExactly("9", "9", "9");
        undo();
        assertThat(texts("SELECT v || p FROM c")).containsExactly("one1", "two1", "nine9");
    }

    // ---- steps

    private DeletionPlan plan(String table) {
        var source = source(table);
        return database.read(sql -> DeletionPlan.of(sql, source, first(source))).join();
    }

    /** Makes no more changes than it has told. */
    private DeletionPlan deleteFirst(String table) {
        var source = source(table);
        var rows = first(source);
        var plan = database.read(sql -> DeletionPlan.of(sql, source, rows)).join();
        edits.apply("delete", DeletionPlan.deletion(source, rows)).join();
        return plan;
    }

    private List<Row<Record>> first(RowSource<Record> source) {
        return database.read(sql -> source.read(sql, DSL.noCondition())).join().subList(0, 1);
    }

    private RowSource<Record> source(String name) {
        return RowSource.of(database.read(sql -> CatalogTable.read(sql, name)).join());
    }

    private void undo() {
        edits.undo().orElseThrow().join();
    }

    private List<String> texts(String query) {
        return database.read(sql -> sql.fetch(query).map(row -> row.get(0, String.class)))
                .join();
    }
}
