package org.herobase.heroes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.TextField;
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
        assertThat(app.clipboard()).isEqualTo("3\tRusty-Man\t\t48\tPreventers\n4\tTarantula\t\t32\tPreventers");
        app.click("#heroesRevealSecrets");
        app.click(GRID, 0, "name");
        app.click(GRID, 1, "age", KeyCode.SHIFT);
        app.press(KeyCode.CONTROL, KeyCode.C);
        assertThat(app.clipboard()).isEqualTo("Deadpond\tDive Wilson\t\nSpider-Boy\tPedro Parqueador\t");
    }

    @Test
    void theFirstArrowKeyChoosesTheFirstCell() {
        app.fx(() -> {
            app.find("#" + GRID).requestFocus();
            return null;
        });
        app.press(KeyCode.RIGHT);
        app.press(KeyCode.RIGHT);
        app.press(KeyCode.DOWN);
        app.press(KeyCode.F2);
        app.waitForEditor(GRID, "name");
        app.replace("Spider");
        app.press(KeyCode.ENTER);
        app.waitForRows("SELECT name FROM hero WHERE id = 2", "Spider");
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

    @Test
    void anEditedValueIsThereToBeEditedAgainAtOnce() {
        app.edit(GRID, 1, "secret name", "");
        app.press(KeyCode.ESCAPE);
        app.edit(GRID, 1, "name", "Spider");
        app.press(KeyCode.TAB);
        app.waitForEditor(GRID, "secret name");
        app.eventually(
                () -> assertThat(app.column(GRID, "name")).as("read again").contains("Spider"));
        app.press(KeyCode.SHIFT, KeyCode.TAB);
        app.waitForEditor(GRID, "name");
        assertThat(app.label(".table-cell .text-field")).isEqualTo("Spider");
        app.replace("Spider-Man");
        app.press(KeyCode.ENTER);
        app.waitForRows("SELECT name, secret_name FROM hero WHERE id = 2", "Spider-Man|Pedro Parqueador");
        assertThat(app.isAsked()).isFalse();
    }

    @Test
    void aMaskedSecretNameIsReplacedWithoutBeingShown() {
        app.click(GRID, 0, "secret name");
        app.press(KeyCode.F2);
        app.waitForEditor(GRID, "secret name");
        assertThat(app.label(".table-cell .text-field")).isEmpty();
        app.press(KeyCode.ENTER);
        app.waitForNoEditor(GRID);
        app.edit(GRID, 1, "secret name", "Peter");
        app.press(KeyCode.ENTER);
        app.waitForRows("SELECT secret_name FROM hero WHERE id < 3", "Dive Wilson", "Peter");
        assertThat(app.cellText(GRID, 1, "secret name")).isEqualTo(MASK);
    }

    @Test
    void theTeamIsChosenByItsNameOrNone() {
        chooseTeam(0, "Wakaland");
        app.waitForRows("SELECT team_id FROM hero WHERE id = 1", "3");
        app.eventually(() -> assertThat(app.cellText(GRID, 0, "team")).isEqualTo("Wakaland"));
        chooseTeam(0, "No team");
        app.waitForRows("SELECT team_id, typeof(team_id) FROM hero WHERE id = 1", "null|null");
        app.eventually(() -> assertThat(app.cellText(GRID, 0, "team")).isEqualTo("NULL"));
        chooseTeam(0, "Preventers");
        app.waitForRows("SELECT team_id FROM hero WHERE id = 1", "1");
        app.click("#heroesUndo");
        app.waitForRows("SELECT team_id FROM hero WHERE id = 1", "null");
    }

    @Test
    void aSearchForATeamThatFindsNoneLeavesTheTeamAsItIs() {
        openTeams(0);
        app.type("zzz");
        app.press(KeyCode.ENTER);
        app.waitForNoEditor(GRID);
        chooseTeam(1, "Wakaland"); // the next write comes behind any of the first
        app.waitForRows("SELECT team_id FROM hero WHERE id < 3", "2", "3");
        assertThat(app.cellText(GRID, 0, "team")).isEqualTo("Z-Force");
    }

    private void openTeams(int row) {
        app.click(GRID, row, "id"); // a click on a selected cell would begin the edit already
        app.click(GRID, row, "team");
        app.press(KeyCode.F2);
        app.eventually(() -> assertThat(app.find(".combo-box-popup .list-cell"))
                .as("the choices")
                .isNotNull());
    }

    /** Opens the choice, finds the team by typing and takes it. */
    private void chooseTeam(int row, String name) {
        openTeams(row);
        app.type(name.substring(0, 4).toLowerCase(Locale.ROOT));
        app.eventually(
                () -> assertThat(app.label(".combo-box-popup .list-cell")).isEqualTo(name));
        app.press(KeyCode.ENTER);
        app.waitForNoEditor(GRID);
    }

    @Test
    void writesOnlyTheColumnThatChangedSoThatAnothersChangeBesideItStays() {
        app.execute(
                "CREATE TABLE written(columns)",
                "CREATE TRIGGER log_name AFTER UPDATE OF name ON hero BEGIN INSERT INTO written VALUES ('name'); END",
                "CREATE TRIGGER log_age AFTER UPDATE OF age ON hero BEGIN INSERT INTO written VALUES ('age'); END",
                "CREATE TRIGGER log_team AFTER UPDATE OF team_id, secret_name ON hero "
                        + "BEGIN INSERT INTO written VALUES ('other'); END");
        app.edit(GRID, 2, "name", "Rusty");
        app.execute("UPDATE hero SET secret_name = 'Theirs' WHERE id = 3", "DELETE FROM written");
        app.press(KeyCode.ENTER);
        app.waitForRows("SELECT name, secret_name, age, team_id FROM hero WHERE id = 3", "Rusty|Theirs|48|1");
        assertThat(app.query("SELECT * FROM written")).containsExactly("name");
    }

    @Test
    void anUntouchedCellIsNotWritten() {
        app.execute("UPDATE hero SET name = 'Two' || char(10) || 'lines', age = 'forty' WHERE id = 3");
        app.press(KeyCode.F5);
        app.eventually(() -> assertThat(app.cellText(GRID, 2, "age")).isEqualTo("forty"));
        app.click(GRID, 2, "age");
        app.press(KeyCode.F2);
        app.waitForEditor(GRID, "age");
        app.press(KeyCode.ENTER);
        app.waitForNoEditor(GRID);
        app.click(GRID, 2, "name");
        app.press(KeyCode.F2); // a line cannot hold it: the form shows it
        app.eventually(() -> assertThat(app.isShown("heroName")).isTrue());
        assertThat(((TextField) app.find("#heroName")).isEditable()).isFalse();
        app.answer("Cancel");
        app.waitForNoDialog();
        assertThat(app.isDisabled("heroesUndo")).as("nothing to undo").isTrue();
        assertThat(app.query("SELECT hex(name), age FROM hero WHERE id = 3"))
                .containsExactly("54776F0A6C696E6573|forty");
    }

    @Test
    void aValueThatAnotherProgramChangedMeanwhileIsNotOverwrittenUnlessTheUserSaysSo() {
        app.edit(GRID, 2, "name", "Mine");
        app.execute("UPDATE hero SET name = 'Theirs', age = 49 WHERE id = 3");
        app.press(KeyCode.ENTER);
        assertThat(app.dialogText()).startsWith("Rusty-Man was changed by another program");
        assertThat(app.label("#conflictTheirs0")).isEqualTo("Theirs");
        assertThat(app.label("#conflictMine0")).isEqualTo("Mine");
        assertThat(app.query("SELECT name FROM hero WHERE id = 3")).containsExactly("Theirs");
        app.answer("Cancel");
        app.waitForEditor(GRID, "name");
        assertThat(app.label(".table-cell .text-field")).as("what was entered").isEqualTo("Mine");
        app.press(KeyCode.ESCAPE);
        app.eventually(() -> assertThat(app.rowTexts(GRID, 2)).contains("Theirs", "49"));
        assertThat(app.query("SELECT name FROM hero WHERE id = 3")).containsExactly("Theirs");
        assertThat(app.isDisabled("heroesUndo")).isTrue();

        app.edit(GRID, 2, "name", "Mine again");
        app.execute("UPDATE hero SET name = 'Theirs again' WHERE id = 3");
        app.press(KeyCode.ENTER);
        app.dialogText();
        app.answer("Save mine");
        app.waitForRows("SELECT name FROM hero WHERE id = 3", "Mine again");
        app.eventually(() -> assertThat(app.cellText(GRID, 2, "name")).isEqualTo("Mine again"));
        app.click("#heroesUndo");
        app.waitForRows("SELECT name FROM hero WHERE id = 3", "Theirs again");
    }

    @Test
    void anEditOfARowThatAnotherProgramDeletedPutsItBackIfTheUserSaysSo() {
        app.edit(GRID, 7, "name", "Mine");
        var before = app.query("SELECT id, secret_name, age, team_id FROM hero WHERE id = 8");
        app.execute("DELETE FROM hero WHERE id = 8");
        app.press(KeyCode.ENTER);
        assertThat(app.dialogText()).contains("was deleted by another program");
        app.answer("Put it back");
        app.waitForRows("SELECT name FROM hero WHERE id = 8", "Mine");
        assertThat(app.query("SELECT id, secret_name, age, team_id FROM hero WHERE id = 8"))
                .isEqualTo(before);
        app.eventually(() -> assertThat(app.cellText(GRID, 7, "name")).isEqualTo("Mine"));
    }

    @Test
    void aValueThatTheDatabaseRefusesStaysOpenWithItsReason() {
        app.execute("CREATE UNIQUE INDEX one_name ON hero(name)");
        app.edit(GRID, 2, "name", "Deadpond");
        app.press(KeyCode.ENTER);
        app.eventually(() -> assertThat(app.label("#cellError")).startsWith("Another row of name has that value"));
        app.waitForEditor(GRID, "name");
        assertThat(app.label(".table-cell .text-field")).isEqualTo("Deadpond");
        app.replace("Rusty");
        app.press(KeyCode.ENTER);
        app.waitForRows("SELECT name FROM hero WHERE id = 3", "Rusty");
    }
}
