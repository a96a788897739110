package org.herobase.shell;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;
import org.herobase.db.Problem;
import org.herobase.rows.Destination;
import org.herobase.ui.Background;
import org.herobase.ui.Dialogs;
import org.herobase.ui.OpenView;
import org.herobase.ui.Settings;
import org.herobase.ui.Texts;

/** The main window: shows one database at a time. All methods belong to the JavaFX thread. */
public final class MainController implements Frame, FileActions {
    private static final String SIDEBAR = "sidebar";

    private final Dialogs dialogs;
    private final Settings settings;
    private final Views views;
    private final Texts texts = new Texts(MainController.class);
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(texts.get("app.name"));
    private Workspace workspace; // null as long as no database is open
    private ExternalChanges externalChanges; // null as long as no database is open
    private Path awaited; // the file that is being opened; null if there is none
    private Runnable stopListening = () -> {};
    private CompletableFuture<Void> letGo = CompletableFuture.completedFuture(null);
    private Tabs tabs;
    private ConsoleDock console;

    @FXML
    private Region mainWindow;

    @FXML
    private MenusController menusController;

    @FXML
    private SplitPane databasePane;

    @FXML
    private SidebarController sidebarPaneController;

    @FXML
    private Node sidebarPane;

    @FXML
    private SplitPane centre;

    @FXML
    private TabPane tabPane;

    @FXML
    private Node noTabs;

    @FXML
    private Label noTabsTitle;

    @FXML
    private Label noTabsAdvice;

    @FXML
    private WelcomeController welcomeController;

    @FXML
    private OpeningController openingPaneController;

    @FXML
    private StatusController statusController;

    /**
     * @param dialogs over this window
     * @param views makes the views of an open database
     */
    public MainController(Dialogs dialogs, Settings settings, Views views) {
        this.dialogs = dialogs;
        this.settings = settings;
        this.views = views;
    }

    @FXML
    private void initialize() {
        menusController.connect(this, mainWindow);
        sidebarPaneController.connect(this::goTo);
        welcomeController.connect(this);
        openingPaneController.connect();
        tabs = new Tabs(tabPane, sidebarPaneController::textOf);
        console = new ConsoleDock(centre, settings);
        noTabs.visibleProperty().bind(Bindings.isEmpty(tabPane.getTabs()));
        SplitPane.setResizableWithParent(sidebarPane, false);
        showNone();
        welcomeController.hide(); // until it is known that there is nothing to open
    }

    /** The window's title: the open file and the app. */
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** Shows what can be opened, in a window in which nothing is open. */
    public void showWelcome() {
        welcomeController.show(settings.recentFiles());
    }

    /** Whether nothing is open or being opened. */
    public boolean isFree() {
        return workspace == null && awaited == null;
    }

    /** Whether this file is open or being opened. */
    public boolean isOf(Path file) {
        return workspace != null && workspace.isOf(file) || awaited != null && Workspace.isSame(awaited, file);
    }

    @Override
    public void open(Path file) {
        if (workspace != null && workspace.isOf(file)) {
            databaseChanged();
        } else {
            open(file, () -> Workspace.open(file));
        }
    }

    /**
     * Opens a database that may be on its way already.
     *
     * @param opening gives it, or waits for it; runs in the background
     */
    public void open(Path file, Supplier<Workspace> opening) {
        if (workspace == null) { // nothing that could be asked; the window is taken at once
            beginOpening(file, opening);
            return;
        }
        Background.of(mayClose())
                .onSuccess(agreed -> {
                    if (agreed) {
                        beginOpening(file, opening);
                    }
                })
                .onFailure(failure -> dialogs.error(Workspace.nameOf(file), failure));
    }

    @Override
    public void chooseAndOpen() {
        dialogs.chooseDatabase().ifPresent(this::open);
    }

    @Override
    public void chooseAndCreate() {
        dialogs.chooseNewDatabase().ifPresent(file -> open(file, () -> Workspace.create(file, false)));
    }

    /**
     * Tells why a file was not opened, and shows what can be opened instead if nothing is open.
     *
     * @param name the file, as the user knows it
     */
    public void openingFailed(String name, Throwable failure) {
        awaited = null;
        showWelcomeIfFree();
        dialogs.error(name, failure);
    }

    /** Closes the database unless the console has something open in it. */
    void closeDatabase() {
        Background.of(mayClose()).onSuccess(agreed -> {
            if (agreed) {
                close();
                showNone();
                showWelcome();
            }
        });
    }

    void createTable() {
        views.createTable(workspace, this);
    }

    void closeTab() {
        tabs.closeCurrent();
    }

    /** Shows or hides the console. */
    public void setConsoleShown(boolean shown) {
        console.setShown(shown);
        menusController.setConsoleShown(console.isShown());
    }

    /** Whether the window may be closed; the user may be asked. */
    public CompletableFuture<Boolean> mayClose() {
        return tabs.mayClose()
                .thenComposeAsync(
                        saved -> saved ? console.mayClose() : CompletableFuture.completedFuture(false),
                        Platform::runLater);
    }

    /**
     * Closes the database.
     *
     * @return completes when every file that this window had open is let go
     */
    public CompletableFuture<Void> close() {
        openingPaneController.cancel();
        awaited = null;
        stopListening.run();
        saveDividers();
        console.close();
        tabs.keep(_ -> false);
        sidebarPaneController.close();
        if (workspace != null) {
            letGo = CompletableFuture.allOf(letGo, workspace.close());
        }
        workspace = null;
        externalChanges = null;
        return letGo;
    }

    /** Looks what other windows and programs did while the user was elsewhere. */
    public void windowFocused() {
        if (externalChanges != null) {
            externalChanges.look();
        }
        if (welcomeController.isShown()) {
            showWelcome();
        }
    }

    void goTo(Place place) {
        view(place);
    }

    @Override
    public void openTeam(long id) {
        view(new Place.Teams()).showTeam(id);
    }

    @Override
    public void openHeroesOfTeam(long teamId) {
        view(new Place.Heroes()).showTeam(teamId);
    }

    @Override
    public void openHero(long id) {
        view(new Place.Heroes()).showHero(id);
    }

    @Override
    public void open(Destination destination) {
        workspace
                .contents()
                .place(destination.table())
                .ifPresent(place -> view(place).show(destination));
    }

    @Override
    public void openTable(String name) {
        workspace.contents().place(name).ifPresent(this::goTo);
    }

    @Override
    public void databaseChanged() {
        if (workspace == null) {
            return;
        }
        var changed = workspace;
        Background.of(changed.readContents())
                .onSuccess(contents -> {
                    if (workspace == changed) {
                        tabs.keep(contents::has);
                        sidebarPaneController.update(contents);
                        showContents();
                        tabs.refresh();
                    }
                })
                .onFailure(failure -> dialogs.error(changed.name(), failure));
    }

    @Override
    public void say(String message) {
        statusController.say(message);
    }

    @FXML
    private void dragOver(DragEvent drag) {
        if (drag.getDragboard().hasFiles()) {
            drag.acceptTransferModes(TransferMode.COPY);
            drag.consume();
        }
    }

    @FXML
    private void dropped(DragEvent drag) {
        if (drag.getDragboard().hasFiles()) {
            var file = drag.getDragboard().getFiles().getFirst().toPath();
            drag.setDropCompleted(true);
            drag.consume();
            Platform.runLater(() -> open(file)); // the program that it comes from waits for the end of the drop
        }
    }

    private void beginOpening(Path file, Supplier<Workspace> opening) {
        awaited = file;
        welcomeController.hide();
        openingPaneController.open(
                file, opening, this::show, failure -> openingFailed(file, failure), this::openingGivenUp);
    }

    private void openingGivenUp() {
        awaited = null;
        showWelcomeIfFree();
    }

    private void openingFailed(Path file, Throwable failure) {
        if (Problem.of(failure) == Problem.MISSING) {
            settings.removeRecentFile(file);
        }
        openingFailed(Workspace.nameOf(file), failure);
    }

    private void showWelcomeIfFree() {
        if (isFree()) {
            showWelcome();
        }
    }

    private void show(Workspace opened) {
        close();
        workspace = opened;
        var stopTelling = opened.edits().listen(() -> Platform.runLater(() -> rowsChanged(opened)));
        var stopFollowing = opened.edits().follow(statusController::follow);
        stopListening = () -> {
            stopTelling.run();
            stopFollowing.run();
        };
        externalChanges = new ExternalChanges(opened.database(), this::databaseChanged);
        title.set(texts.get("window.title", opened.name()));
        settings.addRecentFile(opened.database().file());
        sidebarPaneController.show(opened);
        showContents();
        menusController.setEdits(opened.edits());
        statusController.show(opened.database());
        console.connect(() -> views.console(opened, this));
        menusController.setConsoleShown(console.isShown());
        databasePane.setVisible(true);
        // Once it has its size: before that, a divider's position means nothing.
        Platform.runLater(() -> databasePane.setDividerPositions(settings.divider(SIDEBAR, 0.2)));
        opened.contents().firstPlace().ifPresent(this::goTo);
    }

    private void showContents() {
        menusController.show(workspace);
        var isEmpty = workspace.contents().firstPlace().isEmpty();
        noTabsTitle.setText(texts.get(isEmpty ? "tabs.empty" : "tabs.none"));
        noTabsAdvice.setText(texts.get(isEmpty ? "tabs.empty.advice" : "tabs.none.advice"));
    }

    private void showNone() {
        title.set(texts.get("app.name"));
        menusController.showNone();
        statusController.showNone();
        databasePane.setVisible(false);
    }

    private void rowsChanged(Workspace changed) {
        if (workspace == changed) {
            externalChanges.ownChange();
            tabs.refresh();
            sidebarPaneController.count();
        }
    }

    private void saveDividers() {
        if (workspace != null) {
            settings.setDivider(SIDEBAR, databasePane.getDividerPositions()[0]);
            console.saveDivider();
        }
    }

    private OpenView view(Place place) {
        return tabs.show(place, _ -> switch (place) {
            case Place.Heroes() -> views.heroes(workspace, this);
            case Place.Teams() -> views.teams(workspace, this);
            case Place.Search() -> views.search(workspace, this);
            case Place.Thing(var entry) -> views.entry(workspace, this, entry);
        });
    }
}
