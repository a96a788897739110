package org.herobase.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import org.herobase.AppDriver;
import org.herobase.SqliteFile;
import org.herobase.shell.ResultsDialog.Line;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class MaintenanceTest {
    @TempDir
    Path folder;

    private AppDriver app;

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void theCheckTellsInWordsWhatIsWrongAndLeadsThere() {
        var file = SqliteFile.of(
                folder.resolve("orphans.db"),
                "CREATE TABLE child(id INTEGER PRIMARY KEY, parent REFERENCES parent)",
                "CREATE TABLE parent(id INTEGER PRIMARY KEY)",
                "INSERT INTO child VALUES (1, NULL), (2, 77), (3, NULL)");
        app = AppDriver.start(file, folder);
        app.eventually(() -> assertThat(app.isShown("tableGrid")).isTrue());
        check();
        app.eventually(() ->
                assertThat(results()).containsExactly("child: the row 2 points to a row of parent that is not there."));
        assertThat(app.label("#resultsHeadline")).isEqualTo("One thing is wrong with orphans.db");
        app.robot().clickOn("Go to the rows");
        app.eventually(() -> assertThat(app.isShown("tableGrid") ? app.column("tableGrid", "id") : List.of())
                .containsExactly(1L, 2L, 3L));
        app.eventually(() -> assertThat(app.fx(() -> ((TableView<?>) app.find("#tableGrid"))
                        .getSelectionModel()
                        .getSelectedIndex()))
                .isEqualTo(1));
    }

    @Test
    void theCheckSaysSoWhereNothingIsWrong() {
        app = AppDriver.start(SqliteFile.of(folder.resolve("sound.db"), "CREATE TABLE t(a)"), folder);
        app.eventually(() -> assertThat(app.isShown("tableGrid")).isTrue());
        check();
        assertThat(app.dialogText()).startsWith("Nothing is wrong with sound.db");
        app.answer("Close");
    }

    @Test
    void aDamagedFileIsNamedAndOpenedReadOnly() throws Exception {
        var file = SqliteFile.of(
                folder.resolve("damaged.db"),
                "CREATE TABLE t(a)",
                "INSERT INTO t WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
                        + " SELECT printf('%0100d', i) FROM n");
        var whole = Files.readAllBytes(file);
        var half = Arrays.copyOf(whole, whole.length / 2);
        Files.write(file, half);
        app = AppDriver.start(file, folder);
        assertThat(app.dialogText()).startsWith("damaged.db is damaged");
        app.answer("Open read-only");
        app.eventually(() -> assertThat(app.isShown("tableGrid")).isTrue());
        app.eventually(() -> assertThat(app.rows("tableGrid")).isEqualTo(100));
        assertThat(app.label("#statusDatabase")).contains("read-only");
        assertThat(file).hasBinaryContent(half);
    }

    private void check() {
        app.click("#databaseMenu");
        app.click("#checkIntegrity");
    }

    @SuppressWarnings("unchecked")
    private List<String> results() {
        return app.fx(() -> app.find("#results") instanceof ListView<?> list
                ? ((ListView<Line>) list).getItems().stream().map(Line::text).toList()
                : List.of());
    }
}
