package org.herobase.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.herobase.OddDatabase;
import org.herobase.db.Catalog;
import org.herobase.db.CatalogTable;
import org.herobase.db.CatalogTable.Write;
import org.herobase.db.Database;
import org.herobase.db.Excerpt;
import org.herobase.rows.RowSource.Column;
import org.herobase.undo.UndoLimits;
import org.herobase.undo.UndoLog;
import org.jooq.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Every table and view of the odd database, whatever it holds: read, filtered, sorted, paged, edited and undone. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class OddTablesTest {
    private static final int MANY = 1_000;
    private static final List<Object> OF_EACH_CLASS =
            Arrays.asList(null, 42L, 1.5, 7.0, "some text", "12", "0.50", "", new byte[] {0, (byte) 0xff});

    @TempDir
    Path folder;

    private Database database;
    private Connection plain;

    @BeforeEach
    void open() throws SQLException {
        var file = OddDatabase.in(folder);
        database = Database.open(file);
        plain = DriverManager.getConnection("jdbc:sqlite:" + file);
        plain.createStatement().execute("PRAGMA foreign_keys = ON");
    }

    @AfterEach
    void close() throws SQLException {
        plain.close();
        database.close().join();
    }

    @Test
    void everyTableHasTheRowsThatSqliteCounts() {
        assertThat(tables())
                .contains("classes", "select \"from\" where", "people", "writable", "notes", "sqlite_schema")
                .hasSizeGreaterThan(20);
        for (var name : tables()) {
            var counted =
                    Long.parseLong(lines("SELECT count(*) FROM " + quoted(name)).getFirst());
            var view = new View<>(source(name), Filter.NONE, List.of(), MANY);
            assertThat(first(view).rows()).as(name).hasSize((int) counted);
            assertThat(count(view)).as(name).isEqualTo(counted);
        }
    }

    @Test
    void theBrokenViewSaysWhatIsWrong() {
        assertThatThrownBy(() -> source("broken"))
                .hasRootCauseMessage("[SQLITE_ERROR] SQL error or missing database" + " (no such table: main.nowhere)");
    }

    @Test
    void everyOrderIsPagedThereAndBack() {
        for (var name : tables()) {
            var source = source(name);
            var orders = source.columns().stream()
                    .flatMap(column -> Stream.of(new Sort(column, false), new Sort(column, true)))
                    .map(List::of)
                    .collect(Collectors.toCollection(ArrayList::new));
            orders.add(List.of());
            for (var order : orders) {
                var whole = shown(first(new View<>(source, Filter.NONE, order, MANY)));
                var pages = new View<>(source, Filter.NONE, order, Math.max(2, whole.size() / 4));
                assertThat(forwards(pages))
                        .as("%s by %s, forwards", name, order)
                        .isEqualTo(whole);
                assertThat(backwards(pages))
                        .as("%s by %s, backwards", name, order)
                        .isEqualTo(whole);
            }
        }
    }

    @Test
    void everyOrderIsThatOfSqliteWithNullsLast() {
        for (var name : tables()) {
            var source = source(name);
            for (var column : source.key().isEmpty() ? List.<Column>of() : source.columns()) {
                for (var direction : List.of("", " DESC")) {
                    var order = List.of(new Sort(column, !direction.isEmpty()));
                    var keys =
                            source.key().stream().map(key -> quoted(key.name())).toList();
                    assertThat(keys(first(new View<>(source, Filter.NONE, order, MANY)), source))
                            .as("%s by %s%s", name, column.name(), direction)
                            .isEqualTo(lines("SELECT " + String.join(", ", keys) + " FROM " + quoted(name)
                                    + " ORDER BY " + quoted(column.name()) + " IS NULL, " + quoted(column.name())
                                    + direction + ", " + String.join(direction + ", ", keys) + direction));
                }
            }
        }
    }

    @Test
    void everyOperatorTakesEveryColumn() {
        for (var name : List.of("classes", "select \"from\" where", "no_key", "pair", "made", "people", "notes")) {
            var source = source(name);
            var all = count(new View<>(source, Filter.NONE, List.of(), 2));
            for (var column : source.columns()) {
                for (var operator : Operator.values()) {
                    for (var typed : List.of("5", "%_\\'\"")) {
                        var operands = Collections.nCopies(Math.min(operator.operands(), 2), typed);
                        var view = only(source, new Criterion(column, operator, operands));
                        assertThat(forwards(view))
                                .as("%s where %s %s %s", name, column.name(), operator, operands)
                                .hasSize((int) count(view));
                    }
                }
                var equal = only(source, new Criterion(column, Operator.EQUALS, List.of("5")));
                var other = only(source, new Criterion(column, Operator.NOT_EQUALS, List.of("5")));
                assertThat(count(equal) + count(other))
                        .as(name + "." + column.name())
                        .isEqualTo(all);
                var empty = only(source, new Criterion(column, Operator.IS_EMPTY, List.of()));
                var filled = only(source, new Criterion(column, Operator.IS_NOT_EMPTY, List.of()));
                assertThat(count(empty) + count(filled))
                        .as(name + "." + column.name())
                        .isEqualTo(all);
            }
        }
    }

    @Test
    void everyValueFindsItsRow() {
        for (var name : tables()) {
            var source = source(name);
            for (var row :
                    first(new View<>(source, Filter.NONE, List.of(), MANY)).rows()) {
                for (var column : source.columns()) {
                    var value = row.value(column.name());
                    if (!(value instanceof Excerpt)) {
                        assertThat(forwards(only(source, Criterion.equal(column, value))))
                                .as("%s where %s is %s", name, column.name(), value)
                                .contains(Arrays.deepToString(row.values().intoArray()));
                    }
                }
            }
        }
    }

    @Test
    void everyValueIsStoredAsSqliteWouldAndUndone() {
        var edits = new Edits(new UndoLog(database, UndoLimits.DEFAULT));
        var taken = 0;
        lines("UPDATE person SET home_id = 2 WHERE home_id = 99 RETURNING id"); // a dangling key cannot come back
        for (var name : tables()) {
            var source = source(name);
            var columns = read(name).writes().contains(Write.UPDATE) ? source.columns() : List.<Column>of();
            for (var column : columns.stream().filter(Column::writable).toList()) {
                var rows =
                        first(new View<>(source, Filter.NONE, List.of(), MANY)).rows();
                for (var row : rows.subList(Math.max(0, rows.size() - 1), rows.size())) {
                    for (var value : OF_EACH_CLASS) {
                        taken += edit(new TableEdits<>(source, edits), row, column, value) ? 1 : 0;
                    }
                }
            }
        }
        assertThat(taken).isGreaterThan(200);
    }

    @Test
    void everyAffinityMakesOfValuesWhatItsRulesSay() {
        var edits = new Edits(new UndoLog(database, UndoLimits.DEFAULT));
        var writing = new TableEdits<>(source("classes"), edits);
        var row = first(new View<>(writing.source(), Filter.NONE, List.of(), 1))
                .rows()
                .getFirst();
        for (var expected : List.of(
                // NULL, 42, 1.5, 7.0, 'some text', '12', '0.50', '', a BLOB
                List.of("any_value", "null integer real real text text text text blob"),
                List.of("an_integer", "null integer real integer text integer real text blob"),
                List.of("a_real", "null real real real text real real text blob"),
                List.of("a_text", "null text text text text text text text blob"),
                List.of("a_numeric", "null integer real integer text integer real text blob"),
                List.of("a_blob", "null integer real real text text text text blob"),
                List.of("a_date", "null integer real integer text integer real text blob"))) {
            var column = writing.source().find(expected.getFirst()).orElseThrow();
            var classes = new ArrayList<String>();
            for (var value : OF_EACH_CLASS) {
                writing.update("edit", row, column, value).join();
                classes.addAll(lines("SELECT typeof(" + column.name() + ") FROM classes WHERE id = 1"));
                undo(edits);
            }
            assertThat(String.join(" ", classes)).as(column.name()).isEqualTo(expected.getLast());
        }
    }

    /** Whether the database took the value. Then it is as SQLite stores it, and gone when it is undone. */
    private boolean edit(TableEdits<Record> writing, Row<Record> row, Column column, Object value) {
        var name = writing.source().table().getName();
        var before = dump(writing.source());
        var expected = updated(writing.source(), row, column, value);
        var title = "%s of %s set to %s".formatted(column.name(), name, value);
        var work = writing.update(title, row, column, value);
        if (expected == null) {
            assertThatThrownBy(work::join).as(title).isInstanceOf(CompletionException.class);
        } else {
            work.join();
            assertThat(dump(writing.source())).as(title).isEqualTo(expected);
            undo(writing.edits());
        }
        assertThat(dump(writing.source())).as("undone: " + title).isEqualTo(before);
        return expected != null;
    }

    /** What SQLite alone makes of an update, which is taken back; null if it refuses it. */
    private List<String> updated(RowSource<Record> source, Row<Record> row, Column column, Object value) {
        var table = source.table().getName();
        var keys = source.key().stream().map(key -> quoted(key.name()) + " = ?").toList();
        try (var update = plain.prepareStatement("UPDATE " + quoted(table) + " SET " + quoted(column.name())
                + " = ? WHERE " + String.join(" AND ", keys))) {
            plain.setAutoCommit(false);
            update.setObject(1, value);
            for (var index = 0; index < keys.size(); index++) {
                update.setObject(index + 2, row.value(source.key().get(index).name()));
            }
            assertThat(update.executeUpdate()).isEqualTo(1);
            return dump(source);
        } catch (SQLException _) {
            return null;
        } finally {
            rollBack();
        }
    }

    private static void undo(Edits edits) {
        while (edits.undoTitle().isEmpty()) {
            Thread.onSpinWait(); // what is saved can be undone a moment later
        }
        edits.undo().orElseThrow().join();
    }

    private void rollBack() {
        try {
            plain.rollback();
            plain.setAutoCommit(true);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private List<String> tables() {
        return database.read(Catalog::read).join().entries().stream()
                .filter(entry -> entry.kind().hasRows() && !entry.name().equals("broken"))
                .map(Catalog.Entry::name)
                .toList();
    }

    private CatalogTable read(String name) {
        return database.read(sql -> CatalogTable.read(sql, name)).join();
    }

    private RowSource<Record> source(String name) {
        return RowSource.of(read(name));
    }

    private static View<Record> only(RowSource<Record> source, Criterion criterion) {
        return new View<>(source, Filter.NONE.withCriteria(Filter.Join.ALL, List.of(criterion)), List.of(), 2);
    }

    private long count(View<Record> view) {
        return database.read(view::count).join();
    }

    private Page<Record> first(View<Record> view) {
        return page(view, new PageRequest.First());
    }

    private Page<Record> page(View<Record> view, PageRequest request) {
        return database.read(sql -> view.read(sql, request)).join();
    }

    private List<String> forwards(View<Record> view) {
        var page = first(view);
        var rows = new ArrayList<>(shown(page));
        while (page.hasNext()) {
            page = page(view, page.next());
            rows.addAll(shown(page));
        }
        return rows;
    }

    private List<String> backwards(View<Record> view) {
        var page = page(view, new PageRequest.Last(OptionalLong.of(count(view))));
        var rows = new ArrayList<>(shown(page));
        while (page.hasPrevious()) {
            page = page(view, page.previous(view.size()));
            rows.addAll(0, shown(page));
        }
        return rows;
    }

    private static List<String> keys(Page<Record> page, RowSource<Record> source) {
        return page.rows().stream()
                .map(row -> source.key().stream()
                        .map(key -> text(row.value(key.name())))
                        .collect(Collectors.joining("|")))
                .toList();
    }

    private static List<String> shown(Page<Record> page) {
        return page.rows().stream()
                .map(row -> Arrays.deepToString(row.values().intoArray()))
                .toList();
    }

    /** A BLOB by its bytes. */
    private static String text(Object value) {
        return value instanceof byte[] blob ? Arrays.toString(blob) : String.valueOf(value);
    }

    /** Every value of a table with its class, large ones by their size. */
    private List<String> dump(RowSource<Record> source) {
        var columns = source.columns().stream()
                .map(column -> quoted(column.name()))
                .map(column ->
                        "typeof(%1$s), octet_length(%1$s), quote(iif(octet_length(%1$s) > 99, substr(%1$s, 1, 99), %1$s))"
                                .formatted(column))
                .collect(Collectors.joining(", "));
        return lines("SELECT " + columns + " FROM " + quoted(source.table().getName()));
    }

    private List<String> lines(String query) {
        try (var statement = plain.createStatement();
                var found = statement.executeQuery(query)) {
            var lines = new ArrayList<String>();
            while (found.next()) {
                var values = new ArrayList<String>();
                for (var index = 1; index <= found.getMetaData().getColumnCount(); index++) {
                    values.add(text(found.getObject(index)));
                }
                lines.add(String.join("|", values));
            }
            return lines;
        } catch (SQLException failure) {
            throw new AssertionError(query, failure);
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
