package org.herobase.shell;

import java.nio.file.Path;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.herobase.rows.Edits;
import org.herobase.ui.Appearance;
import org.herobase.ui.Dialogs;
import org.herobase.ui.Settings;
import org.herobase.ui.Texts;
import org.herobase.ui.Theme;

/** The menu bar. */
public final class MenusController {
    private static final KeyCombination CONSOLE =
            new KeyCodeCombination(KeyCode.BACK_QUOTE, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination ALSO_REDO = new KeyCodeCombination(KeyCode.Y, KeyCombination.SHORTCUT_DOWN);

    private final Dialogs dialogs;
    private final Settings settings;
    private final Theme theme;
    private final AppActions app;
    private final Texts texts = new Texts(MenusController.class);
    private MainController window;
    private DatabaseController database;
    private Node root;
    private UndoMenu undoMenu;

    @FXML
    private Menu recentMenu;

    @FXML
    private MenuItem closeTab;

    @FXML
    private MenuItem closeDatabase;

    @FXML
    private MenuItem undo;

    @FXML
    private MenuItem redo;

    @FXML
    private MenuItem back;

    @FXML
    private MenuItem forward;

    @FXML
    private MenuItem refresh;

    @FXML
    private CheckMenuItem console;

    @FXML
    private RadioMenuItem appearanceSystem;

    @FXML
    private RadioMenuItem appearanceLight;

    @FXML
    private RadioMenuItem appearanceDark;

    @FXML
    private MenuItem heroes;

    @FXML
    private MenuItem teams;

    @FXML
    private MenuItem search;

    @FXML
    private MenuItem changes;

    @FXML
    private MenuItem createTable;

    @FXML
    private MenuItem checkIntegrity;

    @FXML
    private MenuItem backUp;

    @FXML
    private MenuItem recover;

    /** All of these are the app's own. */
    public MenusController(Dialogs dialogs, Settings settings, Theme theme, AppActions app) {
        this.dialogs = dialogs;
        this.settings = settings;
        this.theme = theme;
        this.app = app;
    }

    @FXML
    private void initialize() {
        console.setAccelerator(CONSOLE);
    }

    /**
     * @param window what the menus act on
     * @param database what they act on in the open database
     * @param root the node in which keys count
     */
    void connect(MainController window, DatabaseController database, Node root) {
        this.window = window;
        this.database = database;
        this.root = root;
        undoMenu = new UndoMenu(undo, redo, dialogs, database::say);
        var trail = database.trail();
        back.disableProperty().bind(trail.hasBackProperty().not());
        forward.disableProperty().bind(trail.hasForwardProperty().not());
        database.consoleShown().subscribe(console::setSelected);
        root.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (ALSO_REDO.match(key)) {
                undoMenu.redo();
                key.consume();
            }
        });
    }

    /** Offers what can be done with a database. */
    void show(Workspace workspace) {
        var contents = workspace.contents();
        enable(true, contents.has(new Place.Heroes()), contents.has(new Place.Teams()));
        createTable.setDisable(workspace.database().isReadOnly());
    }

    /** Offers what can be done without a database. */
    void showNone() {
        enable(false, false, false);
        createTable.setDisable(true);
        setEdits(null);
    }

    private void enable(boolean isOpen, boolean hasHeroes, boolean hasTeams) {
        for (var item :
                List.of(closeTab, closeDatabase, refresh, console, changes, search, checkIntegrity, backUp, recover)) {
            item.setDisable(!isOpen);
        }
        heroes.setDisable(!hasHeroes);
        teams.setDisable(!hasTeams);
    }

    /**
     * @param edits of the open database, or null
     */
    void setEdits(Edits edits) {
        undoMenu.connect(edits);
    }

    @FXML
    private void showUndoLimits() {
        UndoLimitsForm.show(root.getScene().getWindow(), settings.undoLimits(), dialogs, limits -> {
            settings.setUndoLimits(limits);
            database.limitUndo(limits);
        });
    }

    /** Before the menu opens: it may have been another window that opened a file. */
    @FXML
    private void showRecent() {
        var recent = settings.recentFiles();
        recentMenu.setDisable(recent.isEmpty());
        recentMenu.getItems().setAll(recent.stream().map(this::recentItem).toList());
    }

    /** Before the menu opens: it may have been chosen in another window. */
    @FXML
    private void showAppearance() {
        var shown = switch (settings.appearance()) {
            case SYSTEM -> appearanceSystem;
            case LIGHT -> appearanceLight;
            case DARK -> appearanceDark;
        };
        shown.setSelected(true);
    }

    private MenuItem recentItem(Path file) {
        var item = new MenuItem(texts.get("menu.file.recent.item", Workspace.nameOf(file), folderOf(file)));
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> window.open(file));
        return item;
    }

    private static String folderOf(Path file) {
        var home = Path.of(System.getProperty("user.home"));
        var folder = file.toAbsolutePath().getParent();
        return folder != null && !folder.equals(home) && folder.startsWith(home)
                ? Path.of("~").resolve(home.relativize(folder)).toString()
                : String.valueOf(folder);
    }

    @FXML
    private void create() {
        window.chooseAndCreate();
    }

    @FXML
    private void open() {
        window.chooseAndOpen();
    }

    @FXML
    private void closeTab() {
        database.closeTab();
    }

    @FXML
    private void closeDatabase() {
        window.closeDatabase();
    }

    @FXML
    private void newWindow() {
        app.newWindow();
    }

    @FXML
    private void exit() {
        app.exit();
    }

    @FXML
    private void goBack() {
        database.goBack();
    }

    @FXML
    private void goForward() {
        database.goForward();
    }

    @FXML
    private void refresh() {
        database.databaseChanged();
    }

    @FXML
    private void toggleConsole() {
        database.setConsoleShown(console.isSelected());
    }

    @FXML
    private void lookAsSystem() {
        look(Appearance.SYSTEM);
    }

    @FXML
    private void lookLight() {
        look(Appearance.LIGHT);
    }

    @FXML
    private void lookDark() {
        look(Appearance.DARK);
    }

    private void look(Appearance appearance) {
        settings.setAppearance(appearance);
        theme.setAppearance(appearance);
    }

    @FXML
    private void showHeroes() {
        database.goTo(new Place.Heroes());
    }

    @FXML
    private void showTeams() {
        database.goTo(new Place.Teams());
    }

    @FXML
    private void search() {
        database.goTo(new Place.Search());
    }

    @FXML
    private void showChanges() {
        database.goTo(new Place.Changes());
    }

    @FXML
    private void createTable() {
        database.createTable();
    }

    @FXML
    private void checkIntegrity() {
        window.maintenance().check(database.workspace().database().file());
    }

    @FXML
    private void backUp() {
        window.maintenance().backUp(database.workspace().database().file());
    }

    @FXML
    private void recover() {
        window.maintenance().recover(database.workspace().database().file());
    }

    @FXML
    private void about() {
        AboutController.show(root.getScene().getWindow(), app::browse);
    }
}
