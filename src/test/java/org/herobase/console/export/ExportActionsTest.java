package org.herobase.console.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.asyncFx;

import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.herobase.Await;
import org.herobase.PulseRobot;
import org.herobase.SqliteFile;
import org.herobase.console.result.QueryRun;
import org.herobase.console.result.ResultTools;
import org.herobase.console.result.ResultView;
import org.herobase.console.result.RowCache;
import org.herobase.db.ConnectionThread;
import org.herobase.db.Database;
import org.herobase.rows.Edits;
import org.herobase.ui.AnsweredDialogs;
import org.herobase.undo.UndoLimits;
import org.herobase.undo.UndoLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class ExportActionsTest {
    private static final int ROWS = 20_000;

    @TempDir
    private static Path folder;

    private final PulseRobot robot = new PulseRobot();
    private final StackPane root = new StackPane();
    private final AnsweredDialogs dialogs = new AnsweredDialogs();
    private Path chosen; // where the user saves to
    private Path home;
    private Database database;
    private ConnectionThread console;
    private ResultView view;

    @Start
    void start(Stage stage) throws Exception {
        home = Files.createTempDirectory(folder, "db");
        chosen = home.resolve("saved.csv");
        dialogs.choose(chosen);
        database = Database.open(SqliteFile.of(
                home.resolve("t.db"),
                "CREATE TABLE t(id INTEGER PRIMARY KEY, name TEXT)",
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT " + ROWS
                        + ") INSERT INTO t SELECT i, 'name ' || i FROM n"));
        console = database.openConsole();
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        stage.setScene(new Scene(root, 900, 500));
        stage.show();
    }

    @AfterEach
    void close() {
        robot.interact(() -> view.close());
        console.close().join();
        database.close().join();
    }

    @Test
    void copiesAllRowsIfNothingIsSelected() throws Exception {
        show("SELECT id, name FROM t");
        Await.until(() -> view.table().getItems().size() == ROWS);
        robot.clickOn("#resultCopyAs");
        Await.until(() -> text("All 20,000 rows, up to 50 MB"));
        robot.clickOn("JSON");
        Await.until(() -> text("20,000 rows copied."));
        assertThat(clipboard())
                .startsWith("[\n{\"id\": 1, \"name\": \"name 1\"},\n")
                .endsWith("\n{\"id\": 20000, \"name\": \"name 20000\"}\n]\n");
    }

    @Test
    void copiesTheSelectedCells() throws Exception {
        show("SELECT id, name FROM t");
        robot.interact(() -> {
            var columns = view.table().getColumns();
            view.table().getSelectionModel().select(1, columns.get(0));
            view.table().getSelectionModel().select(3, columns.get(1));
        });
        robot.clickOn("#resultCopyAs");
        Await.until(() -> text("2 selected cells"));
        robot.clickOn("SQL INSERT");
        Await.until(() -> text("2 rows copied."));
        assertThat(clipboard())
                .isEqualTo("INSERT INTO \"t\" (\"id\", \"name\") VALUES\n(2, NULL),\n(NULL, 'name 4');\n");
    }

    @Test
    void readsALongSelectedValueWhole() throws Exception {
        show("SELECT id, replace(hex(zeroblob(1000000)), '00', 'xyz') AS long FROM t LIMIT 2");
        robot.interact(() -> view.table()
                .getSelectionModel()
                .select(1, view.table().getColumns().get(1)));
        copyAs("CSV");
        Await.until(() -> text("1 row copied."));
        assertThat(clipboard()).hasSize(3_000_000 + "long\r\n\r\n".length());
    }

    @Test
    void savesTheRowsThatAreShownInTheirOrder() throws Exception {
        show("SELECT id, name FROM t");
        Await.until(() -> view.table().getItems().size() == ROWS);
        robot.clickOn("#resultSearch").write("name 777").type(KeyCode.ENTER);
        Await.until(() -> view.table().getItems().size() == 11);
        robot.interact(
                () -> view.table().getSortOrder().add(view.table().getColumns().getFirst()));
        robot.interact(() -> view.table().getColumns().getFirst().setSortType(SortType.DESCENDING));
        Await.until(() -> view.table().getItems().getFirst().equals(List.of(7779L, "name 7779")));
        save("CSV…");
        Await.until(() -> text("11 rows saved to saved.csv."));
        assertThat(chosen).content().startsWith("id,name\r\n7779,name 7779\r\n").endsWith("\r\n777,name 777\r\n");
    }

    @Test
    void aCancelledSavingLeavesTheOldFile() throws Exception {
        Files.writeString(chosen, "old");
        show("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n");
        save("CSV…");
        Await.until(() -> robot.lookup("#resultExportCancel").query().isVisible());
        assertThat(text("Saving saved.csv")).isTrue();
        robot.clickOn("#resultExportCancel");
        Await.until(() -> text("Not saved, as you cancelled it."));
        assertThat(chosen).hasContent("old");
        assertThat(files()).noneMatch(file -> file.toString().endsWith(".part"));
    }

    @Test
    void anErrorOfTheQueryLeavesTheOldFile() throws Exception {
        Files.writeString(chosen, "old");
        show("SELECT json(iif(id < 2000, '[]', name)) FROM t");
        save("CSV…");
        Await.until(() -> !dialogs.errors().isEmpty());
        assertThat(dialogs.errors().getLast().headline()).isEqualTo("saved.csv was not saved: malformed JSON");
        assertThat(chosen).hasContent("old");
        assertThat(files()).noneMatch(file -> file.toString().endsWith(".part"));
    }

    @Test
    void aFileThatCannotBeWrittenIsToldOf() throws Exception {
        dialogs.choose(home.resolve("missing").resolve("saved.csv"));
        show("SELECT id, name FROM t");
        save("JSON…");
        Await.until(() -> !dialogs.errors().isEmpty());
        assertThat(dialogs.errors().getLast().headline())
                .isEqualTo("saved.csv was not saved: its folder is not there any more");
    }

    @Test
    void saysWhatIsMissingWhereTheQueryIsNotRunASecondTime() throws Exception {
        show("SELECT id, random() FROM t");
        save("CSV…");
        Await.until(() -> text("1,000 rows saved to saved.csv. Further rows were not kept"));
        assertThat(Files.readAllLines(chosen)).hasSize(1_001);
    }

    private void save(String format) {
        robot.clickOn("#resultSave").clickOn(format);
    }

    private void copyAs(String format) {
        robot.clickOn("#resultCopyAs").clickOn(format);
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(home)) {
            return files.toList();
        }
    }

    private static String clipboard() throws Exception {
        return asyncFx(() -> Clipboard.getSystemClipboard().getString()).get(30, TimeUnit.SECONDS);
    }

    private void show(String sql) throws Exception {
        var result = new QueryRun(console).run(sql, 1_000);
        asyncFx(() -> {
                    var tools = new ResultTools(
                            new RowCache(1_000_000),
                            database,
                            new Edits(new UndoLog(database, UndoLimits.DEFAULT)),
                            dialogs,
                            new SimpleBooleanProperty(),
                            new SimpleBooleanProperty(),
                            _ -> {});
                    view = new ResultView(result, tools);
                    ExportActions.addTo(view, dialogs);
                    root.getChildren().setAll(view);
                })
                .get(30, TimeUnit.SECONDS);
        Await.pulses();
    }

    private boolean text(String text) {
        return robot.lookup(node -> node instanceof Labeled labeled
                        && node.isVisible()
                        && labeled.getText() != null
                        && labeled.getText().contains(text))
                .tryQuery()
                .isPresent();
    }
}
