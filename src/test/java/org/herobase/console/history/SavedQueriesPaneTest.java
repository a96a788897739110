package org.herobase.console.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import org.herobase.Await;
import org.herobase.PulseRobot;
import org.herobase.memory.Memory;
import org.herobase.memory.SavedQueries;
import org.herobase.ui.WindowDialogs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

@Timeout(60)
class SavedQueriesPaneTest {
    @TempDir
    Path folder;

    private final PulseRobot robot = new PulseRobot();
    private final RecordedActions actions = new RecordedActions();
    private Memory memory;
    private SavedQueries queries;
    private SavedQueriesPane pane;

    @BeforeEach
    void start() throws Exception {
        memory = new Memory(folder.resolve("console.db"));
        queries = memory.savedQueries();
        queries.create("Reports", "Oldest", "SELECT max(age) FROM hero", "").join();
        queries.create("Reports/Monthly", "Teams", "SELECT * FROM team", "").join();
        queries.create("", "Vacuum", "VACUUM", "").join();
        FxToolkit.registerPrimaryStage();
        robot.interact(() -> pane = new SavedQueriesPane(
                queries,
                actions,
                new WindowDialogs(() -> pane.getScene().getWindow()),
                () -> pane.getScene().getWindow()));
        FxToolkit.setupScene(() -> new Scene(pane, 500, 700));
        FxToolkit.showStage();
        waitForTree("Reports", " Monthly", "  Teams", " Oldest", "Vacuum");
    }

    @AfterEach
    void stop() throws Exception {
        FxToolkit.cleanupStages();
        memory.close().join();
    }

    @Test
    void theFilterFindsNamesAndTexts() {
        robot.clickOn("#queryFilter").write("TEAM");
        waitForTree("Reports", " Monthly", "  Teams");
        robot.write("x");
        waitForTree();
        robot.type(KeyCode.ESCAPE);
        waitForTree("Reports", " Monthly", "  Teams", " Oldest", "Vacuum");
    }

    @Test
    void theKeysOpenInsertAndRun() {
        robot.clickOn("Vacuum");
        robot.type(KeyCode.ENTER);
        robot.press(KeyCode.SHIFT, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.SHIFT);
        robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
        Await.eventually(() ->
                assertThat(actions.done()).containsExactly("open Vacuum: VACUUM", "insert VACUUM", "run VACUUM []"));
    }

    @Test
    void aNameIsChangedInPlace() {
        rename("Vacuum", "Shrink");
        waitForTree("Reports", " Monthly", "  Teams", " Oldest", "Shrink");
        rename("Reports", "Old");
        waitForTree("Old", " Monthly", "  Teams", " Oldest", "Shrink");
    }

    @Test
    void aNameThatIsTakenIsRefused() {
        queries.create("", "Analyze", "ANALYZE", "").join();
        waitForTree("Reports", " Monthly", "  Teams", " Oldest", "Analyze", "Vacuum");
        rename("Vacuum", "analyze");
        Await.eventually(() ->
                assertThat(robot.lookup("analyze exists already").tryQuery()).isPresent());
        robot.type(KeyCode.ESCAPE);
        waitForTree("Reports", " Monthly", "  Teams", " Oldest", "Analyze", "Vacuum");
    }

    @Test
    void whatIsDeletedComesBackWithUndo() {
        robot.clickOn("Reports");
        robot.type(KeyCode.DELETE);
        waitForTree("Vacuum");
        Await.eventually(() -> assertThat(
                        robot.lookup("“Reports” was deleted with 2 queries.").tryQuery())
                .isPresent());
        robot.clickOn("#queryUndo");
        waitForTree("Reports", " Monthly", "  Teams", " Oldest", "Vacuum");
    }

    @Test
    void aNewFolderIsNamedAtOnce() {
        robot.clickOn("Reports");
        robot.clickOn("#queries-newFolder");
        Await.eventually(() -> assertThat(robot.lookup("#queryName").tryQuery()).isPresent());
        robot.write("Yearly");
        robot.type(KeyCode.ENTER);
        waitForTree("Reports", " Monthly", "  Teams", " Yearly", " Oldest", "Vacuum");
    }

    @Test
    void aQueryIsSavedInTheForm() {
        robot.interact(() -> new QueryForm(
                        queries,
                        new WindowDialogs(() -> pane.getScene().getWindow()),
                        () -> pane.getScene().getWindow())
                .create("", "SELECT 7", query -> actions.saveAsQuery(query.text())));
        Await.eventually(
                () -> assertThat(robot.lookup("#queryFormName").tryQuery()).isPresent());
        robot.clickOn("#queryFormName").write("Seven");
        robot.interact(() -> robot.lookup("#queryFolder .text-field")
                .queryAs(TextInputControl.class)
                .setText("Numbers"));
        robot.clickOn("#formSave");
        waitForTree("Numbers", " Seven", "Reports", " Monthly", "  Teams", " Oldest", "Vacuum");
        Await.eventually(() -> assertThat(actions.done()).containsExactly("save SELECT 7"));
    }

    @Test
    void foldersGoNowhereWhereTheyAreThemselves() {
        var reports = new QueryItem.Folder("Reports");
        assertThat(QueryMoves.mayMove(reports, "")).isFalse(); // it is there
        assertThat(QueryMoves.mayMove(reports, "Reports/Monthly")).isFalse();
        assertThat(QueryMoves.mayMove(reports, "Reports 2")).isTrue();
        assertThat(QueryMoves.mayMove(new QueryItem.Folder("Reports/Monthly"), ""))
                .isTrue();
    }

    private void rename(String name, String newName) {
        robot.clickOn(name);
        robot.type(KeyCode.F2);
        Await.eventually(() -> assertThat(robot.lookup("#queryName").tryQuery()).isPresent());
        robot.write(newName);
        robot.type(KeyCode.ENTER);
    }

    /** Each level is indented by a blank. */
    private void waitForTree(String... lines) {
        Await.eventually(() -> {
            var shown = new ArrayList<String>();
            if (tree().getRoot() != null) {
                add(tree().getRoot(), "", shown);
            }
            assertThat(shown).containsExactly(lines);
        });
        Await.pulses();
    }

    private static void add(TreeItem<QueryItem> parent, String indent, List<String> lines) {
        for (var item : List.copyOf(parent.getChildren())) {
            lines.add(indent + item.getValue().name());
            add(item, indent + " ", lines);
        }
    }

    private TreeView<QueryItem> tree() {
        return robot.lookup("#queryTree").queryAs(treeClass());
    }

    @SuppressWarnings("unchecked") // a class has no type arguments
    private static Class<TreeView<QueryItem>> treeClass() {
        return (Class<TreeView<QueryItem>>) (Class<?>) TreeView.class;
    }
}
