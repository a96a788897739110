package org.herobase.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;
import org.fxmisc.richtext.CodeArea;
import org.herobase.AppDriver;
import org.herobase.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The sidebar of any database: groups, filter, row counts, and what can be done with each entry. */
@Timeout(60)
class SidebarTest {
    @TempDir
    Path folder;

    private AppDriver app;

    @AfterEach
    void close() {
        if (app != null) {
            app.close();
        }
    }

    @Test
    void groupsByWhatThingsAre() {
        start(
                "CREATE TABLE artist(id INTEGER PRIMARY KEY AUTOINCREMENT, name)",
                "CREATE VIEW names AS SELECT name FROM artist",
                "CREATE INDEX by_name ON artist(name)",
                "CREATE TRIGGER loud AFTER INSERT ON artist BEGIN SELECT 1; END",
                "CREATE VIRTUAL TABLE notes USING fts5(body)");
        assertThat(lines())
                .startsWith("Tables", "artist", "Views", "names", "Virtual tables", "notes", "Indexes", "by_name")
                .containsSequence("Triggers", "loud", "System", "notes_config")
                .contains("sqlite_sequence");
        assertThat(shown()).doesNotContain("by_name", "loud", "notes_config");
    }

    @Test
    void typingNarrows() {
        start(
                "CREATE TABLE Album(id)",
                "CREATE TABLE Artist(id)",
                "CREATE INDEX album_id ON Album(id)",
                "CREATE VIEW songs AS SELECT * FROM Album");
        app.click("#sidebarFilter");
        app.type("ALB");
        assertThat(shown()).containsExactly("Tables", "Album", "Indexes", "album_id");
        app.type("x");
        assertThat(shown()).isEmpty();
        assertThat(app.isShown("sidebarNoMatches")).isTrue();
        app.press(KeyCode.ESCAPE);
        assertThat(shown()).containsExactly("Tables", "Album", "Artist", "Views", "songs", "Indexes", "System");
        assertThat(app.isShown("sidebarNoMatches")).isFalse();
        app.type("art");
        app.press(KeyCode.DOWN);
        assertThat(selected()).isEqualTo("Artist");
        app.press(KeyCode.ENTER);
        app.eventually(() -> assertThat(tabs()).containsExactly("Album", "Artist"));
        app.fx(() -> {
            tree().requestFocus();
            return null;
        });
        app.press(KeyCode.ESCAPE);
        assertThat(selected()).isEqualTo("Artist");
        app.fx(() -> {
            tree().requestFocus();
            return null;
        });
        app.type("son");
        assertThat(app.label("#sidebarFilter")).isEqualTo("son");
        app.press(KeyCode.ENTER);
        app.eventually(() -> assertThat(tabs()).contains("songs"));
    }

    @Test
    void theLineOfTheTabOnShowIsSelected() {
        start(IntStream.range(0, 100)
                .mapToObj("CREATE TABLE t%02d(a)"::formatted)
                .toArray(String[]::new));
        app.eventually(() -> assertThat(selected()).isEqualTo("t00"));
        app.click("#sidebarFilter");
        app.type("t77");
        app.press(KeyCode.ENTER);
        app.eventually(() -> assertThat(tabs()).containsExactly("t00", "t77"));
        app.click("#sidebarFilter");
        app.press(KeyCode.ESCAPE);
        app.press(KeyCode.CONTROL, KeyCode.TAB);
        app.eventually(() -> assertThat(selected()).isEqualTo("t00"));
        app.press(KeyCode.CONTROL, KeyCode.TAB);
        app.eventually(() -> assertThat(selected()).isEqualTo("t77"));
        app.eventually(() -> assertThat(cells()).contains("t77"));
        app.press(KeyCode.CONTROL, KeyCode.W);
        app.eventually(() -> assertThat(selected()).isEqualTo("t00"));
    }

    @Test
    void countsTheTablesOnScreenOnly() {
        start(IntStream.range(0, 2_000)
                .mapToObj("CREATE TABLE t%04d AS SELECT 1 AS x"::formatted)
                .toArray(String[]::new));
        app.eventually(() -> assertThat(rows("t0003")).isEqualTo(1L));
        assertThat(rows("t1500")).isNull();
        app.click("#sidebarFilter");
        app.type("t1500");
        app.eventually(() -> assertThat(rows("t1500")).isEqualTo(1L));
        app.press(KeyCode.ESCAPE);
        app.fx(() -> {
            tree().scrollTo(1_000);
            return null;
        });
        app.eventually(() -> assertThat(rows("t1003")).isEqualTo(1L));
        assertThat(rows("t0500")).isNull();
    }

    @Test
    void whatAnotherConnectionMadeComesWithoutMovingTheRest() {
        start(IntStream.range(0, 200)
                .mapToObj("CREATE TABLE t%03d(x)"::formatted)
                .toArray(String[]::new));
        app.click("t003");
        app.fx(() -> {
            tree().scrollTo(100);
            return null;
        });
        app.eventually(() -> assertThat(cells()).doesNotContain("t003").contains("t105"));
        var seen = cells();
        app.execute("CREATE TABLE weapon(x)", "CREATE VIEW arms AS SELECT * FROM weapon", "DROP TABLE t199");
        app.press(KeyCode.F5);
        app.eventually(
                () -> assertThat(lines()).contains("weapon", "Views", "arms").doesNotContain("t199"));
        assertThat(selected()).isEqualTo("t003");
        assertThat(cells()).isEqualTo(seen);
        app.fx(() -> {
            item("Tables").setExpanded(false);
            return null;
        });
        app.execute("DROP VIEW arms");
        app.press(KeyCode.F5);
        app.eventually(() -> assertThat(shown()).containsExactly("Tables", "System"));
    }

    @Test
    void whatTheConsoleMadeIsThere() {
        start("CREATE TABLE a(x)");
        app.press(KeyCode.CONTROL, KeyCode.BACK_QUOTE);
        app.eventually(() -> assertThat(app.isShown("consoleEditor")).isTrue());
        app.fx(() -> {
            editor().replaceText("ALTER TABLE a RENAME TO made;");
            return null;
        });
        app.click("#consoleRun");
        app.eventually(() -> assertThat(shown()).containsExactly("Tables", "made", "System"));
        app.eventually(() -> assertThat(tabs()).isEmpty());
    }

    @Test
    void theMenuComesByKeyAndByMouse() {
        start("CREATE TABLE \"odd \"\"name\"\"\"(x)", "CREATE INDEX i ON \"odd \"\"name\"\"\"(x)");
        app.click("odd \"name\"");
        app.fx(() -> {
            tree().requestFocus();
            return null;
        });
        app.press(KeyCode.SHIFT, KeyCode.F10);
        assertThat(menu())
                .containsExactly(
                        "Open", "Structure", "New query", "Count rows", "Copy name", "Copy CREATE statement", "Drop…");
        app.press(KeyCode.ESCAPE);
        app.press(KeyCode.CONTEXT_MENU);
        app.click("Copy name");
        assertThat(app.clipboard()).isEqualTo("odd \"name\"");
        app.robot().clickOn("odd \"name\"", MouseButton.SECONDARY);
        app.click("Copy CREATE statement");
        app.eventually(() -> assertThat(app.clipboard()).isEqualTo("CREATE TABLE \"odd \"\"name\"\"\"(x);"));
        app.fx(() -> {
            item("Indexes").setExpanded(true);
            return null;
        });
        app.robot().clickOn(cell("i"), MouseButton.SECONDARY);
        assertThat(menu()).containsExactly("Open", "Copy name", "Copy CREATE statement", "Drop…");
    }

    @Test
    void aNewQueryIsReadyToRun() {
        start("CREATE TABLE \"odd \"\"name\"\"\" AS SELECT 42 AS x");
        choose("odd \"name\"", "New query");
        app.eventually(() -> assertThat(app.fx(() -> editor().getText()))
                .isEqualTo("SELECT * FROM \"odd \"\"name\"\"\" LIMIT 100;"));
        app.fx(() -> {
            editor().replaceText("SELECT 1 -- one");
            return null;
        });
        choose("odd \"name\"", "New query");
        app.eventually(() -> assertThat(app.fx(() -> editor().getSelectedText()))
                .isEqualTo("SELECT * FROM \"odd \"\"name\"\"\" LIMIT 100;"));
        assertThat(app.fx(() -> editor().getText()))
                .isEqualTo("SELECT 1 -- one\n;\nSELECT * FROM \"odd \"\"name\"\"\" LIMIT 100;");
    }

    @Test
    void countsAViewWhenAsked() {
        start("CREATE TABLE a(x)", "CREATE VIEW three AS VALUES (1), (2), (3)");
        choose("three", "Count rows");
        app.eventually(() -> assertThat(app.label("#statusMessage")).isEqualTo("three has 3 rows"));
        assertThat(rows("three")).isEqualTo(3L);
    }

    @Test
    void aDropNamesWhatGoesWithIt() {
        start(
                "CREATE TABLE artist(id INTEGER PRIMARY KEY, name)",
                "INSERT INTO artist VALUES (1, 'one'), (2, 'two')",
                "CREATE INDEX by_name ON artist(name)",
                "CREATE TRIGGER loud AFTER INSERT ON artist BEGIN SELECT 1; END",
                "CREATE TABLE album(artist_id REFERENCES artist)",
                "CREATE TABLE fan(artist_id REFERENCES Artist ON DELETE CASCADE)",
                "INSERT INTO fan VALUES (1)",
                "CREATE TABLE label(star REFERENCES artist ON DELETE SET NULL)",
                "INSERT INTO label VALUES (2)",
                "CREATE VIEW names AS SELECT name FROM [Artist]");
        choose("artist", "Drop…");
        assertThat(app.dialogText().lines())
                .containsExactly(
                        "Drop the table “artist”?",
                        "Its 2 rows are deleted. One index goes with it. One trigger goes with it.",
                        "• Deleted, too: one row of “fan” (artist_id, ON DELETE CASCADE).",
                        "• Set to NULL: star in one row of “label” (ON DELETE SET NULL).",
                        "Left with a foreign key to it, in which only NULL can be entered: album, fan, label.",
                        "May no longer work, as they name it: names.",
                        "Undo brings it back, as long as nobody else writes to the file.",
                        "",
                        "DROP TABLE \"artist\"");
        app.press(KeyCode.ENTER); // which is Cancel
        app.waitForNoDialog();
        assertThat(shown()).contains("artist");
        choose("artist", "Drop…");
        app.answer("Drop table");
        app.eventually(() -> assertThat(shown()).doesNotContain("artist", "Indexes", "Triggers"));
        assertThat(app.query("SELECT name FROM sqlite_schema WHERE tbl_name = 'artist'"))
                .isEmpty();
        assertThat(app.query("SELECT (SELECT count(*) FROM fan), star FROM label"))
                .containsExactly("0|null");
    }

    @Test
    void aTableThatRowsPointToIsNotDropped() {
        start(
                "CREATE TABLE artist(id INTEGER PRIMARY KEY)",
                "INSERT INTO artist VALUES (1)",
                "CREATE TABLE album(artist_id REFERENCES artist)",
                "INSERT INTO album VALUES (1)");
        choose("artist", "Drop…");
        assertThat(app.dialogText().lines())
                .containsExactly(
                        "Rows elsewhere still point to the table “artist”",
                        "• one row of “album”, by artist_id",
                        "Delete those rows first, or point them elsewhere. Then it can be dropped.");
        app.answer("Close");
        assertThat(shown()).contains("artist");
    }

    @Test
    void viewsIndexesAndTriggersAreDropped() {
        start(
                "CREATE TABLE \"a b\"(x)",
                "CREATE INDEX \"select\" ON \"a b\"(x)",
                "CREATE TRIGGER \"a b\" AFTER INSERT ON \"a b\" BEGIN SELECT 1; END",
                "CREATE VIEW \"from\" AS SELECT 1");
        app.fx(() -> {
            item("Indexes").setExpanded(true);
            item("Triggers").setExpanded(true);
            return null;
        });
        drop("from", "Drop view");
        drop("select", "Drop index");
        app.fx(() -> {
            item("Tables").setExpanded(false);
            return null;
        });
        drop("a b", "Drop trigger");
        assertThat(app.query("SELECT type FROM sqlite_schema")).containsExactly("table");
    }

    @Test
    void nothingIsDroppedFromAReadOnlyFile() throws Exception {
        var file = folder.resolve("read-only.db");
        AppDriver.execute(file, "CREATE TABLE a(x)");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        app = AppDriver.start(file, folder);
        app.eventually(() -> assertThat(shown()).contains("a"));
        app.robot().clickOn("a", MouseButton.SECONDARY);
        assertThat(menuItems().getLast().isDisable()).isTrue();
    }

    private void start(String... statements) {
        var file = folder.resolve("some.db");
        AppDriver.execute(file, statements);
        app = AppDriver.start(file, folder);
        app.eventually(() -> assertThat(tabs()).hasSize(1));
    }

    private void choose(String entry, String action) {
        app.robot().clickOn(cell(entry), MouseButton.SECONDARY);
        app.click(action);
    }

    private void drop(String entry, String action) {
        choose(entry, "Drop…");
        app.answer(action);
        app.eventually(() -> assertThat(shown()).doesNotContain(entry));
        app.eventually(() -> assertThat(cells()).doesNotContain(entry));
    }

    private List<String> tabs() {
        return app.fx(() -> ((TabPane) app.find("#tabPane"))
                .getTabs().stream().map(tab -> tab.getText()).toList());
    }

    private CodeArea editor() {
        return (CodeArea) app.find("#consoleEditor");
    }

    @SuppressWarnings("unchecked")
    private TreeView<SidebarItem> tree() {
        return (TreeView<SidebarItem>) app.find("#sidebar");
    }

    /** All lines, also those of folded groups. */
    private List<String> lines() {
        return app.fx(() -> tree().getRoot().getChildren().stream()
                .flatMap(item -> Stream.concat(Stream.of(item), item.getChildren().stream()))
                .map(item -> item.getValue().text())
                .toList());
    }

    /** The lines that are not folded away. */
    private List<String> shown() {
        return app.fx(() -> IntStream.range(0, tree().getExpandedItemCount())
                .mapToObj(row -> tree().getTreeItem(row).getValue().text())
                .toList());
    }

    /** The lines on screen. */
    private List<String> cells() {
        return app.fx(() -> app.robot().lookup("#sidebar .tree-cell").queryAll().stream()
                .map(node -> (TreeCell<?>) node)
                .filter(cell -> cell.isVisible() && cell.getText() != null)
                .map(TreeCell::getText)
                .sorted()
                .toList());
    }

    private TreeCell<?> cell(String text) {
        Await.pulses(); // lines may be on their way to another place
        app.eventually(() -> assertThat(cells()).contains(text));
        return app.<TreeCell<?>>fx(() -> app.robot().lookup("#sidebar .tree-cell").queryAll().stream()
                .map(node -> (TreeCell<?>) node)
                .filter(cell -> cell.isVisible() && text.equals(cell.getText()))
                .findFirst()
                .orElseThrow());
    }

    private TreeItem<SidebarItem> item(String text) {
        return tree().getRoot().getChildren().stream()
                .flatMap(item -> Stream.concat(Stream.of(item), item.getChildren().stream()))
                .filter(item -> item.getValue().text().equals(text))
                .findFirst()
                .orElse(null);
    }

    private Long rows(String table) {
        return app.fx(() -> item(table).getValue() instanceof SidebarItem.Link link
                ? link.rows().getValue()
                : null);
    }

    private String selected() {
        return app.fx(() -> Objects.toString(
                tree().getSelectionModel().getSelectedItem() == null
                        ? null
                        : tree().getSelectionModel().getSelectedItem().getValue()));
    }

    private List<MenuItem> menuItems() {
        app.eventually(() -> assertThat(app.fx(() -> openMenus().size())).isEqualTo(1));
        return app.fx(() -> new ArrayList<>(openMenus().getFirst().getItems()));
    }

    private List<String> menu() {
        return menuItems().stream()
                .filter(item -> !(item instanceof SeparatorMenuItem))
                .map(MenuItem::getText)
                .toList();
    }

    private static List<ContextMenu> openMenus() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof ContextMenu && window.isShowing())
                .map(ContextMenu.class::cast)
                .toList();
    }
}
