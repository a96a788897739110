package org.herobase.undo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.herobase.SqliteFile;
import org.herobase.db.Database;
import org.herobase.db.Excerpt;
import org.herobase.undo.ChangedRow.Kind;
import org.herobase.undo.ChangedRow.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of the rows of a change. */
class ChangeDetailsTest {
    @TempDir
    private Path folder;

    private Database database;
    private UndoLog log;

    @AfterEach
    void close() {
        database.close().join();
        log.close();
    }

    @Test
    void eachRowHasItsValuesBeforeAndAfter() {
        open("CREATE TABLE t(id INTEGER PRIMARY KEY, a, b)", "INSERT INTO t VALUES (1, 'x', NULL), (2, 5, 2.5)");
        change("UPDATE t SET a = b, b = 'all'");
        var rows = rows(0, 10);
        assertThat(rows).extracting(ChangedRow::kind).containsExactly(Kind.UPDATED, Kind.UPDATED);
        assertThat(rows).extracting(ChangedRow::key).containsExactly(List.of(1), List.of(2));
        assertThat(rows.getFirst().values())
                .containsExactlyInAnyOrder(new Value("a", "x", null), new Value("b", null, "all"));
        assertThat(rows.getLast().values())
                .containsExactlyInAnyOrder(new Value("a", 5, 2.5), new Value("b", 2.5, "all"));
    }

    @Test
    void newAndDeletedRowsHaveAllTheirValues() {
        open("CREATE TABLE r(a, b)", "INSERT INTO r VALUES ('x', 1)");
        change("INSERT INTO r VALUES ('y', 2)");
        assertThat(rows(0, 10)).singleElement().satisfies(row -> {
            assertThat(row.table()).isEqualTo("r");
            assertThat(row.kind()).isEqualTo(Kind.INSERTED);
            assertThat(row.key()).isEqualTo(List.of(2));
            assertThat(row.values()).containsExactly(new Value("a", null, "y"), new Value("b", null, 2));
        });
        change("DELETE FROM r WHERE rowid = 1");
        assertThat(rows(0, 10)).singleElement().satisfies(row -> {
            assertThat(row.kind()).isEqualTo(Kind.DELETED);
            assertThat(row.values()).containsExactly(new Value("a", "x", null), new Value("b", 1, null));
        });
    }

    @Test
    void manyRowsAreReadAFewAtATimeInTheirOrder() {
        open("CREATE TABLE t(id INTEGER PRIMARY KEY, a, b, c)");
        change(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 10) INSERT INTO t(id) SELECT i FROM n");
        change("UPDATE t SET a = 1, b = 2, c = 3");
        readsAll();
        log.undo().orElseThrow().join();
        readsAll();
        log.redo().orElseThrow().join();
        readsAll();
    }

    @Test
    void anUndoneChangeIsToldAsItWasMade() {
        open("CREATE TABLE t(id INTEGER PRIMARY KEY, a)", "INSERT INTO t VALUES (1, 'x')");
        change("UPDATE t SET a = 'y'");
        var made = rows(0, 10).getFirst();
        log.undo().orElseThrow().join();
        var undone = rows(0, 10).getFirst();
        assertThat(undone.kind()).isEqualTo(made.kind());
        assertThat(undone.values()).isEqualTo(made.values());
    }

    @Test
    void aLongValueIsCut() {
        open("CREATE TABLE t(a)");
        change("INSERT INTO t VALUES (printf('%.5000c', 'x'))");
        assertThat(rows(0, 10).getFirst().values().getFirst().after())
                .isInstanceOfSatisfying(
                        Excerpt.class, excerpt -> assertThat(excerpt.bytes()).isEqualTo(5_000));
    }

    private void readsAll() {
        var behind = 0L;
        for (var id = 1; id <= 10; id += 3) {
            var rows = rows(behind, 3);
            assertThat(rows).hasSize(Math.min(3, 11 - id));
            assertThat(rows.getFirst().key()).isEqualTo(List.of(id));
            assertThat(rows).allSatisfy(row -> assertThat(row.values()).hasSize(3));
            behind = rows.getLast().entry();
        }
        assertThat(rows(behind, 3)).isEmpty();
    }

    private List<ChangedRow> rows(long behind, int most) {
        database.writeAlone(_ -> null).join(); // the change before is listed by then
        var isUndone = !log.undoneChanges().isEmpty();
        var change = isUndone ? log.undoneChanges().getFirst() : log.changes().getFirst();
        return log.rows(change, isUndone, behind, most).join();
    }

    private void open(String... statements) {
        database = Database.open(SqliteFile.of(folder.resolve("any.db"), statements));
        log = new UndoLog(database, UndoLimits.DEFAULT);
    }

    private void change(String statement) {
        log.write("change", sql -> sql.execute(statement), _ -> Optional.empty())
                .join();
    }
}
