package org.herobase.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.DriverManager;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import org.herobase.AppDriver;
import org.herobase.OddDatabase;
import org.herobase.SqliteFile;
import org.herobase.db.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A look changes nothing: whatever is visited, the files are the same bytes afterwards, and no others lie beside them. */
@Timeout(120)
class LookTest {
    private static final String GRID = "tableGrid";

    @TempDir
    Path folder;

    @TempDir
    Path settings;

    @Test
    void atOddTables() throws Exception {
        lookAt(OddDatabase.in(folder));
    }

    @Test
    void atHeroes() throws Exception {
        var file = folder.resolve("heroes.db");
        Database.create(file, true).close().join();
        lookAt(file);
    }

    @Test
    void atTablesWithForeignKeysBothWays() throws Exception {
        lookAt(SqliteFile.of(
                folder.resolve("music.db"),
                "CREATE TABLE artist (id INTEGER PRIMARY KEY, name TEXT, best_id INTEGER REFERENCES album (id))",
                "CREATE TABLE album (id INTEGER PRIMARY KEY, title TEXT, artist_id INTEGER REFERENCES artist (id))",
                "CREATE TABLE track (id INTEGER PRIMARY KEY, name TEXT, album_id INTEGER REFERENCES album (id),"
                        + " price NUMERIC(10, 2))",
                "CREATE TABLE entry (list TEXT, track_id INTEGER REFERENCES track (id), PRIMARY KEY (list, track_id))",
                "CREATE VIEW sold AS SELECT a.title, count(*) AS tracks FROM album a JOIN track t ON t.album_id = a.id"
                        + " GROUP BY a.id",
                "INSERT INTO artist VALUES (1, 'Ann', 2), (2, 'Bob', NULL)",
                "INSERT INTO album VALUES (1, 'One', 1), (2, 'Two', 1), (3, 'Three', 2)",
                "INSERT INTO track VALUES (1, 'First', 1, 0.99), (2, 'Second', 1, 1), (3, 'Third', 3, NULL)",
                "INSERT INTO entry VALUES ('mine', 1), ('mine', 3)"));
    }

    @Test
    void atAFileInWalMode() throws Exception {
        lookAt(SqliteFile.of(
                folder.resolve("wal.db"),
                "PRAGMA journal_mode = WAL",
                "CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT)",
                "INSERT INTO thing VALUES (1, 'one'), (2, 'two')"));
    }

    @Test
    void atALogThatAnotherProgramHasOpen() throws Exception {
        var file = SqliteFile.of(
                folder.resolve("wal.db"),
                "PRAGMA journal_mode = WAL",
                "CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT)");
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = other.createStatement()) {
            statement.executeUpdate("INSERT INTO thing VALUES (1, 'one'), (2, 'two')");
            assertThat(folder.resolve("wal.db-wal")).isNotEmptyFile();
            lookAt(file);
        }
    }

    private void lookAt(Path file) throws IOException {
        var before = files();
        var app = AppDriver.start(file, settings);
        try (app) {
            app.eventually(() -> assertThat(tabs(app)).hasSize(1));
            close(app);
            expandAll(app);
            for (var line = 0; line < app.fx(() -> tree(app).getExpandedItemCount()); line++) {
                if (open(app, line)) {
                    look(app);
                    close(app);
                }
            }
            searchEverywhere(app);
        }
        app.eventually(() -> assertThat(files()).isEqualTo(before));
    }

    private static boolean open(AppDriver app, int line) {
        var isEntry = app.fx(() -> {
            tree(app).requestFocus();
            tree(app).getSelectionModel().clearAndSelect(line);
            tree(app).scrollTo(line);
            return tree(app).getTreeItem(line).isLeaf();
        });
        if (isEntry) {
            app.press(KeyCode.ENTER);
            app.eventually(() -> assertThat(tabs(app)).hasSize(1));
        }
        return isEntry;
    }

    private static void look(AppDriver app) {
        if (!app.isShown("tableView")) {
            return; // heroes, teams, or the page on an index or trigger
        }
        app.eventually(() ->
                assertThat(app.label("#pageLabel") + app.label("#tableError")).isNotEmpty());
        if (app.isShown("tableErrorBox")) {
            return;
        }
        app.titles(GRID).stream().limit(3).forEach(title -> {
            app.clickHeader(GRID, title);
            await(app);
        });
        press(app, "tableValue", "tableRelated", "tableFilter", "pageLast", "pagePrevious", "pageFirst");
        if (app.rows(GRID) > 0) {
            app.click(GRID, 0, app.titles(GRID).getFirst());
        }
        press(app, "tableStructure");
        app.eventually(() -> assertThat(app.label("#structureName") + app.label("#structureError"))
                .isNotEmpty());
        press(app, "tableRows");
        await(app);
        app.fx(() -> {
            ((TextField) app.find("#tableSearch")).setText("o");
            return null;
        });
        await(app);
    }

    private static void press(AppDriver app, String... buttons) {
        for (var button : buttons) {
            app.fx(() -> {
                ((ButtonBase) app.find("#" + button)).fire();
                return null;
            });
        }
    }

    private static void await(AppDriver app) {
        app.eventually(() -> assertThat(app.label("#pageLabel")).isNotEmpty());
    }

    private static void close(AppDriver app) {
        app.press(KeyCode.CONTROL, KeyCode.W);
        app.eventually(() -> assertThat(tabs(app)).isEmpty());
    }

    private static void searchEverywhere(AppDriver app) {
        app.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        app.fill("#searchText", "o");
        app.press(KeyCode.ENTER);
        app.eventually(() -> assertThat(app.label("#searchStatus")).endsWith(" ms"));
    }

    private static void expandAll(AppDriver app) {
        app.fx(() -> {
            tree(app).getRoot().getChildren().forEach(group -> group.setExpanded(true));
            return null;
        });
    }

    private static TreeView<?> tree(AppDriver app) {
        return app.robot().lookup("#sidebar").queryAs(TreeView.class);
    }

    private static List<Tab> tabs(AppDriver app) {
        return app.fx(() -> List.copyOf(
                app.robot().lookup("#tabPane").queryAs(TabPane.class).getTabs()));
    }

    /** The files in the folder by their content; of a log's index, which is shared memory, only that it is there. */
    private Map<String, String> files() {
        var files = new TreeMap<String, String>();
        try (var paths = Files.list(folder)) {
            for (var path : paths.toList()) {
                var name = path.getFileName().toString();
                files.put(name, name.endsWith("-shm") ? "" : hash(path));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return files;
    }

    private static String hash(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException failure) {
            throw new AssertionError(failure);
        }
    }
}
