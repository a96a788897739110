package org.herobase.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.herobase.db.generated.tables.Team.TEAM;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.herobase.Await;
import org.herobase.PulseRobot;
import org.herobase.db.Catalog;
import org.herobase.db.Database;
import org.herobase.rows.Destination;
import org.herobase.rows.RowSource;
import org.herobase.rows.TableEdits;
import org.herobase.ui.Appearance;
import org.herobase.ui.OpenView;
import org.herobase.ui.Settings;
import org.herobase.ui.Theme;
import org.herobase.ui.ViewLoader;
import org.herobase.ui.WindowDialogs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/** What the window does for the views in it, with views that only note what they are told. */
@Timeout(60)
class MainControllerTest {
    @TempDir
    Path folder;

    private final PulseRobot robot = new PulseRobot();
    private final NotingViews views = new NotingViews();
    private Settings settings;
    private Theme theme;
    private Stage stage;
    private MainController window;

    @BeforeEach
    void show() throws Exception {
        settings = Settings.read(folder.resolve("config"));
        stage = FxToolkit.registerPrimaryStage();
        FxToolkit.setupStage(shown -> {
            theme = new Theme(Appearance.LIGHT);
            var dialogs = new WindowDialogs(() -> shown);
            var loader = new ViewLoader(Map.of(
                    MainController.class,
                    () -> new MainController(dialogs, settings),
                    DatabaseController.class,
                    () -> new DatabaseController(dialogs, settings, views),
                    MenusController.class,
                    () -> new MenusController(dialogs, settings, theme, new NoApp()),
                    SidebarController.class,
                    SidebarController::new,
                    StatusController.class,
                    StatusController::new,
                    WelcomeController.class,
                    WelcomeController::new,
                    OpeningController.class,
                    () -> new OpeningController(task -> new Thread(task).start())));
            var main = loader.load(MainController.class, "main.fxml");
            window = main.controller();
            shown.setScene(new Scene(main.root(), 900, 600));
            shown.show();
        });
        open("heroes.db");
    }

    @AfterEach
    void close() throws Exception {
        robot.interact(() -> {
            window.close();
            theme.close();
        });
        FxToolkit.cleanupStages();
        settings.close().join();
    }

    @Test
    void undoAndRedoAreNamedAndTold() throws Exception {
        assertThat(undo().isDisable()).isTrue();
        insertTeam("Avengers");
        Await.until(() -> undo().getText().equals("Undo: new team Avengers") && !undo().isDisable());
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        Await.until(() -> status().equals("Undid: new team Avengers"));
        assertThat(teams()).doesNotContain("Avengers");
        Await.until(() -> undo().isDisable());
        robot.press(KeyCode.CONTROL).type(KeyCode.Y).release(KeyCode.CONTROL);
        Await.until(() -> status().equals("Redid: new team Avengers"));
        assertThat(teams()).contains("Avengers");
    }

    @Test
    void undoOfARowThatAnotherChangedIsRefusedInWords() throws Exception {
        insertTeam("Avengers");
        views.workspace
                .database()
                .write(sql ->
                        sql.update(TEAM).set(TEAM.HEADQUARTERS, "Elsewhere").execute())
                .join();
        Await.until(() -> !undo().isDisable());
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        Await.until(() ->
                robot.lookup("“new team Avengers” cannot be undone").tryQuery().isPresent());
        robot.type(KeyCode.ESCAPE);
        assertThat(teams()).contains("Avengers");
    }

    @Test
    void undoInATextFieldBelongsToTheTextField() throws Exception {
        insertTeam("Avengers");
        robot.clickOn("#fieldHeroes").write("abc");
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        Await.pulses();
        assertThat(undo().isDisable()).isFalse();
        assertThat(teams()).contains("Avengers");
    }

    @Test
    void aChangeRefreshesTheViewOnShowAtOnceAndOthersWhenTheyAreShown() throws Exception {
        robot.interact(() -> window.database().goTo(new Place.Teams()));
        views.told.clear();
        insertTeam("Avengers");
        Await.until(() -> views.told.equals(List.of("Teams refresh")));
        robot.interact(() -> window.database().goTo(new Place.Heroes()));
        assertThat(views.told).containsExactly("Teams refresh", "Heroes refresh");
    }

    @Test
    void viewsMeetInTheWindow() throws Exception {
        robot.interact(() -> views.frame.openTeam(2));
        robot.interact(() -> views.frame.openHeroesOfTeam(3));
        robot.interact(() -> views.frame.openHero(5));
        robot.interact(() -> views.frame.openTable("HEROTEAMLINK"));
        robot.interact(() -> views.frame.openTable("nothing"));
        assertThat(views.told).containsExactly("Teams team 2", "Heroes team 3", "Heroes hero 5");
        assertThat(views.made).containsKeys("Heroes", "Teams", "heroteamlink");
    }

    @Test
    void backLeadsToWhereTheUserWas() throws Exception {
        assertThat(menu("back").isDisable()).isTrue();
        robot.interact(() -> views.frame.openTeam(2));
        robot.interact(() -> views.frame.open(new Destination.TheRows("heroteamlink", Map.of("team_id", 2L))));
        robot.interact(() -> views.frame.open(new Destination.TheRows("heroteamlink", Map.of("team_id", 3L))));
        views.told.clear();
        alt(KeyCode.LEFT);
        assertThat(views.told).containsExactly("heroteamlink bookmark 2");
        alt(KeyCode.LEFT);
        alt(KeyCode.LEFT);
        assertThat(tab()).isEqualTo("Heroes");
        assertThat(menu("back").isDisable()).isTrue();
        alt(KeyCode.RIGHT);
        assertThat(tab()).isEqualTo("Teams");
        robot.clickOn("#viewMenu").clickOn("Forward");
        assertThat(tab()).isEqualTo("heroteamlink");
        robot.interact(() -> window.database().goTo(new Place.Heroes()));
        assertThat(menu("forward").isDisable()).isTrue();
    }

    @Test
    void backOpensAClosedTabAgainButNoTableThatIsGone() throws Exception {
        robot.interact(() -> views.frame.openTable("heroteamlink"));
        robot.interact(() -> views.frame.openTeam(2));
        robot.interact(() -> window.database().goTo(new Place.Heroes()));
        robot.interact(() -> window.database().goTo(new Place.Teams()));
        robot.press(KeyCode.CONTROL).type(KeyCode.W).release(KeyCode.CONTROL);
        Await.until(() -> views.told.contains("Teams close"));
        views.workspace
                .database()
                .write(sql -> sql.execute("DROP TABLE heroteamlink"))
                .join();
        robot.interact(() -> views.frame.databaseChanged());
        Await.until(() -> views.told.contains("heroteamlink close"));
        views.told.clear();
        alt(KeyCode.LEFT);
        assertThat(tab()).as("closed last").isEqualTo("Teams");
        alt(KeyCode.LEFT);
        alt(KeyCode.LEFT);
        assertThat(tab()).isEqualTo("Teams");
        alt(KeyCode.LEFT);
        assertThat(tab()).isEqualTo("Heroes");
        assertThat(views.told).as("bookmarks of the closed view").noneMatch(told -> told.startsWith("Teams bookmark"));
    }

    @Test
    void aTabStaysAsLongAsWhatWasEnteredInItIsNotSaved() throws Exception {
        robot.interact(() -> window.database().goTo(new Place.Teams()));
        views.viewsMayClose = false;
        robot.press(KeyCode.CONTROL).type(KeyCode.W).release(KeyCode.CONTROL);
        robot.clickOn(robot.from(tabNode("Teams")).lookup(".tab-close-button").<Node>query());
        robot.clickOn(tabNode("Heroes"), MouseButton.MIDDLE);
        Await.pulses();
        assertThat(views.told).doesNotContain("Teams close", "Heroes close");
        assertThat(tab()).as("the one that says why").isEqualTo("Heroes");
        views.viewsMayClose = true;
        robot.clickOn(tabNode("Heroes"), MouseButton.MIDDLE);
        Await.until(() -> views.told.contains("Heroes close"));
        Await.until(
                () -> robot.lookup("#tabPane .tab").queryAll().size() == 1); // its neighbour has slid into its place
        robot.clickOn(robot.from(tabNode("Teams")).lookup(".tab-close-button").<Node>query());
        Await.until(() -> views.told.contains("Teams close"));
    }

    @Test
    void theTabsAreGoneThroughInACircle() {
        robot.interact(() -> window.database().goTo(new Place.Teams()));
        robot.interact(() -> window.database().openTable("team"));
        control(KeyCode.TAB);
        assertThat(tab()).isEqualTo("Heroes");
        control(KeyCode.TAB);
        assertThat(tab()).isEqualTo("Teams");
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.TAB).release(KeyCode.SHIFT, KeyCode.CONTROL);
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.TAB).release(KeyCode.SHIFT, KeyCode.CONTROL);
        assertThat(tab()).isEqualTo("team");
    }

    @Test
    void theDatabaseMenuSearchesAndCreates() throws Exception {
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.F).release(KeyCode.SHIFT, KeyCode.CONTROL);
        Await.until(() -> views.made.containsKey("Search"));
        robot.clickOn("#databaseMenu").clickOn("Create table…");
        Await.until(() -> views.told.contains("create table"));
    }

    @Test
    void theConsoleMayKeepTheDatabaseOpen() throws Exception {
        robot.interact(() -> window.database().setConsoleShown(true));
        views.consoleMayClose = false;
        var before = views.workspace;
        Database.create(folder.resolve("other.db"), false).close().join();
        robot.interact(() -> window.open(folder.resolve("other.db")));
        robot.interact(() -> window.closeDatabase());
        Await.pulses();
        assertThat(robot.lookup("#statusDatabase").queryAs(Label.class).getText())
                .startsWith("heroes.db");
        views.consoleMayClose = true;
        robot.interact(() -> window.open(folder.resolve("other.db")));
        Await.until(() -> views.workspace != before && views.told.contains("console closed"));
    }

    @Test
    void aRefusalDoesNotForgetTheFileThatIsBeingOpened() {
        robot.interact(() -> window.database().setConsoleShown(true));
        var file = folder.resolve("slow.db");
        var slow = new CompletableFuture<Workspace>();
        robot.interact(() -> window.open(file, slow::join));
        Await.pulses();
        views.consoleMayClose = false;
        robot.interact(() -> window.open(folder.resolve("other.db")));
        Await.pulses();
        try {
            assertThat(window.isOf(file)).isTrue();
            assertThat(window.isOf(folder.resolve("other.db"))).isFalse();
        } finally {
            slow.cancel(false);
        }
    }

    @Test
    void theConsoleIsMadeWhenItIsFirstShown() {
        assertThat(views.told).doesNotContain("console made");
        robot.interact(() -> window.database().setConsoleShown(true));
        robot.interact(() -> window.database().setConsoleShown(false));
        robot.interact(() -> window.database().setConsoleShown(true));
        assertThat(views.told).containsOnlyOnce("console made");
    }

    @Test
    void aTableThatIsGoneHasNoTab() throws Exception {
        robot.interact(() -> window.database().openTable("heroteamlink"));
        views.workspace
                .database()
                .write(sql -> sql.execute("DROP TABLE heroteamlink"))
                .join();
        robot.interact(() -> views.frame.databaseChanged());
        Await.until(() -> views.told.contains("heroteamlink close"));
    }

    @Test
    void aFileThatAnotherProgramChangedIsReadAgainWhenTheWindowIsFocused() throws Exception {
        var other = Database.open(folder.resolve("heroes.db"));
        other.write(sql -> sql.execute("CREATE TABLE weapon(id)")).join();
        views.told.clear();
        robot.interact(() -> window.windowFocused());
        Await.until(() -> views.told.contains("Heroes refresh"));
        other.close().join();
    }

    private void open(String name) throws Exception {
        var file = folder.resolve(name);
        Database.create(file, true).close().join();
        robot.interact(() -> window.open(file));
        Await.until(() -> views.made.containsKey("Heroes"));
    }

    private void insertTeam(String name) {
        var database = views.workspace.database();
        var source = RowSource.of(
                TEAM, database.read(sql -> Catalog.columns(sql, "team")).join());
        new TableEdits<>(source, views.workspace.edits())
                .insert(
                        "new team " + name,
                        Map.of(source.column(TEAM.NAME), name, source.column(TEAM.HEADQUARTERS), "Tower"))
                .join();
    }

    private List<String> teams() {
        return views.workspace
                .database()
                .read(sql -> sql.fetchValues(TEAM.NAME))
                .join();
    }

    private MenuItem undo() {
        return robot.lookup("#editMenu").queryAs(MenuButton.class).getItems().getFirst();
    }

    private MenuItem menu(String id) {
        return robot.lookup("#viewMenu").queryAs(MenuButton.class).getItems().stream()
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow();
    }

    private void alt(KeyCode key) {
        robot.press(KeyCode.ALT).type(key).release(KeyCode.ALT);
        Await.pulses();
    }

    private void control(KeyCode key) {
        robot.press(KeyCode.CONTROL).type(key).release(KeyCode.CONTROL);
        Await.pulses();
    }

    private String tab() {
        var tabs = robot.lookup("#tabPane").queryAs(TabPane.class);
        return tabs.getSelectionModel().getSelectedItem().getText();
    }

    private Node tabNode(String title) {
        return robot.lookup("#tabPane .tab").queryAll().stream()
                .filter(tab -> robot.from(tab).lookup(title).tryQuery().isPresent())
                .findFirst()
                .orElseThrow();
    }

    private String status() {
        return robot.lookup("#statusMessage").queryAs(Label.class).getText();
    }

    /** There is nothing around this window. */
    private static final class NoApp implements AppActions {
        @Override
        public void newWindow() {}

        @Override
        public void exit() {}

        @Override
        public void browse(String address) {}
    }

    /** Views that note what the window tells them. */
    private static final class NotingViews implements Views {
        private final List<String> told = new ArrayList<>();
        private final Map<String, OpenView> made = new LinkedHashMap<>();
        private volatile Workspace workspace;
        private Frame frame;
        private boolean consoleMayClose = true;
        private boolean viewsMayClose = true;

        @Override
        public OpenView heroes(Workspace workspace, Frame frame) {
            this.workspace = workspace;
            this.frame = frame;
            return view("Heroes");
        }

        @Override
        public OpenView teams(Workspace workspace, Frame frame) {
            return view("Teams");
        }

        @Override
        public OpenView entry(Workspace workspace, Frame frame, Catalog.Entry entry) {
            return view(entry.name());
        }

        @Override
        public OpenView changes(Workspace workspace, Frame frame) {
            return view("Search");
        }

        @Override
        public OpenView search(Workspace workspace, Frame frame) {
            return view("Search");
        }

        @Override
        public void createTable(Workspace workspace, Frame frame) {
            told.add("create table");
        }

        @Override
        public ConsoleView console(Workspace workspace, Frame frame) {
            told.add("console made");
            var root = new VBox();
            var filled = new SimpleBooleanProperty();
            return new ConsoleView() {
                @Override
                public Parent root() {
                    return root;
                }

                @Override
                public void focusEditor() {}

                @Override
                public BooleanProperty filledProperty() {
                    return filled;
                }

                @Override
                public void insert(String statement) {
                    told.add("console " + statement);
                }

                @Override
                public CompletableFuture<Boolean> mayClose() {
                    return CompletableFuture.completedFuture(consoleMayClose);
                }

                @Override
                public CompletableFuture<Void> close() {
                    told.add("console closed");
                    return CompletableFuture.completedFuture(null);
                }
            };
        }

        private OpenView view(String name) {
            var field = new TextField();
            field.setId("field" + name);
            var root = new VBox(field);
            var view = new OpenView() {
                private Object shown;

                @Override
                public Parent root() {
                    return root;
                }

                @Override
                public void refresh() {
                    told.add(name + " refresh");
                }

                @Override
                public void close() {
                    told.add(name + " close");
                }

                @Override
                public CompletableFuture<Boolean> mayClose() {
                    return CompletableFuture.completedFuture(viewsMayClose);
                }

                @Override
                public void show(Destination destination) {
                    shown = destination.values().get("team_id");
                }

                @Override
                public Runnable bookmark() {
                    var left = shown;
                    return () -> told.add(name + " bookmark " + left);
                }

                @Override
                public void showTeam(long id) {
                    told.add(name + " team " + id);
                }

                @Override
                public void showHero(long id) {
                    told.add(name + " hero " + id);
                }
            };
            made.put(name, view);
            return view;
        }
    }
}
