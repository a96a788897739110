package org.herobase;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.herobase.db.DatabaseException;
import org.herobase.db.Problem;
import org.herobase.memory.Memory;
import org.herobase.shell.AboutController;
import org.herobase.shell.DatabaseController;
import org.herobase.shell.FaultDialog;
import org.herobase.shell.MainController;
import org.herobase.shell.MenusController;
import org.herobase.shell.OpeningController;
import org.herobase.shell.SidebarController;
import org.herobase.shell.StatusController;
import org.herobase.shell.WelcomeController;
import org.herobase.shell.WindowPlace;
import org.herobase.shell.Workspace;
import org.herobase.ui.Settings;
import org.herobase.ui.Theme;
import org.herobase.ui.ViewLoader;
import org.herobase.ui.WindowDialogs;

/** One window, with everything that belongs to it alone. Belongs to the JavaFX thread. */
final class AppWindow {
    private static final List<Integer> ICON_SIZES = List.of(16, 32, 48, 128);

    private final Stage stage;
    private final OpenWindows windows;
    private final WindowPlace place;
    private final WindowDialogs dialogs;
    private final MainController main;
    private final ChangeListener<Boolean> focused = (_, _, isFocused) -> {
        if (isFocused) {
            used();
        }
    };

    /**
     * Fills a stage.
     *
     * @param stage has a scene
     * @param place of the stage
     * @param windows is told when this one is used and closed
     * @param background where files are opened
     */
    AppWindow(
            Stage stage,
            WindowPlace place,
            OpenWindows windows,
            Settings settings,
            Memory memory,
            Theme theme,
            Executor background) {
        this.stage = stage;
        this.place = place;
        this.windows = windows;
        dialogs = new WindowDialogs(() -> stage, windows::hasOpen);
        var loaded = new ViewLoader(Map.of(
                        MainController.class,
                        () -> new MainController(dialogs, settings),
                        DatabaseController.class,
                        () -> new DatabaseController(
                                dialogs, settings, new FeatureViews(dialogs, settings, memory, () -> stage)),
                        MenusController.class,
                        () -> new MenusController(dialogs, settings, theme, windows),
                        SidebarController.class,
                        SidebarController::new,
                        StatusController.class,
                        StatusController::new,
                        WelcomeController.class,
                        WelcomeController::new,
                        OpeningController.class,
                        () -> new OpeningController(background)))
                .load(MainController.class, "main.fxml");
        main = loaded.controller();
        theme.addTo(stage.getScene());
        stage.getScene().setRoot(loaded.root());
        ICON_SIZES.forEach(this::addIcon);
        stage.titleProperty().bind(main.titleProperty());
        stage.focusedProperty().addListener(focused);
        stage.setOnCloseRequest(request -> {
            request.consume();
            askAndClose();
        });
    }

    /** The window itself. */
    Window stage() {
        return stage;
    }

    /** Shows it a little beside another. */
    void showBeside(AppWindow other) {
        place.restoreBeside(other.place);
        stage.show();
    }

    /** Brings it before all others. */
    void raise() {
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
    }

    /** Whether a file can be opened in it without disturbing anything. */
    boolean isFree() {
        return main.isFree() && !dialogs.isChoosing() && dialogs().findAny().isEmpty();
    }

    /** Whether this file is open, or being opened, in it. */
    boolean isOf(Path file) {
        return main.isOf(file);
    }

    /** Opens the file of a request. */
    void open(OpenRequest request) {
        open(request, request::workspace);
    }

    /**
     * Opens the file of a request.
     *
     * @param opening gives the open file, or waits for it; runs in the background
     */
    void open(OpenRequest request, Supplier<Workspace> opening) {
        main.open(request.file(), opening);
    }

    /** Says that there is no such file. */
    void openingFailed(String name, InvalidPathException failure) {
        main.openingFailed(name, new DatabaseException(Problem.MISSING, name, failure));
    }

    /** Shows what can be opened. */
    void showWelcome() {
        main.showWelcome();
    }

    /** Shows each kind of view of the database that is being opened, and closes it. */
    void tour() {
        new Tour(main, this::askAndClose).start();
    }

    /**
     * Closes it unless something in it is not finished; the user may be asked.
     *
     * @return whether it was closed
     */
    CompletableFuture<Boolean> askAndClose() {
        return mayClose()
                .thenApplyAsync(
                        agreed -> {
                            if (agreed) {
                                saveAndClose();
                            }
                            return agreed;
                        },
                        Platform::runLater);
    }

    /** Whether everything in it is finished; comes before the user's eyes, who may be asked. */
    CompletableFuture<Boolean> mayClose() {
        raise();
        var isHeld = dialogs.isChoosing()
                || dialogs()
                        .anyMatch(dialog -> !AboutController.isIn(dialog)
                                && !FaultDialog.isIn(dialog)); // which have nothing to finish
        return isHeld ? CompletableFuture.completedFuture(false) : main.mayClose();
    }

    /** Closes it, if it is not closed yet, and keeps its place for the next start. */
    void saveAndClose() {
        if (stage.isShowing()) {
            place.save();
            close();
        }
    }

    /**
     * Closes it without a question.
     *
     * @return completes when every file that it had open is let go
     */
    CompletableFuture<Void> close() {
        stage.focusedProperty().removeListener(focused);
        stage.titleProperty().unbind();
        dialogs().toList().forEach(Stage::close); // which do not go with it
        stage.close();
        var letGo = main.close();
        windows.closed(this, letGo);
        return letGo;
    }

    private void used() {
        windows.used(this);
        main.windowFocused();
    }

    private Stream<Stage> dialogs() {
        return Window.getWindows().stream()
                .filter(Stage.class::isInstance)
                .map(Stage.class::cast)
                .filter(window -> window.getOwner() == stage);
    }

    /** Reads it in the background; a window takes no icon that is not there yet. */
    private void addIcon(int size) {
        var file = MainController.class.getResource("icon-" + size + ".png");
        var icon = new Image(file.toExternalForm(), true);
        icon.progressProperty().subscribe(progress -> {
            if (progress.doubleValue() == 1) {
                stage.getIcons().add(icon);
            }
        });
    }
}
