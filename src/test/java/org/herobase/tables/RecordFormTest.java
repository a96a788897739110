package org.herobase.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.event.Event;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import org.herobase.AppDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rows of a table that is known only from the catalog: made and edited in a form, and in cells by their type. */
@Timeout(120)
class RecordFormTest {
    private static final String GRID = "tableGrid";
    private static final String ALL = "SELECT id, quote(name), quote(price), quote(day), quote(active), quote(whole), "
            + "quote(note), quote(anything) FROM item ORDER BY id";

    @TempDir
    Path folder;

    private AppDriver app;

    @BeforeEach
    void start() {
        var file = folder.resolve("any.db");
        AppDriver.execute(
                file,
                "CREATE TABLE item(id INTEGER PRIMARY KEY, name VARCHAR(6) NOT NULL UNIQUE, price NUMERIC(5, 3), "
                        + "day DATE, active BOOLEAN, whole INT NOT NULL DEFAULT 3 CHECK (whole BETWEEN 0 AND 100), "
                        + "note TEXT, total GENERATED ALWAYS AS (price * whole) VIRTUAL, anything)",
                "CREATE TRIGGER stop BEFORE INSERT ON item WHEN NEW.note = 'no' "
                        + "BEGIN SELECT RAISE(ABORT, 'That note is forbidden'); END",
                "INSERT INTO item(name, price, day, active, whole, note, anything) "
                        + "VALUES ('one', 12.3, '2026-02-28', 1, 5, 'a' || char(10) || 'b', '5')",
                "INSERT INTO item(name, day, active, anything) VALUES ('two', 'no date', NULL, 5)");
        app = AppDriver.start(file, folder);
        app.eventually(() -> assertThat(app.robot().lookup("item").tryQuery()).isPresent());
        app.robot().doubleClickOn("item");
        app.eventually(() -> assertThat(app.isShown(GRID)).isTrue());
        app.eventually(() -> assertThat(app.rows(GRID)).isEqualTo(2));
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void makesARowOfWhatWasEnteredAndLeavesTheRestToTheDatabase() {
        openNew();
        assertThat(app.isDisabled("formSave")).as("no name").isTrue();
        assertThat(field("whole").getPromptText()).isEqualTo("Filled in: 3");
        assertThat(app.isShown("field-total")).as("a computed column").isFalse();
        fill("name", "three");
        fill("price", "123");
        assertThat(app.label(".field-error")).isEqualTo("At most 2 digits before the decimal point, not 3");
        assertThat(app.isDisabled("formSave")).as("a wrong price").isTrue();
        fill("price", "0.5");
        app.click("#formSave");
        app.waitForNoDialog();
        app.waitForRows(ALL + " DESC LIMIT 1", "3|'three'|0.5|NULL|NULL|3|NULL|NULL");
    }

    @Test
    void tellsNullFromTheEmptyText() {
        openNew();
        fill("name", "x");
        assertThat(toggle("note").isSelected()).isTrue();
        fill("note", "y");
        assertThat(toggle("note").isSelected()).isFalse();
        fill("note", "");
        app.click("#formSave");
        app.waitForNoDialog();
        app.waitForRows(ALL + " DESC LIMIT 1", "3|'x'|NULL|NULL|NULL|3|''|NULL");
    }

    @Test
    void saysAtTheFieldWhatTheDatabaseRefusesAndKeepsWhatWasTyped() {
        openNew();
        fill("name", "one");
        fill("note", "no");
        app.click("#formSave");
        app.eventually(() -> assertThat(app.label("#formError"))
                .isEqualTo("That note is forbidden. A trigger of the database refuses this change of item."));
        fill("note", "yes");
        app.click("#formSave");
        app.eventually(() -> assertThat(app.label(".field-error"))
                .isEqualTo("Another row of name has that value already. "
                        + "Choose another value: UNIQUE constraint failed: item.name."));
        assertThat(field("name").getText()).isEqualTo("one");
        fill("name", "four");
        fill("whole", "101");
        app.click("#formSave");
        app.eventually(() -> assertThat(app.label(".field-error"))
                .isEqualTo("A rule of the database refuses that value of whole. The rule: whole BETWEEN 0 AND 100."));
        fill("whole", "100");
        app.click("#formSave");
        app.waitForNoDialog();
        app.waitForRows(ALL + " DESC LIMIT 1", "3|'four'|NULL|NULL|NULL|100|'yes'|NULL");
    }

    @Test
    void editingWritesOnlyWhatWasChanged() {
        app.click(GRID, 1, "name");
        app.click("#tableEdit");
        app.eventually(() -> assertThat(app.isShown("field-name")).isTrue());
        app.click("#field-name");
        fill("name", "zwei");
        app.click("#formSave");
        app.waitForNoDialog();
        app.waitForRows(ALL, "1|'one'|12.3|'2026-02-28'|1|5|'a\nb'|'5'", "2|'zwei'|NULL|'no date'|NULL|3|NULL|5");
    }

    @Test
    void cellsKeepTheirClass() {
        app.edit(GRID, 0, "anything", "6");
        app.press(KeyCode.ENTER);
        app.waitForRows("SELECT quote(anything) FROM item WHERE id = 1", "'6'");
        app.edit(GRID, 1, "anything", "6");
        app.press(KeyCode.ENTER);
        app.waitForRows("SELECT quote(anything) FROM item WHERE id = 2", "6");
        app.edit(GRID, 1, "whole", "six");
        app.press(KeyCode.ENTER);
        app.eventually(() -> assertThat(app.label("#cellError")).startsWith("“six” is not a number."));
    }

    @Test
    void aFlagIsACheckBox() {
        app.click(GRID, 0, "active");
        app.press(KeyCode.F2);
        app.eventually(() -> assertThat(app.fx(() -> app.find(".check-box") instanceof CheckBox box && box.isFocused()))
                .isTrue());
        app.press(KeyCode.SPACE);
        app.press(KeyCode.ENTER);
        app.waitForNoEditor(GRID);
        app.eventually(() -> assertThat(app.query("SELECT quote(active) FROM item WHERE id = 1"))
                .doesNotContain("1"));
    }

    @Test
    void setsNullByTheKeysWhereItMayBe() {
        app.click(GRID, 0, "price");
        app.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
        app.waitForRows("SELECT quote(price) FROM item WHERE id = 1", "NULL");
        app.click(GRID, 0, "name");
        app.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
        app.edit(GRID, 0, "anything", "7");
        app.press(KeyCode.ENTER);
        app.waitForRows("SELECT quote(name), quote(anything) FROM item WHERE id = 1", "'one'|'7'");
    }

    @Test
    void setsTheClassByTheMenu() {
        app.click(GRID, 0, "anything");
        var cell = app.cell(GRID, 0, "anything");
        app.fx(() -> {
            var place = cell.localToScreen(0, cell.getHeight());
            // The headless platform asks for none.
            Event.fireEvent(
                    cell,
                    new ContextMenuEvent(
                            ContextMenuEvent.CONTEXT_MENU_REQUESTED, 0, 0, place.getX(), place.getY(), false, null));
            return null;
        });
        app.eventually(() ->
                assertThat(app.robot().lookup("Set as integer").tryQuery()).isPresent());
        app.robot().clickOn("Set as integer");
        app.waitForRows("SELECT quote(anything) FROM item WHERE id = 1", "5");
    }

    private void openNew() {
        app.click("#tableNew");
        app.eventually(() -> assertThat(app.isShown("field-name")).isTrue());
        app.click("#field-name"); // a new window takes keys after a click only
    }

    /** As by Tab: the field may lie below the part of the form that is in view. */
    private void fill(String column, String text) {
        app.fx(() -> {
            field(column).requestFocus();
            return null;
        });
        app.replace(text);
    }

    private TextField field(String column) {
        return (TextField) app.find("#field-" + column);
    }

    private ToggleButton toggle(String column) {
        return (ToggleButton) app.find("#null-" + column);
    }
}
