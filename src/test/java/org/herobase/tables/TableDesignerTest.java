package org.herobase.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import org.herobase.AppDriver;
import org.herobase.ui.SqlView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The table designer in its window, with the keyboard alone but where the mouse is meant. */
@Timeout(60)
class TableDesignerTest {
    @TempDir
    Path folder;

    private Path file;
    private AppDriver app;

    @BeforeEach
    void start() {
        file = folder.resolve("any.db");
        AppDriver.execute(file, "CREATE TABLE team(id INTEGER PRIMARY KEY, name TEXT UNIQUE)");
        app = AppDriver.start(file, folder);
        app.eventually(() -> assertThat(app.isShown("tableView")).isTrue());
        app.fx(() -> {
            app.robot().lookup(".menu-bar").queryAs(MenuBar.class).getMenus().stream()
                    .flatMap(menu -> menu.getItems().stream())
                    .filter(item -> "_Create table…".equals(item.getText()))
                    .forEach(MenuItem::fire);
            return null;
        });
        app.eventually(() -> assertThat(app.isShown("tableDesign")).isTrue());
        app.eventually(() -> assertThat(focused("designName")).isTrue());
        app.click("#designName"); // the headless platform gives keys to a new window only then
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void theKeyboardAloneMakesATableAndTheSqlFollows() {
        assertThat(missing()).isEqualTo("Enter a name.");
        assertThat(app.isDisabled("formSave")).isTrue();
        app.type("hero");
        assertThat(sql()).isEqualTo("""
                CREATE TABLE "hero" (
                  "id" INTEGER PRIMARY KEY
                )""");
        assertThat(missing()).isEmpty();
        app.press(KeyCode.ENTER);
        app.press(KeyCode.ENTER);
        assertThat(lines()).as("the last line’s Enter makes another").isEqualTo(2);
        assertThat(missing()).isEqualTo("Name column 2.");
        app.type("name");
        app.press(KeyCode.TAB);
        app.press(KeyCode.TAB);
        app.press(KeyCode.TAB);
        app.press(KeyCode.SPACE);
        app.press(KeyCode.TAB);
        app.press(KeyCode.TAB);
        app.type("'nobody'");
        app.press(KeyCode.TAB);
        app.type("length(name) > 0");
        assertThat(sql()).isEqualTo("""
                CREATE TABLE "hero" (
                  "id" INTEGER PRIMARY KEY,
                  "name" TEXT NOT NULL DEFAULT 'nobody' CHECK (length(name) > 0)
                )""");
        app.press(KeyCode.ALT, KeyCode.INSERT);
        app.type("team_id");
        app.press(KeyCode.ALT, KeyCode.UP);
        app.press(KeyCode.ALT, KeyCode.UP);
        assertThat(sql()).startsWith("CREATE TABLE \"hero\" (\n  \"team_id\" TEXT,\n  \"id\"");
        app.press(KeyCode.ALT, KeyCode.DOWN);
        assertThat(sql()).startsWith("CREATE TABLE \"hero\" (\n  \"id\" INTEGER PRIMARY KEY,\n  \"team_id\" TEXT,");
        app.press(KeyCode.ALT, KeyCode.DELETE);
        assertThat(sql()).doesNotContain("team_id");
        assertThat(app.query("SELECT count(*) FROM sqlite_schema WHERE name = 'hero'"))
                .containsExactly("0");
        focus("formSave");
        app.press(KeyCode.ENTER);
        app.waitForNoDialog();
        app.waitForRows("SELECT name FROM pragma_table_info('hero')", "id", "name");
        app.eventually(() -> assertThat(app.robot().lookup(".tab-label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains("hero"));
        app.eventually(() -> assertThat(app.titles("tableGrid")).contains("name"));
    }

    @Test
    void aForeignKeyIsChosenFromWhatNamesOneRow() {
        app.type("hero");
        app.click("#designAdd");
        app.type("team");
        app.click(".design-line:current .column-reference");
        app.eventually(() -> assertThat(app.isShown("designParent")).isTrue());
        assertThat(app.isDisabled("designParentColumn")).isTrue();
        app.fx(() -> {
            ComboBox<?> tables = (ComboBox<?>) app.find("#designParent");
            assertThat(tables.getItems()).extracting(Object::toString).containsExactly("None", "this table", "team");
            tables.getSelectionModel().select(2);
            var columns = (ComboBox<?>) app.find("#designParentColumn");
            assertThat(columns.getItems()).extracting(Object::toString).containsExactly("id", "name");
            ((ComboBox<?>) app.find("#designOnDelete")).getSelectionModel().select(2);
            return null;
        });
        app.robot().clickOn("Set foreign key");
        app.eventually(
                () -> assertThat(sql()).contains("\"team\" TEXT REFERENCES \"team\" (\"id\") ON DELETE SET NULL"));
        assertThat(app.label(".design-line:current .column-reference")).isEqualTo("team (id)");
        app.answer("Create table");
        app.waitForRows("SELECT \"table\", \"to\", on_delete FROM pragma_foreign_key_list('hero')", "team|id|SET NULL");
    }

    @Test
    void whatIsWrongIsSaidAboveTheButton() {
        app.type("TEAM");
        assertThat(missing()).isEqualTo("“TEAM” exists already. Choose another name.");
        app.replace("sqlite_x");
        assertThat(missing()).isEqualTo("Names that begin with “sqlite_” belong to SQLite. Choose another one.");
        app.replace("hero");
        app.fill(".column-default", "1); DROP TABLE team; --");
        assertThat(missing()).startsWith("“1); DROP TABLE team; --” is not one whole expression.");
        assertThat(app.isDisabled("formSave")).isTrue();
        app.replace("");
        app.click("#designStrict");
        app.click(".column-type");
        retype("NUMBER");
        assertThat(missing()).isEqualTo("In a STRICT table, “id” is INT, INTEGER, REAL, TEXT, BLOB or ANY.");
        retype("INT");
        app.click("#designAutoincrement");
        assertThat(missing()).isEqualTo("AUTOINCREMENT needs one key column of type INTEGER, and no WITHOUT ROWID.");
        app.click("#designAutoincrement");
        app.click("#designWithoutRowid");
        app.click(".column-key");
        assertThat(missing()).isEqualTo("WITHOUT ROWID needs a primary key. Tick a column’s Key.");
        app.click(".column-key");
        assertThat(missing()).isEmpty();
        assertThat(sql()).endsWith(") STRICT, WITHOUT ROWID");
        app.answer("Create table");
        app.waitForRows("SELECT wr, strict FROM pragma_table_list('hero')", "1|1");
    }

    @Test
    void anErrorOfSqliteIsASentenceAndEverythingStays() {
        app.type("hero");
        app.fill(".column-check", "wealth > 0");
        focus("formSave");
        app.press(KeyCode.ENTER);
        app.eventually(() ->
                assertThat(app.label("#formError")).isEqualTo("hero: this did not work. no such column: wealth."));
        assertThat(app.label("#designName")).isEqualTo("hero");
        assertThat(app.label(".column-check")).isEqualTo("wealth > 0");
        app.fill(".column-check", "id > 0");
        app.answer("Create table");
        app.waitForRows("SELECT count(*) FROM sqlite_schema WHERE name = 'hero'", "1");
    }

    /** An editable combo box keeps the focus from the field in it. */
    private void retype(String text) {
        app.press(KeyCode.CONTROL, KeyCode.A);
        app.type(text);
    }

    private String sql() {
        return app.fx(() -> ((SqlView) app.find("#designSql")).getSql());
    }

    private String missing() {
        return app.label("#formMissing");
    }

    private int lines() {
        return app.robot().lookup(".design-line").queryAll().size();
    }

    private boolean focused(String id) {
        return app.fx(() -> app.find("#" + id).isFocused());
    }

    private void focus(String id) {
        app.fx(() -> {
            app.find("#" + id).requestFocus();
            return null;
        });
    }
}
