package org.herobase;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Window;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * The app on a database file, driven as a user does, with mouse and keys; and a second connection to look into the file
 * or to change it as another program would. Nodes are named by their public ids, cells by row from 0 and column title.
 */
public final class AppDriver implements AutoCloseable {
    private final PulseRobot robot = new PulseRobot();
    private final Path file;
    private Application app;

    private AppDriver(Path file) {
        this.file = file;
    }

    /**
     * Starts the app.
     *
     * @param folder gets the settings
     */
    public static AppDriver start(Path file, Path folder) {
        var driver = new AppDriver(file);
        System.setProperty("herobase.config", folder.resolve("config").toString());
        driver.start();
        return driver;
    }

    /** Writes the settings that the app finds at its start. */
    public static void settings(Path folder, String... lines) {
        try {
            var config = Files.createDirectories(folder.resolve("config"));
            Files.write(config.resolve("settings.properties"), List.of(lines));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Starts the app, shows the heroes and waits for their first page. */
    public static AppDriver heroes(Path file, Path folder) {
        var driver = start(file, folder);
        driver.waitForPage("heroesView");
        return driver;
    }

    /** Starts the app, goes to the teams and waits for their first page. */
    public static AppDriver teams(Path file, Path folder) {
        var driver = start(file, folder);
        driver.eventually(() -> assertThat(driver.isShown("sidebar")).isTrue());
        driver.eventually(() -> assertThat(driver.find("Teams")).isNotNull());
        driver.robot.clickOn("Teams");
        driver.waitForPage("teamsView");
        return driver;
    }

    /** Leaves the app and starts it again on the same file, with the settings it has kept. */
    public void restart() {
        close();
        start();
        waitForPage("heroesView");
    }

    private void start() {
        try {
            FxToolkit.registerPrimaryStage();
            app = FxToolkit.setupApplication(App.class, file.toString());
        } catch (TimeoutException failure) {
            throw new AssertionError(failure);
        }
    }

    private void waitForPage(String view) {
        eventually(() -> assertThat(label("#" + view + " #pageLabel")).isNotEmpty());
    }

    @Override
    public void close() {
        try {
            FxToolkit.cleanupApplication(app);
            FxToolkit.cleanupStages();
        } catch (TimeoutException failure) {
            throw new AssertionError(failure);
        }
    }

    // ---- what a user does

    /** Clicks on a node, by its query. */
    public void click(String query) {
        eventually(() -> assertThat(find(query)).as(query).isNotNull());
        robot.clickOn(find(query));
    }

    /** Clicks on a cell. */
    public void click(String grid, int row, String column) {
        robot.clickOn(cell(grid, row, column));
    }

    /** Clicks on a cell with a key held down. */
    public void click(String grid, int row, String column, KeyCode held) {
        clickByHand(cell(grid, row, column), held);
    }

    /** Clicks twice on a cell. */
    public void doubleClick(String grid, int row, String column) {
        robot.moveTo(table(grid)).moveBy(0, -200); // or it would count on from earlier clicks: a third one is no second
        robot.doubleClickOn(cell(grid, row, column));
    }

    /** Clicks on a column's header. */
    public void clickHeader(String grid, String column) {
        clickByHand(header(grid, column), null);
    }

    /** Clicks on a column's header with a key held down. */
    public void clickHeader(String grid, String column, KeyCode held) {
        clickByHand(header(grid, column), held);
    }

    /** Presses keys together, the last one last. */
    public void press(KeyCode... keys) {
        robot.push(keys);
    }

    /** Types into what has the focus. */
    public void type(String text) {
        robot.write(text);
    }

    /** Replaces what stands in a field, as a user does. */
    public void fill(String query, String text) {
        click(query);
        replace(text);
    }

    /** Replaces what stands in the field that has the focus. */
    public void replace(String text) {
        fx(() -> {
            if (focusOwner() instanceof TextInputControl field) {
                field.selectAll();
            }
            return null;
        });
        if (text.isEmpty()) {
            robot.type(KeyCode.DELETE);
        } else {
            robot.write(text);
        }
    }

    /** Begins to edit a cell and types; the editor stays open. */
    public void edit(String grid, int row, String column, String text) {
        eventually(
                () -> { // what was saved before may be read again just now
                    if (!column.equals(columnUnderEdit(grid))) {
                        click(grid, row, column);
                        robot.push(KeyCode.F2);
                    }
                    assertThat(columnUnderEdit(grid)).isEqualTo(column);
                });
        replace(text);
    }

    /** Waits until a cell of that column has an editor with the focus. */
    public void waitForEditor(String grid, String column) {
        eventually(() ->
                assertThat(columnUnderEdit(grid)).as("the column under edit").isEqualTo(column));
    }

    private String columnUnderEdit(String grid) {
        return fx(() -> {
            var editing = table(grid).getEditingCell();
            var focused = table(grid).getScene().getFocusOwner();
            return editing == null || !(focused instanceof TextInputControl)
                    ? null
                    : editing.getTableColumn().getText();
        });
    }

    /** Whether a cell is edited. */
    public boolean isEditing(String grid) {
        return fx(() -> table(grid).getEditingCell() != null);
    }

    /** Waits until no cell is edited. */
    public void waitForNoEditor(String grid) {
        eventually(() -> assertThat(fx(() -> table(grid).getEditingCell())).isNull());
    }

    /** Presses a button of the dialog on screen. */
    public void answer(String button) {
        eventually(() -> assertThat(isAsked()).as("a dialog").isTrue());
        var asking = fx(this::dialog);
        robot.clickOn(fx(() -> asking.getButtonTypes().stream()
                .map(type -> (Button) asking.lookupButton(type))
                .filter(candidate -> candidate.getText().equals(button))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + button + " in " + dialogText()))));
        eventually(() -> assertThat(fx(this::dialog)).isNotSameAs(asking));
    }

    // ---- what a user sees

    /** The first node shown of that query, or null. */
    public Node find(String query) {
        // On that thread: a scene that changes meanwhile cannot be looked through.
        return fx(() -> robot.lookup(query).queryAll().stream()
                .filter(node -> node.getScene() != null && isTreeVisible(node))
                .findFirst()
                .orElse(null));
    }

    /** Whether a node of that id is on screen. */
    public boolean isShown(String id) {
        return find("#" + id) != null;
    }

    /** Whether a node cannot be used. */
    public boolean isDisabled(String id) {
        return fx(() -> find("#" + id).isDisabled());
    }

    /** The text of a label, button or text field; empty if there is none. */
    public String label(String query) {
        return switch (find(query)) {
            case Labeled labeled -> fx(labeled::getText);
            case TextInputControl field -> fx(field::getText);
            case null, default -> "";
        };
    }

    /** The number of rows on screen. */
    public int rows(String grid) {
        return fx(() -> table(grid).getItems().size());
    }

    /** The values in a column of the page. */
    public List<Object> column(String grid, String column) {
        return fx(() -> IntStream.range(0, table(grid).getItems().size())
                .mapToObj(row -> column(table(grid), column).getCellData(row))
                .collect(Collectors.toCollection(ArrayList::new)));
    }

    /** The titles of a grid's columns. */
    public List<String> titles(String grid) {
        return fx(() -> table(grid).getVisibleLeafColumns().stream()
                .map(TableColumn::getText)
                .toList());
    }

    /** The row that has this name. */
    public int row(String grid, String name) {
        eventually(() -> assertThat(column(grid, "name")).contains(name));
        return column(grid, "name").indexOf(name);
    }

    /** The text that a cell shows. */
    public String cellText(String grid, int row, String column) {
        var cell = cell(grid, row, column);
        return fx(cell::getText);
    }

    /** The texts that a row's cells show. */
    public List<String> rowTexts(String grid, int row) {
        return titles(grid).stream().map(title -> cellText(grid, row, title)).toList();
    }

    /** The node of a cell, scrolled into view. */
    public TableCell<?, ?> cell(String grid, int row, String column) {
        fx(() -> {
            var table = table(grid);
            scrollTo(table, column);
            if (shownCell(table, row, column) == null) {
                table.scrollTo(row);
            }
            return null;
        });
        Await.pulses();
        eventually(() -> assertThat(fx(() -> shownCell(table(grid), row, column)))
                .as("the cell in row " + row + " of " + column)
                .isNotNull());
        return fx(() -> shownCell(table(grid), row, column));
    }

    /** The values in the name column of the selected rows. */
    public List<Object> selectedNames(String grid) {
        return selected(grid, "name");
    }

    /** The values in a column of the selected rows. */
    public List<Object> selected(String grid, String column) {
        return fx(() -> table(grid).getSelectionModel().getSelectedCells().stream()
                .map(position -> position.getRow())
                .sorted()
                .distinct()
                .<Object>map(row -> column(table(grid), column).getCellData(row))
                .toList());
    }

    /** The text that was copied. */
    public String clipboard() {
        return fx(() -> Clipboard.getSystemClipboard().getString());
    }

    /** Whether a dialog is on screen. */
    public boolean isAsked() {
        return fx(() -> dialog() != null);
    }

    /** Headline and text of the dialog on screen, once it is there. */
    public String dialogText() {
        if (!Platform.isFxApplicationThread()) {
            eventually(() -> assertThat(isAsked()).as("a dialog").isTrue());
        }
        return fx(() -> dialog().getHeaderText() + "\n" + dialog().getContentText());
    }

    /** Waits until the dialog is gone. */
    public void waitForNoDialog() {
        eventually(() -> assertThat(isAsked()).as("a dialog").isFalse());
    }

    /** The robot, for what is said nowhere here. */
    public PulseRobot robot() {
        return robot;
    }

    /** Runs on the JavaFX thread and gives its result. */
    public <T> T fx(Callable<T> work) {
        if (Platform.isFxApplicationThread()) {
            try {
                return work.call();
            } catch (Exception failure) {
                throw new AssertionError(failure);
            }
        }
        return WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(work));
    }

    /** Waits until an assertion holds. */
    public void eventually(Runnable assertion) {
        Await.eventually(assertion);
    }

    // ---- the file

    /** What another connection reads: a line a row, values joined by |. */
    public List<String> query(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            var lines = new ArrayList<String>();
            while (found.next()) {
                var values = new ArrayList<String>();
                for (var index = 1; index <= found.getMetaData().getColumnCount(); index++) {
                    values.add(String.valueOf(found.getObject(index)));
                }
                lines.add(String.join("|", values));
            }
            return lines;
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    /** Waits until another connection reads these lines. */
    public void waitForRows(String sql, String... lines) {
        eventually(() -> assertThat(query(sql)).as(sql).containsExactly(lines));
    }

    /** Writes with another connection, as another program does. */
    public void execute(String... statements) {
        execute(file, statements);
    }

    /** Writes into a database file, which is made if need be. */
    public static void execute(Path file, String... statements) {
        try (var connection = connect(file);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (var sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private Connection connect() throws SQLException {
        return connect(file);
    }

    private static Connection connect(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    private Node focusOwner() {
        return robot.listTargetWindows().stream()
                .filter(Window::isFocused)
                .map(window -> window.getScene().getFocusOwner())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private Node header(String grid, String column) {
        return fx(() -> table(grid).lookupAll(".column-header .label").stream()
                .filter(label -> ((Label) label).getText().equals(column))
                .findFirst()
                .orElseThrow());
    }

    /**
     * The headless platform's mouse knows nothing of the keys, and calls each of its clicks a popup trigger, which a
     * column's header ignores.
     *
     * @param held the key held down; may be null
     */
    private void clickByHand(Node node, KeyCode held) {
        fx(() -> {
            var bounds = node.localToScene(node.getBoundsInLocal());
            var x = bounds.getCenterX();
            var y = bounds.getCenterY();
            for (var type : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED, MouseEvent.MOUSE_CLICKED)) {
                var pressed = type == MouseEvent.MOUSE_PRESSED;
                var shift = held == KeyCode.SHIFT;
                var control = held == KeyCode.CONTROL;
                node.fireEvent(new MouseEvent(
                        type,
                        x,
                        y,
                        x,
                        y,
                        MouseButton.PRIMARY,
                        1,
                        shift,
                        control,
                        false,
                        false,
                        pressed,
                        false,
                        false,
                        false,
                        false,
                        true,
                        null));
            }
            return null;
        });
        Await.pulses();
    }

    private TableView<?> table(String grid) {
        return fx(() -> robot.lookup("#" + grid).queryTableView());
    }

    private static <S> TableColumn<S, ?> column(TableView<S> table, String title) {
        return table.getVisibleLeafColumns().stream()
                .filter(column -> column.getText().equals(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no column " + title));
    }

    private static <S> void scrollTo(TableView<S> table, String title) {
        table.scrollToColumn(column(table, title));
        table.layout();
    }

    private static TableCell<?, ?> shownCell(TableView<?> table, int row, String column) {
        return table.lookupAll(".table-cell").stream()
                .map(node -> (TableCell<?, ?>) node)
                .filter(cell -> cell.isVisible()
                        && cell.getTableRow() != null
                        && cell.getTableRow().isVisible()
                        && cell.getIndex() == row
                        && cell.getTableColumn() != null
                        && cell.getTableColumn().getText().equals(column)
                        && table.localToScene(table.getBoundsInLocal())
                                .contains(cell.localToScene(cell.getWidth() / 2, cell.getHeight() / 2)))
                .findFirst()
                .orElse(null);
    }

    private DialogPane dialog() {
        return fx(() -> robot.lookup(".dialog-pane").queryAllAs(DialogPane.class).stream()
                .filter(pane -> pane.getScene() != null
                        && pane.getScene().getWindow() != null
                        && pane.getScene().getWindow().isShowing())
                .findFirst()
                .orElse(null));
    }

    private static boolean isTreeVisible(Node node) {
        for (var shown = node; shown != null; shown = shown.getParent()) {
            if (!shown.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
