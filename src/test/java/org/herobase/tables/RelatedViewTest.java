package org.herobase.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.herobase.AppDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Labels of keys, the way to what they stand for and back, and what points to a row. */
@Timeout(60)
class RelatedViewTest {
    @TempDir
    Path folder;

    private AppDriver app;

    @BeforeEach
    void start() {
        var file = folder.resolve("music.db");
        AppDriver.execute(
                file,
                "CREATE TABLE artist (id INTEGER PRIMARY KEY, name TEXT, city TEXT)",
                "INSERT INTO artist VALUES (1, 'Ann', 'Ulm'), (2, 'Bob', 'Rom')",
                "CREATE TABLE album (id INTEGER PRIMARY KEY, title TEXT, artist_id INTEGER REFERENCES Artist (ID),"
                        + " guest_id REFERENCES artist)",
                "CREATE TABLE place (country TEXT, zip INTEGER, name TEXT, PRIMARY KEY (country, zip))",
                "INSERT INTO place VALUES ('de', 1, 'Here'), ('fr', 2, 'There')",
                "CREATE TABLE home (id INTEGER PRIMARY KEY, zip INTEGER, land TEXT,"
                        + " FOREIGN KEY (land, zip) REFERENCES place)",
                "INSERT INTO home VALUES (1, 1, 'de')",
                "INSERT INTO album VALUES (1, 'One', 2, 1), (2, 'Two', 2, NULL), (3, 'Three', 99, '')");
        app = AppDriver.start(file, folder);
        open("album");
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void aKeyShowsWhatItStandsForOrThatItDangles() {
        assertThat(notes(0, "artist_id")).containsExactly("2", "Bob");
        assertThat(notes(0, "guest_id")).containsExactly("1", "Ann");
        assertThat(notes(1, "guest_id")).isEmpty();
        assertThat(notes(2, "artist_id")).containsExactly("99", "no such row in Artist");
        assertThat(app.cell("tableGrid", 2, "artist_id").getAccessibleText()).isEqualTo("99, no such row in Artist");
    }

    @Test
    void aKeyIsFollowedToItsRowAndBack() {
        app.click("tableGrid", 1, "artist_id");
        app.robot().push(KeyCode.CONTROL, KeyCode.ENTER);
        awaitColumn("name", "Ann", "Bob");
        app.eventually(() -> assertThat(app.selectedNames("tableGrid")).containsExactly("Bob"));
        app.robot().push(KeyCode.ALT, KeyCode.LEFT);
        awaitColumn("title", "One", "Two", "Three");
    }

    @Test
    void whatPointsToARowIsCountedAndShown() {
        open("artist");
        app.click("#tableRelated");
        assertThat(app.label("#relatedPane .related-hint")).startsWith("Select one row");
        app.click("tableGrid", 1, "name");
        app.eventually(() -> assertThat(lines("relatedChildren"))
                .containsExactly("album, by artist_id, 2", "album, by guest_id, 0"));
        assertThat(lines("relatedParents")).isEmpty();
        app.robot().clickOn(line("relatedChildren", 0));
        awaitColumn("title", "One", "Two");
    }

    @Test
    void whatARowBelongsToIsListed() {
        app.click("#tableRelated");
        app.click("tableGrid", 0, "title");
        app.eventually(
                () -> assertThat(lines("relatedParents")).containsExactly("Artist, 2 · Bob, ", "artist, 1 · Ann, "));
        app.click("tableGrid", 2, "title");
        app.eventually(() -> assertThat(lines("relatedParents")).contains("Artist, 99, missing"));
    }

    @Test
    void anotherLabelIsChosenAndRemembered() {
        app.click("#tableRelated");
        app.click("#relatedLabels");
        app.robot().clickOn("Label of Artist");
        app.robot().clickOn("city");
        app.eventually(() -> assertThat(notes(0, "artist_id")).containsExactly("2", "Rom"));
        assertThat(notes(0, "guest_id")).containsExactly("1", "Ulm");
    }

    @Test
    void aParentIsChosenByItsLabelOrItsKeyIsTyped() {
        edit("artist_id", 0, "an");
        app.eventually(() -> assertThat(choices()).containsExactly("1, Ann"));
        app.press(KeyCode.ENTER);
        app.waitForRows("SELECT artist_id FROM album WHERE id = 1", "1");
        app.eventually(() -> assertThat(notes(0, "artist_id")).containsExactly("1", "Ann"));
        edit("artist_id", 1, "1");
        app.press(KeyCode.ENTER);
        app.waitForRows("SELECT artist_id FROM album WHERE id = 2", "1");
        app.eventually(() -> assertThat(notes(1, "artist_id")).containsExactly("1", "Ann"));
        edit("artist_id", 1, "7");
        app.press(KeyCode.ENTER);
        app.eventually(() -> assertThat(app.dialogText()).containsIgnoringCase("there is no artist 7"));
        app.press(KeyCode.ESCAPE);
    }

    @Test
    void choosingAParentSetsAllColumnsOfItsKeyInOneChange() {
        open("home");
        edit("zip", 0, "there");
        app.eventually(() -> assertThat(choices()).containsExactly("fr, 2, There"));
        app.press(KeyCode.ENTER);
        app.waitForRows("SELECT zip, land FROM home", "2|fr");
        app.click("#tableUndo");
        app.waitForRows("SELECT zip, land FROM home", "1|de");
    }

    private void edit(String column, int row, String text) {
        app.eventually(() -> {
            app.doubleClick("tableGrid", row, column); // a reading of the page may come between its clicks
            assertThat(app.isEditing("tableGrid")).isTrue();
        });
        app.waitForEditor("tableGrid", column);
        app.replace(text);
    }

    private List<String> choices() {
        return app.fx(() -> app.robot().lookup("#parentChoices .list-cell").queryAllAs(ListCell.class).stream()
                .filter(cell -> !cell.isEmpty())
                .map(cell -> cell.getAccessibleText())
                .toList());
    }

    private void open(String table) {
        app.eventually(() -> assertThat(app.robot().lookup(table).tryQuery()).isPresent());
        app.robot().doubleClickOn(table);
        app.eventually(() -> assertThat(app.rows("tableGrid")).isPositive());
    }

    private void awaitColumn(String column, Object... values) {
        app.eventually(() -> assertThat(shown(column)).containsExactly(values));
    }

    /** The values of a column of the grid in the tab on show; empty if it has no such column. */
    private List<Object> shown(String title) {
        return app.fx(() -> {
            var values = new ArrayList<Object>();
            for (TableView<?> grid : app.robot().lookup("#tableGrid").queryAllAs(TableView.class)) {
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

    private List<String> notes(int row, String column) {
        return app.cell("tableGrid", row, column).lookupAll(".noted-value > .label").stream()
                .map(node -> ((Label) node).getText())
                .toList();
    }

    private List<String> lines(String list) {
        return app.fx(() -> cells(list).stream().map(ListCell::getText).collect(Collectors.toList()));
    }

    private Node line(String list, int index) {
        return app.fx(() -> cells(list).get(index));
    }

    private List<ListCell<?>> cells(String list) {
        return app.robot().lookup("#" + list).queryAs(ListView.class).lookupAll(".list-cell").stream()
                .<ListCell<?>>map(node -> (ListCell<?>) node)
                .filter(cell -> !cell.isEmpty())
                .sorted((one, other) -> Integer.compare(one.getIndex(), other.getIndex()))
                .toList();
    }
}
