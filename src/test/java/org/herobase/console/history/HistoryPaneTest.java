package org.herobase.console.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.herobase.Await;
import org.herobase.PulseRobot;
import org.herobase.memory.History;
import org.herobase.memory.Memory;
import org.herobase.memory.ParameterValue;
import org.herobase.ui.SqlView;
import org.herobase.ui.WindowDialogs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

@Timeout(60)
class HistoryPaneTest {
    private static final Instant NOW = Instant.now();

    @TempDir
    Path folder;

    private final PulseRobot robot = new PulseRobot();
    private final RecordedActions actions = new RecordedActions();
    private Memory memory;
    private History history;
    private HistoryPane pane;

    @BeforeEach
    void start() throws Exception {
        memory = new Memory(folder.resolve("console.db"));
        history = memory.history(folder.resolve("heroes.db"));
        FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void stop() throws Exception {
        FxToolkit.cleanupStages();
        memory.close().join();
    }

    @Test
    void whatRanIsGroupedByDayTheNewestFirst() throws Exception {
        history.addAll(List.of(
                        run("SELECT 'old'", NOW.minus(Duration.ofDays(400)), null),
                        run("SELECT 'yesterday'", NOW.minus(Duration.ofDays(1)), null),
                        run("\n  SELECT 1,\n 2", NOW, null),
                        run("DELETE FROM team", NOW, "FOREIGN KEY constraint failed")))
                .join();
        show();
        waitForTexts("DELETE FROM team", "SELECT 1,", "SELECT 'yesterday'", "SELECT 'old'");
        assertThat(labels(".day")).hasSize(3).startsWith("Today", "Yesterday");
        assertThat(labels(".facts"))
                .satisfies(facts -> assertThat(facts.get(0)).contains("12 ms", "FOREIGN KEY constraint failed"))
                .satisfies(facts -> assertThat(facts.get(1)).contains("3 rows"));
        assertThat(robot.lookup(".facts.failed").queryAll()).hasSize(1);
    }

    @Test
    void typingFindsWordsAndEscapeShowsAllAgain() throws Exception {
        history.addAll(List.of(run("SELECT * FROM hero"), run("SELECT * FROM team")))
                .join();
        show();
        waitForTexts("SELECT * FROM team", "SELECT * FROM hero");
        robot.clickOn("#historySearch").write("her sel");
        waitForTexts("SELECT * FROM hero");
        robot.write("x");
        waitForTexts();
        assertThat(robot.lookup(".placeholder-text").queryAs(Label.class).getText())
                .contains("her selx");
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        waitForTexts("SELECT * FROM team", "SELECT * FROM hero");
    }

    @Test
    void anEmptyHistorySaysSo() throws Exception {
        show();
        Await.eventually(
                () -> assertThat(labels(".placeholder-text").getFirst()).startsWith("Nothing has been run"));
    }

    @Test
    void theKeysInsertRunAndCopyWithTheValues() throws Exception {
        history.add(new History.Run(
                        "SELECT :a", NOW, Duration.ZERO, 1, -1, null, List.of(new ParameterValue(":a", 5L)), "Sheet 1"))
                .join();
        show();
        waitForTexts("SELECT :a");
        robot.clickOn("#historySearch");
        robot.type(KeyCode.DOWN, KeyCode.ENTER);
        Await.eventually(() -> assertThat(actions.done()).containsExactly("insert SELECT :a"));
        robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
        Await.eventually(() -> assertThat(actions.done())
                .hasSize(2)
                .last()
                .isEqualTo("run SELECT :a [ParameterValue[name=:a, value=5]]"));
        robot.press(KeyCode.CONTROL, KeyCode.C).release(KeyCode.C, KeyCode.CONTROL);
        Await.eventually(() -> assertThat(WaitForAsyncUtils.waitForAsyncFx(
                        5_000, () -> Clipboard.getSystemClipboard().getString()))
                .isEqualTo("SELECT :a"));
        Await.eventually(() -> assertThat(robot.lookup(".preview .sql-view")
                        .queryAs(SqlView.class)
                        .getSql())
                .isEqualTo("SELECT :a"));
        assertThat(labels(".values")).containsExactly(":a = 5");
    }

    @Test
    void halfAScriptIsNotRun() throws Exception {
        history.add(run("DELETE FROM a; ".repeat(70_000))).join();
        show();
        Await.eventually(() -> assertThat(list().getItems()).hasSize(1));
        robot.clickOn("#historySearch");
        robot.type(KeyCode.DOWN);
        robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
        Await.eventually(() -> assertThat(robot.lookup(".dialog-pane").tryQuery())
                .as("a dialog")
                .isPresent());
        robot.clickOn("Close");
        assertThat(actions.done()).isEmpty();
    }

    @Test
    void deleteForgetsTheSelectedEntry() throws Exception {
        history.addAll(List.of(run("SELECT 1"), run("SELECT 2"), run("SELECT 3")))
                .join();
        show();
        waitForTexts("SELECT 3", "SELECT 2", "SELECT 1");
        robot.clickOn("SELECT 2");
        robot.type(KeyCode.DELETE);
        waitForTexts("SELECT 3", "SELECT 1");
    }

    @Test
    void keysPressedElsewhereDoNothing() throws Exception {
        history.add(run("SELECT 1")).join();
        show();
        waitForTexts("SELECT 1");
        robot.clickOn("SELECT 1");
        robot.interact(() -> robot.lookup("#historyClear").query().requestFocus());
        robot.type(KeyCode.DELETE);
        robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
        robot.interact(() -> robot.lookup("#historySearch").query().requestFocus());
        robot.type(KeyCode.ENTER);
        history.add(run("SELECT 2")).join(); // after what is deleted
        waitForTexts("SELECT 2", "SELECT 1");
        assertThat(actions.done()).isEmpty();
    }

    @Test
    void theHistoryIsClearedAfterAQuestion() throws Exception {
        history.add(run("SELECT 1")).join();
        show();
        waitForTexts("SELECT 1");
        robot.clickOn("#historyClear");
        robot.clickOn("Cancel");
        assertThat(list().getItems()).hasSize(1);
        robot.clickOn("#historyClear");
        robot.clickOn("Clear history");
        waitForTexts();
    }

    @Test
    void whatRunsMeanwhileComesOnTopAndTheSelectionStays() throws Exception {
        history.add(run("SELECT 1")).join();
        show();
        waitForTexts("SELECT 1");
        robot.clickOn("SELECT 1");
        history.add(run("SELECT 2")).join();
        waitForTexts("SELECT 2", "SELECT 1");
        assertThat(list().getSelectionModel().getSelectedItem().beginning()).isEqualTo("SELECT 1");
        assertThat(labels(".day")).hasSize(1);
    }

    @Test
    void furtherPagesAreReadWhenTheyAreNear() throws Exception {
        history.addAll(IntStream.range(0, 250).mapToObj(i -> run("SELECT " + i)).toList())
                .join();
        show();
        Await.eventually(() -> assertThat(list().getItems()).hasSizeBetween(HistoryModel.PAGE, 2 * HistoryModel.PAGE));
        Await.eventually(() -> {
            robot.interact(() -> list().scrollTo(list().getItems().size() - 1));
            assertThat(list().getItems()).hasSize(250);
        });
        assertThat(list().getItems()).extracting(History.Entry::beginning).doesNotHaveDuplicates();
    }

    private void show() throws Exception {
        robot.interact(() -> pane = new HistoryPane(
                history, actions, new WindowDialogs(() -> pane.getScene().getWindow())));
        FxToolkit.setupScene(() -> {
            var scene = new Scene(pane, 500, 700);
            scene.getStylesheets()
                    .add(HistoryActions.class.getResource("../console.css").toExternalForm());
            return scene;
        });
        FxToolkit.showStage();
    }

    private void waitForTexts(String... texts) {
        Await.eventually(() -> assertThat(list().getItems().stream()
                        .map(HistoryWording::firstLine)
                        .toList())
                .containsExactly(texts));
        Await.pulses();
    }

    private List<String> labels(String query) {
        var texts = new ArrayList<String>();
        robot.lookup(query).queryAllAs(Label.class).stream()
                .filter(label -> label.getScene() != null)
                .sorted((one, other) -> Double.compare(
                        one.localToScene(0, 0).getY(), other.localToScene(0, 0).getY()))
                .forEach(label -> texts.add(label.getText()));
        return texts;
    }

    private ListView<History.Entry> list() {
        return robot.lookup("#historyList").queryListView();
    }

    private static History.Run run(String text) {
        return run(text, NOW, null);
    }

    private static History.Run run(String text, Instant start, String error) {
        return new History.Run(text, start, Duration.ofMillis(12), 3, -1, error, List.of(), "Sheet 1");
    }
}
