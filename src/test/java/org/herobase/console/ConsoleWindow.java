package org.herobase.console;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.fxml.FXMLLoader;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.herobase.Await;
import org.herobase.PulseRobot;
import org.herobase.console.editor.SqlEditor;
import org.herobase.console.result.ResultView;
import org.herobase.db.Database;
import org.herobase.memory.Memory;
import org.herobase.rows.Edits;
import org.herobase.ui.AnsweredDialogs;
import org.herobase.ui.Settings;
import org.herobase.ui.Texts;
import org.herobase.undo.UndoLimits;
import org.herobase.undo.UndoLog;

/** A window with nothing but the console of a heroes database, and what a test does in it. */
final class ConsoleWindow {
    final PulseRobot robot = new PulseRobot();
    final AtomicInteger changes = new AtomicInteger();
    final AnsweredDialogs dialogs = new AnsweredDialogs();
    final Path file;
    final Database database;
    final Memory memory;
    final ConsoleController console;

    /**
     * Opens the console; on the JavaFX thread.
     *
     * @param folder where the database is, or is made, beside what the console remembers
     */
    ConsoleWindow(Stage stage, Path folder) throws IOException {
        file = folder.resolve("heroes.db");
        database = file.toFile().exists() ? Database.open(file) : Database.create(file, true);
        memory = new Memory(folder.resolve("console.db"));
        var settings = Settings.read(folder);
        console = new ConsoleController(
                database,
                new Edits(new UndoLog(database, UndoLimits.DEFAULT)),
                dialogs,
                settings,
                memory,
                _ -> {},
                changes::incrementAndGet);
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        var loader = new FXMLLoader(
                ConsoleController.class.getResource("console.fxml"), new Texts(ConsoleController.class).bundle());
        loader.setControllerFactory(_ -> console);
        stage.setScene(new Scene(loader.<Parent>load(), 900, 700));
        stage.show();
    }

    /** Closes the console and lets the files go; not on the JavaFX thread. */
    void close() {
        var closed = new CompletableFuture<Void>();
        robot.interact(() -> console.close().thenRun(() -> closed.complete(null)));
        closed.join();
        database.close().join();
        memory.close().join();
        assertThat(dialogs.errors()).isEmpty();
    }

    /** Deletes a folder of files. */
    static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    void run(String script) {
        type(script);
        robot.clickOn("#consoleRunAll");
        Await.pulses();
        Await.until(() -> !console.isRunning());
        Await.pulses();
    }

    void type(String script) {
        robot.interact(() -> editor().replaceText(script));
    }

    boolean mayClose() throws Exception {
        var answer = new CompletableFuture<Boolean>();
        Platform.runLater(() -> console.mayClose().thenAccept(answer::complete));
        return answer.get(10, TimeUnit.SECONDS);
    }

    String copied() {
        robot.press(KeyCode.CONTROL, KeyCode.C).release(KeyCode.C, KeyCode.CONTROL);
        var text = new CompletableFuture<String>();
        robot.interact(() -> text.complete(Clipboard.getSystemClipboard().getString()));
        return text.join();
    }

    void selectCell(int row, int column) {
        var grid = grid();
        grid.getSelectionModel().select(row, grid.getColumns().get(column));
    }

    Node node(String id) {
        return robot.lookup(id).query();
    }

    SqlEditor editor() {
        return robot.lookup("#consoleEditor").queryAs(SqlEditor.class);
    }

    /** Not by a click: a tab's header grows into its place, and a click may meet the one beside it. */
    void show(String tab) {
        robot.interact(() -> results().getTabs().stream()
                .filter(candidate -> candidate.getText().equals(tab))
                .forEach(results().getSelectionModel()::select));
        Await.pulses();
    }

    TabPane results() {
        return robot.lookup("#consoleResults").queryAs(TabPane.class);
    }

    List<String> tabs() {
        return results().getTabs().stream().map(Tab::getText).toList();
    }

    String selectedTab() {
        return results().getSelectionModel().getSelectedItem().getText();
    }

    ResultView result() {
        return (ResultView) results().getSelectionModel().getSelectedItem().getContent();
    }

    TableView<List<Object>> grid() {
        return result().table();
    }

    String summary() {
        return text("#resultSummary");
    }

    String text(String id) {
        return robot.from(result()).lookup(id).<Labeled>query().getText();
    }

    List<String> messages() {
        var list = robot.lookup("#consoleMessages").<ListView<Message>>tryQuery();
        // A tab's content is in the scene only after it was shown first.
        return list.map(found -> List.copyOf(found.getItems())).orElseGet(List::of).stream()
                .map(Message::toString)
                .toList();
    }
}
