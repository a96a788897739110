package org.herobase.heroes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.herobase.AppDriver;
import org.herobase.db.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Databases made by following the tutorial up to one of its chapters: with fewer tables and columns, or with more. */
@Timeout(60)
class TutorialDatabasesTest {
    private static final String GRID = "heroesGrid";
    private static final String TEAM =
            "CREATE TABLE team(id INTEGER NOT NULL, name VARCHAR NOT NULL, headquarters VARCHAR NOT NULL, PRIMARY KEY(id))";

    @TempDir
    Path folder;

    private Path file;
    private AppDriver app;

    @BeforeEach
    void name() {
        file = folder.resolve("tutorial.db");
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void aHeroTableAloneIsShownWithoutTeams() {
        AppDriver.execute(
                file,
                "CREATE TABLE hero(id INTEGER NOT NULL, name VARCHAR NOT NULL, secret_name VARCHAR NOT NULL, "
                        + "age INTEGER, PRIMARY KEY(id))",
                "INSERT INTO hero VALUES (1, 'Deadpond', 'Dive Wilson', NULL)");
        app = AppDriver.heroes(file, folder);
        assertThat(app.titles(GRID)).containsExactly("id", "name", "secret name", "age");
        assertThat(app.isShown("teamsView")).isFalse();
        app.edit(GRID, 0, "age", "30");
        app.press(KeyCode.ENTER);
        app.waitForRows("SELECT * FROM hero", "1|Deadpond|Dive Wilson|30");
        newHero();
        app.waitForRows("SELECT * FROM hero WHERE id = 2", "2|Newcomer|Secret|null");
        app.eventually(() -> assertThat(app.selectedNames(GRID)).containsExactly("Newcomer"));
        app.press(KeyCode.DELETE);
        assertThat(app.dialogText()).startsWith("Delete Newcomer?");
        app.answer("Delete hero");
        app.waitForRows("SELECT id FROM hero", "1");
    }

    @Test
    void linksWithoutTrainingAndHeroesWithoutAHomeTeamAreKept() {
        AppDriver.execute(
                file,
                TEAM,
                "CREATE TABLE hero(id INTEGER NOT NULL, name VARCHAR NOT NULL, secret_name VARCHAR NOT NULL, "
                        + "age INTEGER, PRIMARY KEY(id))",
                "CREATE TABLE heroteamlink(team_id INTEGER NOT NULL, hero_id INTEGER NOT NULL, "
                        + "PRIMARY KEY(team_id, hero_id), FOREIGN KEY(team_id) REFERENCES team(id), "
                        + "FOREIGN KEY(hero_id) REFERENCES hero(id))",
                "INSERT INTO team VALUES (1, 'Preventers', 'Sharp Tower')",
                "INSERT INTO hero VALUES (1, 'Deadpond', 'Dive Wilson', NULL)",
                "INSERT INTO heroteamlink VALUES (1, 1)");
        app = AppDriver.heroes(file, folder);
        assertThat(app.titles(GRID)).containsExactly("id", "name", "secret name", "age");
        app.click(GRID, 0, "name");
        app.press(KeyCode.DELETE);
        assertThat(app.dialogText()).contains("Its link to a further team goes with it");
        app.answer("Delete hero");
        app.waitForRows("SELECT (SELECT count(*) FROM hero), (SELECT count(*) FROM heroteamlink)", "0|0");
        app.click("#heroesUndo");
        app.waitForRows("SELECT * FROM heroteamlink", "1|1");
        app.eventually(() -> assertThat(app.rows(GRID)).isEqualTo(1));
        app.click(GRID, 0, "name");
        app.click("#heroesEdit");
        app.eventually(() -> assertThat(app.isShown("heroLinks")).isTrue());
        assertThat(app.isShown("heroTeam")).isFalse();
        assertThat(app.robot().lookup("#heroLinks .check-box").queryAll().stream()
                        .filter(box ->
                                box.isVisible() && !app.label(".check-box").isEmpty()))
                .as("one box a team, none for training")
                .hasSize(1);
        app.click("#heroLinks .check-box");
        app.click("#formSave");
        app.waitForNoDialog();
        app.waitForRows("SELECT count(*) FROM heroteamlink", "0");
    }

    @Test
    void aFurtherColumnIsShownEditedAndFilledIn() {
        AppDriver.execute(
                file,
                "CREATE TABLE hero(id INTEGER NOT NULL, name VARCHAR NOT NULL, secret_name VARCHAR NOT NULL, "
                        + "age INTEGER, money NUMERIC(5, 3) NOT NULL, photo BLOB, level INTEGER NOT NULL DEFAULT 7, "
                        + "PRIMARY KEY(id))",
                "INSERT INTO hero VALUES (1, 'Deadpond', 'Dive Wilson', NULL, 1.1, x'00ff', 1)");
        app = AppDriver.heroes(file, folder);
        assertThat(app.titles(GRID)).containsExactly("id", "name", "secret name", "age", "money", "photo", "level");
        assertThat(app.cellText(GRID, 0, "money")).isEqualTo("1.1");
        app.edit(GRID, 0, "money", "x");
        app.press(KeyCode.ENTER);
        app.eventually(() -> assertThat(app.label("#cellError")).isEqualTo("“x” is not a number"));
        app.waitForEditor(GRID, "money");
        app.replace("");
        app.press(KeyCode.ENTER);
        app.eventually(() -> assertThat(app.label("#cellError")).isEqualTo("This needs a value"));
        app.waitForEditor(GRID, "money");
        app.replace("2.002");
        app.press(KeyCode.ENTER);
        app.waitForRows("SELECT money, typeof(money) FROM hero", "2.002|real");

        app.click(GRID, 0, "name");
        app.click("#heroesEdit");
        app.fill("#heroName", "Dead");
        app.click("#formSave");
        app.waitForNoDialog();
        app.waitForRows("SELECT name, hex(photo), money FROM hero", "Dead|00FF|2.002");

        app.click("#heroesNew");
        app.fill("#heroName", "Newcomer");
        app.fill("#heroSecretName", "Secret");
        assertThat(app.isDisabled("formSave")).as("no money").isTrue();
        app.fill("#hero-money", "3");
        app.click("#formSave");
        app.waitForNoDialog();
        app.waitForRows("SELECT * FROM hero WHERE id = 2", "2|Newcomer|Secret|null|3|null|7");
    }

    @Test
    void aKeyThatTheDatabaseDoesNotMakeKeepsTheHeroesViewAwayWithTheReason() {
        AppDriver.execute(
                file,
                "CREATE TABLE hero(id CHAR(32) NOT NULL PRIMARY KEY, name VARCHAR NOT NULL, "
                        + "secret_name VARCHAR NOT NULL, age INTEGER)",
                "INSERT INTO hero VALUES ('0123456789abcdef0123456789abcdef', 'Deadpond', 'Dive Wilson', NULL)");
        app = AppDriver.start(file, folder);
        app.eventually(() -> assertThat(app.label("#sidebarNotice")).contains("hero.id is CHAR(32)"));
        assertThat(app.isShown("heroesView")).isFalse();
        assertThat(app.robot().lookup("hero").tryQuery())
                .as("the table is there to browse")
                .isPresent();
    }

    @Test
    void aFileThatMayNotBeWrittenIsShownWithEverythingThatEditsDisabled() throws Exception {
        Database.create(file, true).close().join();
        var before = Files.readAllBytes(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        app = AppDriver.heroes(file, folder);
        app.click(GRID, 2, "name");
        for (var id : List.of("heroesNew", "heroesEdit", "heroesDelete", "heroesUndo", "heroesRedo")) {
            assertThat(app.isDisabled(id)).as(id).isTrue();
        }
        app.press(KeyCode.F2);
        app.waitForNoEditor(GRID);
        app.press(KeyCode.DELETE);
        app.press(KeyCode.CONTROL, KeyCode.N);
        app.doubleClick(GRID, 2, "id");
        assertThat(app.isAsked()).isFalse();
        app.fill("#heroesSearch", "dead");
        app.eventually(() -> assertThat(app.rows(GRID)).isEqualTo(1));
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    private void newHero() {
        app.click("#heroesNew");
        app.fill("#heroName", "Newcomer");
        app.fill("#heroSecretName", "Secret");
        app.click("#formSave");
        app.waitForNoDialog();
    }
}
