package org.herobase.console.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.asyncFx;

import atlantafx.base.theme.PrimerLight;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Application;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.herobase.Await;
import org.herobase.PulseRobot;
import org.herobase.SqliteFile;
import org.herobase.db.ConnectionThread;
import org.herobase.db.Database;
import org.herobase.rows.Edits;
import org.herobase.ui.Conflict;
import org.herobase.ui.Dialogs;
import org.herobase.ui.ErrorText;
import org.herobase.undo.UndoLimits;
import org.herobase.undo.UndoLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class ResultViewTest {
    private static final int ROWS = 20_000;

    private final PulseRobot robot = new PulseRobot();
    private final SimpleBooleanProperty inTransaction = new SimpleBooleanProperty();
    private final AtomicInteger runsAgain = new AtomicInteger();
    private final StackPane root = new StackPane();
    private Path file;
    private final List<Conflict> settled = new ArrayList<>();
    private Optional<Set<Integer>> answer = Optional.empty();
    private Database database;
    private ConnectionThread console;
    private Edits edits;
    private ResultView view;

    @Start
    void start(Stage stage) throws Exception {
        file = SqliteFile.of(
                Files.createTempDirectory("herobase").resolve("t.db"),
                "CREATE TABLE t(id INTEGER PRIMARY KEY, name TEXT, age INTEGER)",
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT " + ROWS
                        + ") INSERT INTO t SELECT i, 'name ' || i, i % 100 FROM n");
        database = Database.open(file);
        console = database.openConsole();
        edits = new Edits(new UndoLog(database, UndoLimits.DEFAULT));
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        stage.setScene(new Scene(root, 900, 500));
        stage.show();
    }

    @AfterEach
    void close() throws Exception {
        robot.interact(() -> {
            if (view != null) {
                view.close();
            }
        });
        console.close().join();
        database.close().join();
        Files.delete(file);
        Files.delete(file.getParent());
    }

    @Test
    void fillsRowsInAsTheyAreScrolledTo() throws Exception {
        show("SELECT * FROM t");
        Await.until(() -> table().getItems().size() == ROWS);
        robot.interact(() -> table().scrollTo(ROWS - 1));
        Await.until(() -> text("name " + ROWS));
        assertThat(label("#resultSummary")).startsWith("20,000 rows · ");
        robot.interact(() -> table().scrollTo(10_000));
        Await.until(() -> text("name 10001"));
    }

    @Test
    void sortsByTheHeaderAndBack() throws Exception {
        show("SELECT age, id FROM t");
        Await.until(() -> table().getItems().size() == ROWS);
        // As a header does it, which ignores the clicks of the headless platform.
        var age = table().getColumns().getFirst();
        robot.interact(() -> table().getSortOrder().add(age));
        Await.until(() -> first().equals(List.of(0L, 100L)));
        robot.interact(() -> age.setSortType(TableColumn.SortType.DESCENDING));
        Await.until(() -> first().equals(List.of(99L, 99L)));
        robot.interact(() -> table().getSortOrder().clear());
        Await.until(() -> first().equals(List.of(1L, 1L)));
    }

    @Test
    void filtersByTheSearch() throws Exception {
        show("SELECT * FROM t");
        Await.until(() -> table().getItems().size() == ROWS);
        robot.clickOn("#resultSearch").write("name 777").type(KeyCode.ENTER);
        Await.until(() -> label("#resultSummary").startsWith("11 of 20,000 rows"));
        assertThat(first()).containsExactly(777L, "name 777", 77L);
    }

    @Test
    void savesACellInTheTable() throws Exception {
        show("SELECT upper(name), name, id FROM t ORDER BY id");
        edit(2, 1, "Ann");
        robot.type(KeyCode.ENTER);
        Await.until(() -> table().getItems().get(2).equals(List.of("ANN", "Ann", 3L)));
        assertThat(name(3)).isEqualTo("Ann");
        assertThat(edits.undoTitle()).contains("Edit name of t");
        edits.undo().orElseThrow().join();
        assertThat(name(3)).isEqualTo("name 3");
        Await.until(() -> table().getItems().get(2).equals(List.of("NAME 3", "name 3", 3L)));
        robot.clickOn("#resultAgain");
        assertThat(runsAgain).hasValue(1);
    }

    @Test
    void givesUpAtEscape() throws Exception {
        show("SELECT * FROM t");
        edit(0, 1, "Bob");
        robot.type(KeyCode.ESCAPE);
        Await.pulses();
        assertThat(edits.undoTitle()).isEmpty();
        assertThat(first()).containsExactly(1L, "name 1", 1L);
    }

    @Test
    void setsNull() throws Exception {
        show("SELECT * FROM t");
        select(1, 2);
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N).release(KeyCode.N, KeyCode.SHIFT, KeyCode.CONTROL);
        Await.until(() -> table().getItems().get(1).get(2) == null);
        assertThat(value("SELECT age IS NULL FROM t WHERE id = 2")).isEqualTo(1);
    }

    @Test
    void overwritesNothingThatHasChanged() throws Exception {
        show("SELECT * FROM t");
        database.write(sql -> sql.execute("UPDATE t SET name = 'theirs' WHERE id = 1"))
                .join();
        edit(0, 1, "mine");
        robot.type(KeyCode.ENTER);
        Await.until(() -> first().get(1).equals("theirs"));
        assertThat(name(1)).isEqualTo("theirs");
        assertThat(settled)
                .containsExactly(new Conflict.Changed(
                        "This row of t", List.of(new Conflict.Column("name", "name 1", "theirs", "mine"))));
    }

    @Test
    void whatTheValuePaneMeetsIsSettledToo() throws Exception {
        answer = Optional.of(Set.of(0));
        show("SELECT * FROM t");
        enterValue("mine");
        database.write(sql -> sql.execute("UPDATE t SET name = 'theirs' WHERE id = 1"))
                .join();
        assertThat(finish()).isTrue();
        assertThat(name(1)).isEqualTo("mine");
        assertThat(settled)
                .containsExactly(new Conflict.Changed(
                        "This row of t", List.of(new Conflict.Column("name", "name 1", "theirs", "mine"))));
        Await.until(() -> first().get(1).equals("mine") && valueArea().getText().equals("mine"));
    }

    @Test
    void putsARowBackThatWasDeletedIfAllOfItIsInTheResult() throws Exception {
        answer = Optional.of(Set.of());
        show("SELECT age, name, id FROM t ORDER BY id");
        database.write(sql -> sql.execute("DELETE FROM t WHERE id = 1")).join();
        edit(0, 1, "mine");
        robot.type(KeyCode.ENTER);
        Await.until(() -> first().equals(List.of(1L, "mine", 1L)));
        assertThat(name(1)).isEqualTo("mine");
        assertThat(value("SELECT age FROM t WHERE id = 1")).isEqualTo(1);
        assertThat(settled).hasSize(1);
    }

    @Test
    void saysWhyItCannotBeEdited() throws Exception {
        show("SELECT name FROM t");
        Await.until(() -> text("Read-only: the key column id is not among its columns"));
        show("SELECT random() FROM t LIMIT 2");
        Await.until(() ->
                text("A random value would be another one next time, so these rows cannot be sorted or filtered"));
        show("SELECT * FROM t");
        Await.until(() -> table().isEditable());
        robot.interact(() -> inTransaction.set(true));
        Await.until(() -> text("Read-only while this sheet’s transaction is open"));
        assertThat(table().isEditable()).isFalse();
    }

    @Test
    void savesWhatIsLeftInACell() throws Exception {
        show("SELECT * FROM t");
        edit(0, 1, "left");
        assertThat(finish()).isTrue();
        assertThat(name(1)).isEqualTo("left");
    }

    @Test
    void savesWhatIsLeftInTheValuePane() throws Exception {
        show("SELECT * FROM t");
        enterValue("left");
        assertThat(finish()).isTrue();
        assertThat(name(1)).isEqualTo("left");
    }

    @Test
    void keepsWhatCannotBeSavedInTheValuePane() throws Exception {
        show("SELECT * FROM t");
        enterValue("mine");
        database.write(sql -> sql.execute("UPDATE t SET name = 'theirs' WHERE id = 1"))
                .join();
        assertThat(finish()).isFalse();
        assertThat(name(1)).isEqualTo("theirs");
        assertThat(valueArea().getText()).isEqualTo("mine");
    }

    @Test
    void showsALongValueWhole() throws Exception {
        show("SELECT id, replace(hex(zeroblob(1000000)), '00', 'xyz') AS long FROM t LIMIT 2");
        robot.clickOn("#resultValue");
        select(1, 1);
        Await.until(() -> robot.lookup("#valuePane").tryQuery().isPresent() && text("3.0 MB"));
    }

    @Test
    void copiesAllRowsWithoutHavingReadThem() throws Exception {
        show("SELECT id, name FROM t");
        Await.until(() -> table().getItems().size() == ROWS);
        select(0, 0);
        press(KeyCode.A);
        assertThat(table().getSelectionModel().getSelectedCells()).isEmpty();
        Await.until(() -> text("All 20,000 rows are selected"));
        press(KeyCode.C);
        Await.until(() -> text("20,000 rows copied"));
        assertThat(clipboard()).startsWith("1\tname 1\n").endsWith("\n20000\tname 20000");
    }

    @Test
    void copiesALongValueWhole() throws Exception {
        show("SELECT id, replace(hex(zeroblob(1000000)), '00', 'xyz') AS long FROM t LIMIT 2");
        select(1, 1);
        press(KeyCode.C);
        Await.until(() -> text("1 row copied"));
        assertThat(clipboard()).hasSize(3_000_000);
    }

    private void press(KeyCode key) {
        robot.press(KeyCode.CONTROL, key).release(key, KeyCode.CONTROL);
        Await.pulses();
    }

    private static String clipboard() throws Exception {
        return asyncFx(() -> Clipboard.getSystemClipboard().getString()).get(30, TimeUnit.SECONDS);
    }

    private void show(String sql) throws Exception {
        var result = new QueryRun(console).run(sql, 1_000);
        asyncFx(() -> {
                    if (view != null) {
                        view.close();
                    }
                    var tools = new ResultTools(
                            new RowCache(1_000_000),
                            database,
                            edits,
                            dialogs(),
                            inTransaction,
                            new SimpleBooleanProperty(),
                            _ -> runsAgain.incrementAndGet());
                    view = new ResultView(result, tools);
                    root.getChildren().setAll(view);
                })
                .get(30, TimeUnit.SECONDS);
        Await.pulses();
    }

    /** The user says no to everything, but of conflicts what the test says. */
    private Dialogs dialogs() {
        return (Dialogs) Proxy.newProxyInstance(
                ResultViewTest.class.getClassLoader(), new Class<?>[] {Dialogs.class}, (_, method, arguments) -> {
                    if (method.getName().equals("settle")) {
                        settled.add((Conflict) arguments[0]);
                        return answer;
                    }
                    if (method.getName().equals("describe")) {
                        return new ErrorText("", "", "");
                    }
                    return method.getReturnType() == boolean.class
                            ? Boolean.FALSE
                            : method.getReturnType() == void.class ? null : Optional.empty();
                });
    }

    private boolean finish() throws Exception {
        return asyncFx(view::finish).get(30, TimeUnit.SECONDS).get(30, TimeUnit.SECONDS);
    }

    /** Enters something for the name in the first row, and stays there. */
    private void enterValue(String entered) throws Exception {
        Await.until(() -> table().isEditable());
        robot.clickOn("#resultValue");
        select(0, 1);
        Await.until(() -> robot.lookup("#valueText").tryQuery().isPresent());
        robot.clickOn("#valueText");
        robot.interact(() -> valueArea().replaceText(entered));
    }

    private CodeArea valueArea() {
        return robot.lookup("#valueText").queryAs(CodeArea.class);
    }

    private void edit(int row, int column, String entered) throws Exception {
        Await.until(() -> table().isEditable());
        select(row, column);
        robot.type(KeyCode.F2);
        Await.until(() -> robot.lookup(".record-cell .text-field").tryQuery().isPresent());
        Await.pulses();
        robot.interact(() -> robot.lookup(".record-cell .text-field")
                .queryAs(TextInputControl.class)
                .setText(entered));
    }

    private void select(int row, int column) {
        robot.interact(() -> {
            table().requestFocus();
            table().getSelectionModel().clearAndSelect(row, table().getColumns().get(column));
        });
    }

    private List<Object> first() {
        return table().getItems().getFirst();
    }

    private TableView<List<Object>> table() {
        return view.table();
    }

    private String label(String id) {
        return robot.lookup(id).<Labeled>query().getText();
    }

    private boolean text(String text) {
        return robot.lookup(node -> node instanceof Labeled labeled
                        && node.isVisible()
                        && labeled.getText() != null
                        && labeled.getText().contains(text))
                .tryQuery()
                .isPresent();
    }

    private String name(int id) {
        return database.read(sql -> (String) sql.fetchValue("SELECT name FROM t WHERE id = " + id))
                .join();
    }

    private int value(String sql) {
        return database.read(context -> (Integer) context.fetchValue(sql)).join();
    }
}
