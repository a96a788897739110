package org.herobase.console.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.herobase.Await;
import org.herobase.PulseRobot;
import org.herobase.SqliteFile;
import org.herobase.console.result.QueryRunner;
import org.herobase.db.ConnectionThread;
import org.herobase.db.Database;
import org.herobase.db.Work;
import org.herobase.ui.WindowDialogs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The plan in its view. */
@Timeout(60)
class PlanViewTest {
    @TempDir
    Path folder;

    private final PulseRobot robot = new PulseRobot();
    private final List<String> inserted = new ArrayList<>();
    private Database database;
    private ConnectionThread connection;
    private PlanView view;

    @BeforeEach
    void start() throws Exception {
        database = Database.open(SqliteFile.of(
                folder.resolve("plans.db"),
                "CREATE TABLE hero (id INTEGER PRIMARY KEY, name TEXT, age INTEGER)",
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 5000)"
                        + " INSERT INTO hero SELECT i, 'h' || i, i % 90 FROM n"));
        connection = database.openConsole();
        var runner = new QueryRunner() {
            @Override
            public <T> Work<T> read(ConnectionThread.Job<T> job) {
                return connection.submit(job);
            }
        };
        var stage = FxToolkit.registerPrimaryStage();
        robot.interact(() -> view = new PlanView(runner, new WindowDialogs(() -> stage), inserted::add));
        FxToolkit.setupScene(() -> new Scene(view, 900, 600));
        FxToolkit.showStage();
    }

    @AfterEach
    void stop() throws Exception {
        FxToolkit.cleanupStages();
        connection.close().join();
        database.close().join();
    }

    @Test
    void aSentenceSumsUpAndStepsAreMarked() {
        explain("SELECT * FROM hero h WHERE name LIKE '%x%' ORDER BY age");
        Await.until(() ->
                summary().equals("Reads all of hero (h) (about 5,000 rows); sorts the result in a temporary B-tree."));
        var tree = robot.lookup("#planTree").<TreeTableView<PlanStep>>query();
        assertThat(tree.getRoot().getChildren()).hasSize(2);
        assertThat(robot.lookup(".tree-table-cell:costly").queryAllAs(Labeled.class))
                .extracting(Labeled::getText)
                .containsExactlyInAnyOrder("Reads all rows of hero (h)", "Sorts the rows in a temporary B-tree");
    }

    @Test
    void anIndexIsInsertedIntoTheEditor() {
        explain("SELECT * FROM hero WHERE name = 'x'");
        Await.until(() -> robot.lookup("#planInsert").tryQuery().isPresent());
        robot.clickOn("#planInsert");
        assertThat(inserted)
                .singleElement()
                .asString()
                .startsWith("CREATE INDEX")
                .contains("\"name\"");
    }

    @Test
    void bytecodeComesOnRequestAndEachIsCopied() {
        explain("SELECT * FROM hero WHERE id = 1");
        Await.until(() -> summary().equals("Finds its rows by keys and indexes."));
        robot.clickOn("#planTree").push(KeyCode.CONTROL, KeyCode.C);
        assertThat(clipboard()).startsWith("QUERY PLAN\n`--SEARCH hero");
        robot.clickOn("Bytecode");
        Await.until(() -> robot.lookup("#planBytecode").tryQuery().isPresent());
        robot.clickOn("Copy");
        assertThat(clipboard()).startsWith("addr").contains("SeekRowid");
        robot.clickOn("Bytecode");
        assertThat(robot.lookup("#planBytecode").tryQuery()).isPresent();
    }

    @Test
    void whatCannotBeExplainedSaysWhy() {
        explain("PRAGMA user_version = 3");
        assertThat(label(".empty-title")).isEqualTo("SQLite has no plan for this statement");
        explain("SELECT * FROM nowhere");
        Await.until(
                () -> robot.lookup(".empty-text").queryAs(Label.class).getText().contains("no such table: nowhere"));
        robot.clickOn("Bytecode");
        Await.until(
                () -> robot.lookup(".empty-text").queryAs(Label.class).getText().contains("no such table: nowhere"));
    }

    @Test
    void theNewestStatementWinsAndWaitingCanBeCancelled() {
        var gate = new CountDownLatch(1);
        connection.submit(_ -> await(gate));
        explain("SELECT * FROM hero");
        explain("SELECT * FROM hero WHERE id = 1");
        Await.until(() -> robot.lookup("Cancel").tryQuery().isPresent());
        robot.clickOn("Cancel");
        Await.until(() -> label(".empty-title").equals("Stopped"));
        explain("SELECT 1");
        explain("SELECT * FROM hero WHERE id = 2");
        gate.countDown();
        Await.until(() -> summary().equals("Finds its rows by keys and indexes."));
    }

    private static boolean await(CountDownLatch gate) {
        try {
            return gate.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    private void explain(String sql) {
        robot.interact(() -> view.explain(sql, List.of()));
    }

    private String summary() {
        return label("#planSummary");
    }

    private String label(String query) {
        return robot.lookup(query).<Label>tryQuery().map(Label::getText).orElse("");
    }

    private String clipboard() {
        return WaitForAsyncUtils.waitFor(
                WaitForAsyncUtils.asyncFx(() -> Clipboard.getSystemClipboard().getString()));
    }
}
