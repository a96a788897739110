package org.herobase.shell;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import org.herobase.db.Problem;
import org.herobase.db.Work;
import org.herobase.rows.Destination;
import org.herobase.ui.Dialogs;
import org.herobase.ui.LargeChangeQuestion;
import org.herobase.ui.OpenView;
import org.herobase.ui.Settings;
import org.herobase.ui.Texts;
import org.herobase.undo.UndoLimits;

/** The open database in the window: its sidebar, tabs and console. All methods belong to the JavaFX thread. */
public final class DatabaseController implements Frame {
    private static final String SIDEBAR = "sidebar";

    private final Dialogs dialogs;
    private final Settings settings;
    private final Views views;
    private final Texts texts = new Texts(DatabaseController.class);
    private final Trail trail = new Trail();
    private StatusController status;
    private FileNotice notice;
    private Consumer<Workspace> contentsRead = _ -> {};
    private Workspace workspace; // null as long as no database is open
    private Freshness freshness; // null as long as no database is open
    private Runnable stopFollowing = () -> {};
    private Runnable keepTabs = () -> {};
    private Tabs tabs;
    private ConsoleDock console;

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
    private NoTabs noTabs;

    /**
     * @param dialogs over this window
     * @param views makes the views of an open database
     */
    public DatabaseController(Dialogs dialogs, Settings settings, Views views) {
        this.dialogs = dialogs;
        this.settings = settings;
        this.views = views;
    }

    @FXML
    private void initialize() {
        sidebarPaneController.connect(this::goTo);
        tabs = new Tabs(tabPane, sidebarPaneController::textOf, this::makeView, trail, this::tabsChanged);
        new TabKeys(this, tabs).listen(databasePane);
        console = new ConsoleDock(centre, settings);
        noTabs.visibleProperty().bind(Bindings.isEmpty(tabPane.getTabs()));
        SplitPane.setResizableWithParent(sidebarPane, false);
        databasePane.setVisible(false);
    }

    /**
     * @param status says what happens
     * @param notice says what happened to the file
     * @param contentsRead is told of the workspace each time when its contents were read
     */
    void connect(StatusController status, FileNotice notice, Consumer<Workspace> contentsRead) {
        this.status = status;
        this.notice = notice;
        this.contentsRead = contentsRead;
    }

    /** Keeps more or less for undo from now on, if a database is open. */
    void limitUndo(UndoLimits limits) {
        if (workspace != null) {
            workspace.undoLog().setLimits(limits);
        }
    }

    /** Shows a database that was just opened; none is open before. */
    void show(Workspace opened) {
        workspace = opened;
        stopFollowing = opened.edits().follow(status::follow);
        opened.database().whenDamaged(() -> Platform.runLater(() -> showDamage(opened)));
        showDamage(opened);
        freshness = new Freshness(opened, shown());
        opened.undoLog().setLimits(settings.undoLimits());
        opened.undoLog().decideLargeChanges(new LargeChangeQuestion(dialogs));
        opened.undoLog().tellProgress(share -> Platform.runLater(() -> status.showShare(share)));
        var actions = new EntryActions(opened, this, sidebarPaneController::count, status, dialogs);
        sidebarPaneController.show(opened, new PlaceMenu(opened, actions));
        showContents();
        console.connect(() -> views.console(opened, this));
        databasePane.setVisible(true);
        // Once it has its size: before that, a divider's position means nothing.
        Platform.runLater(() -> databasePane.setDividerPositions(settings.divider(SIDEBAR, 0.2)));
        tabPane.requestFocus(); // not the sidebar's filter, which comes first
        showTabs(opened);
        keepTabs = () -> TabMemory.keep(settings.tabs(), opened, tabs);
    }

    /** Whether everything in it is finished; the user may be asked. */
    CompletableFuture<Boolean> mayClose() {
        return tabs.mayClose()
                .thenComposeAsync(
                        saved -> saved ? console.mayClose() : CompletableFuture.completedFuture(false),
                        Platform::runLater);
    }

    /**
     * Shows no database any more.
     *
     * @return completes when the file is let go
     */
    CompletableFuture<Void> close() {
        if (workspace == null) {
            return CompletableFuture.completedFuture(null);
        }
        freshness.close();
        stopFollowing.run();
        keepTabs = () -> {}; // they are there again with the file
        settings.setDivider(SIDEBAR, databasePane.getDividerPositions()[0]);
        console.saveDivider();
        var consoleClosed = console.close();
        tabs.keep(_ -> false);
        trail.keep(_ -> false);
        sidebarPaneController.close();
        databasePane.setVisible(false);
        notice.hide();
        var letGo = CompletableFuture.allOf(workspace.close(), consoleClosed);
        workspace = null;
        freshness = null;
        return letGo;
    }

    /** The open database; null if there is none. */
    Workspace workspace() {
        return workspace;
    }

    /** Looks what other windows and programs did while the user was elsewhere. */
    void windowFocused() {
        if (freshness != null) {
            freshness.look();
        }
    }

    /** Whether the console is on show. */
    ReadOnlyBooleanProperty consoleShown() {
        return console.shownProperty();
    }

    /** Shows or hides the console. */
    public void setConsoleShown(boolean shown) {
        console.setShown(shown);
    }

    /** Goes to a place of the open database. */
    void goTo(Place place) {
        var here = tabs.here();
        view(place);
        here.filter(stop -> !stop.place().equals(place)).ifPresent(trail::leave);
    }

    /** Goes to a table or view and shows how it is made. */
    void showStructure(Place place) {
        follow(place, OpenView::showStructure);
    }

    /** Shows the console and puts a statement into it, to be looked at and run. */
    void insertIntoConsole(String statement) {
        console.insert(statement);
    }

    /** Where the user has been in the open database. */
    Trail trail() {
        return trail;
    }

    /** Goes back to where the user was. */
    void goBack() {
        trail.back(tabs.here()).ifPresent(this::goTo);
    }

    /** Goes forward again to where the user went back from. */
    void goForward() {
        trail.forward(tabs.here()).ifPresent(this::goTo);
    }

    /** Lets the user design a new table. */
    void createTable() {
        views.createTable(workspace, this);
    }

    /** Closes the tab on show. */
    void closeTab() {
        tabs.closeCurrent();
    }

    @Override
    public void openTeam(long id) {
        follow(new Place.Teams(), view -> view.showTeam(id));
    }

    @Override
    public void openHeroesOfTeam(long teamId) {
        follow(new Place.Heroes(), view -> view.showTeam(teamId));
    }

    @Override
    public void openHero(long id) {
        follow(new Place.Heroes(), view -> view.showHero(id));
    }

    @Override
    public void open(Destination destination) {
        workspace
                .contents()
                .place(destination.table())
                .ifPresent(place -> follow(place, view -> view.show(destination)));
    }

    @Override
    public void openTable(String name) {
        workspace.contents().place(name).ifPresent(this::goTo);
    }

    @Override
    public void databaseChanged() {
        changedHere(tabs::refresh);
    }

    @Override
    public void tableMade(String name) {
        changedHere(() -> {
            tabs.refresh();
            openTable(name);
        });
    }

    @Override
    public void openStructure(String table) {
        workspace.contents().place(table).ifPresent(this::showStructure);
    }

    @Override
    public void follow(Work<?> work, String what) {
        status.follow(work, what);
    }

    @Override
    public void say(String message) {
        status.say(message);
    }

    private void tabsChanged() {
        keepTabs.run();
        tabs.placeOnShow().ifPresent(sidebarPaneController::mark);
    }

    private void changedHere(Runnable then) {
        if (freshness != null) {
            freshness.changedHere(then);
        }
    }

    /** Those of the last time, as far as they are still there. */
    private void showTabs(Workspace opened) {
        var places = TabMemory.places(settings.tabs(), opened);
        if (places.isEmpty()) {
            opened.contents().firstPlace().ifPresent(this::goTo);
        } else {
            console.makeRoom();
            tabs.restore(places, TabMemory.onShow(settings.tabs(), opened).orElse(places.getFirst()));
        }
    }

    private Freshness.Shown shown() {
        return new Freshness.Shown() {
            @Override
            public boolean isSeen() {
                return databasePane.getScene().getWindow() instanceof Stage stage
                        && stage.isShowing()
                        && !stage.isIconified();
            }

            /**
             * Not while a page is being read: one that takes long would be begun anew with each change, and never come. Nor
             * while a value is edited: a view that must be made anew, or has lost the row, would save what is half typed.
             */
            @Override
            public boolean isReady() {
                return !tabs.isBusy();
            }

            @Override
            public void update(Contents contents, boolean isOtherSchema) {
                tabs.keep(contents::has);
                if (isOtherSchema) {
                    tabs.remake();
                }
                trail.keep(contents::has);
                sidebarPaneController.update(contents);
                showContents();
            }

            @Override
            public void refresh() {
                tabs.refresh();
                sidebarPaneController.countAgain();
            }

            @Override
            public void refreshMarking() {
                tabs.refreshMarking(status::say);
            }

            @Override
            public void sayChanged() {
                say(texts.get("database.changed", workspace.name()));
            }

            @Override
            public void fileFailed(Throwable failure) {
                if (failure == null) {
                    notice.hide();
                    showDamage(workspace);
                } else if (FileNotice.isAbout(failure)) {
                    notice.show(dialogs.describe(workspace.name(), failure), Problem.of(failure));
                }
            }

            @Override
            public void failed(Throwable failure) {
                dialogs.error(workspace.name(), failure);
            }
        };
    }

    /** Also where it was known when the file was opened. */
    private void showDamage(Workspace damaged) {
        if (workspace == damaged && damaged.database().damage().isPresent()) {
            status.show(damaged.database());
            contentsRead.accept(damaged);
            notice.showDamage(damaged.name());
            tabs.refresh();
        }
    }

    private void showContents() {
        contentsRead.accept(workspace);
        noTabs.show(workspace.contents());
    }

    /** Follows a link, which may lead to other rows of the place where the user is. */
    private void follow(Place place, Consumer<OpenView> link) {
        var here = tabs.here();
        link.accept(view(place));
        here.ifPresent(trail::leave);
    }

    private void goTo(Trail.Stop stop) {
        view(stop.place());
        stop.bookmark().run();
    }

    private OpenView view(Place place) {
        console.makeRoom();
        return tabs.show(place);
    }

    private OpenView makeView(Place place) {
        return switch (place) {
            case Place.Heroes() -> views.heroes(workspace, this);
            case Place.Teams() -> views.teams(workspace, this);
            case Place.Search() -> views.search(workspace, this);
            case Place.Changes() -> views.changes(workspace, this);
            case Place.Thing(var entry) -> views.entry(workspace, this, entry);
        };
    }
}
