package org.herobase.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.application.Application;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.fxmisc.richtext.StyledTextArea;
import org.herobase.App;
import org.herobase.rows.Operator;
import org.testfx.api.FxToolkit;

/** The app's window with the heroes of a database and the console, worked by its controls. Its methods wait for the end. */
final class HeroesWindow implements AutoCloseable {
    private final Stage stage;
    private final Application app;

    private HeroesWindow(Stage stage, Application app) {
        this.stage = stage;
        this.app = app;
    }

    /**
     * Starts the app.
     *
     * @param folder gets the settings
     */
    static HeroesWindow open(Path file, Path folder) throws Exception {
        Files.write(Files.createDirectories(folder).resolve("settings.properties"), List.of("console.visible=true"));
        System.setProperty("herobase.config", folder.toString());
        var stage = FxToolkit.registerPrimaryStage();
        var window = new HeroesWindow(stage, FxToolkit.setupApplication(App.class, file.toString()));
        window.waitUntilRead();
        return window;
    }

    TableView<?> grid() {
        return find("#heroesGrid");
    }

    /** Presses a button, if it is there and can be pressed. */
    void press(String id) throws Exception {
        Button button = find(id);
        if (button != null && !button.isDisabled() && button.getParent().isVisible()) {
            whileRowsChange(button::fire);
        }
    }

    void goTo(long page) throws Exception {
        whileRowsChange(() -> {
            TextField number = find("#pageNumber");
            number.setText(String.valueOf(page));
            number.fireEvent(new ActionEvent());
        });
    }

    /**
     * Sorts, if the rows are not sorted so.
     *
     * @param column from 0
     */
    void sortBy(int column) throws Exception {
        if (!grid().getSortOrder().equals(List.of(grid().getColumns().get(column)))) {
            whileRowsChange(() -> sort(grid(), column));
        }
    }

    /** Searches for a text, if it is not the one searched for. */
    void search(String text) throws Exception {
        TextField field = find("#heroesSearch");
        if (!field.getText().equals(text)) {
            whileRowsChange(() -> field.setText(text));
        }
    }

    /** Lets those rows through whose column contains a text. */
    void filter(int column, String text) throws Exception {
        whileRowsChange(() -> {
            ToggleButton conditions = find("#heroesFilter");
            conditions.setSelected(false);
            conditions.setSelected(true); // which begins a condition, where there is none
            ComboBox<?> columns = find(".filter-column");
            columns.getSelectionModel().select(column);
            this.<ComboBox<Operator>>find(".filter-operator").setValue(Operator.CONTAINS);
            this.<TextField>find(".filter-value").setText(text);
        });
    }

    void refresh() throws Exception {
        whileRowsChange(() ->
                grid().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F5, false, false, false, false)));
    }

    /** Opens the editor of a name, enters another one and saves it; counting may go on. */
    void rename(int row, String name) throws Exception {
        Fx.run(() -> edit(grid(), row));
        Fx.waitFor(() -> editor() != null && editor() == stage.getScene().getFocusOwner());
        change(() -> {
            editor().setText(name);
            grid().edit(-1, null); // an edit that ends is saved
        });
    }

    String name(int row) {
        return Fx.call(() ->
                column(grid(), "name").getCellObservableValue(row).getValue().toString());
    }

    /** Puts a script into the console. */
    void type(String script) throws Exception {
        Fx.run(() -> this.<StyledTextArea<?, ?>>find("#consoleEditor").replaceText(script));
        Fx.waitUntilDrawn();
    }

    /** Runs what is in the console. */
    void run() throws Exception {
        Fx.run(() -> this.<Button>find("#consoleRunAll").fire());
        Fx.waitFor(() -> !this.<Button>find("#consoleRunAll").isDisabled());
        Fx.waitUntilDrawn();
    }

    @Override
    public void close() throws TimeoutException {
        FxToolkit.cleanupApplication(app);
        FxToolkit.cleanupStages();
    }

    private void whileRowsChange(Runnable action) throws Exception {
        change(action);
        waitUntilRead();
    }

    private void change(Runnable action) throws Exception {
        var old = Fx.call(this::firstRow);
        Fx.run(action);
        Fx.waitFor(() -> firstRow() != old);
    }

    /** Each reading makes records of its own; null where there are no rows. */
    private Object firstRow() {
        return grid().getItems().isEmpty() ? null : grid().getItems().getFirst();
    }

    /** The label ends with an ellipsis as long as rows are counted. */
    private void waitUntilRead() throws Exception {
        Fx.waitFor(() -> find("#pageLabel") instanceof Label label
                && !label.getText().isEmpty()
                && !label.getText().endsWith("…"));
        Fx.waitUntilDrawn();
    }

    private static <S> void sort(TableView<S> grid, int column) {
        grid.getSortOrder().setAll(List.of(grid.getColumns().get(column)));
    }

    private static <S> void edit(TableView<S> grid, int row) {
        grid.edit(row, column(grid, "name"));
    }

    private TextField editor() {
        return find("#heroesGrid .table-cell .text-field");
    }

    private static <S> TableColumn<S, ?> column(TableView<S> grid, String title) {
        return grid.getColumns().stream()
                .filter(column -> column.getText().equals(title))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private <N extends Node> N find(String id) {
        return (N) stage.getScene().lookup(id);
    }
}
