package org.herobase.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.event.Event;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;
import org.herobase.AppDriver;
import org.herobase.OddDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The tab of a table of the odd database: editing in place, refusals, what is read-only and why, values and structure. */
@Timeout(60)
class TableViewTest {
    private static final String GRID = "tableGrid";

    @TempDir
    Path folder;

    private AppDriver app;

    @BeforeEach
    void start() {
        app = AppDriver.start(OddDatabase.in(folder), folder);
        app.eventually(() -> assertThat(tabs()).hasSize(1));
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void anEditKeepsTheClassAndKeysSetNull() {
        open("classes");
        set(0, "any_value", "7");
        app.waitForRows("SELECT quote(any_value) FROM classes WHERE id = 1", "7");
        set(1, "any_value", "6");
        app.waitForRows("SELECT quote(any_value) FROM classes WHERE id = 2", "'6'");
        set(1, "an_integer", "8");
        app.waitForRows("SELECT quote(an_integer) FROM classes WHERE id = 2", "8");
        app.click(GRID, 0, "a_text");
        app.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
        app.waitForRows("SELECT quote(a_text) FROM classes WHERE id = 1", "NULL");
        open("strict_one");
        set(1, "anything", "12");
        app.waitForRows("SELECT quote(anything) FROM strict_one WHERE id = 2", "'12'");
    }

    @Test
    void whatTheDatabaseRefusesIsSaidAtTheCellWithWhatWasTyped() {
        open("person");
        refuse(0, "name", "forbidden", "that name is forbidden");
        open("strict_one");
        refuse(0, "whole", "101", "whole BETWEEN 0 AND 100");
        refuse(0, "whole", "1.5", "whole");
        refuse(0, "name", "two", "Another row");
        assertThat(app.query("SELECT whole, name FROM strict_one WHERE id = 1")).containsExactly("1|one");
    }

    @Test
    void whatTheDatabaseRefusesIsSaidAtTheFieldWithWhatWasTyped() {
        open("strict_one");
        app.click("#tableNew");
        app.eventually(() -> assertThat(app.isShown("field-whole")).isTrue());
        app.fill("#field-whole", "101");
        app.fill("#field-name", "new");
        app.click("#formSave");
        app.eventually(() -> assertThat(app.label(".field-error")).contains("whole BETWEEN 0 AND 100"));
        app.fill("#field-whole", "1.5");
        app.click("#formSave");
        app.eventually(() -> assertThat(app.label(".field-error") + app.label("#formError"))
                .doesNotContain("BETWEEN")
                .contains("whole"));
        assertThat(app.label("#field-name")).isEqualTo("new");
        app.fill("#field-whole", "9");
        app.click("#formSave");
        app.waitForNoDialog();
        app.waitForRows("SELECT whole, name FROM strict_one WHERE id > 3", "9|new");
    }

    @Test
    void whatCannotBeWrittenSaysWhy() {
        open("broken");
        app.eventually(() -> assertThat(app.label("#tableError")).contains("no such table: main.nowhere"));
        open("people");
        app.eventually(() -> assertThat(readOnly()).startsWith("A view takes no changes"));
        assertThat(app.isDisabled("tableNew")).isTrue();
        open("all_shadowed");
        app.eventually(() -> assertThat(readOnly()).startsWith("Nothing tells its rows apart"));
        open("no_key");
        app.eventually(() -> assertThat(app.isShown("tableReadOnly")).isFalse());
    }

    @Test
    void aViewTakesWhatItsTriggersTake() {
        open("writable");
        app.click("#tableNew");
        app.eventually(() -> assertThat(app.isShown("field-name")).isTrue());
        app.fill("#field-name", "Di");
        app.click("#formSave");
        app.waitForNoDialog();
        app.waitForRows("SELECT name FROM person WHERE id > 3", "Di");
        app.eventually(() -> assertThat(app.column(GRID, "name")).contains("Di"));
        assertThat(app.isDisabled("tableDelete")).isTrue();
    }

    @Test
    void aNewRowOfAVirtualTableIsSelected() {
        open("notes");
        app.click("#tableNew");
        app.eventually(() -> assertThat(app.isShown("field-title")).isTrue());
        app.fill("#field-title", "Two");
        app.fill("#field-body", "a new note");
        app.click("#formSave");
        app.waitForNoDialog();
        app.eventually(() -> assertThat(app.selected(GRID, "body")).containsExactly("a new note"));
        app.press(KeyCode.CONTROL, KeyCode.D);
        app.eventually(() -> assertThat(app.isShown("field-body")).isTrue());
        app.fill("#field-body", "its copy");
        app.click("#formSave");
        app.waitForNoDialog();
        app.eventually(() -> assertThat(app.selected(GRID, "body")).containsExactly("its copy"));
        app.click("#tableUndo");
        app.waitForRows("SELECT body FROM notes", "the first note", "the second note", "a new note");
        app.click("#tableUndo");
        app.waitForRows("SELECT body FROM notes", "the first note", "the second note");
    }

    @Test
    void aDeletionTellsWhatForeignKeysDoAndIsUndone() {
        open("person");
        app.click(GRID, 1, "name");
        app.press(KeyCode.DELETE);
        assertThat(app.dialogText()).contains("Clears boss_id in 1 row of person");
        app.answer("Delete row");
        app.waitForRows("SELECT id, boss_id FROM person", "1|null", "3|null");
        app.click("#tableUndo");
        app.waitForRows("SELECT id, boss_id FROM person", "1|null", "2|1", "3|2");
    }

    @Test
    void aRowIsDuplicatedAndRowsAreFilteredByAValue() {
        open("pair");
        app.click(GRID, 0, "left_key");
        choose(0, "left_key", "Filter by this value");
        app.eventually(() -> assertThat(app.column(GRID, "note")).containsExactly("first", "second"));
        open("made");
        app.click(GRID, 0, "price");
        app.press(KeyCode.CONTROL, KeyCode.D);
        app.eventually(() -> assertThat(app.isShown("field-price")).isTrue());
        app.fill("#field-amount", "4");
        app.click("#formSave");
        app.waitForNoDialog();
        app.waitForRows("SELECT price, amount, label FROM made WHERE id = 3", "9.99|4|#3");
    }

    @Test
    void theValuePaneFollowsTheFocusAndLoadsAndSaves() {
        open("classes");
        app.click(GRID, 4, "a_text");
        app.press(KeyCode.F2);
        app.eventually(() -> assertThat(shown()).isEqualTo("line one\nline two"));
        app.click(GRID, 0, "a_text");
        app.eventually(() -> assertThat(shown()).isEqualTo("plain"));
        app.click(GRID, 6, "a_text");
        app.eventually(() -> assertThat(shown()).hasSizeBetween(1_000, 4_000).matches("x+"));
        app.click("#valueLoadAll");
        app.eventually(() -> assertThat(app.label("#valueFacts")).contains("3,000,000"));
        app.click(GRID, 0, "a_text");
        app.eventually(() -> assertThat(shown()).isEqualTo("plain"));
        app.click("#valueText");
        app.press(KeyCode.END);
        app.type("er");
        app.press(KeyCode.CONTROL, KeyCode.ENTER);
        app.waitForRows("SELECT quote(a_text) FROM classes WHERE id = 1", "'plainer'");
        app.click("#tableValue"); // away with it, for F2 to bring it back
        app.click(GRID, 0, "a_blob");
        app.press(KeyCode.F2);
        app.eventually(() -> assertThat(app.isShown("valueHex")).isTrue());
    }

    @Test
    void oddNamesAreEditedAndTheirStructureIsShown() {
        open("select \"from\" where");
        set(0, "order by", "uno");
        set(0, "a.b", "5");
        set(0, "x'y", "that's");
        set(0, "", "named");
        set(0, "brackets", "[]");
        app.waitForRows(
                "SELECT \"order by\", \"a.b\", \"x'y\", \"\", [brackets] FROM \"select \"\"from\"\" where\" LIMIT 1",
                "uno|5|that's|named|[]");
        app.click("#tableStructure");
        app.eventually(() -> assertThat(app.label("#structureName")).isEqualTo("select \"from\" where"));
        assertThat(app.isShown(GRID)).isFalse();
        app.click("#tableRows");
        app.eventually(() -> assertThat(app.isShown(GRID)).isTrue());
    }

    private void set(int row, String column, String text) {
        app.edit(GRID, row, column, text);
        app.press(KeyCode.ENTER);
        app.waitForNoEditor(GRID);
    }

    private void refuse(int row, String column, String typed, String reason) {
        app.edit(GRID, row, column, typed);
        app.press(KeyCode.ENTER);
        app.eventually(
                () -> assertThat(app.label("#cellError")).contains(reason).endsWith("."));
        app.waitForEditor(GRID, column);
        assertThat(app.fx(() -> ((TextInputControl)
                                app.cell(GRID, row, column).getScene().getFocusOwner())
                        .getText()))
                .isEqualTo(typed);
        app.press(KeyCode.ESCAPE);
        app.waitForNoEditor(GRID);
    }

    private void choose(int row, String column, String item) {
        var cell = app.cell(GRID, row, column);
        app.fx(() -> {
            var place = cell.localToScreen(0, cell.getHeight());
            // The headless platform asks for none.
            Event.fireEvent(
                    cell,
                    new ContextMenuEvent(
                            ContextMenuEvent.CONTEXT_MENU_REQUESTED, 0, 0, place.getX(), place.getY(), false, null));
            return null;
        });
        app.eventually(() -> assertThat(app.robot().lookup(item).tryQuery()).isPresent());
        app.robot().clickOn(item);
    }

    /** What the pane has of the value. */
    private String shown() {
        return app.find("#valueText") instanceof CodeArea area ? app.fx(area::getText) : null;
    }

    private String readOnly() {
        return app.find("#tableReadOnly") instanceof Label label
                ? app.fx(() -> label.getTooltip().getText())
                : "";
    }

    /** Opens a table in the only tab: the fixture sees one grid. */
    private void open(String table) {
        app.press(KeyCode.CONTROL, KeyCode.W);
        app.eventually(() -> assertThat(tabs()).isEmpty());
        app.fx(() -> {
            TreeView<?> tree = app.robot().lookup("#sidebar").queryAs(TreeView.class);
            tree.requestFocus();
            for (var line = 0; line < tree.getExpandedItemCount(); line++) {
                var item = tree.getTreeItem(line);
                if (item.isLeaf() && item.getValue().toString().equals(table)) {
                    tree.getSelectionModel().clearAndSelect(line);
                }
            }
            return null;
        });
        app.press(KeyCode.ENTER);
        app.eventually(() ->
                assertThat(app.label("#pageLabel") + app.label("#tableError")).isNotEmpty());
    }

    private List<Tab> tabs() {
        return app.fx(() -> List.copyOf(
                app.robot().lookup("#tabPane").queryAs(TabPane.class).getTabs()));
    }
}
