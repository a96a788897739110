package org.herobase.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.herobase.Await;
import org.herobase.PulseRobot;
import org.herobase.console.result.ResultGrid;
import org.herobase.db.SqlLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@Timeout(60)
class ConsolePaneTest {
    private static final String ENDLESS =
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

    private final PulseRobot robot = new PulseRobot();

    private Path folder;
    private ConsoleWindow window;

    @Start
    void start(Stage stage) throws IOException {
        folder = Files.createTempDirectory("herobase");
        window = new ConsoleWindow(stage, folder);
    }

    @AfterEach
    void close() throws IOException {
        window.close();
        ConsoleWindow.delete(folder);
    }

    @Test
    void showsAResultAQuery() {
        window.type("SELECT 1; SELECT 2, 'b'");
        robot.clickOn("#consoleRunAll");
        Await.until(() -> !window.messages().isEmpty() && !window.console.isRunning());
        assertThat(window.tabs()).containsExactly("Result 1", "Result 2", "Messages", "SQL log");
        assertThat(window.selectedTab()).isEqualTo("Result 1");
        assertThat(window.grid().getItems()).containsExactly(List.of(1L));
        window.show("Result 2");
        assertThat(window.grid().getItems()).containsExactly(List.of(2L, "b"));
        assertThat(window.messages()).hasSize(2).allMatch(line -> line.contains("1 row in "));
        assertThat(window.messages().getFirst()).startsWith("1: ").endsWith("· SELECT 1");
    }

    @Test
    void runsTheSelectionAtCtrlEnter() {
        window.type("SELECT 1; SELECT 2; SELECT 3");
        robot.interact(() -> window.editor().selectRange(10, 18));
        robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
        Await.until(() -> window.messages().size() == 1 && !window.console.isRunning());
        assertThat(window.grid().getItems()).containsExactly(List.of(2L));
        assertThat(window.editor().getText()).isEqualTo("SELECT 1; SELECT 2; SELECT 3");
    }

    @Test
    void marksTheStatementThatFailed() {
        window.run("SELECT 1;\nSELECT * FROM missing; SELECT 3");
        assertThat(window.editor().getCaretPosition()).isEqualTo("SELECT 1;\nSELECT * FROM ".length());
        assertThat(window.selectedTab()).isEqualTo("Messages");
        assertThat(window.tabs()).containsExactly("Result 1", "Messages", "SQL log");
        assertThat(window.messages().get(1)).startsWith("2: no such table: missing (SQLITE_ERROR, 1)");
        assertThat(window.messages().getLast()).startsWith("1 statement was not run");
    }

    @Test
    void cancelsAnEndlessQuery() {
        assertThat(robot.lookup("#consoleCancel").query().isDisabled()).isTrue();
        window.type(ENDLESS);
        robot.clickOn("#consoleRunAll");
        Await.until(() -> window.node("#consoleElapsed").isVisible());
        assertThat(robot.lookup("#consoleRun").query().isDisabled()).isTrue();
        robot.clickOn("#consoleCancel");
        Await.until(() -> !window.console.isRunning());
        Await.eventually(() -> assertThat(window.messages()).last().asString().startsWith("1: Stopped after"));
        assertThat(window.node("#consoleElapsed").isVisible()).isFalse();
    }

    @Test
    void cancelsAtEscape() {
        window.type(ENDLESS);
        robot.clickOn("#consoleEditor").press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
        Await.until(window.console::isRunning);
        robot.type(KeyCode.ESCAPE);
        Await.until(() -> !window.console.isRunning());
        assertThat(window.messages().getLast()).startsWith("1: Stopped after");
    }

    @Test
    void rollsAnOpenTransactionBack() throws Exception {
        assertThat(window.node("#consoleTransaction").isVisible()).isFalse();
        window.run("BEGIN; INSERT INTO team (name, headquarters) VALUES ('a', 'b')");
        assertThat(window.node("#consoleTransaction").isVisible()).isTrue();
        assertThat(window.console.hasOpenTransaction()).isTrue();
        assertThat(teams()).isEqualTo(3);
        robot.clickOn("#consoleRollback");
        Await.until(() -> !window.console.hasOpenTransaction());
        assertThat(window.node("#consoleTransaction").isVisible()).isFalse();
        assertThat(teams()).isEqualTo(3);
        assertThat(window.changes).hasValue(0);
        window.run("SELECT * FROM team");
        assertThat(window.grid().getItems()).hasSize(3);
    }

    @Test
    void commitsAnOpenTransaction() throws Exception {
        window.run("BEGIN; INSERT INTO team (name, headquarters) VALUES ('a', 'b')");
        robot.clickOn("#consoleCommit");
        Await.until(() -> !window.console.hasOpenTransaction());
        assertThat(teams()).isEqualTo(4);
        assertThat(window.changes).hasValue(1);
    }

    @Test
    void asksBeforeClosingAnOpenTransaction() throws Exception {
        assertThat(window.mayClose()).isTrue();
        window.run("BEGIN; INSERT INTO team (name, headquarters) VALUES ('a', 'b')");
        window.dialogs.answer(Optional.empty());
        assertThat(window.mayClose()).isFalse();
        assertThat(window.console.hasOpenTransaction()).isTrue();
        window.dialogs.answer(Optional.of(0));
        assertThat(window.mayClose()).isTrue();
        assertThat(teams()).isEqualTo(4);
        window.run("BEGIN; DELETE FROM team WHERE id > 0");
        window.dialogs.answer(Optional.of(1));
        assertThat(window.mayClose()).isTrue();
        assertThat(teams()).isEqualTo(4);
        assertThat(window.dialogs.answers()).isEmpty();
    }

    @Test
    void staysOpenWhereTheCommitFails() throws Exception {
        window.run("BEGIN; PRAGMA defer_foreign_keys = 1; UPDATE hero SET team_id = 99 WHERE id > 0");
        window.dialogs.answer(Optional.of(0));
        assertThat(window.mayClose()).isFalse();
        assertThat(window.dialogs.errors()).hasSize(1);
        window.dialogs.errors().clear();
        assertThat(window.console.hasOpenTransaction()).isTrue();
    }

    @Test
    void asksBeforeClosingWhileARunIsUnderWay() throws Exception {
        window.type(ENDLESS);
        robot.clickOn("#consoleRunAll");
        Await.until(window.console::isRunning);
        window.dialogs.answer(Optional.empty());
        assertThat(window.mayClose()).isFalse();
        assertThat(window.console.isRunning()).isTrue();
        window.dialogs.answer(Optional.of(0));
        assertThat(window.mayClose()).isTrue();
        assertThat(window.console.isRunning()).isFalse();
    }

    @Test
    void tellsOfAChange() {
        window.run("UPDATE hero SET age = 1 WHERE id = 1");
        assertThat(window.changes).hasValue(1);
        assertThat(window.selectedTab()).isEqualTo("Messages");
        assertThat(window.messages().getFirst()).startsWith("1: 1 row changed in ");
        window.run("SELECT 1");
        assertThat(window.changes).hasValue(1);
    }

    @Test
    void saysThatThereAreMoreRows() {
        window.run(ENDLESS.replace("count(*)", "i"));
        assertThat(window.grid().getItems()).hasSizeGreaterThan(1_000);
        assertThat(window.summary()).startsWith("More than 1,000 rows");
        window.run("SELECT * FROM hero WHERE 0");
        assertThat(window.summary()).startsWith("No rows · ");
    }

    @Test
    void copiesCells() {
        window.run("SELECT 1 AS a, NULL AS b, 'x' || char(9) || 'y' AS c UNION ALL SELECT 2, 'b', x'0a'");
        robot.interact(() -> {
            window.grid().requestFocus();
            window.grid().getSelectionModel().selectAll();
        });
        assertThat(window.copied()).isEqualTo("1\t\t\"x\ty\"\n2\tb\tX'0A'");
        robot.interact(() -> {
            window.grid().getSelectionModel().clearSelection();
            window.selectCell(0, 2);
        });
        assertThat(window.copied()).isEqualTo("x\ty");
    }

    @Test
    void showsAWideResultPageByPage() {
        window.run("SELECT 1" + ", 1".repeat(248) + ", 'last' AS last");
        assertThat(window.grid().getColumns()).hasSize(ResultGrid.MOST_COLUMNS);
        assertThat(window.text("#resultColumns")).isEqualTo("Columns 1–100 of 250");
        assertThat(window.node("#resultColumnsPrevious").isDisabled()).isTrue();
        robot.clickOn("#resultColumnsNext").clickOn("#resultColumnsNext");
        assertThat(window.text("#resultColumns")).isEqualTo("Columns 201–250 of 250");
        assertThat(window.node("#resultColumnsNext").isDisabled()).isTrue();
        assertThat(window.grid().getColumns()).hasSize(50);
        assertThat(window.grid().getColumns().getLast().getText()).isEqualTo("last");
        assertThat(window.grid().getColumns().getLast().getCellData(0)).isEqualTo("last");
    }

    @Test
    void listsTheStatementsOfTheApp() {
        window.database
                .read(sql -> sql.fetch("SELECT name FROM hero WHERE id = ?", 3))
                .join();
        window.show("SQL log");
        var log = robot.lookup("#consoleLog").<TableView<SqlLog.Entry>>query();
        Await.until(() -> log.getItems().stream().anyMatch(entry -> entry.sql().startsWith("SELECT name FROM hero")));
        window.database.read(sql -> sql.fetch("SELECT headquarters FROM team")).join();
        Await.until(() -> log.getItems().getLast().sql().startsWith("SELECT headquarters"));
        robot.clickOn("#consoleLogClear");
        assertThat(log.getItems()).isEmpty();
        window.database.read(sql -> sql.fetch("SELECT 42")).join();
        Await.until(() -> log.getItems().size() == 1);
        window.show("Messages");
        window.database.read(sql -> sql.fetch("SELECT 43")).join();
        Await.pulses();
        assertThat(log.getItems()).hasSize(1);
        window.show("SQL log");
        Await.until(() -> log.getItems().size() == 2);
    }

    private int teams() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + window.file);
                var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT count(*) FROM team")) {
            return result.getInt(1);
        }
    }
}
