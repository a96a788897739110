package org.herobase.heroes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.herobase.AppDriver;
import org.herobase.db.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The grid of heroes: what it shows, and how its cells are edited in place. */
@Timeout(60)
class HeroesGridTest {
    private static final String GRID = "heroesGrid";
    private static final String MASK = "•••••••";

    @TempDir
    Path folder;

    private AppDriver app;

    @BeforeEach
    void start() {
        var file = folder.resolve("heroes.db");
        Database.create(file, true).close().join();
        app = AppDriver.heroes(file, folder);
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void showsTheTeamsNameAndMasksTheSecretNameUntilItIsRevealed() {
        assertThat(app.titles(GRID)).containsExactly("id", "name", "secret name", "age", "team");
        assertThat(app.rowTexts(GRID, 0)).containsExactly("1", "Deadpond", MASK, "NULL", "Z-Force");
        app.click("#heroesRevealSecrets");
        assertThat(app.rowTexts(GRID, 4)).containsExactly("5", "Black Lion", "Trevor Challa", "35", "Wakaland");
        app.click("#heroesRevealSecrets");
        assertThat(app.cellText(GRID, 4, "secret name")).isEqualTo(MASK);
        app.click("#heroesRevealSecrets");
        app.restart();
        assertThat(app.cellText(GRID, 4, "secret name")).as("at the next start").isEqualTo(MASK);
    }

    @Test
    void copiesTheSelectionAsTabSeparatedTextButNoMaskedValue() {
        app.click(GRID, 2, "id");
        app.click(GRID, 3, "team", KeyCode.SHIFT);
        app.press(KeyCode.CONTROL, KeyCode.C);
        assertThat(app.clipboard())
                .isEqualTo("3\tRusty-Man\t\t48\tPreventers\n4\tTarantula\t\t32\tPreventers");
        app.click("#heroesRevealSecrets");
        app.click(GRID, 0, "name");
        app.click(GRID, 1, "age", KeyCode.SHIFT);
        app.press(KeyCode.CONTROL, KeyCode.C);
        assertThat(app.clipboard()).isEqualTo("Deadpond\tDive Wilson\t\nSpider-Boy\tPedro Parqueador\t");
    }

    @Test
    void savesANameOnEnterOnTabAndOnAClickElsewhereAndGivesUpOnEsc() {
        app.edit(GRID, 0, "name", "Dead Pond");
        app.press(KeyCode.ENTER);
        app.waitForRows("SELECT name FROM hero WHERE id = 1", "Dead Pond");
        app.eventually(() -> assertThat(app.cellText(GRID, 0, "name")).isEqualTo("Dead Pond"));

        app.edit(GRID, 1, "name", "Spider");
        app.press(KeyCode.TAB);
        app.waitForEditor(GRID, "secret name");
        app.waitForRows("SELECT name, secret_name FROM hero WHERE id = 2", "Spider|Pedro Parqueador");
        app.press(KeyCode.TAB);
        app.waitForEditor(GRID, "age");
        app.type("17");
        app.press(KeyCode.ENTER);
        app.waitForRows("SELECT name, secret_name, age FROM hero WHERE id = 2", "Spider|Pedro Parqueador|17");

        app.edit(GRID, 2, "name", "Rusty");
        app.click(GRID, 5, "id");
        app.waitForRows("SELECT name FROM hero WHERE id = 3", "Rusty");
        app.edit(GRID, 3, "name", "Spinne");
        app.click("#heroesSearch");
        app.waitForRows("SELECT name FROM hero WHERE id = 4", "Spinne");

        app.edit(GRID, 4, "name", "Nothing");
        app.press(KeyCode.ESCAPE);
        app.waitForNoEditor(GRID);
        assertThat(app.cellText(GRID, 4, "name")).isEqualTo("Black Lion");
        assertThat(app.query("SELECT name FROM hero WHERE id = 5")).containsExactly("Black Lion");
    }

    @Test
    void aWrongAgeKeepsTheEditorOpenWithTheReasonUntilItIsRight() {
        for (var wrong : List.of("abc", "-1", "1.5")) {
            app.edit(GRID, 2, "age", wrong);
            app.press(KeyCode.ENTER);
            app.eventually(() -> assertThat(app.label("#cellError"))
                    .isEqualTo("“" + wrong + "” is not a whole number of 0 or more"));
            app.waitForEditor(GRID, "age");
            assertThat(app.label(".table-cell .text-field")).isEqualTo(wrong);
            assertThat(app.find(".table-cell .text-field:danger")).as("marked").isNotNull();
            app.press(KeyCode.ESCAPE);
            app.waitForNoEditor(GRID);
            assertThat(app.cellText(GRID, 2, "age")).isEqualTo("48");
        }
        app.edit(GRID, 2, "age", "4x");
        app.click(GRID, 5, "name");
        app.waitForEditor(GRID, "age");
        app.replace("49");
        app.press(KeyCode.ENTER);
        app.waitForRows("SELECT age FROM hero WHERE id = 3", "49");
        app.eventually(() -> assertThat(app.isShown("cellError")).isFalse());
        app.edit(GRID, 2, "age", "");
        app.press(KeyCode.ENTER);
        app.waitForRows("SELECT age, typeof(age) FROM hero WHERE id = 3", "null|null");
        app.eventually(() -> assertThat(app.cellText(GRID, 2, "age")).isEqualTo("NULL"));
    }
}
