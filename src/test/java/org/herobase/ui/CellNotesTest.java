package org.herobase.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.herobase.AppDriver;
import org.herobase.Await;
import org.herobase.PulseRobot;
import org.herobase.db.CatalogTable;
import org.herobase.db.Database;
import org.herobase.rows.Row;
import org.herobase.rows.RowSource;
import org.jooq.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/** What a cell shows beside its value, and where it leads. */
@Timeout(60)
class CellNotesTest {
    @TempDir
    Path folder;

    private final PulseRobot robot = new PulseRobot();
    private final List<Object> followed = new ArrayList<>();
    private TableView<Record> table;
    private Database database;
    private GridModel<Record> model;

    @BeforeEach
    void show() throws Exception {
        var file = folder.resolve("notes.db");
        AppDriver.execute(
                file,
                "CREATE TABLE song (id INTEGER PRIMARY KEY, artist_id INTEGER, title TEXT)",
                "INSERT INTO song VALUES (1, 7, 'One'), (2, 7, ''), (3, NULL, NULL), (4, 'x', 'null')");
        database = Database.open(file);
        var read = database.read(sql -> CatalogTable.read(sql, "song")).join();
        var source = RowSource.of(read.table(), read.columns());
        var stage = FxToolkit.registerPrimaryStage();
        robot.interact(() -> {
            table = new TableView<>();
            model = new GridModel<>(database, source, 1);
            var grid = new RecordGrid<>(table, model, new WindowDialogs(() -> stage));
            grid.addColumn(GridColumn.of(source.find("title").orElseThrow(), "title", 160));
            grid.addColumn(GridColumn.<Record>of(source.find("artist_id").orElseThrow(), "artist_id", 160)
                    .noting(CellNotesTest::label)
                    .noting(row -> new ClassBadge("INTEGER").of(row.value("artist_id")))
                    .following(row -> followed.add(row.value("id"))));
            stage.setScene(new Scene(table, 480, 240));
            stage.show();
            model.first();
        });
        page(1, "One");
    }

    @AfterEach
    void close() throws Exception {
        FxToolkit.cleanupStages();
        database.close().join();
    }

    @Test
    void aNoteFollowsItsRow() {
        assertThat(cell(1).getText()).isEqualTo("7");
        assertThat(note()).isEqualTo("row 1");
        assertThat(cell(1).getAccessibleText()).isEqualTo("7, for row 1");
        page(2, "empty");
        assertThat(cell(1).getText()).isEqualTo("7");
        assertThat(note()).isEqualTo("row 2");
    }

    @Test
    void aCellWithoutANoteIsPlain() {
        page(3, "NULL");
        assertThat(cell(1).getGraphic()).isNull();
        assertThat(cell(1).getAccessibleText()).isNull();
    }

    @Test
    void aValueOfAnotherClassHasABadge() {
        page(4, "null");
        assertThat(cell(1).getText()).isEqualTo("x");
        assertThat(note()).isEqualTo("text");
    }

    @Test
    void anEmptyTextIsNotTakenForNull() {
        var empty = PseudoClass.getPseudoClass("empty-text");
        page(2, "empty");
        assertThat(cell(0).getPseudoClassStates()).contains(empty);
        page(3, "NULL");
        assertThat(cell(0).getPseudoClassStates()).doesNotContain(empty);
    }

    @Test
    void controlAndAClickFollowAKeyAndLeaveTheSelection() {
        robot.interact(
                () -> table.getSelectionModel().select(0, table.getColumns().get(0)));
        robot.interact(() -> click(cell(1)));
        assertThat(followed).containsExactly(1L);
        assertThat(table.getSelectionModel().getSelectedCells()).hasSize(1);
        assertThat(table.getSelectionModel().getSelectedCells().getFirst().getColumn())
                .isZero();
    }

    @Test
    void controlAndEnterFollowTheKeyInTheFocusedCellOnly() {
        robot.interact(() -> {
            table.requestFocus();
            table.getSelectionModel().clearAndSelect(0, table.getColumns().get(0));
        });
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(followed).isEmpty();
        robot.interact(() ->
                table.getSelectionModel().clearAndSelect(0, table.getColumns().get(1)));
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(followed).containsExactly(1L);
    }

    private static CellNote label(Row<Record> row) {
        var id = row.value("id");
        return row.value("artist_id") instanceof Long
                ? new CellNote(CellNote.Kind.LABEL, "row " + id, "for row " + id)
                : null;
    }

    /** Goes to a page of one row, and waits for its title. */
    private void page(int number, String title) {
        robot.interact(() -> model.goTo(number));
        Await.until(() -> model.pageProperty().get() != null && cell(0) != null && title.equals(cell(0).getText()));
    }

    private String note() {
        Await.pulses();
        return cell(1).lookupAll(".noted-value > .label").stream()
                .map(node -> ((Label) node).getText())
                .filter(text -> !text.equals(cell(1).getText()))
                .findFirst()
                .orElseThrow();
    }

    private TableCell<?, ?> cell(int column) {
        return table.lookupAll(".table-cell").stream()
                .map(node -> (TableCell<?, ?>) node)
                .filter(cell -> cell.getIndex() == 0
                        && cell.getTableColumn() == table.getColumns().get(column)
                        && cell.getTableRow().isVisible())
                .findFirst()
                .orElse(null);
    }

    /** The headless platform's mouse knows nothing of the keys held. */
    private static void click(TableCell<?, ?> cell) {
        for (var type : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED, MouseEvent.MOUSE_CLICKED)) {
            cell.fireEvent(new MouseEvent(
                    type,
                    4,
                    4,
                    4,
                    4,
                    MouseButton.PRIMARY,
                    1,
                    false,
                    true,
                    false,
                    false,
                    true,
                    false,
                    false,
                    false,
                    false,
                    true,
                    null));
        }
    }
}
