package org.herobase;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.herobase.memory.Memory;
import org.herobase.shell.AppActions;
import org.herobase.shell.MainController;
import org.herobase.shell.WindowPlace;
import org.herobase.ui.Background;
import org.herobase.ui.Settings;
import org.herobase.ui.Texts;
import org.herobase.ui.Theme;

/** All windows on screen, which share settings, memory and theme. Belongs to the JavaFX thread. */
final class OpenWindows implements AppActions {
    private static final Logger LOG = Logger.getLogger(OpenWindows.class.getName());

    private final Settings settings;
    private final Memory memory;
    private final Theme theme;
    private final Executor background;
    private final Consumer<String> browser;
    private final List<AppWindow> windows = new ArrayList<>(); // the one used last is the last
    private List<AppWindow> leaving = List.of(); // those that exit() asks
    private CompletableFuture<Void> letGo = CompletableFuture.completedFuture(null);

    /**
     * @param background where files are opened
     * @param browser shows a web address
     */
    OpenWindows(Settings settings, Memory memory, Theme theme, Executor background, Consumer<String> browser) {
        this.settings = settings;
        this.memory = memory;
        this.theme = theme;
        this.background = background;
        this.browser = browser;
    }

    /**
     * Shows the first window, on the stage that JavaFX made: its frame at once, and what is in it as soon as the frame is
     * on screen.
     *
     * @param filled gets the window
     */
    void showFirst(Stage stage, Consumer<AppWindow> filled) {
        var place = new WindowPlace(stage, settings);
        place.restore();
        stage.setTitle(new Texts(MainController.class).get("app.name"));
        var frame = emptyScene(stage);
        stage.show();
        frame.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                frame.removePostLayoutPulseListener(this);
                Platform.runLater(() -> fill(stage, place, filled));
            }
        });
    }

    /**
     * Opens a file where it disturbs nothing, and brings it to the user's eyes: in the window that has it open already,
     * in the one used last if that is free, or in a new one. For any thread.
     *
     * @return completes as soon as that is certain; fails if the app is about to end, its last window being closed
     */
    CompletableFuture<Void> receive(OpenRequest request) {
        var accepted = new CompletableFuture<Void>();
        Platform.runLater(() -> {
            if (windows.isEmpty()) {
                accepted.completeExceptionally(new IllegalStateException("the app is about to end"));
            } else if (accepted.complete(null)) { // nobody gave up waiting and helped himself
                open(request);
            }
        });
        return accepted;
    }

    @Override
    public void newWindow() {
        showNew().showWelcome();
    }

    @Override
    public void exit() {
        if (!leaving.isEmpty()) {
            windows.getLast().raise(); // it asks already
            return;
        }
        leaving = List.copyOf(windows.reversed());
        // All are asked before one is closed: who stays because of one window wants to find the others, too.
        var consent = CompletableFuture.completedFuture(true);
        for (var window : leaving) {
            consent = consent.thenComposeAsync(
                    agreed -> agreed ? window.mayClose() : CompletableFuture.completedFuture(false),
                    Platform::runLater);
        }
        Background.of(consent)
                .onSuccess(agreed -> {
                    if (agreed) {
                        leaving.forEach(AppWindow::saveAndClose);
                    }
                })
                .onFailure(failure -> LOG.log(Level.SEVERE, "cannot ask the windows whether to leave", failure))
                .andFinally(() -> leaving = List.of());
    }

    @Override
    public void browse(String address) {
        browser.accept(address);
    }

    /** Whether a window has this file open, under whatever name. */
    boolean hasOpen(Path file) {
        return windows.stream().anyMatch(window -> window.isOf(file));
    }

    /** What the user used last; empty if no window is open. */
    Optional<Window> used() {
        return windows.isEmpty()
                ? Optional.empty()
                : Optional.of(windows.getLast().stage());
    }

    /** Takes note that a window has the user's attention. */
    void used(AppWindow window) {
        windows.remove(window);
        windows.add(window);
    }

    /**
     * Takes note that a window is no more.
     *
     * @param files completes when it has let go every file
     */
    void closed(AppWindow window, CompletableFuture<Void> files) {
        windows.remove(window);
        letGo = CompletableFuture.allOf(letGo, files);
    }

    /**
     * Closes all windows without a question.
     *
     * @return completes when every file that any window had open is let go
     */
    CompletableFuture<Void> close() {
        List.copyOf(windows).forEach(AppWindow::close);
        return letGo;
    }

    private void fill(Stage stage, WindowPlace place, Consumer<AppWindow> filled) {
        if (!stage.isShowing()) {
            return; // the user has left already
        }
        try {
            filled.accept(add(stage, place));
        } catch (RuntimeException failure) {
            stage.hide(); // and with it goes the app: nobody can use a blank window
            throw failure;
        }
    }

    private void open(OpenRequest request) {
        var staying = windows.reversed().stream()
                .filter(window -> !leaving.contains(window))
                .toList();
        var open =
                staying.stream().filter(window -> window.isOf(request.file())).findFirst();
        var window = open.orElseGet(() ->
                staying.stream().limit(1).filter(AppWindow::isFree).findFirst().orElseGet(this::showNew));
        if (open.isEmpty()) {
            window.open(request);
        }
        window.raise();
    }

    private AppWindow showNew() {
        var last = windows.getLast();
        var stage = new Stage();
        emptyScene(stage);
        var window = add(stage, new WindowPlace(stage, settings));
        window.showBeside(last);
        return window;
    }

    private AppWindow add(Stage stage, WindowPlace place) {
        var window = new AppWindow(stage, place, this, settings, memory, theme, background);
        windows.add(window);
        return window;
    }

    private static Scene emptyScene(Stage stage) {
        var scene = new Scene(new Pane());
        stage.setScene(scene);
        return scene;
    }
}
