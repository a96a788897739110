package org.herobase.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.herobase.SqliteFile;
import org.herobase.changes.ChangeLine.More;
import org.herobase.changes.ChangeLine.OfChange;
import org.herobase.changes.ChangeLine.OfRow;
import org.herobase.db.Database;
import org.herobase.rows.Edits;
import org.herobase.ui.Dialogs;
import org.herobase.ui.UndoActions;
import org.herobase.ui.ViewLoader;
import org.herobase.ui.WindowDialogs;
import org.herobase.undo.UndoLimits;
import org.herobase.undo.UndoLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The list of changes: what stands in it, and undo and redo up to any of them. */
class ChangesViewTest {
    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();
    private Database database;
    private UndoLog log;
    private Stage stage;
    private ChangesController view;
    private Runnable stopListening;
    private final List<String> said = new CopyOnWriteArrayList<>();

    @BeforeEach
    void show() throws Exception {
        database = Database.open(SqliteFile.of(folder.resolve("any.db"), "CREATE TABLE t(id INTEGER PRIMARY KEY, a)"));
        log = new UndoLog(database, UndoLimits.DEFAULT);
        stage = FxToolkit.registerPrimaryStage();
        Dialogs dialogs = new WindowDialogs(() -> stage);
        var actions = new UndoActions(new Edits(log), dialogs, said::add);
        robot.interact(() -> {
            view = new ViewLoader(Map.of(
                            ChangesController.class, () -> new ChangesController(log, actions, dialogs, (_, _) -> {})))
                    .load(ChangesController.class, "changes.fxml")
                    .controller();
            stage.setScene(new Scene(view.root(), 960, 480));
            stage.show();
        });
        stopListening = log.listen(() -> Platform.runLater(view::refresh));
    }

    @AfterEach
    void close() {
        stopListening.run();
        robot.interact(stage::hide);
        database.close().join();
        log.close();
    }

    @Test
    void changesAreUndoneAndRedoneUpToTheSelectedOne() {
        change("one", "INSERT INTO t VALUES (1, 'x')");
        change("two", "UPDATE t SET a = 'y'");
        change("three", "DELETE FROM t");
        eventually(() -> assertThat(lines()).containsExactly("three", "two", "one"));
        select(1);
        assertThat(isDisabled("#redoToHere")).isTrue();
        robot.clickOn("#undoToHere");
        eventually(() -> assertThat(lines()).containsExactly("three undone", "two undone", "one"));
        eventually(() -> assertThat(isDisabled("#undoToHere")).isTrue());
        select(0);
        robot.clickOn("#redoToHere");
        eventually(() -> assertThat(lines()).containsExactly("three", "two", "one"));
    }

    @Test
    void whatWasUndoneBeforeOneThatCannotBeIsSaid() {
        change("one", "INSERT INTO t VALUES (1, 'x')");
        log.changeSchema("two", sql -> sql.execute("CREATE TABLE u(a)")).join();
        change("three", "UPDATE t SET a = 'y'");
        SqliteFile.of(folder.resolve("any.db"), "INSERT INTO t VALUES (99, 'theirs')");
        eventually(() -> assertThat(lines()).containsExactly("three", "two", "one"));
        select(2);
        robot.clickOn("#undoToHere");
        eventually(() -> assertThat(said).containsExactly("Undid one change"));
        eventually(() -> assertThat(lines()).containsExactly("three undone", "two", "one"));
        eventually(() -> assertThat(robot.lookup(".dialog-pane").tryQuery()).isPresent());
        robot.push(KeyCode.ESCAPE);
    }

    @Test
    void theRowsOfAChangeAreReadAFewAtATime() {
        change(
                "many",
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 250)"
                        + " INSERT INTO t SELECT i, i FROM n");
        eventually(() -> assertThat(lines()).containsExactly("many"));
        var many = list().getRoot().getChildren().getFirst();
        robot.interact(() -> many.setExpanded(true));
        eventually(() -> assertThat(many.getChildren()).hasSize(201));
        assertThat(many.getChildren().getLast().getValue()).isEqualTo(new More(50));
        robot.interact(((ChangeItem) many)::readMore);
        eventually(
                () -> assertThat(many.getChildren()).hasSize(250).allMatch(item -> item.getValue() instanceof OfRow));
    }

    @Test
    void whatIsUnfoldedStaysSoWhenItIsUndone() {
        change("one", "INSERT INTO t VALUES (1, 'x')");
        change("two", "UPDATE t SET a = 'y'");
        eventually(() -> assertThat(lines()).containsExactly("two", "one"));
        robot.interact(() -> list().getRoot().getChildren().getFirst().setExpanded(true));
        robot.interact(() -> list().getRoot().getChildren().getLast().setExpanded(true));
        robot.interact(() -> list().getSelectionModel()
                .select(list().getRow(list().getRoot().getChildren().getLast())));
        robot.clickOn("#undoToHere");
        eventually(() -> assertThat(lines()).containsExactly("two undone", "one undone"));
        var undone = list().getRoot().getChildren();
        eventually(() -> assertThat(undone.getFirst().getChildren())
                .singleElement()
                .matches(item -> item.getValue() instanceof OfRow));
        assertThat(undone).extracting(TreeItem::isExpanded).containsExactly(true, true);
    }

    private List<String> lines() {
        return list().getRoot().getChildren().stream()
                .map(TreeItem::getValue)
                .map(OfChange.class::cast)
                .map(line -> line.change().title() + (line.isUndone() ? " undone" : ""))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private TreeTableView<ChangeLine> list() {
        return robot.lookup("#changesList").queryAs(TreeTableView.class);
    }

    private void select(int index) {
        robot.interact(() -> list().getSelectionModel().clearAndSelect(index));
    }

    private boolean isDisabled(String query) {
        return robot.lookup(query).<Node>query().isDisabled();
    }

    private void change(String title, String statement) {
        log.write(title, sql -> sql.execute(statement), _ -> Optional.empty()).join();
    }

    private void eventually(Runnable assertion) {
        try {
            WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> {
                try {
                    assertion.run();
                    return true;
                } catch (AssertionError _) {
                    return false;
                }
            });
        } catch (TimeoutException _) {
            assertion.run();
        }
    }
}
