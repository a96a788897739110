package org.herobase.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.herobase.AppDriver;
import org.herobase.Await;
import org.herobase.db.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The teams with their members: what is shown, edited and deleted, and the ways to the heroes and back. */
@Timeout(60)
class TeamsViewTest {
    private static final String GRID = "teamsGrid";
    private static final String MEMBERS = "teamMembersGrid";
    private static final String EVERYTHING = "SELECT 'team', * FROM team UNION ALL "
            + "SELECT 'hero', id, name, coalesce(team_id, '-') FROM hero UNION ALL "
            + "SELECT 'link', hero_id, team_id, is_training FROM heroteamlink ORDER BY 1, 2";

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
    void showsTheNumberOfHeroesAndIsEditedInPlace() {
        app = AppDriver.teams(file, folder);
        assertThat(app.titles(GRID)).containsExactly("id", "name", "headquarters", "heroes");
        assertThat(app.rowTexts(GRID, 0)).containsExactly("1", "Preventers", "Sharp Tower", "6");
        assertThat(app.rowTexts(GRID, 1)).containsExactly("2", "Z-Force", "Sister Margaret's Bar", "2");
        assertThat(app.rowTexts(GRID, 2)).containsExactly("3", "Wakaland", "Wakaland Capital City", "2");
        app.edit(GRID, 0, "name", "The Preventers");
        app.press(KeyCode.TAB);
        app.waitForEditor(GRID, "headquarters");
        app.type("Blunt Tower");
        app.press(KeyCode.ENTER);
        app.waitForRows("SELECT * FROM team WHERE id = 1", "1|The Preventers|Blunt Tower");
        app.eventually(() -> assertThat(app.label(".members-title")).isEqualTo("Members of The Preventers"));
        app.edit(GRID, 1, "name", " ");
        app.press(KeyCode.ENTER);
        app.eventually(() -> assertThat(app.label("#cellError")).isEqualTo("This needs a value"));
        app.press(KeyCode.ESCAPE);
        app.waitForNoEditor(GRID);
        app.press(KeyCode.CONTROL, KeyCode.Z);
        app.waitForRows("SELECT * FROM team WHERE id = 1", "1|The Preventers|Sharp Tower");
        app.fill("#teamsSearch", "CAPITAL");
        app.eventually(() -> assertThat(app.column(GRID, "name")).containsExactly("Wakaland"));
    }

    @Test
    void isMadeAndEditedInAForm() {
        app = AppDriver.teams(file, folder);
        app.click("#teamsNew");
        app.eventually(() -> assertThat(app.isShown("teamName")).isTrue());
        assertThat(app.isDisabled("formSave")).isTrue();
        app.fill("#teamName", "Newteam");
        assertThat(app.isDisabled("formSave")).as("no headquarters").isTrue();
        app.fill("#teamHeadquarters", "Garage");
        app.click("#formSave");
        app.waitForNoDialog();
        app.waitForRows("SELECT * FROM team WHERE id > 3", "4|Newteam|Garage");
        app.eventually(() -> assertThat(app.selectedNames(GRID)).containsExactly("Newteam"));
        app.click("#teamsEdit");
        app.eventually(() -> assertThat(app.label("#teamHeadquarters")).isEqualTo("Garage"));
        app.execute("UPDATE team SET name = 'Theirs' WHERE id = 4");
        app.fill("#teamHeadquarters", "Barn");
        app.click("#formSave");
        app.waitForNoDialog();
        app.waitForRows("SELECT * FROM team WHERE id > 3", "4|Theirs|Barn");
    }

    @Test
    void aTeamWithoutHeroesIsDeletedAfterOneQuestion() {
        AppDriver.execute(file, "INSERT INTO team VALUES (4, 'Nobody', 'Nowhere')");
        app = AppDriver.teams(file, folder);
        app.click(GRID, 3, "name");
        app.press(KeyCode.DELETE);
        assertThat(app.dialogText()).isEqualTo("Delete Nobody?\nNo hero belongs to it. You can undo this.");
        app.answer("Delete team");
        app.waitForRows("SELECT count(*) FROM team", "3");
    }

    @Test
    void aTeamWithHeroesIsDeletedWithOrWithoutThemAndAllComesBack() {
        app = AppDriver.teams(file, folder);
        var before = app.query(EVERYTHING);
        app.click(GRID, 0, "name");
        app.click("#teamsDelete");
        assertThat(app.dialogText())
                .startsWith("Delete Preventers?\n5 heroes are at home there. One further hero’s link goes with it.")
                .contains("If you delete them too, one link to another team goes as well.");
        app.answer("Cancel");
        assertThat(app.query(EVERYTHING)).isEqualTo(before);

        app.click("#teamsDelete");
        app.dialogText();
        app.answer("Keep 5 heroes");
        app.waitForRows("SELECT id FROM team ORDER BY id", "2", "3");
        assertThat(app.query("SELECT count(*) FROM hero WHERE team_id IS NULL")).containsExactly("5");
        assertThat(app.query("SELECT hero_id, team_id FROM heroteamlink")).containsExactly("2|2");
        app.eventually(() -> assertThat(app.rows(GRID)).isEqualTo(2));
        app.click("#teamsUndo");
        app.eventually(() -> assertThat(app.query(EVERYTHING)).isEqualTo(before));
        app.eventually(() -> assertThat(app.rows(GRID)).isEqualTo(3));

        app.click(GRID, 0, "name");
        app.click("#teamsDelete");
        app.dialogText();
        app.answer("Delete 5 heroes too");
        app.waitForRows("SELECT id FROM hero ORDER BY id", "1", "5", "8");
        assertThat(app.query("SELECT count(*) FROM heroteamlink")).containsExactly("0");
        app.eventually(() -> assertThat(app.rows(GRID)).isEqualTo(2));
        app.click("#teamsUndo");
        app.eventually(() -> assertThat(app.query(EVERYTHING)).isEqualTo(before));
    }

    @Test
    void aDeletionThatFailsHalfwayChangesNothing() {
        AppDriver.execute(
                file,
                "CREATE TRIGGER keep BEFORE DELETE ON hero WHEN old.id = 7 "
                        + "BEGIN SELECT raise(ABORT, 'the captain stays'); END");
        app = AppDriver.teams(file, folder);
        var before = app.query(EVERYTHING);
        app.click(GRID, 0, "name");
        app.click("#teamsDelete");
        app.dialogText();
        app.answer("Delete 5 heroes too");
        app.eventually(() -> assertThat(app.isAsked()).isTrue());
        assertThat(app.dialogText()).contains("the captain stays");
        app.answer("Close");
        assertThat(app.query(EVERYTHING)).isEqualTo(before);
    }

    @Test
    void heroesWhoseKeyWouldCascadeAreKeptAllTheSame() {
        var cascading = folder.resolve("cascade.db");
        AppDriver.execute(
                cascading,
                "CREATE TABLE team(id INTEGER PRIMARY KEY, name VARCHAR NOT NULL, headquarters VARCHAR NOT NULL)",
                "CREATE TABLE hero(id INTEGER PRIMARY KEY, name VARCHAR NOT NULL, secret_name VARCHAR NOT NULL, "
                        + "age INTEGER, team_id INTEGER REFERENCES team(id) ON DELETE CASCADE)",
                "INSERT INTO team VALUES (1, 'Preventers', 'Sharp Tower')",
                "INSERT INTO hero VALUES (1, 'Rusty-Man', 'Tommy Sharp', 48, 1)");
        app = AppDriver.teams(cascading, folder);
        app.eventually(() -> assertThat(app.rowTexts(GRID, 0)).contains("Preventers", "1"));
        app.click(GRID, 0, "name");
        app.press(KeyCode.DELETE);
        assertThat(app.dialogText()).contains("One hero is at home there");
        app.answer("Keep the hero");
        app.waitForRows("SELECT * FROM hero", "1|Rusty-Man|Tommy Sharp|48|null");
        assertThat(app.query("SELECT count(*) FROM team")).containsExactly("0");
        app.press(KeyCode.CONTROL, KeyCode.Z);
        app.waitForRows("SELECT * FROM hero", "1|Rusty-Man|Tommy Sharp|48|1");
    }

    @Test
    void membersAreAddedByNameTrainedAndRemoved() {
        app = AppDriver.teams(file, folder);
        app.click(GRID, 1, "name");
        app.eventually(() -> assertThat(members()).containsExactly("Deadpond home", "Spider-Boy further"));
        fireTraining();
        app.waitForRows("SELECT is_training FROM heroteamlink WHERE hero_id = 2", "0");
        app.eventually(() -> assertThat(trainingBox().isSelected()).isFalse());
        fireTraining();
        app.waitForRows("SELECT is_training FROM heroteamlink WHERE hero_id = 2", "1");

        app.fill("#teamMemberAdd", "rusty");
        app.eventually(
                () -> assertThat(app.find(".auto-complete-popup .list-cell")).isNotNull());
        app.press(KeyCode.ENTER);
        app.waitForRows("SELECT hero_id, team_id, is_training FROM heroteamlink WHERE hero_id = 3", "3|2|0");
        app.eventually(() ->
                assertThat(members()).containsExactly("Deadpond home", "Rusty-Man further", "Spider-Boy further"));
        assertThat(app.label("#teamMemberAdd")).isEmpty();
        app.eventually(() -> assertThat(app.cellText(GRID, 1, "heroes")).isEqualTo("3"));

        app.click(MEMBERS, 1, "name");
        app.click("#teamMemberRemove");
        app.waitForRows("SELECT count(*) FROM heroteamlink WHERE hero_id = 3", "0");
        app.eventually(() -> assertThat(members()).containsExactly("Deadpond home", "Spider-Boy further"));
        app.click(MEMBERS, 0, "name");
        app.press(KeyCode.DELETE);
        app.waitForRows("SELECT id, team_id FROM hero WHERE id = 1", "1|null");
        app.eventually(() -> assertThat(members()).containsExactly("Spider-Boy further"));
        assertThat(app.query("SELECT count(*) FROM hero"))
                .as("nobody is deleted")
                .containsExactly("8");
        app.click("#teamsUndo");
        app.waitForRows("SELECT id, team_id FROM hero WHERE id = 1", "1|2");
        app.eventually(() -> assertThat(members()).containsExactly("Deadpond home", "Spider-Boy further"));

        app.click(MEMBERS, 0, "name");
        app.execute("UPDATE hero SET team_id = 3 WHERE id = 1"); // by another program: it has left already
        app.press(KeyCode.DELETE);
        app.eventually(() -> assertThat(members()).containsExactly("Spider-Boy further"));
        assertThat(app.query("SELECT team_id FROM hero WHERE id = 1")).containsExactly("3");
    }

    @Test
    void aDoubleClickGoesFromATeamToItsHeroesAndFromAHeroToItsTeam() {
        app = AppDriver.teams(file, folder);
        app.doubleClick(GRID, 2, "heroes");
        app.eventually(() -> assertThat(app.isShown("heroesView")).isTrue());
        app.eventually(
                () -> assertThat(app.column("heroesGrid", "name")).containsExactly("Black Lion", "Princess Sure-E"));
        app.doubleClick("heroesGrid", 0, "team");
        app.eventually(() -> assertThat(app.isShown("teamsView")).isTrue());
        app.eventually(() -> assertThat(app.selectedNames(GRID)).containsExactly("Wakaland"));
        app.eventually(() -> assertThat(members()).containsExactly("Black Lion home", "Princess Sure-E home"));
        app.doubleClick(MEMBERS, 1, "name");
        app.eventually(() -> assertThat(app.isShown("heroesView")).isTrue());
        app.eventually(() -> assertThat(app.selectedNames("heroesGrid")).containsExactly("Princess Sure-E"));
        assertThat(app.rows("heroesGrid")).as("the filter is gone").isEqualTo(8);
    }

    /** Name and kind of each member. */
    private List<String> members() {
        return app.fx(() -> {
            TableView<?> table = app.robot().lookup("#" + MEMBERS).queryTableView();
            return IntStream.range(0, table.getItems().size())
                    .mapToObj(row -> table.getColumns().get(0).getCellData(row) + " "
                            + table.getColumns().get(1).getCellData(row))
                    .toList();
        });
    }

    /** Not by the mouse: a reading of the members may put another box into its place while it is on its way. */
    private void fireTraining() {
        Await.until(() -> {
            trainingBox().fire();
            return true;
        });
    }

    private CheckBox trainingBox() {
        return app.robot().lookup("#" + MEMBERS + " .check-box").queryAllAs(CheckBox.class).stream()
                .filter(CheckBox::isVisible)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no check box"));
    }
}
