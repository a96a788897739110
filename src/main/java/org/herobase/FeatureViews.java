package org.herobase;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Parent;
import javafx.stage.Window;
import org.herobase.changes.ChangesController;
import org.herobase.console.ConsoleController;
import org.herobase.db.Catalog;
import org.herobase.db.Work;
import org.herobase.heroes.HeroesController;
import org.herobase.memory.Memory;
import org.herobase.shell.ConsoleView;
import org.herobase.shell.Frame;
import org.herobase.shell.Views;
import org.herobase.shell.Workspace;
import org.herobase.tables.SearchController;
import org.herobase.tables.StructureController;
import org.herobase.tables.StructureLinks;
import org.herobase.tables.TableController;
import org.herobase.tables.TableDesigner;
import org.herobase.teams.MembersController;
import org.herobase.teams.TeamsController;
import org.herobase.ui.ConsequenceQuestion;
import org.herobase.ui.Dialogs;
import org.herobase.ui.OpenView;
import org.herobase.ui.Settings;
import org.herobase.ui.UndoActions;
import org.herobase.ui.ViewLoader;

/** Makes the features' views for the window: the one place that knows them all. */
final class FeatureViews implements Views {
    private final Dialogs dialogs;
    private final Settings settings;
    private final Memory memory;
    private final Supplier<Window> window;

    /**
     * @param memory what the console remembers
     * @param window what the dialogs belong to; asked for each dialog
     */
    FeatureViews(Dialogs dialogs, Settings settings, Memory memory, Supplier<Window> window) {
        this.dialogs = dialogs;
        this.settings = settings;
        this.memory = memory;
        this.window = window;
    }

    @Override
    public OpenView heroes(Workspace workspace, Frame frame) {
        var views = new ViewLoader(Map.of(
                HeroesController.class,
                () -> new HeroesController(
                        workspace.database(),
                        workspace.edits(),
                        workspace.domain(),
                        dialogs,
                        settings,
                        frame::openTeam,
                        question(workspace, frame),
                        frame::say)));
        return views.load(HeroesController.class, "heroes.fxml").controller();
    }

    @Override
    public OpenView teams(Workspace workspace, Frame frame) {
        var views = new ViewLoader(Map.of(
                TeamsController.class,
                () -> new TeamsController(
                        workspace.database(),
                        workspace.edits(),
                        workspace.domain(),
                        dialogs,
                        settings,
                        frame::openHeroesOfTeam,
                        question(workspace, frame),
                        frame::say),
                MembersController.class,
                () -> new MembersController(
                        workspace.database(), workspace.edits(), workspace.domain(), dialogs, frame::openHero)));
        return views.load(TeamsController.class, "teams.fxml").controller();
    }

    @Override
    public OpenView entry(Workspace workspace, Frame frame, Catalog.Entry entry) {
        return switch (entry.kind()) {
            case TABLE, VIEW, VIRTUAL_TABLE, SYSTEM_TABLE -> table(workspace, frame, entry);
            case INDEX, TRIGGER -> structure(workspace, frame, entry);
        };
    }

    private OpenView table(Workspace workspace, Frame frame, Catalog.Entry entry) {
        var views = new ViewLoader(Map.of(
                TableController.class,
                () -> new TableController(
                        workspace.database(),
                        workspace.edits(),
                        entry.name(),
                        dialogs,
                        settings,
                        frame::say,
                        question(workspace, frame),
                        frame::open,
                        () -> structure(workspace, frame, entry))));
        return views.load(TableController.class, "table.fxml").controller();
    }

    private ConsequenceQuestion question(Workspace workspace, Frame frame) {
        return new ConsequenceQuestion(workspace.database(), dialogs, frame::follow, frame::open);
    }

    private OpenView structure(Workspace workspace, Frame frame, Catalog.Entry entry) {
        var links = new StructureLinks() {
            @Override
            public void openStructure(String table) {
                frame.openStructure(table);
            }

            @Override
            public void follow(Work<?> work, String what) {
                frame.follow(work, what);
            }

            @Override
            public void renamed(String newName) {
                frame.tableMade(newName);
            }

            @Override
            public void databaseChanged() {
                frame.databaseChanged();
            }
        };
        var views = new ViewLoader(Map.of(
                StructureController.class,
                () -> new StructureController(workspace.database(), workspace.undoLog(), entry, dialogs, links)));
        return views.load(StructureController.class, "structure.fxml").controller();
    }

    @Override
    public OpenView search(Workspace workspace, Frame frame) {
        var views = new ViewLoader(
                Map.of(SearchController.class, () -> new SearchController(workspace.database(), dialogs, frame::open)));
        return views.load(SearchController.class, "search.fxml").controller();
    }

    @Override
    public OpenView changes(Workspace workspace, Frame frame) {
        var undo = new UndoActions(workspace.edits(), dialogs, frame::say);
        var views = new ViewLoader(Map.of(
                ChangesController.class,
                () -> new ChangesController(workspace.undoLog(), undo, dialogs, frame::follow)));
        return views.load(ChangesController.class, "changes.fxml").controller();
    }

    @Override
    public void createTable(Workspace workspace, Frame frame) {
        new TableDesigner(workspace.database(), workspace.undoLog(), dialogs, window).show(frame::tableMade);
    }

    @Override
    public ConsoleView console(Workspace workspace, Frame frame) {
        var views = new ViewLoader(Map.of(
                ConsoleController.class,
                () -> new ConsoleController(
                        workspace.database(),
                        workspace.edits(),
                        dialogs,
                        settings,
                        memory,
                        frame::say,
                        frame::databaseChanged)));
        var loaded = views.load(ConsoleController.class, "console.fxml");
        return new ConsoleView() {
            @Override
            public Parent root() {
                return loaded.root();
            }

            @Override
            public void focusEditor() {
                loaded.controller().focusEditor();
            }

            @Override
            public void insert(String statement) {
                loaded.controller().insert(statement);
            }

            @Override
            public BooleanProperty filledProperty() {
                return loaded.controller().filledProperty();
            }

            @Override
            public CompletableFuture<Boolean> mayClose() {
                return loaded.controller().mayClose();
            }

            @Override
            public CompletableFuture<Void> close() {
                return loaded.controller().close();
            }
        };
    }

    /** A view that nothing leads to but the sidebar. */
    private record FeatureView(Parent root, Runnable onRefresh, Runnable onClose) implements OpenView {
        @Override
        public void refresh() {
            onRefresh.run();
        }

        @Override
        public void close() {
            onClose.run();
        }
    }
}
