package org.herobase.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import org.herobase.AppDriver;
import org.herobase.db.Database;
import org.herobase.tables.SearchLine.OfHit;
import org.herobase.tables.SearchLine.OfTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The search everywhere: what is found, which tables, the way to a row and back, and its end. */
@Timeout(60)
class SearchViewTest {
    private static final String ENDLESS =
            "CREATE VIEW endless AS WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c) SELECT i FROM c";

    @TempDir
    Path folder;

    private Path file;
    private AppDriver app;

    @BeforeEach
    void make() {
        file = folder.resolve("heroes.db");
        Database.create(file, true).close().join();
        AppDriver.execute(
                file,
                "CREATE TABLE thing (id INTEGER PRIMARY KEY, note TEXT, data BLOB)",
                "INSERT INTO thing VALUES (7, 'the Spider in the bath', x'537069646572')",
                "CREATE VIEW notes AS SELECT note FROM thing",
                "CREATE VIEW broken AS SELECT * FROM nowhere",
                ENDLESS);
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void findsATextInAllTablesAndGoesToItsRowAndBack() {
        app = AppDriver.heroes(file, folder);
        app.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        app.eventually(() -> assertThat(app.label("#searchEmpty .empty-title")).isEqualTo("Search everywhere"));
        app.eventually(() -> assertThat(app.label("#searchTables")).isEqualTo("In all tables"));
        assertThat(app.isDisabled("searchRun")).isTrue();
        app.fill("#searchText", "spider");
        app.press(KeyCode.ENTER);
        app.eventually(() -> assertThat(lines())
                .containsExactly("hero 1", "name: Spider-Boy", "thing 1", "note: the Spider in the bath"));
        app.fx(() -> {
            TreeTableView<?> hits = app.robot().lookup("#searchHits").queryAs(TreeTableView.class);
            hits.requestFocus();
            hits.getSelectionModel().select(3);
            return null;
        });
        app.press(KeyCode.ENTER);
        app.eventually(() -> assertThat(app.find("#tableGrid")).isNotNull());
        app.eventually(() -> assertThat(app.column("tableGrid", "note")).containsExactly("the Spider in the bath"));
        app.press(KeyCode.ALT, KeyCode.LEFT);
        app.eventually(() -> assertThat(app.fx(() -> app.find("#searchHits").isFocused()))
                .as("back at the hit")
                .isTrue());
        app.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        app.eventually(() -> assertThat(app.fx(() -> app.find("#searchText").isFocused()))
                .as("another search")
                .isTrue());
        assertThat(lines()).hasSize(4);
    }

    @Test
    void searchesOnlyWhatIsChosen() {
        app = AppDriver.heroes(file, folder);
        app.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        app.fill("#searchText", "spider");
        app.click("#searchTables");
        app.click("#searchNoTables");
        assertThat(app.isDisabled("searchRun")).isTrue();
        tick("broken (view)");
        tick("notes (view)");
        assertThat(app.label("#searchTables")).startsWith("In 2 of ");
        closeChooser();
        app.click("#searchRun");
        app.eventually(() -> assertThat(lines()).hasSize(3).first().asString().startsWith("broken 0 "));
        assertThat(lines().subList(1, 3)).containsExactly("notes 1", "note: the Spider in the bath");
        app.fill("#searchText", "nowhere to be found");
        app.click("#searchTables");
        app.click("#searchAllTables");
        closeChooser();
        app.click("#searchRun");
        app.eventually(() ->
                assertThat(app.label("#searchEmpty .empty-title")).isEqualTo("“nowhere to be found” was not found"));
    }

    @Test
    void isCancelledAndKeepsWhatItFound() {
        app = AppDriver.heroes(file, folder);
        app.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        app.fill("#searchText", "4711");
        app.click("#searchTables");
        app.click("#searchNoTables");
        tick("endless (view)");
        closeChooser();
        app.click("#searchRun");
        app.eventually(() -> assertThat(lines()).contains("i: 4711"));
        app.click("#searchCancel");
        app.eventually(() -> assertThat(app.label("#searchStatus")).startsWith("Cancelled while searching endless: "));
        assertThat(lines()).contains("i: 4711");
        assertThat(app.isShown("searchRun")).isTrue();
    }

    private void closeChooser() {
        app.click("#searchText");
        app.eventually(() -> assertThat(app.find("#searchTableList")).isNull());
    }

    private void tick(String table) {
        app.eventually(() -> assertThat(app.find("#searchTableList")).isNotNull());
        app.robot()
                .clickOn(app.<CheckBox>fx(
                        () -> app.robot().lookup("#searchTableList .check-box").queryAllAs(CheckBox.class).stream()
                                .filter(box -> box.getParent().isVisible() && table.equals(title(box)))
                                .findFirst()
                                .orElseThrow()));
    }

    private static String title(CheckBox box) {
        return ((javafx.scene.control.Labeled) box.getParent()).getText();
    }

    /** What is found, a line each. */
    private List<String> lines() {
        return app.fx(() -> {
            var lines = new ArrayList<String>();
            TreeTableView<?> hits = app.robot().lookup("#searchHits").queryAs(TreeTableView.class);
            for (TreeItem<?> table : hits.getRoot().getChildren()) {
                lines.add(text((SearchLine) table.getValue()));
                table.getChildren().forEach(hit -> lines.add(text((SearchLine) hit.getValue())));
            }
            return lines;
        });
    }

    private static String text(SearchLine line) {
        return switch (line) {
            case OfTable table ->
                table.name() + " " + table.hits() + (table.problem() == null ? "" : " " + table.problem());
            case OfHit(var hit) -> hit.column() + ": " + hit.before() + hit.match() + hit.after();
        };
    }
}
