package org.herobase.heroes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.herobase.AppDriver;
import org.herobase.db.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Finding heroes: search, filter, order, pages and the keys for it. */
@Timeout(60)
class HeroesBrowsingTest {
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
    void searchesInNamesSecretNamesAndTeamsWhateverTheCase() {
        AppDriver.execute(
                file,
                "INSERT INTO hero VALUES (9, 'Émile 100%', 'a_b', NULL, NULL)",
                "INSERT INTO hero VALUES (10, 'Emil 1000', 'axb', NULL, NULL)");
        app = AppDriver.heroes(file, folder);
        app.click(GRID, 0, "name");
        app.press(KeyCode.CONTROL, KeyCode.F);
        app.type("DEAD");
        waitForNames("Deadpond");
        search("tommy sharp");
        waitForNames("Rusty-Man");
        search("wakaland");
        waitForNames("Black Lion", "Princess Sure-E");
        search("100%");
        waitForNames("Émile 100%");
        search("a_b");
        waitForNames("Émile 100%");
        search("ÉMILE");
        waitForNames("Émile 100%");
        search("2; DROP TABLE hero");
        waitForNames();
        app.eventually(() -> assertThat(app.label("#heroesGrid .empty-title")).isEqualTo("No row matches the filter"));
        assertThat(app.label("#filterSummary .label")).contains("2; DROP TABLE hero");
        app.click("#filterClear");
        app.eventually(() -> assertThat(app.rows(GRID)).isEqualTo(10));
        assertThat(app.label("#heroesSearch")).isEmpty();
        assertThat(app.isShown("filterSummary")).isFalse();
        assertThat(app.query("SELECT count(*) FROM hero")).containsExactly("10");
    }

    @Test
    void filtersByConditionsJoinedByAllOrAnyAndClearsThemByOneClick() {
        app = AppDriver.heroes(file, folder);
        app.click("#heroesFilter");
        condition(0, "age", "is at least", "36");
        waitForNames("Rusty-Man", "Dr. Weird", "Captain North America");
        app.click("#filterAdd");
        condition(1, "team", "starts with", "wak");
        waitForNames();
        choose("#filterJoin", "any condition");
        waitForNames("Rusty-Man", "Black Lion", "Dr. Weird", "Captain North America", "Princess Sure-E");
        assertThat(app.label("#filterSummary .label"))
                .isEqualTo("Filtered: age is at least 36 or team starts with wak");
        condition(0, "age", "is empty", null);
        condition(1, "name", "equals", "2; DROP TABLE hero");
        waitForNames("Deadpond", "Spider-Boy", "Princess Sure-E");
        app.click("#heroesFilter");
        assertThat(app.isShown("filterSummary"))
                .as("visible with the pane closed")
                .isTrue();
        app.click("#filterClear");
        app.eventually(() -> assertThat(app.rows(GRID)).isEqualTo(8));
        assertThat(app.isShown("filterSummary")).isFalse();
        assertThat(app.query("SELECT count(*) FROM hero")).containsExactly("8");
    }

    @Test
    void sortsByOneColumnAndByMoreWithShiftAndNullsLastEitherWay() {
        app = AppDriver.heroes(file, folder);
        app.clickHeader(GRID, "age");
        waitForIds(4, 5, 6, 3, 7, 1, 2, 8);
        app.clickHeader(GRID, "age");
        waitForIds(7, 3, 6, 5, 4, 8, 2, 1);
        app.clickHeader(GRID, "team");
        waitForIds(2, 3, 4, 6, 7, 5, 8, 1);
        app.clickHeader(GRID, "name", KeyCode.SHIFT);
        waitForIds(7, 6, 3, 2, 4, 5, 8, 1);
        app.clickHeader(GRID, "name", KeyCode.SHIFT);
        waitForIds(4, 2, 3, 6, 7, 8, 5, 1);
    }

    @Test
    void turnsPagesAndRemembersTheRowsPerPage() {
        sixtyHeroes();
        app = AppDriver.heroes(file, folder);
        waitForPage("1–60 of 60");
        app.click("#pageSize");
        // Not by its text alone, as a row has that id, too.
        var choice = app.robot().lookup(".radio-menu-item").lookup("25");
        app.eventually(() -> assertThat(choice.tryQuery()).isPresent());
        app.robot().clickOn(choice.<Node>query());
        waitForPage("1–25 of 60");
        assertThat(app.isDisabled("pageFirst")).isTrue();
        assertThat(app.isDisabled("pagePrevious")).isTrue();
        app.click("#pageNext");
        waitForPage("26–50 of 60");
        assertThat(app.label("#pageNumber")).isEqualTo("2");
        app.click("#pageLast");
        waitForPage("51–60 of 60");
        assertThat(app.isDisabled("pageNext")).isTrue();
        assertThat(app.isDisabled("pageLast")).isTrue();
        app.click("#pagePrevious");
        waitForPage("26–50 of 60");
        app.click("#pageFirst");
        waitForPage("1–25 of 60");
        app.fill("#pageNumber", "3");
        app.press(KeyCode.ENTER);
        waitForPage("51–60 of 60");
        app.fill("#pageNumber", "99");
        app.press(KeyCode.ENTER);
        waitForPage("51–60 of 60");
        app.eventually(() -> assertThat(app.label("#pageNumber")).isEqualTo("3"));
        app.fill("#pageNumber", "x");
        app.press(KeyCode.ENTER);
        app.eventually(
                () -> assertThat(app.find("#pageNumber:danger")).as("marked").isNotNull());
        waitForPage("51–60 of 60");
        app.restart();
        waitForPage("1–25 of 60");
    }

    @Test
    void turnsPagesByKeys() {
        sixtyHeroes();
        AppDriver.settings(folder, "rowsPerPage=25");
        app = AppDriver.heroes(file, folder);
        waitForPage("1–25 of 60");
        app.click(GRID, 0, "name");
        app.press(KeyCode.PAGE_DOWN);
        waitForPage("26–50 of 60");
        app.press(KeyCode.PAGE_DOWN);
        waitForPage("51–60 of 60");
        app.press(KeyCode.PAGE_UP);
        waitForPage("26–50 of 60");
        app.press(KeyCode.CONTROL, KeyCode.END);
        waitForPage("51–60 of 60");
        app.press(KeyCode.CONTROL, KeyCode.HOME);
        waitForPage("1–25 of 60");
        app.execute("UPDATE hero SET name = 'Renamed' WHERE id = 1");
        app.press(KeyCode.F5);
        app.eventually(() -> assertThat(app.cellText(GRID, 0, "name")).isEqualTo("Renamed"));
    }

    @Test
    void rowsThatAnotherProgramDeletesMeanwhileNeverMakeAPageFail() {
        sixtyHeroes();
        AppDriver.settings(folder, "rowsPerPage=25");
        app = AppDriver.heroes(file, folder);
        waitForPage("1–25 of 60");
        app.click("#pageNext");
        waitForPage("26–50 of 60");
        app.execute("DELETE FROM hero WHERE id > 20");
        app.click("#pageNext");
        app.eventually(() -> assertThat(app.column(GRID, "id")).endsWith(20L));
        assertThat(app.isDisabled("pageNext")).isTrue();
        app.execute("DELETE FROM hero");
        app.press(KeyCode.F5);
        app.eventually(() -> assertThat(app.label("#heroesGrid .empty-title")).isEqualTo("No heroes yet"));
        waitForPage("No rows");
    }

    @Test
    void aPageReadAgainWithNothingNewInItCanStillBeEdited() {
        app = AppDriver.heroes(file, folder);
        app.click(GRID, 2, "name");
        for (var times = 0; times < 3; times++) {
            app.press(KeyCode.F5);
            waitForPage("1–8 of 8");
        }
        assertThat(app.selectedNames(GRID)).containsExactly("Rusty-Man");
        assertThat(app.isDisabled("heroesEdit")).isFalse();
        app.edit(GRID, 2, "name", "Rusty");
        app.press(KeyCode.ENTER);
        app.waitForRows("SELECT name FROM hero WHERE id = 3", "Rusty");
    }

    @Test
    void keysMakeEditAndDelete() {
        app = AppDriver.heroes(file, folder);
        app.click(GRID, 2, "name");
        for (var key : List.of(KeyCode.F2, KeyCode.ENTER)) {
            app.press(key);
            app.waitForEditor(GRID, "name");
            app.press(KeyCode.ESCAPE);
            app.waitForNoEditor(GRID);
        }
        app.press(KeyCode.CONTROL, KeyCode.N);
        app.eventually(() -> assertThat(app.isShown("heroName")).isTrue());
        app.press(KeyCode.ESCAPE);
        app.waitForNoDialog();
        app.press(KeyCode.DELETE);
        assertThat(app.dialogText()).startsWith("Delete Rusty-Man?");
        app.press(KeyCode.ESCAPE);
        app.waitForNoDialog();
        app.press(KeyCode.CONTROL, KeyCode.F);
        app.type("dead");
        waitForNames("Deadpond");
        assertThat(app.query("SELECT count(*) FROM hero")).containsExactly("8");
    }

    private void sixtyHeroes() {
        AppDriver.execute(
                file,
                IntStream.range(9, 61)
                        .mapToObj(id -> "INSERT INTO hero(id, name, secret_name) VALUES (%d, 'Hero %02d', 'x')"
                                .formatted(id, id))
                        .toArray(String[]::new));
    }

    private void search(String text) {
        app.fill("#heroesSearch", text);
    }

    private void waitForNames(Object... names) {
        app.eventually(() -> assertThat(app.column(GRID, "name")).containsExactly(names));
    }

    private void waitForIds(long... ids) {
        var expected = Arrays.stream(ids).boxed().toArray();
        app.eventually(() -> assertThat(app.column(GRID, "id")).containsExactly(expected));
    }

    private void waitForPage(String label) {
        app.eventually(() -> assertThat(app.label("#pageLabel")).isEqualTo(label));
    }

    /** Puts a condition of the filter together; without a value where the operator takes none. */
    private void condition(int index, String column, String operator, String value) {
        choose(nth(".filter-column", index), column);
        choose(nth(".filter-operator", index), operator);
        if (value != null) {
            var field = (TextField) nth(".filter-value", index);
            app.robot().clickOn(field);
            app.replace(value);
        }
    }

    private Node nth(String query, int index) {
        return app.robot().lookup(query).queryAll().stream()
                .skip(index)
                .findFirst()
                .orElseThrow();
    }

    private void choose(String query, String text) {
        choose(app.find(query), text);
    }

    @SuppressWarnings("unchecked")
    private void choose(Node box, String text) {
        app.fx(() -> {
            var choice = (ComboBox<Object>) box;
            var converter = choice.getConverter();
            choice.setValue(Stream.of(choice.getItems().toArray())
                    .filter(item -> converter.toString(item).equals(text))
                    .findFirst()
                    .orElseThrow());
            return null;
        });
    }
}
