package org.herobase;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.herobase.console.ConsoleController;
import org.herobase.db.Catalog;
import org.herobase.heroes.HeroesController;
import org.herobase.shell.ConsoleView;
import org.herobase.shell.Frame;
import org.herobase.shell.OpenView;
import org.herobase.shell.Views;
import org.herobase.shell.Workspace;
import org.herobase.teams.MembersController;
import org.herobase.teams.TeamsController;
import org.herobase.ui.Dialogs;
import org.herobase.ui.Settings;
import org.herobase.ui.ViewLoader;

/** Makes the features' views for the window: the one place that knows them all. */
final class FeatureViews implements Views {
    private final Dialogs dialogs;
    private final Settings settings;

    FeatureViews(Dialogs dialogs, Settings settings) {
        this.dialogs = dialogs;
        this.settings = settings;
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
                        frame::openTeam)));
        var loaded = views.load(HeroesController.class, "heroes.fxml");
        return new OpenView() {
            @Override
            public Parent root() {
                return loaded.root();
            }

            @Override
            public void refresh() {
                loaded.controller().refresh();
            }

            @Override
            public void showTeam(long id) {
                loaded.controller().showTeam(id);
            }

            @Override
            public void showHero(long id) {
                loaded.controller().showHero(id);
            }

            @Override
            public void close() {
                loaded.controller().close();
            }
        };
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
                        frame::openHeroesOfTeam),
                MembersController.class,
                () -> new MembersController(
                        workspace.database(), workspace.edits(), workspace.domain(), dialogs, frame::openHero)));
        var loaded = views.load(TeamsController.class, "teams.fxml");
        return new OpenView() {
            @Override
            public Parent root() {
                return loaded.root();
            }

            @Override
            public void refresh() {
                loaded.controller().refresh();
            }

            @Override
            public void showTeam(long id) {
                loaded.controller().showTeam(id);
            }

            @Override
            public void close() {
                loaded.controller().close();
            }
        };
    }

    @Override
    public OpenView entry(Workspace workspace, Frame frame, Catalog.Entry entry) {
        return view("tableView");
    }

    @Override
    public ConsoleView console(Workspace workspace, Frame frame) {
        var views = new ViewLoader(Map.of(
                ConsoleController.class,
                () -> new ConsoleController(workspace.database(), dialogs, frame::databaseChanged)));
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
            public CompletableFuture<Boolean> mayClose() {
                return loaded.controller().mayClose();
            }

            @Override
            public void close() {
                loaded.controller().close();
            }
        };
    }

    private static OpenView view(String id) {
        var root = new StackPane(new Label(id));
        root.setId(id);
        return new OpenView() {
            @Override
            public Parent root() {
                return root;
            }

            @Override
            public void refresh() {}

            @Override
            public void close() {}
        };
    }
}
