package org.herobase.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.herobase.AppDriver;
import org.herobase.OtherProgram;
import org.herobase.SqliteFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the user is told before rows go and keys change, and the ways to the rows that are in the way. */
@Timeout(60)
class ConsequenceViewTest {
    private static final String GRID = "tableGrid";

    @TempDir
    Path folder;

    private Path file;
    private AppDriver app;

    @BeforeEach
    void start() {
        file = SqliteFile.of(
                folder.resolve("music.db"),
                "CREATE TABLE artist (id INTEGER PRIMARY KEY, name TEXT)",
                "CREATE TABLE album (id INTEGER PRIMARY KEY, title TEXT,"
                        + " artist_id INTEGER REFERENCES artist ON DELETE CASCADE ON UPDATE CASCADE)",
                "CREATE TABLE track (id INTEGER PRIMARY KEY, album_id INTEGER REFERENCES album)",
                "INSERT INTO artist VALUES (1, 'AC/DC'), (2, 'Accept')",
                "INSERT INTO album VALUES (1, 'Powerage', 1), (2, 'Balls to the Wall', 2), (3, 'Restless', 2)",
                "INSERT INTO track VALUES (1, 1), (2, 1), (3, NULL)");
        app = AppDriver.start(file, folder);
        app.eventually(() -> assertThat(app.isShown(GRID)).isTrue());
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void rowsInTheWayAreNamedAndOpened() {
        open("artist");
        app.click(GRID, 0, "name");
        app.press(KeyCode.DELETE);
        assertThat(app.dialogText())
                .isEqualTo("A row of artist cannot be deleted\n2 rows of track refer to album by album_id.\n\n"
                        + "Change or delete those rows first.");
        app.answer("Show the 2 rows of track");
        app.eventually(() -> assertThat(shown("album_id")).containsExactly(1L, 1L));
        app.waitForRows("SELECT count(*) FROM artist", "2");
    }

    @Test
    void aKeyThatOthersFollowIsChangedAfterAQuestion() {
        open("artist");
        set(1, "id", "22");
        assertThat(app.dialogText())
                .isEqualTo("Change id of this row of artist?\n• Changes artist_id in 2 rows of album to the new key");
        app.answer("Cancel");
        app.eventually(() -> assertThat(app.cellText(GRID, 1, "id")).isEqualTo("2"));
        app.waitForRows("SELECT id FROM artist", "1", "2");
        set(1, "id", "22");
        app.answer("Change key");
        app.waitForRows("SELECT artist_id FROM album ORDER BY id", "1", "22", "22");
        set(0, "name", "nothing refers to a name");
        app.waitForRows("SELECT name FROM artist WHERE id = 1", "nothing refers to a name");
    }

    @Test
    void aKeyChangeThatIsCancelledWhileItWaitsIsNotMadeAndWhatWasTypedStays() {
        open("artist");
        try (var other = OtherProgram.on(file)) {
            other.execute("BEGIN IMMEDIATE");
            set(1, "id", "22");
            app.answer("Change key");
            app.eventually(() -> assertThat(app.label("#statusBusyLabel")).startsWith("Waiting"));
            app.click("#statusCancel");
            app.eventually(() -> assertThat(app.label("#cellError")).startsWith("Stopped"));
            assertThat(app.label(".table-cell .text-field")).isEqualTo("22");
            other.execute("COMMIT");
        }
        app.press(KeyCode.ESCAPE);
        app.waitForNoEditor(GRID);
        set(0, "name", "a later change");
        app.waitForRows("SELECT id, name FROM artist", "1|a later change", "2|Accept");
    }

    @Test
    void aMissingParentIsNamed() {
        open("track");
        set(2, "album_id", "99");
        assertThat(app.dialogText()).startsWith("There is no album 99\n");
        app.answer("Show album");
        app.eventually(() -> assertThat(shown("title")).hasSize(3));
        app.waitForRows("SELECT count(*) FROM track WHERE album_id = 99", "0");
    }

    private void set(int row, String column, String text) {
        app.edit(GRID, row, column, text);
        app.press(KeyCode.ENTER);
    }

    /** Opens a table in the only tab: the fixture sees one grid. */
    private void open(String table) {
        app.press(KeyCode.CONTROL, KeyCode.W);
        app.eventually(() -> assertThat(app.find("#" + GRID)).isNull());
        app.robot().doubleClickOn(table);
        app.eventually(() -> assertThat(app.rows(GRID)).isPositive());
    }

    /** The values of a column of the grid in the tab on show; empty if it has no such column. */
    private List<Object> shown(String title) {
        return app.fx(() -> {
            var values = new ArrayList<Object>();
            for (TableView<?> grid : app.robot().lookup("#" + GRID).queryAllAs(TableView.class)) {
                if (isOnShow(grid)) {
                    values.addAll(values(grid, title));
                }
            }
            return values;
        });
    }

    private static <S> List<Object> values(TableView<S> grid, String title) {
        return grid.getColumns().stream()
                .filter(column -> column.getText().equals(title))
                .flatMap(column -> grid.getItems().stream().<Object>map(column::getCellData))
                .toList();
    }

    private static boolean isOnShow(Node node) {
        return node == null || node.isVisible() && isOnShow(node.getParent());
    }
}
