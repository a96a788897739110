package org.herobase.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import org.herobase.AppDriver;
import org.herobase.ui.SqlView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The index designer in its window, opened where a user finds it. */
@Timeout(60)
class IndexDesignerTest {
    @TempDir
    Path folder;

    private AppDriver app;

    @BeforeEach
    void start() {
        var file = folder.resolve("any.db");
        AppDriver.execute(
                file,
                "CREATE TABLE player(name TEXT, age INTEGER)",
                "INSERT INTO player VALUES ('Ann', 20), ('Ann', 30)");
        app = AppDriver.start(file, folder);
        app.click("#tableStructure");
        app.click("#structureCreateIndex");
        app.eventually(() -> assertThat(app.isShown("indexDesign")).isTrue());
        app.eventually(() ->
                assertThat(app.fx(() -> app.find("#designName").isFocused())).isTrue());
        app.click("#designName"); // the headless platform gives keys to a new window only then
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void aNameIsProposedTheSqlFollowsAndTheIndexIsMade() {
        assertThat(app.label("#designName")).isEqualTo("player_name");
        app.click("#designAdd");
        assertThat(app.label("#designName")).isEqualTo("player_name_age");
        choose(".design-line:current .part-order", 1);
        app.fill("#designWhere", "age > 18");
        assertThat(sql()).isEqualTo("""
                CREATE INDEX "player_name_age"
                ON "player" ("name", "age" DESC)
                WHERE age > 18""");
        app.fill("#designName", "grown");
        app.click("#designRemove");
        assertThat(app.label("#designName")).as("the user's own name").isEqualTo("grown");
        choose(".part-column", 1);
        app.answer("Create index");
        app.waitForRows(
                "SELECT sql FROM sqlite_schema WHERE type = 'index'",
                "CREATE INDEX \"grown\"\nON \"player\" (\"age\")\nWHERE age > 18");
        app.eventually(() -> assertThat(app.robot().lookup("grown").queryAll()).isNotEmpty());
    }

    @Test
    void rowsInTheWayOfAUniqueIndexAreToldAndEverythingStays() {
        app.click("#designUnique");
        app.fx(() -> {
            app.find("#formSave").requestFocus();
            return null;
        });
        app.press(KeyCode.ENTER);
        app.eventually(() -> assertThat(app.label("#formMissing"))
                .isEqualTo("Some rows have the same values in these columns."
                        + " Untick “Unique”, or choose other columns."));
        assertThat(app.label("#designName")).isEqualTo("player_name");
        app.click("#designUnique");
        assertThat(app.label("#formMissing")).isEmpty();
        app.answer("Create index");
        app.waitForRows("SELECT name FROM sqlite_schema WHERE type = 'index'", "player_name");
    }

    private void choose(String box, int index) {
        app.fx(() -> {
            ((ComboBox<?>) app.find(box)).getSelectionModel().select(index);
            return null;
        });
    }

    private String sql() {
        return app.fx(() -> ((SqlView) app.find("#designSql")).getSql());
    }
}
