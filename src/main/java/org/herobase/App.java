package org.herobase;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.beans.value.ChangeListener;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.herobase.db.DatabaseException;
import org.herobase.db.Problem;
import org.herobase.shell.MainController;
import org.herobase.shell.MenusController;
import org.herobase.shell.OpeningController;
import org.herobase.shell.SidebarController;
import org.herobase.shell.StatusController;
import org.herobase.shell.WelcomeController;
import org.herobase.shell.WindowPlace;
import org.herobase.ui.Background;
import org.herobase.ui.Dialogs;
import org.herobase.ui.Settings;
import org.herobase.ui.Theme;
import org.herobase.ui.ViewLoader;
import org.herobase.ui.WindowDialogs;

/**
 * The app, put together: each service and each controller is made here. Its first parameter is the database to open;
 * without one it opens that of {@code HEROBASE_DB}, or else {@code heroes.db} in the user's data folder.
 */
public final class App extends Application {
    private static final int SECONDS_TO_CLOSE = 5;

    private final ExecutorService background = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("herobase-background-", 0).factory());
    private UserFolders folders;
    private Settings settings;
    private Theme theme;
    private Stage stage;
    private MainController window;
    private ChangeListener<Boolean> focused;

    /** For JavaFX. */
    public App() {}

    /** Reads the settings; not on the JavaFX thread. */
    @Override
    public void init() {
        var home = Path.of(System.getProperty("user.home"));
        folders = UserFolders.of(System.getProperty("os.name"), home, System.getenv());
        var chosen = System.getProperty("herobase.config", System.getenv("HEROBASE_CONFIG"));
        settings = Settings.read(chosen == null ? folders.settings() : Path.of(chosen));
    }

    @Override
    public void start(Stage stage) {
        this.stage = stage;
        theme = new Theme(settings.appearance());
        var dialogs = new WindowDialogs(() -> stage);
        var main = controllers(dialogs).load(MainController.class, "main.fxml");
        window = main.controller();
        var scene = new Scene(main.root());
        theme.addTo(scene);
        stage.setScene(scene);
        stage.titleProperty().bind(window.titleProperty());
        var place = new WindowPlace(stage, settings);
        place.restore();
        stage.setOnCloseRequest(request -> {
            request.consume();
            Background.of(window.mayClose()).onSuccess(agreed -> {
                if (agreed) {
                    place.save();
                    stage.close();
                }
            });
        });
        focused = (_, _, isFocused) -> {
            if (isFocused) {
                window.windowFocused();
            }
        };
        stage.focusedProperty().addListener(focused);
        stage.show();
        openFirst();
    }

    /** Closes the database and lets go of what outlives a window. */
    @Override
    public void stop() {
        var closed = CompletableFuture.completedFuture((Void) null);
        if (stage != null) {
            stage.focusedProperty().removeListener(focused);
            stage.titleProperty().unbind();
            theme.close();
            closed = window.close();
        }
        background.shutdown();
        // The window is gone; nobody waits but the system, for a rollback or a small file.
        CompletableFuture.allOf(closed, settings.close())
                .completeOnTimeout(null, SECONDS_TO_CLOSE, TimeUnit.SECONDS)
                .join();
    }

    private ViewLoader controllers(Dialogs dialogs) {
        return new ViewLoader(Map.of(
                MainController.class,
                () -> new MainController(dialogs, settings, new FeatureViews(dialogs, settings)),
                MenusController.class,
                () -> new MenusController(dialogs, settings, theme),
                SidebarController.class,
                SidebarController::new,
                StatusController.class,
                StatusController::new,
                WelcomeController.class,
                WelcomeController::new,
                OpeningController.class,
                () -> new OpeningController(background)));
    }

    private void openFirst() {
        // None if something else than JavaFX's own launcher started this.
        var parameters =
                getParameters() == null ? List.<String>of() : getParameters().getRaw();
        if (!parameters.isEmpty()) {
            try {
                window.open(Path.of(parameters.getFirst()));
            } catch (InvalidPathException failure) {
                var missing = new DatabaseException(Problem.MISSING, parameters.getFirst(), failure);
                window.openingFailed(parameters.getFirst(), missing);
            }
        } else {
            var chosen = System.getenv("HEROBASE_DB");
            window.openDefault(
                    chosen == null || chosen.isBlank() ? folders.data().resolve("heroes.db") : Path.of(chosen));
        }
    }
}
