package org.herobase.heroes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.herobase.AppDriver;
import org.herobase.db.Database;
import org.herobase.ui.Choice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Making, editing and deleting heroes in windows of their own, and taking it back. */
@Timeout(60)
class HeroFormTest {
    private static final String GRID = "heroesGrid";

    @TempDir
    Path folder;

    private Path file;
    private AppDriver app;

    @BeforeEach
    void start() {
        file = folder.resolve("heroes.db");
        Database.create(file, true).close().join();
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void whatTheFormHoldsOnlyInPartStaysAsItIs() {
        AppDriver.execute(
                file,
                "PRAGMA foreign_keys = OFF",
                "ALTER TABLE hero ADD COLUMN biography TEXT",
                "ALTER TABLE hero ADD COLUMN poem TEXT",
                "UPDATE hero SET biography = printf('%05000d', 7), poem = 'one' || char(10) || 'two' WHERE id = 1",
                "INSERT INTO heroteamlink(hero_id, team_id) VALUES (1, 4711)");
        app = AppDriver.heroes(file, folder);
        var before = app.query("SELECT team_id FROM heroteamlink WHERE hero_id = 1 ORDER BY team_id");
        app.click("heroesGrid", 0, "name");
        app.click("#heroesEdit");
        app.eventually(() -> assertThat(app.isShown("heroName")).isTrue());
        for (var field : new String[] {"#hero-biography", "#hero-poem"}) {
            assertThat(((TextField) app.find(field)).isEditable()).as(field).isFalse();
        }
        app.fill("#heroName", "Dead Pond");
        app.click("#formSave");
        app.waitForRows(
                "SELECT name, length(biography), poem LIKE 'one%two' FROM hero WHERE id = 1", "Dead Pond|5000|1");
        assertThat(app.query("SELECT team_id FROM heroteamlink WHERE hero_id = 1 ORDER BY team_id"))
                .isEqualTo(before)
                .contains("4711");
    }

    @Test
    void savesANewHeroOnlyWhenAllIsValidWithHomeTeamAndFurtherTeams() {
        app = AppDriver.heroes(file, folder);
        app.click("#heroesNew");
        app.eventually(() -> assertThat(app.isShown("heroName")).isTrue());
        assertThat(app.isDisabled("formSave")).as("nothing entered").isTrue();
        app.fill("#heroName", "Newcomer");
        assertThat(app.isDisabled("formSave")).as("no secret name").isTrue();
        app.fill("#heroAge", "-3");
        assertThat(error()).isEqualTo("“-3” is not a whole number of 0 or more");
        app.fill("#heroSecretName", "Nobody");
        assertThat(app.isDisabled("formSave")).as("wrong age").isTrue();
        app.fill("#heroAge", "21");
        assertThat(error()).isNull();
        app.fill("#heroName", "");
        assertThat(error()).isEqualTo("This needs a value");
        assertThat(app.isDisabled("formSave")).as("no name").isTrue();
        app.fill("#heroName", "New comer");
        chooseHome("Wakaland");
        tick("Preventers");
        tick("Z-Force");
        tickTraining("Z-Force");
        assertThat(app.isDisabled("formSave")).isFalse();
        app.click("#formSave");
        app.waitForNoDialog();
        app.waitForRows("SELECT * FROM hero WHERE id > 8", "9|New comer|Nobody|21|3");
        assertThat(app.query("SELECT team_id, is_training FROM heroteamlink WHERE hero_id = 9 ORDER BY 1"))
                .containsExactly("1|0", "2|1");
        app.eventually(() -> assertThat(app.selectedNames(GRID)).containsExactly("New comer"));
        assertThat(app.rowTexts(GRID, 8)).containsExactly("9", "New comer", "•••••••", "21", "Wakaland");
        app.click("#heroesUndo");
        app.waitForRows("SELECT (SELECT count(*) FROM hero), (SELECT count(*) FROM heroteamlink)", "8|2");
        app.click("#heroesRedo");
        app.waitForRows("SELECT * FROM hero WHERE id > 8", "9|New comer|Nobody|21|3");
        assertThat(app.query("SELECT count(*) FROM heroteamlink")).containsExactly("4");
    }

    @Test
    void aNewHeroComesIntoViewWhereverItLies() {
        AppDriver.execute(
                file,
                IntStream.range(9, 61)
                        .mapToObj(id -> "INSERT INTO hero(id, name, secret_name) VALUES (%d, 'Hero %02d', 'x')"
                                .formatted(id, id))
                        .toArray(String[]::new));
        AppDriver.settings(folder, "rowsPerPage=25");
        app = AppDriver.heroes(file, folder);
        app.eventually(() -> assertThat(app.label("#pageLabel")).isEqualTo("1–25 of 60"));
        newHero("Zoe");
        app.eventually(() -> assertThat(app.selectedNames(GRID)).containsExactly("Zoe"));
        app.eventually(() -> assertThat(app.label("#pageLabel")).endsWith("–61 of 61"));

        app.clickHeader(GRID, "name");
        app.eventually(() -> assertThat(app.column(GRID, "name").getFirst()).isEqualTo("Black Lion"));
        newHero("Hero 40b");
        app.eventually(() -> assertThat(app.selectedNames(GRID)).containsExactly("Hero 40b"));
        app.eventually(() -> assertThat(app.label("#pageLabel")).isEqualTo("26–50 of 62"));
        assertThat(app.cell(GRID, app.row(GRID, "Hero 40b"), "name").isVisible())
                .isTrue();
    }

    @Test
    void aNewHeroThatTheFilterWouldHideComesIntoViewAllTheSame() {
        app = AppDriver.heroes(file, folder);
        app.fill("#heroesSearch", "deadpond");
        app.eventually(() -> assertThat(app.rows(GRID)).isEqualTo(1));
        newHero("Newcomer");
        app.eventually(() -> assertThat(app.selectedNames(GRID)).containsExactly("Newcomer"));
    }

    @Test
    void editingWritesOnlyWhatWasChangedInTheForm() {
        AppDriver.execute(
                file,
                "UPDATE hero SET name = 'Two' || char(10) || 'lines' WHERE id = 2",
                "CREATE TABLE written(what)",
                "CREATE TRIGGER log_other AFTER UPDATE OF id, name, secret_name, team_id ON hero "
                        + "BEGIN INSERT INTO written VALUES ('more than the age'); END");
        app = AppDriver.heroes(file, folder);
        app.click(GRID, 1, "name");
        app.click("#heroesEdit");
        app.eventually(() -> assertThat(app.isShown("heroAge")).isTrue());
        app.execute("UPDATE hero SET secret_name = 'Theirs' WHERE id = 2", "DELETE FROM written");
        app.fill("#heroAge", "18");
        tickTraining("Z-Force");
        app.click("#formSave");
        app.waitForNoDialog();
        app.waitForRows(
                "SELECT hex(name), secret_name, age, team_id FROM hero WHERE id = 2", "54776F0A6C696E6573|Theirs|18|1");
        assertThat(app.query("SELECT * FROM written")).isEmpty();
        assertThat(app.query("SELECT team_id, is_training FROM heroteamlink WHERE hero_id = 2"))
                .containsExactly("2|0");
    }

    @Test
    void linksThatAnotherProgramMadeOrDeletedMeanwhileAreNoObstacle() {
        app = AppDriver.heroes(file, folder);
        app.click(GRID, 4, "name");
        app.click("#heroesEdit");
        app.eventually(() -> assertThat(app.isShown("heroAge")).isTrue());
        tick("Preventers");
        tick("Z-Force");
        app.execute("INSERT INTO heroteamlink (team_id, hero_id) SELECT id, 5 FROM team WHERE name = 'Z-Force'");
        app.click("#formSave");
        app.waitForNoDialog();
        app.waitForRows(
                "SELECT name FROM team JOIN heroteamlink ON team_id = id WHERE hero_id = 5 ORDER BY 1",
                "Preventers",
                "Z-Force");
    }

    @Test
    void aFormThatMeetsAConflictKeepsWhatWasTypedUntilItIsSettled() {
        app = AppDriver.heroes(file, folder);
        app.click(GRID, 2, "name");
        app.click("#heroesEdit");
        app.eventually(() -> assertThat(app.label("#heroName")).isEqualTo("Rusty-Man"));
        app.execute("UPDATE hero SET name = 'Theirs', age = 49 WHERE id = 3");
        app.fill("#heroName", "Mine");
        app.fill("#heroAge", "50");
        app.click("#formSave");
        app.eventually(() -> assertThat(app.label("#conflictMine1")).isEqualTo("50"));
        app.press(KeyCode.ESCAPE);
        app.eventually(() -> assertThat(app.label("#formError")).contains("changed or deleted elsewhere"));
        assertThat(app.label("#heroName")).isEqualTo("Mine");
        assertThat(app.query("SELECT name FROM hero WHERE id = 3")).containsExactly("Theirs");
        app.click("#formSave");
        app.click("#conflictAllTheirs");
        assertThat(app.label("#conflictSave")).isEqualTo("Keep theirs");
        app.click("#conflictMine1");
        assertThat(app.label("#conflictSave")).isEqualTo("Save this choice");
        app.click("#conflictSave");
        app.waitForNoDialog();
        app.waitForRows("SELECT name, age FROM hero WHERE id = 3", "Theirs|50");
        app.eventually(() -> assertThat(app.cellText(GRID, 2, "name")).isEqualTo("Theirs"));
    }

    @Test
    void aHomeTeamThatIsNotThereSurvivesTheForm() {
        AppDriver.execute(file, "UPDATE hero SET team_id = 77 WHERE id = 3");
        app = AppDriver.heroes(file, folder);
        app.click(GRID, 2, "name");
        app.click("#heroesEdit");
        app.eventually(() -> assertThat(app.label("#heroName")).isEqualTo("Rusty-Man"));
        app.fill("#heroAge", "49");
        app.click("#formSave");
        app.waitForNoDialog();
        app.waitForRows("SELECT age, team_id FROM hero WHERE id = 3", "49|77");
    }

    @Test
    void deletesAHeroWithItsLinksAfterAQuestionAndBringsItAllBack() {
        app = AppDriver.heroes(file, folder);
        app.click(GRID, 1, "name");
        app.click("#heroesDelete");
        assertThat(app.dialogText())
                .isEqualTo("Delete Spider-Boy?\nIts link to a further team goes with it. You can undo this.");
        app.answer("Cancel");
        assertThat(app.query("SELECT count(*) FROM hero")).containsExactly("8");

        app.click(GRID, 0, "name");
        app.click(GRID, 1, "name", KeyCode.CONTROL);
        app.click(GRID, 4, "name", KeyCode.CONTROL);
        app.press(KeyCode.DELETE);
        assertThat(app.dialogText())
                .isEqualTo("Delete 3 heroes?\nDeadpond, Spider-Boy, Black Lion\n\n"
                        + "Their 2 links to further teams go with them. You can undo this.");
        app.answer("Delete 3 heroes");
        app.waitForRows("SELECT id FROM hero ORDER BY id", "3", "4", "6", "7", "8");
        app.eventually(() -> assertThat(app.rows(GRID)).isEqualTo(5));
        assertThat(app.query("SELECT count(*) FROM heroteamlink")).containsExactly("0");
        app.press(KeyCode.CONTROL, KeyCode.Z);
        app.eventually(() -> assertThat(app.rows(GRID)).isEqualTo(8));
        assertThat(app.query("SELECT * FROM hero WHERE id IN (1, 2, 5)"))
                .containsExactly(
                        "1|Deadpond|Dive Wilson|null|2",
                        "2|Spider-Boy|Pedro Parqueador|null|1",
                        "5|Black Lion|Trevor Challa|35|3");
        assertThat(app.query("SELECT * FROM heroteamlink ORDER BY hero_id")).containsExactly("1|1|0", "2|2|1");
        app.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        app.eventually(() -> assertThat(app.rows(GRID)).isEqualTo(5));
        assertThat(app.query("SELECT count(*) FROM heroteamlink")).containsExactly("0");
    }

    @Test
    void aHeroThatChangedSinceItWasShownIsNotDeleted() {
        app = AppDriver.heroes(file, folder);
        app.click(GRID, 4, "name");
        app.press(KeyCode.DELETE);
        app.dialogText();
        app.execute("UPDATE hero SET age = 36 WHERE id = 5");
        app.answer("Delete hero");
        app.eventually(() -> assertThat(app.isAsked()).isTrue());
        assertThat(app.dialogText()).contains("Black Lion was changed or deleted elsewhere");
        app.answer("Close");
        assertThat(app.query("SELECT age FROM hero WHERE id = 5")).containsExactly("36");
        app.eventually(() -> assertThat(app.cellText(GRID, 4, "age")).isEqualTo("36"));
    }

    private void newHero(String name) {
        app.click("#heroesNew");
        app.fill("#heroName", name);
        app.fill("#heroSecretName", "Secret");
        app.click("#formSave");
        app.waitForNoDialog();
    }

    /** The error shown at a field; null if there is none. */
    private String error() {
        return app.find(".field-error") == null ? null : app.label(".field-error");
    }

    private void chooseHome(String team) {
        app.fx(() -> {
            @SuppressWarnings("unchecked")
            var box = (ComboBox<Choice>) app.find("#heroTeam");
            box.setValue(box.getItems().stream()
                    .filter(choice -> choice.label().equals(team))
                    .findFirst()
                    .orElseThrow());
            return null;
        });
    }

    private void tick(String team) {
        app.robot().clickOn(box(team, 0));
    }

    private void tickTraining(String team) {
        app.robot().clickOn(box(team, 1));
    }

    /** The check boxes in the line of a team: member and in training. */
    private CheckBox box(String team, int index) {
        return app.fx(() -> {
            var member = app.robot().lookup("#heroLinks .check-box").queryAllAs(CheckBox.class).stream()
                    .filter(box -> team.equals(box.getText()))
                    .findFirst()
                    .orElseThrow();
            return member.getParent().getChildrenUnmodifiable().stream()
                    .filter(CheckBox.class::isInstance)
                    .map(CheckBox.class::cast)
                    .toList()
                    .get(index);
        });
    }
}
