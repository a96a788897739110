package org.herobase.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.herobase.Await;
import org.herobase.PulseRobot;
import org.herobase.db.TransactionHeldException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@Timeout(60)
class SheetsTest {
    private final PulseRobot robot = new PulseRobot();
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
    void aSheetHasAConnectionOfItsOwn() {
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
    void sheetsRunAtTheSameTime() {
        window.type("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n");
        robot.clickOn("#consoleRun");
        Await.until(window.console::isRunning);
        robot.clickOn("#consoleNewSheet");
        window.type("SELECT 5");
        robot.clickOn("#consoleRun");
        Await.until(() -> window.tabs().contains("Result 1"));
        Await.until(() -> window.grid().getItems().equals(List.of(List.of(5L))));
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
        Await.until(() -> names().equals(List.of("Sheet 1", "Second")));
        assertThat(window.editor().getText()).isEqualTo("SELECT 'two'");
        robot.interact(() -> sheets().getSelectionModel().select(0));
        assertThat(window.editor().getText()).isEqualTo("SELECT 'one'");
    }

    @Test
    void textsAreKeptWhileTheyAreWritten() throws Exception {
        window.type("SELECT 'not closed'");
        Await.until(() -> window.memory.sheets(window.file).load().join().sheets().stream()
                .anyMatch(sheet -> sheet.text().equals("SELECT 'not closed'")));
    }

    @Test
    void aClosedSheetCanBeOpenedAgain() {
        window.type("SELECT 'closed'");
        robot.clickOn("#consoleEditor").press(KeyCode.CONTROL, KeyCode.F4).release(KeyCode.F4, KeyCode.CONTROL);
        Await.until(() -> window.editor().getText().isEmpty());
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T).release(KeyCode.T, KeyCode.SHIFT, KeyCode.CONTROL);
        Await.until(() -> window.editor().getText().equals("SELECT 'closed'"));
    }

    @Test
    void aReadOnlySheetChangesNothing() {
        robot.clickOn("#consoleReadOnly");
        Await.until(() -> toggle("#consoleReadOnly").isSelected());
        window.run("CREATE TABLE t (a)");
        assertThat(window.messages().getLast()).contains("(SQLITE_READONLY, 8)", "read-only");
        assertThat(window.changes).hasValue(0);
        robot.clickOn("#consoleReadOnly");
        window.run("CREATE TABLE t (a)");
        assertThat(window.messages().getLast()).contains("Done");
    }

    @Test
    void aScriptThatSwitchesItsOwnConnectionIsSeen() {
        window.run("PRAGMA query_only = ON");
        Await.until(() -> toggle("#consoleReadOnly").isSelected());
    }

    @Test
    void anEditElsewhereIsToldWhichSheetHoldsTheDatabase() {
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
        Await.until(() -> !window.console.hasOpenTransaction());
        window.database.write(sql -> sql.execute("UPDATE hero SET age = 1")).join();
    }

    @Test
    void runsTheStatementAtTheCaret() {
        window.type("SELECT 1;\nSELECT 2;\nSELECT 3");
        robot.interact(() -> window.editor().moveTo(12));
        robot.clickOn("#consoleRun");
        Await.until(() -> window.messages().size() == 1 && !window.console.isRunning());
        assertThat(window.grid().getItems()).containsExactly(List.of(2L));
    }

    @Test
    void asksForParametersOnce() {
        window.type("SELECT typeof(:a), :a");
        robot.clickOn("#consoleRun");
        giveValue(":a", "42");
        Await.until(() -> window.tabs().contains("Result 1") && !window.console.isRunning());
        assertThat(window.grid().getItems()).containsExactly(List.of("integer", 42L));
        window.run("SELECT :a + 1");
        assertThat(window.grid().getItems()).containsExactly(List.of(43L));
    }

    @Test
    void aNamelessParameterIsOfItsStatementAlone() {
        window.type("SELECT ?");
        robot.clickOn("#consoleRun");
        giveValue("?1", "5");
        Await.until(() -> window.tabs().contains("Result 1") && !window.console.isRunning());
        assertThat(window.grid().getItems()).containsExactly(List.of(5L));
        window.run("SELECT ?");
        assertThat(window.grid().getItems()).as("asked for once").containsExactly(List.of(5L));
        window.type("SELECT -?");
        robot.clickOn("#consoleRun");
        giveValue("?1", "6");
        Await.until(
                () -> !window.console.isRunning() && window.grid().getItems().equals(List.of(List.of(-6L))));
    }

    @Test
    void ctrlEnterInTheHistoryRunsItsEntry() {
        window.run("SELECT 'of the history'");
        window.type("SELECT 'of the editor'");
        robot.clickOn("#consoleHistory");
        Await.until(
                () -> !robot.lookup("#historyList").queryListView().getItems().isEmpty());
        robot.interact(() -> {
            robot.lookup("#historyList").queryListView().requestFocus();
            robot.lookup("#historyList").queryListView().getSelectionModel().select(0);
        });
        robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
        Await.until(() -> window.grid() != null
                && window.grid().getItems().equals(List.of(List.of("of the history")))
                && window.editor().getText().contains("of the history"));
    }

    @Test
    void asksBeforeAllRowsAreDeleted() {
        window.dialogs.answer(Optional.empty());
        window.run("DELETE FROM heroteamlink");
        assertThat(window.dialogs.questions().getFirst().headline()).contains("DELETE changes", "of heroteamlink");
        assertThat(window.changes).hasValue(0);
        window.dialogs.answer(Optional.of(0));
        window.run("DELETE FROM heroteamlink");
        assertThat(window.messages().getLast()).contains("rows changed");
    }

    @Test
    void saysThatADotCommandIsTheShells() {
        window.run(".tables");
        assertThat(window.messages().getLast()).contains(".tables is a command of the sqlite3 shell");
    }

    @Test
    void keepsWhatWasRun() {
        window.run("SELECT 11; SELECT * FROM missing");
        var history = window.memory.history(window.file);
        Await.until(() -> history.page("", null, 10).join().size() == 2);
        var newest = history.page("", null, 10).join();
        assertThat(newest.getFirst().error()).contains("no such table: missing");
        assertThat(newest.getLast().beginning()).isEqualTo("SELECT 11");
        assertThat(newest.getLast().rowsRead()).isEqualTo(1);
    }

    @Test
    void aPinnedResultStays() {
        window.run("SELECT 1; SELECT 2");
        robot.clickOn("#resultPin");
        window.run("SELECT 3");
        assertThat(window.tabs()).containsExactly("Result 1", "Result 1", "Messages", "SQL log");
        robot.interact(() -> window.results().getSelectionModel().select(0));
        Await.pulses();
        assertThat(window.grid().getItems()).containsExactly(List.of(1L));
    }

    @Test
    void aNewSheetTakesWhatIsTyped() {
        robot.clickOn("#consoleEditor");
        robot.press(KeyCode.CONTROL, KeyCode.T).release(KeyCode.T, KeyCode.CONTROL);
        Await.until(() -> names().size() == 2);
        robot.write("abc");
        assertThat(window.editor().getText()).isEqualTo("abc");
    }

    @Test
    void aScriptGoesOnAfterAnErrorIfWanted() {
        robot.clickOn("#consoleOptions");
        robot.clickOn("Go on after an error");
        window.run("SELECT 1; SELECT * FROM missing; SELECT 3");
        assertThat(window.tabs()).containsExactly("Result 1", "Result 2", "Messages", "SQL log");
        assertThat(window.messages()).hasSize(3);
    }

    @Test
    void explainsTheStatementAtTheCaret() {
        window.type("SELECT * FROM hero WHERE secret_name = 'x'");
        robot.clickOn("#consoleExplain");
        Await.until(() -> !text("#planSummary").isBlank());
        assertThat(window.selectedTab()).isEqualTo("Plan");
    }

    private void giveValue(String parameter, String value) {
        Await.until(() -> robot.lookup("#formSave").tryQuery().isPresent());
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
