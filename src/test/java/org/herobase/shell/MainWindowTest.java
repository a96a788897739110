package org.herobase.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.herobase.App;
import org.herobase.Await;
import org.herobase.PulseRobot;
import org.herobase.db.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The window as a user meets it: opening files of all kinds, the sidebar, tabs, menus, the console's place. */
@Timeout(60)
class MainWindowTest {
    @TempDir
    Path folder;

    private final PulseRobot robot = new PulseRobot();
    private Stage stage;
    private Application app;

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @BeforeEach
    void settings() {
        System.setProperty("herobase.config", folder.resolve("config").toString());
    }

    @AfterEach
    void stop() throws Exception {
        if (app != null) {
            FxToolkit.cleanupApplication(app);
        }
        FxToolkit.cleanupStages();
    }

    @Test
    void opensTheFileOfTheFirstArgument() throws Exception {
        var file = heroes("my heroes.db");
        start(file);
        waitForText("#statusDatabase", "my heroes.db   read-write");
        assertThat(stage.getTitle()).isEqualTo("my heroes.db – Herobase");
        Await.until(() -> isShown("#heroesView"));
        assertThat(entries()).startsWith("Heroes", "Teams", "Tables").contains("hero", "team", "heroteamlink");
        assertThat(label("#sidebarNotice").isVisible()).isFalse();
    }

    @Test
    void countsTheRowsOfEachTable() throws Exception {
        start(heroes("heroes.db"));
        Await.until(() -> robot.lookup(".row-count").queryAllAs(Label.class).stream()
                        .filter(count -> count.getText().equals("8"))
                        .count()
                == 2);
    }

    @Test
    void aClickOnAnEntryOpensItsTabOnce() throws Exception {
        start(heroes("heroes.db"));
        Await.until(() -> isShown("#heroesView"));
        robot.clickOn("Teams");
        Await.until(() -> isShown("#teamsView"));
        robot.clickOn("heroteamlink");
        robot.clickOn("Teams");
        assertThat(tabs()).containsExactly("Heroes", "Teams", "heroteamlink");
        robot.press(KeyCode.CONTROL).type(KeyCode.W).release(KeyCode.CONTROL);
        Await.until(() -> tabs().equals(List.of("Heroes", "heroteamlink")));
    }

    @Test
    void enterOnAnEntryOpensItsTab() throws Exception {
        start(heroes("heroes.db"));
        Await.until(() -> isShown("#heroesView"));
        robot.interact(() -> {
            tree().requestFocus();
            tree().getSelectionModel().select(1);
        });
        robot.type(KeyCode.ENTER);
        Await.until(() -> tabs().equals(List.of("Heroes", "Teams")));
    }

    @Test
    void saysWhyThereIsNoHeroesView() throws Exception {
        start(foreign(
                "uuid.db", "CREATE TABLE hero(id CHAR(32) PRIMARY KEY, name, secret_name)", "CREATE TABLE a_b(x)"));
        waitForText("#statusDatabase", "uuid.db   read-write");
        assertThat(label("#sidebarNotice").getText())
                .contains("No heroes view: hero.id is CHAR(32), not a whole number made by the database.")
                .contains("No teams view: there is no table team.");
        Await.until(() -> tabs().equals(List.of("a_b")));
        assertThat(menuItem("#databaseMenu", "heroes").isDisable()).isTrue();
    }

    @Test
    void anEmptyFileIsAnEmptyDatabase() throws Exception {
        start(Files.createFile(folder.resolve("empty.db")));
        waitForText("#statusDatabase", "empty.db   read-write");
        assertThat(tabs()).isEmpty();
        Await.until(() -> isShown("#noTabs"));
    }

    @Test
    void aReadOnlyFileSaysSo() throws Exception {
        var file = heroes("heroes.db");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        start(file);
        waitForText("#statusDatabase", "heroes.db   read-only");
    }

    @Test
    void aMissingFileIsToldAndNotMade() throws Exception {
        start(folder.resolve("missing.db"));
        Await.until(() -> dialog().getHeaderText().equals("missing.db is not there"));
        robot.type(KeyCode.ESCAPE);
        Await.until(() -> isShown("#welcome"));
        assertThat(folder.resolve("missing.db")).doesNotExist();
    }

    @Test
    void aFileOfAnotherKindIsTold() throws Exception {
        var file = Files.writeString(folder.resolve("letter.db"), "Dear reader, ".repeat(100));
        start(file);
        Await.until(() -> dialog().getHeaderText().equals("letter.db is not an SQLite database"));
        robot.type(KeyCode.ESCAPE);
        Await.until(() -> isShown("#welcome"));
    }

    @Test
    void theOpenDatabaseStaysWhenAnotherCannotBeOpened() throws Exception {
        var gone = folder.resolve("gone.db");
        recent(gone);
        start(heroes("heroes.db"));
        Await.until(() -> isShown("#heroesView"));
        robot.clickOn("#fileMenu").clickOn("#recentMenu").clickOn("gone.db – " + folder);
        Await.until(() -> dialog().getHeaderText().equals("gone.db is not there"));
        robot.type(KeyCode.ESCAPE);
        assertThat(label("#statusDatabase").getText()).startsWith("heroes.db");
        robot.clickOn("Teams");
        Await.until(() -> isShown("#teamsView"));
        assertThat(gone).doesNotExist();
        assertThat(Files.readString(folder.resolve("config/settings.properties")))
                .doesNotContain("gone.db");
    }

    @Test
    void aRecentFileReplacesTheOpenOne() throws Exception {
        var other = foreign("other_file.db", "CREATE TABLE Album(x)");
        recent(other);
        start(heroes("heroes.db"));
        Await.until(() -> isShown("#heroesView"));
        robot.clickOn("#fileMenu").clickOn("#recentMenu").clickOn("other_file.db – " + folder);
        waitForText("#statusDatabase", "other_file.db   read-write");
        Await.until(() -> tabs().equals(List.of("Album")));
        assertThat(entries()).contains("Album").doesNotContain("Heroes");
    }

    @Test
    void aLockedFileCanBeGivenUp() throws Exception {
        var file = heroes("locked.db");
        try (var other = connect(file);
                var statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            start(file);
            waitForText("#openingLabel", "Opening locked.db…");
            Await.until(() -> isShown("#openingCancel"));
            robot.clickOn("#openingCancel");
            Await.until(() -> isShown("#welcome"));
            statement.execute("ROLLBACK");
        }
    }

    @Test
    void aFileThatStaysLockedIsTold() throws Exception {
        var file = heroes("locked.db");
        try (var other = connect(file);
                var statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            start(file);
            Await.until(() -> dialog().getHeaderText().equals("locked.db is locked by another program"));
            robot.type(KeyCode.ESCAPE);
            statement.execute("ROLLBACK");
        }
        Await.until(() -> isShown("#welcome"));
    }

    @Test
    void theConsoleComesAndGoes() throws Exception {
        start(heroes("heroes.db"));
        Await.until(() -> isShown("#heroesView"));
        assertThat(robot.lookup("#consolePane").tryQuery()).isEmpty();
        robot.press(KeyCode.CONTROL).type(KeyCode.BACK_QUOTE).release(KeyCode.CONTROL);
        Await.until(() -> isShown("#consolePane"));
        Await.until(() -> focused("#consoleEditor"));
        robot.press(KeyCode.CONTROL).type(KeyCode.BACK_QUOTE).release(KeyCode.CONTROL);
        Await.until(() -> robot.lookup("#consolePane").tryQuery().isEmpty());
    }

    @Test
    void closingTheDatabaseOffersOthers() throws Exception {
        start(heroes("heroes.db"));
        Await.until(() -> isShown("#heroesView"));
        robot.clickOn("#fileMenu").clickOn("Close database");
        Await.until(() -> isShown("#welcome"));
        assertThat(label("#statusDatabase").getText()).isEqualTo("No database");
        assertThat(stage.getTitle()).isEqualTo("Herobase");
        robot.clickOn("#welcomeRecent");
        Await.until(() -> isShown("#heroesView"));
    }

    @Test
    void theNextStartIsAsThisOneEnded() throws Exception {
        var file = heroes("heroes.db");
        start(file);
        Await.until(() -> isShown("#heroesView"));
        robot.press(KeyCode.CONTROL).type(KeyCode.BACK_QUOTE).release(KeyCode.CONTROL);
        Await.until(() -> isShown("#consolePane"));
        robot.clickOn("#viewMenu").clickOn("Appearance").clickOn("Dark");
        assertThat(Application.getUserAgentStylesheet()).contains("dark");
        FxToolkit.cleanupApplication(app);
        start(file);
        Await.until(() -> isShown("#heroesView") && isShown("#consolePane"));
        assertThat(Application.getUserAgentStylesheet()).contains("dark");
    }

    @Test
    void seesWhatAnotherProgramChanged() throws Exception {
        var file = heroes("heroes.db");
        start(file);
        Await.until(() -> isShown("#heroesView"));
        try (var other = connect(file);
                var statement = other.createStatement()) {
            statement.execute("CREATE TABLE weapon(id)");
        }
        robot.type(KeyCode.F5);
        Await.until(() -> entries().contains("weapon"));
    }

    @Test
    void aboutTellsTheVersions() throws Exception {
        start(heroes("heroes.db"));
        Await.until(() -> isShown("#heroesView"));
        robot.clickOn("#helpMenu").clickOn("About Herobase");
        waitForText("#aboutVersion", "Version " + About.version());
        robot.clickOn("#aboutCopy");
        var copied =
                WaitForAsyncUtils.asyncFx(() -> Clipboard.getSystemClipboard().getString());
        assertThat(copied.get().lines()).first().isEqualTo("Herobase " + About.version());
        assertThat(copied.get()).contains("SQLite 3.", "jOOQ 3.", "JavaFX 2", "Java 2");
        robot.clickOn("jOOQ");
        robot.type(KeyCode.ESCAPE);
        Await.until(() -> robot.lookup("#about").tryQuery().isEmpty());
    }

    private void start(Path file) throws Exception {
        app = FxToolkit.setupApplication(App.class, file.toString());
        stage = FxToolkit.toolkitContext().getRegisteredStage();
    }

    private void recent(Path... files) throws Exception {
        var lines = Arrays.stream(files).map(file -> "recent.1=" + file).toList();
        Files.createDirectories(folder.resolve("config"));
        Files.write(folder.resolve("config/settings.properties"), lines);
    }

    private Path heroes(String name) {
        var file = folder.resolve(name);
        Database.create(file, true).close().join();
        return file;
    }

    private Path foreign(String name, String... statements) throws SQLException {
        var file = folder.resolve(name);
        try (var connection = connect(file);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
        return file;
    }

    private static java.sql.Connection connect(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    private boolean isShown(String query) {
        return robot.lookup(query).tryQuery().filter(MainWindowTest::isShown).isPresent();
    }

    private static boolean isShown(Node node) {
        for (var at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private boolean focused(String query) {
        return robot.lookup(query).query().isFocused();
    }

    private Label label(String query) {
        return robot.lookup(query).queryAs(Label.class);
    }

    private DialogPane dialog() {
        return robot.lookup(".dialog-pane").queryAs(DialogPane.class);
    }

    private MenuItem menuItem(String menu, String id) {
        return robot.lookup(menu).queryAs(javafx.scene.control.MenuButton.class).getItems().stream()
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> tabs() {
        return robot.lookup("#tabPane").queryAs(TabPane.class).getTabs().stream()
                .map(tab -> tab.getText())
                .toList();
    }

    @SuppressWarnings("unchecked")
    private TreeView<Object> tree() {
        return robot.lookup("#sidebar").queryAs(TreeView.class);
    }

    private List<String> entries() {
        return tree().getRoot().getChildren().stream()
                .flatMap(item ->
                        java.util.stream.Stream.concat(java.util.stream.Stream.of(item), item.getChildren().stream()))
                .map(TreeItem::getValue)
                .map(Objects::toString)
                .toList();
    }

    private void waitForText(String query, String text) {
        Await.until(() -> label(query).getText().equals(text));
    }
}
