package org.herobase.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.herobase.db.TransactionHeldException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@Timeout(60)
class SheetsTest {
    private final FxRobot robot = new FxRobot();
    private Stage stage;
    private Path folder;
    private ConsoleWindow window;

    @Start
    void start(Stage shown) throws IOException {
        stage = shown;
        folder = Files.createTempDirectory("herobase");
        window = new ConsoleWindow(stage, folder);
    }

    @AfterEach
    void close() throws IOException {
        window.close();
        ConsoleWindow.delete(folder);
    }

    @Test
    void aSheetHasAConnectionOfItsOwn() throws TimeoutException {
        window.run("CREATE TEMP TABLE mine (a); INSERT INTO mine VALUES (7)");
        robot.clickOn("#consoleNewSheet");
        assertThat(robot.lookup("#consoleEditor").queryAll())
                .as("only one sheet is in the scene")
                .hasSize(1);
        window.run("SELECT * FROM mine");
        assertThat(window.messages().getLast()).contains("no such table: mine");
        assertThat(names()).containsExactly("Sheet 1", "Sheet 2");
        robot.interact(() -> sheets().getSelectionModel().select(0));
        window.run("SELECT * FROM mine");
        assertThat(window.grid().getItems()).containsExactly(List.of(7L));
    }

    @Test
    void sheetsRunAtTheSameTime() throws TimeoutException {
        window.type("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n");
        robot.clickOn("#consoleRun");
        ConsoleWindow.await(window.console::isRunning);
        robot.clickOn("#consoleNewSheet");
        window.type("SELECT 5");
        robot.clickOn("#consoleRun");
        ConsoleWindow.await(() -> window.tabs().contains("Result 1"));
        ConsoleWindow.await(() -> window.grid().getItems().equals(List.of(List.of(5L))));
        assertThat(window.console.isRunning()).isTrue();
    }

    @Test
    void textsAreThereAgainAfterARestart() throws Exception {
        window.type("SELECT 'one'");
        robot.clickOn("#consoleNewSheet");
        window.type("SELECT 'two'");
        rename("Second");
        window.close();
        robot.interact(() -> open());
        ConsoleWindow.await(() -> names().equals(List.of("Sheet 1", "Second")));
        assertThat(window.editor().getText()).isEqualTo("SELECT 'two'");
        robot.interact(() -> sheets().getSelectionModel().select(0));
        assertThat(window.editor().getText()).isEqualTo("SELECT 'one'");
    }

    @Test
    void textsAreKeptWhileTheyAreWritten() throws Exception {
        window.type("SELECT 'not closed'");
        ConsoleWindow.await(() -> window.memory.sheets(window.file).load().join().sheets().stream()
                .anyMatch(sheet -> sheet.text().equals("SELECT 'not closed'")));
    }

    @Test
    void aClosedSheetCanBeOpenedAgain() throws TimeoutException {
        window.type("SELECT 'closed'");
        robot.clickOn("#consoleEditor").press(KeyCode.CONTROL, KeyCode.F4).release(KeyCode.F4, KeyCode.CONTROL);
        ConsoleWindow.await(() -> window.editor().getText().isEmpty());
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T).release(KeyCode.T, KeyCode.SHIFT, KeyCode.CONTROL);
        ConsoleWindow.await(() -> window.editor().getText().equals("SELECT 'closed'"));
    }

    @Test
    void aReadOnlySheetChangesNothing() throws TimeoutException {
        robot.clickOn("#consoleReadOnly");
        ConsoleWindow.await(() -> toggle("#consoleReadOnly").isSelected());
        window.run("CREATE TABLE t (a)");
        assertThat(window.messages().getLast()).contains("(SQLITE_READONLY, 8)", "read-only");
        assertThat(window.changes).hasValue(0);
        robot.clickOn("#consoleReadOnly");
        window.run("CREATE TABLE t (a)");
        assertThat(window.messages().getLast()).contains("Done");
    }

    @Test
    void aScriptThatSwitchesItsOwnConnectionIsSeen() throws TimeoutException {
        window.run("PRAGMA query_only = ON");
        ConsoleWindow.await(() -> toggle("#consoleReadOnly").isSelected());
    }

    @Test
    void anEditElsewhereIsToldWhichSheetHoldsTheDatabase() throws TimeoutException {
        window.run("BEGIN; UPDATE team SET name = 'x' WHERE id = 1");
        assertThat(text("#consoleTransactionBadge")).contains("Transaction open since", "1 row changed");
        assertThatThrownBy(() -> window.database
                        .write(sql -> sql.execute("UPDATE hero SET age = 1"))
                        .join())
                .cause()
                .isInstanceOfSatisfying(
                        TransactionHeldException.class,
                        held -> assertThat(held.holder().owner()).isEqualTo("Sheet 1"));
        robot.clickOn("#consoleRollback");
        ConsoleWindow.await(() -> !window.console.hasOpenTransaction());
        window.database.write(sql -> sql.execute("UPDATE hero SET age = 1")).join();
    }

    @Test
    void runsTheStatementAtTheCaret() throws TimeoutException {
        window.type("SELECT 1;\nSELECT 2;\nSELECT 3");
        robot.interact(() -> window.editor().moveTo(12));
        robot.clickOn("#consoleRun");
        ConsoleWindow.await(() -> window.messages().size() == 1 && !window.console.isRunning());
        assertThat(window.grid().getItems()).containsExactly(List.of(2L));
    }

    @Test
    void asksForParametersOnce() throws TimeoutException {
        window.type("SELECT typeof(:a), :a");
        robot.clickOn("#consoleRun");
        giveValue(":a", "42");
        ConsoleWindow.await(() -> window.tabs().contains("Result 1") && !window.console.isRunning());
        assertThat(window.grid().getItems()).containsExactly(List.of("integer", 42L));
        window.run("SELECT :a + 1");
        assertThat(window.grid().getItems()).containsExactly(List.of(43L));
    }

    @Test
    void aNamelessParameterIsOfItsStatementAlone() throws TimeoutException {
        window.type("SELECT ?");
        robot.clickOn("#consoleRun");
        giveValue("?1", "5");
        ConsoleWindow.await(() -> window.tabs().contains("Result 1") && !window.console.isRunning());
        assertThat(window.grid().getItems()).containsExactly(List.of(5L));
        window.run("SELECT ?");
        assertThat(window.grid().getItems()).as("asked for once").containsExactly(List.of(5L));
        window.type("SELECT -?");
        robot.clickOn("#consoleRun");
        giveValue("?1", "6");
        ConsoleWindow.await(
                () -> !window.console.isRunning() && window.grid().getItems().equals(List.of(List.of(-6L))));
    }

    @Test
    void ctrlEnterInTheHistoryRunsItsEntry() throws TimeoutException {
        window.run("SELECT 'of the history'");
        window.type("SELECT 'of the editor'");
        robot.clickOn("#consoleHistory");
        ConsoleWindow.await(
                () -> !robot.lookup("#historyList").queryListView().getItems().isEmpty());
        robot.interact(() -> {
            robot.lookup("#historyList").queryListView().requestFocus();
            robot.lookup("#historyList").queryListView().getSelectionModel().select(0);
        });
        robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
        ConsoleWindow.await(() -> window.grid() != null
                && window.grid().getItems().equals(List.of(List.of("of the history")))
                && window.editor().getText().contains("of the history"));
    }

    @Test
    void asksBeforeAllRowsAreDeleted() throws TimeoutException {
        window.dialogs.next.add(Optional.empty());
        window.run("DELETE FROM heroteamlink");
        assertThat(window.dialogs.asked.getFirst().headline()).contains("DELETE changes", "of heroteamlink");
        assertThat(window.changes).hasValue(0);
        window.dialogs.next.add(Optional.of(0));
        window.run("DELETE FROM heroteamlink");
        assertThat(window.messages().getLast()).contains("rows changed");
    }

    @Test
    void saysThatADotCommandIsTheShells() throws TimeoutException {
        window.run(".tables");
        assertThat(window.messages().getLast()).contains(".tables is a command of the sqlite3 shell");
    }

    @Test
    void keepsWhatWasRun() throws TimeoutException {
        window.run("SELECT 11; SELECT * FROM missing");
        var history = window.memory.history(window.file);
        ConsoleWindow.await(() -> history.page("", null, 10).join().size() == 2);
        var newest = history.page("", null, 10).join();
        assertThat(newest.getFirst().error()).contains("no such table: missing");
        assertThat(newest.getLast().beginning()).isEqualTo("SELECT 11");
        assertThat(newest.getLast().rowsRead()).isEqualTo(1);
    }

    @Test
    void aPinnedResultStays() throws TimeoutException {
        window.run("SELECT 1; SELECT 2");
        robot.clickOn("#resultPin");
        window.run("SELECT 3");
        assertThat(window.tabs()).containsExactly("Result 1", "Result 1", "Messages", "SQL log");
        robot.interact(() -> window.results().getSelectionModel().select(0));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(window.grid().getItems()).containsExactly(List.of(1L));
    }

    @Test
    void aNewSheetTakesWhatIsTyped() throws TimeoutException {
        robot.clickOn("#consoleEditor");
        robot.press(KeyCode.CONTROL, KeyCode.T).release(KeyCode.T, KeyCode.CONTROL);
        ConsoleWindow.await(() -> names().size() == 2);
        robot.write("abc");
        assertThat(window.editor().getText()).isEqualTo("abc");
    }

    @Test
    void aScriptGoesOnAfterAnErrorIfWanted() throws TimeoutException {
        robot.clickOn("#consoleOptions");
        robot.clickOn("Go on after an error");
        window.run("SELECT 1; SELECT * FROM missing; SELECT 3");
        assertThat(window.tabs()).containsExactly("Result 1", "Result 2", "Messages", "SQL log");
        assertThat(window.messages()).hasSize(3);
    }

    @Test
    void explainsTheStatementAtTheCaret() throws TimeoutException {
        window.type("SELECT * FROM hero WHERE secret_name = 'x'");
        robot.clickOn("#consoleExplain");
        ConsoleWindow.await(() -> !text("#planSummary").isBlank());
        assertThat(window.selectedTab()).isEqualTo("Plan");
    }

    private void giveValue(String parameter, String value) throws TimeoutException {
        ConsoleWindow.await(() -> robot.lookup("#formSave").tryQuery().isPresent());
        // A dialog's field wants a click before typing.
        var field = robot.lookup(node -> node instanceof TextField && parameter.equals(node.getAccessibleText()))
                .<TextField>query();
        robot.interact(field::clear);
        robot.clickOn(field).write(value).clickOn("#formSave");
    }

    private void open() {
        try {
            window = new ConsoleWindow(stage, folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void rename(String name) {
        robot.interact(() -> {
            var sheet = (Sheet) sheets().getSelectionModel().getSelectedItem().getUserData();
            sheet.controller().nameProperty().set(name);
        });
    }

    private TabPane sheets() {
        return robot.lookup("#consoleSheets").queryAs(TabPane.class);
    }

    private List<String> names() {
        return sheets().getTabs().stream()
                .map(tab ->
                        ((Sheet) tab.getUserData()).controller().nameProperty().get())
                .toList();
    }

    private ToggleButton toggle(String id) {
        return robot.lookup(id).queryAs(ToggleButton.class);
    }

    private String text(String id) {
        return robot.lookup(id).<Labeled>query().getText();
    }
}
