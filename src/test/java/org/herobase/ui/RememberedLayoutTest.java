package org.herobase.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.herobase.AppDriver;
import org.herobase.db.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a grid remembers of how the user left it, across starts, and what it forgets. */
@Timeout(60)
class RememberedLayoutTest {
    private static final String GRID = "heroesGrid";

    @TempDir
    Path folder;

    private Path file;
    private AppDriver app;

    @BeforeEach
    void make() {
        file = folder.resolve("heroes.db");
        Database.create(file, true).close().join();
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void widthsOrderHiddenColumnsAndSortingAreThereAtTheNextStart() {
        app = AppDriver.heroes(file, folder);
        app.fx(() -> {
            column("name").setPrefWidth(333);
            column("age").setVisible(false);
            moveLast(table(), 1);
            return null;
        });
        app.clickHeader(GRID, "name");
        app.clickHeader(GRID, "name"); // descending
        app.eventually(() -> assertThat(app.column(GRID, "name").getFirst()).isEqualTo("Tarantula"));
        var titles = app.titles(GRID);
        assertThat(titles).startsWith("id", "team").doesNotContain("age");
        var names = app.column(GRID, "name");
        app.restart();
        assertThat(app.titles(GRID)).isEqualTo(titles);
        app.eventually(() -> assertThat(app.column(GRID, "name")).isEqualTo(names));
        assertThat(app.fx(() -> column("name").getWidth())).isEqualTo(333);
    }

    @Test
    void theFilterIsThereAtTheNextStartButNothingOfSecretNames() throws Exception {
        app = AppDriver.heroes(file, folder);
        app.fill("#heroesSearch", "spider");
        app.eventually(() -> assertThat(app.rows(GRID)).isEqualTo(1));
        app.restart();
        assertThat(app.label("#heroesSearch")).isEmpty();
        app.close();
        AppDriver.execute(file, "CREATE TABLE thing (id INTEGER PRIMARY KEY, note TEXT)");
        AppDriver.execute(file, "INSERT INTO thing (note) VALUES ('one'), ('two')");
        app = AppDriver.heroes(file, folder);
        app.click("thing");
        app.eventually(() -> assertThat(app.isShown("tableGrid")).isTrue());
        app.fill("#tableSearch", "two");
        app.eventually(() -> assertThat(app.column("tableGrid", "note")).containsExactly("two"));
        app.click("Heroes"); // the tab on show comes back
        app.restart();
        app.click("thing");
        app.eventually(() -> assertThat(app.label("#tableSearch")).isEqualTo("two"));
        app.eventually(() -> assertThat(app.column("tableGrid", "note")).containsExactly("two"));
        assertThat(Files.readString(folder.resolve("config/tables.properties"))).doesNotContain("spider");
    }

    @Test
    void theSelectedCellsStaySelectedWhenThePageIsReadAgain() {
        app = AppDriver.heroes(file, folder);
        app.click(GRID, 1, "name");
        app.click(GRID, 2, "age", KeyCode.SHIFT);
        var before = selected();
        assertThat(before).hasSizeGreaterThan(2);
        app.press(KeyCode.F5);
        app.execute("UPDATE hero SET age = 99 WHERE id = 2");
        app.press(KeyCode.F5);
        app.eventually(() -> assertThat(app.column(GRID, "age")).contains(99L));
        assertThat(selected()).isEqualTo(before);
    }

    private static <S> void moveLast(TableView<S> table, int place) {
        table.getColumns().add(place, table.getColumns().removeLast());
    }

    private List<String> selected() {
        return app.fx(() -> table().getSelectionModel().getSelectedCells().stream()
                .map(position ->
                        position.getRow() + " " + position.getTableColumn().getText())
                .sorted()
                .toList());
    }

    private TableColumn<?, ?> column(String title) {
        return table().getColumns().stream()
                .filter(column -> column.getText().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private TableView<?> table() {
        return app.robot().lookup("#" + GRID).queryTableView();
    }
}
