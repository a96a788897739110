package org.herobase.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.herobase.OtherProgram;
import org.herobase.SqliteFile;
import org.herobase.db.CatalogTable;
import org.herobase.db.Database;
import org.herobase.rows.Filter;
import org.herobase.rows.Page;
import org.herobase.rows.PageRequest;
import org.herobase.rows.Row;
import org.herobase.rows.RowKey;
import org.herobase.rows.RowSource;
import org.herobase.rows.View;
import org.jooq.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/** What is marked of a page that another program changed. */
@Timeout(60)
class ChangeMarksTest {
    @TempDir
    private Path folder;

    private final ChangeMarks<Record> marks = new ChangeMarks<>(row -> new RowKey(List.of(row.value("id"))));
    private final List<String> said = new ArrayList<>();
    private Database database;
    private View<Record> view;
    private OtherProgram other;

    @BeforeEach
    void open() throws Exception {
        FxToolkit.registerPrimaryStage();
        var file = SqliteFile.of(
                folder.resolve("any.db"),
                "CREATE TABLE t(id INTEGER PRIMARY KEY, a, b)",
                "WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i + 10 FROM n LIMIT 12) "
                        + "INSERT INTO t SELECT i, i, x'00' FROM n");
        database = Database.open(file);
        var table = database.read(sql -> CatalogTable.read(sql, "t")).join();
        view = new View<>(RowSource.of(table), Filter.NONE, List.of(), 5);
        other = OtherProgram.on(file);
    }

    @AfterEach
    void close() {
        other.close();
        database.close().join();
    }

    @Test
    void changedCellsNewRowsAndGoneRowsAreCounted() {
        var before = read(new PageRequest.First());
        other.execute("UPDATE t SET a = 'other' WHERE id = 20", "UPDATE t SET b = x'01' WHERE id = 30");
        assertThat(compare(before, before.request())).isEqualTo("By another program: 2 rows changed");
        assertThat(isMarked(20, "a")).isTrue();
        assertThat(isMarked(20, "b")).isFalse();
        assertThat(isMarked(30, "b")).isTrue();
        assertThat(isMarked(10, "a")).isFalse();

        before = read(new PageRequest.First());
        other.execute("INSERT INTO t VALUES (15, 1, 1)", "DELETE FROM t WHERE id = 30");
        assertThat(compare(before, before.request()))
                .isEqualTo("By another program: 1 row new here, 1 row no longer here");
        assertThat(isMarked(15, "a")).isTrue();
    }

    @Test
    void aRowThatMovesOverThePagesEdgeIsNeitherNewNorGone() {
        var before = read(new PageRequest.First());
        other.execute("INSERT INTO t VALUES (15, 1, 1)");
        assertThat(compare(before, before.request())).isEqualTo("By another program: 1 row new here");
        before = read(new PageRequest.First());
        other.execute("DELETE FROM t WHERE id = 20");
        assertThat(compare(before, before.request())).isEqualTo("By another program: 1 row no longer here");
    }

    @Test
    void aChangeElsewhereAndAnotherPageMarkNothing() {
        var before = read(new PageRequest.First());
        other.execute("UPDATE t SET a = 'other' WHERE id = 120");
        assertThat(compare(before, before.request())).isNull();
        assertThat(compare(before, before.next())).isNull();
        assertThat(marks.marksProperty().get()).isEmpty();
    }

    @Test
    void whatThisAppChangedIsNotMarked() {
        var before = read(new PageRequest.First());
        other.execute("UPDATE t SET a = 'other' WHERE id = 20");
        marks.expect(before, said::add);
        marks.expectNone();
        marks.compare(read(before.request()));
        assertThat(said).isEmpty();
        assertThat(marks.marksProperty().get()).isEmpty();
    }

    /** What is said of a page after another; null if nothing is. */
    private String compare(Page<Record> before, PageRequest request) {
        said.clear();
        marks.expect(before, said::add);
        marks.compare(read(request));
        return said.isEmpty() ? null : said.getFirst();
    }

    private boolean isMarked(long id, String column) {
        Row<Record> row = read(new PageRequest.First()).rows().stream()
                .filter(candidate -> candidate.value("id").equals(id))
                .findFirst()
                .orElseThrow();
        return marks.isMarked(row, column);
    }

    private Page<Record> read(PageRequest request) {
        return database.read(sql -> view.read(sql, request)).join();
    }
}
