package org.herobase.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.waitFor;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
import org.herobase.console.editor.SqlEditor;
import org.herobase.console.result.ResultGrid;
import org.herobase.console.result.ResultView;
import org.herobase.db.Database;
import org.herobase.db.SqlLog;
import org.herobase.memory.Memory;
import org.herobase.rows.Edits;
import org.herobase.ui.Dialogs;
import org.herobase.ui.ErrorText;
import org.herobase.ui.Settings;
import org.herobase.ui.Texts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@Timeout(60)
class ConsolePaneTest {
    private static final String ENDLESS =
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

    private final FxRobot robot = new FxRobot();
    private final AtomicInteger changes = new AtomicInteger();
    private final Answers dialogs = new Answers();
    private Path file;
    private Database database;
    private Memory memory;
    private ConsoleController console;

    @Start
    void start(Stage stage) throws IOException {
        file = Files.createTempDirectory("herobase").resolve("heroes.db");
        database = Database.create(file, true);
        memory = new Memory(file.resolveSibling("console.db"));
        console = new ConsoleController(
                database,
                new Edits(database),
                dialogs,
                Settings.read(file.getParent()),
                memory,
                changes::incrementAndGet);
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        var loader = new FXMLLoader(
                ConsoleController.class.getResource("console.fxml"), new Texts(ConsoleController.class).bundle());
        loader.setControllerFactory(_ -> console);
        stage.setScene(new Scene(loader.<Parent>load(), 900, 700));
        stage.show();
    }

    @AfterEach
    void close() throws IOException {
        var closed = new CompletableFuture<Void>();
        robot.interact(() -> console.close().thenRun(() -> closed.complete(null)));
        closed.join();
        database.close().join();
        memory.close().join();
        try (var files = Files.list(file.getParent())) {
            for (var left : files.toList()) {
                Files.delete(left);
            }
        }
        Files.delete(file.getParent());
    }

    @Test
    void showsAResultAQuery() throws TimeoutException {
        robot.clickOn("#consoleEditor").write("SELECT 1; SELECT 2, 'b'");
        robot.clickOn("#consoleRunAll");
        await(() -> !messages().isEmpty() && !console.isRunning());
        assertThat(tabs()).containsExactly("Result 1", "Result 2", "Messages", "SQL log");
        assertThat(selectedTab()).isEqualTo("Result 1");
        assertThat(grid().getItems()).containsExactly(List.of(1L));
        show("Result 2");
        assertThat(grid().getItems()).containsExactly(List.of(2L, "b"));
        assertThat(messages()).hasSize(2).allMatch(line -> line.contains("1 row in "));
        assertThat(messages().getFirst()).startsWith("1: ").endsWith("· SELECT 1");
    }

    @Test
    void runsTheSelectionAtCtrlEnter() throws TimeoutException {
        type("SELECT 1; SELECT 2; SELECT 3");
        robot.interact(() -> editor().selectRange(10, 18));
        robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
        await(() -> messages().size() == 1 && !console.isRunning());
        assertThat(grid().getItems()).containsExactly(List.of(2L));
        assertThat(editor().getText()).isEqualTo("SELECT 1; SELECT 2; SELECT 3");
    }

    @Test
    void marksTheStatementThatFailed() throws TimeoutException {
        run("SELECT 1;\nSELECT * FROM missing; SELECT 3");
        assertThat(editor().getCaretPosition()).isEqualTo("SELECT 1;\nSELECT * FROM ".length());
        assertThat(selectedTab()).isEqualTo("Messages");
        assertThat(tabs()).containsExactly("Result 1", "Messages", "SQL log");
        assertThat(messages().getLast()).startsWith("2: no such table: missing (SQLITE_ERROR, 1)");
    }

    @Test
    void cancelsAnEndlessQuery() throws TimeoutException {
        assertThat(robot.lookup("#consoleCancel").query().isDisabled()).isTrue();
        type(ENDLESS);
        robot.clickOn("#consoleRunAll");
        await(() -> node("#consoleElapsed").isVisible());
        assertThat(robot.lookup("#consoleRun").query().isDisabled()).isTrue();
        var cancelled = System.nanoTime();
        robot.clickOn("#consoleCancel");
        await(() -> !console.isRunning());
        assertThat(System.nanoTime() - cancelled).isLessThan(2_000_000_000); // the robot's click included
        assertThat(messages().getLast()).startsWith("1: Stopped after");
        assertThat(node("#consoleElapsed").isVisible()).isFalse();
    }

    @Test
    void cancelsAtEscape() throws TimeoutException {
        type(ENDLESS);
        robot.clickOn("#consoleEditor").press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
        await(console::isRunning);
        robot.type(KeyCode.ESCAPE);
        await(() -> !console.isRunning());
        assertThat(messages().getLast()).startsWith("1: Stopped after");
    }

    @Test
    void rollsAnOpenTransactionBack() throws Exception {
        assertThat(node("#consoleTransaction").isVisible()).isFalse();
        run("BEGIN; INSERT INTO team (name, headquarters) VALUES ('a', 'b')");
        assertThat(node("#consoleTransaction").isVisible()).isTrue();
        assertThat(console.hasOpenTransaction()).isTrue();
        assertThat(teams()).isEqualTo(3);
        robot.clickOn("#consoleRollback");
        await(() -> !console.hasOpenTransaction());
        assertThat(node("#consoleTransaction").isVisible()).isFalse();
        assertThat(teams()).isEqualTo(3);
        assertThat(changes).hasValue(0);
        run("SELECT * FROM team");
        assertThat(grid().getItems()).hasSize(3);
    }

    @Test
    void commitsAnOpenTransaction() throws Exception {
        run("BEGIN; INSERT INTO team (name, headquarters) VALUES ('a', 'b')");
        robot.clickOn("#consoleCommit");
        await(() -> !console.hasOpenTransaction());
        assertThat(teams()).isEqualTo(4);
        assertThat(changes).hasValue(1);
    }

    @Test
    void asksBeforeClosingAnOpenTransaction() throws Exception {
        assertThat(mayClose()).isTrue();
        run("BEGIN; INSERT INTO team (name, headquarters) VALUES ('a', 'b')");
        dialogs.next.add(Optional.empty());
        assertThat(mayClose()).isFalse();
        assertThat(console.hasOpenTransaction()).isTrue();
        dialogs.next.add(Optional.of(0));
        assertThat(mayClose()).isTrue();
        assertThat(teams()).isEqualTo(4);
        run("BEGIN; DELETE FROM team WHERE id > 0");
        dialogs.next.add(Optional.of(1));
        assertThat(mayClose()).isTrue();
        assertThat(teams()).isEqualTo(4);
        assertThat(dialogs.next).isEmpty();
    }

    @Test
    void staysOpenWhereTheCommitFails() throws Exception {
        run("BEGIN; PRAGMA defer_foreign_keys = 1; UPDATE hero SET team_id = 99 WHERE id > 0");
        dialogs.next.add(Optional.of(0));
        assertThat(mayClose()).isFalse();
        assertThat(dialogs.errors).hasSize(1);
        assertThat(console.hasOpenTransaction()).isTrue();
    }

    @Test
    void asksBeforeClosingWhileARunIsUnderWay() throws Exception {
        type(ENDLESS);
        robot.clickOn("#consoleRunAll");
        await(console::isRunning);
        dialogs.next.add(Optional.empty());
        assertThat(mayClose()).isFalse();
        assertThat(console.isRunning()).isTrue();
        dialogs.next.add(Optional.of(0));
        assertThat(mayClose()).isTrue();
        assertThat(console.isRunning()).isFalse();
    }

    @Test
    void tellsOfAChange() throws TimeoutException {
        run("UPDATE hero SET age = 1 WHERE id = 1");
        assertThat(changes).hasValue(1);
        assertThat(selectedTab()).isEqualTo("Messages");
        assertThat(messages().getFirst()).startsWith("1: 1 row changed in ");
        run("SELECT 1");
        assertThat(changes).hasValue(1);
    }

    @Test
    void saysThatThereAreMoreRows() throws TimeoutException {
        run(ENDLESS.replace("count(*)", "i"));
        assertThat(grid().getItems()).hasSizeGreaterThan(1_000);
        assertThat(summary()).startsWith("More than 1,000 rows");
        run("SELECT * FROM hero WHERE 0");
        assertThat(summary()).startsWith("No rows · ");
    }

    @Test
    void copiesCells() throws TimeoutException {
        run("SELECT 1 AS a, NULL AS b, 'x' || char(9) || 'y' AS c UNION ALL SELECT 2, 'b', x'0a'");
        robot.interact(() -> {
            grid().requestFocus();
            grid().getSelectionModel().selectAll();
        });
        assertThat(copied()).isEqualTo("1\t\t\"x\ty\"\n2\tb\tX'0A'");
        robot.interact(() -> {
            grid().getSelectionModel().clearSelection();
            selectCell(0, 2);
        });
        assertThat(copied()).isEqualTo("x\ty");
    }

    @Test
    void showsAWideResultPageByPage() throws TimeoutException {
        run("SELECT 1" + ", 1".repeat(248) + ", 'last' AS last");
        assertThat(grid().getColumns()).hasSize(ResultGrid.MOST_COLUMNS);
        assertThat(text("#resultColumns")).isEqualTo("Columns 1–100 of 250");
        assertThat(node("#resultColumnsPrevious").isDisabled()).isTrue();
        robot.clickOn("#resultColumnsNext").clickOn("#resultColumnsNext");
        assertThat(text("#resultColumns")).isEqualTo("Columns 201–250 of 250");
        assertThat(node("#resultColumnsNext").isDisabled()).isTrue();
        assertThat(grid().getColumns()).hasSize(50);
        assertThat(grid().getColumns().getLast().getText()).isEqualTo("last");
        assertThat(grid().getColumns().getLast().getCellData(0)).isEqualTo("last");
    }

    @Test
    void listsTheStatementsOfTheApp() throws TimeoutException {
        database.read(sql -> sql.fetch("SELECT name FROM hero WHERE id = ?", 3)).join();
        show("SQL log");
        var log = robot.lookup("#consoleLog").<TableView<SqlLog.Entry>>query();
        await(() -> log.getItems().stream().anyMatch(entry -> entry.sql().startsWith("SELECT name FROM hero")));
        database.read(sql -> sql.fetch("SELECT headquarters FROM team")).join();
        await(() -> log.getItems().getLast().sql().startsWith("SELECT headquarters"));
        robot.clickOn("#consoleLogClear");
        assertThat(log.getItems()).isEmpty();
        database.read(sql -> sql.fetch("SELECT 42")).join();
        await(() -> log.getItems().size() == 1);
        show("Messages");
        database.read(sql -> sql.fetch("SELECT 43")).join();
        waitForFxEvents();
        assertThat(log.getItems()).hasSize(1);
        show("SQL log");
        await(() -> log.getItems().size() == 2);
    }

    private void run(String script) throws TimeoutException {
        type(script);
        robot.clickOn("#consoleRunAll");
        waitForFxEvents();
        await(() -> !console.isRunning());
        waitForFxEvents();
    }

    private void type(String script) {
        robot.interact(() -> editor().replaceText(script));
    }

    private boolean mayClose() throws Exception {
        var answer = new CompletableFuture<Boolean>();
        Platform.runLater(() -> console.mayClose().thenAccept(answer::complete));
        return answer.get(10, TimeUnit.SECONDS);
    }

    private String copied() {
        robot.press(KeyCode.CONTROL, KeyCode.C).release(KeyCode.C, KeyCode.CONTROL);
        var text = new CompletableFuture<String>();
        robot.interact(() -> text.complete(Clipboard.getSystemClipboard().getString()));
        return text.join();
    }

    private void selectCell(int row, int column) {
        var grid = grid();
        grid.getSelectionModel().select(row, grid.getColumns().get(column));
    }

    private int teams() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT count(*) FROM team")) {
            return result.getInt(1);
        }
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        waitFor(10, TimeUnit.SECONDS, condition);
    }

    private Node node(String id) {
        return robot.lookup(id).query();
    }

    private SqlEditor editor() {
        return robot.lookup("#consoleEditor").queryAs(SqlEditor.class);
    }

    /** Not by a click: a tab's header grows into its place, and a click may meet the one beside it. */
    private void show(String tab) {
        robot.interact(() -> results().getTabs().stream()
                .filter(candidate -> candidate.getText().equals(tab))
                .forEach(results().getSelectionModel()::select));
        waitForFxEvents();
    }

    private TabPane results() {
        return robot.lookup("#consoleResults").queryAs(TabPane.class);
    }

    private List<String> tabs() {
        return results().getTabs().stream().map(Tab::getText).toList();
    }

    private String selectedTab() {
        return results().getSelectionModel().getSelectedItem().getText();
    }

    private ResultView result() {
        return (ResultView) results().getSelectionModel().getSelectedItem().getContent();
    }

    private TableView<List<Object>> grid() {
        return result().table();
    }

    private String summary() {
        return text("#resultSummary");
    }

    private String text(String id) {
        return robot.from(result()).lookup(id).<Labeled>query().getText();
    }

    private List<String> messages() {
        var list = robot.lookup("#consoleMessages").<ListView<Message>>tryQuery();
        // A tab's content is in the scene only after it was shown first.
        return list.map(found -> List.copyOf(found.getItems())).orElseGet(List::of).stream()
                .map(Message::toString)
                .toList();
    }

    /** Dialogs that answer what the test says. */
    private static final class Answers implements Dialogs {
        private final List<Optional<Integer>> next = new ArrayList<>();
        private final List<Throwable> errors = new ArrayList<>();

        @Override
        public Optional<Integer> ask(Question question) {
            return next.removeFirst();
        }

        @Override
        public void error(String thing, Throwable failure) {
            errors.add(failure);
        }

        @Override
        public void error(ErrorText error) {
            throw new AssertionError(error);
        }

        @Override
        public void tell(String headline, String text) {
            throw new AssertionError(headline);
        }

        @Override
        public ErrorText describe(String thing, Throwable failure) {
            return new ErrorText(thing, failure.getMessage(), "");
        }

        @Override
        public Optional<Path> chooseDatabase() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> chooseNewDatabase() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> chooseFile(String title) {
            return Optional.empty();
        }

        @Override
        public List<Path> chooseFiles(String title) {
            throw new AssertionError(title);
        }

        @Override
        public Optional<Path> chooseFolder(String title) {
            throw new AssertionError(title);
        }

        @Override
        public Optional<Path> chooseNewFile(String title, String name) {
            return Optional.empty();
        }
    }
}
