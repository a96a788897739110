package org.herobase;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Logger;
import javafx.application.Application;
import javafx.stage.Stage;
import org.herobase.memory.Memory;
import org.herobase.shell.FaultDialog;
import org.herobase.shell.Workspace;
import org.herobase.ui.Settings;
import org.herobase.ui.Theme;
import org.herobase.undo.UndoFolder;

/**
 * The app, put together: what its windows share is made here, what belongs to one of them in {@link AppWindow}. Its first
 * parameter is the database to open; without one it opens that of {@code HEROBASE_DB}, or else {@code heroes.db} in the
 * user's data folder.
 */
public final class App extends Application {
    private static final int SECONDS_TO_CLOSE = 5;

    /** All loggers' parent. */
    private static final Logger LOG = Logger.getLogger("");

    private final ExecutorService background = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("herobase-background-", 0).factory());
    private boolean isTour;
    private Consumer<AppWindow> openFirst;
    private CompletableFuture<Workspace> opening; // null if there is none, or if it is a window's
    private UserFolders folders;
    private Settings settings;
    private Memory memory;
    private Theme theme;
    private OpenWindows windows;
    private Reception reception;
    private LogFile log;
    private Thread.UncaughtExceptionHandler others; // before the app had its own; may be null

    /** For JavaFX. */
    public App() {}

    /** Reads the settings, and begins to open the database beside the window coming up; not on the JavaFX thread. */
    @Override
    public void init() {
        folders = UserFolders.ofThisProcess();
        log = new LogFile(folders.logs());
        LOG.addHandler(log);
        settings = Settings.read(folders.settings());
        memory = new Memory(folders.memory());
        // None if something else than JavaFX's own launcher started this.
        var parameters =
                getParameters() == null ? List.<String>of() : getParameters().getRaw();
        isTour = parameters.contains(Launcher.TOUR);
        var arguments = parameters.stream().skip(isTour ? 1 : 0).toArray(String[]::new);
        try {
            var request = OpenRequest.of(arguments, folders.data(), System.getenv());
            var early = CompletableFuture.supplyAsync(request::workspace, background);
            opening = early;
            openFirst = window -> window.open(request, early::join);
        } catch (InvalidPathException failure) {
            openFirst = window -> window.openingFailed(failure.getInput(), failure);
        }
    }

    @Override
    public void start(Stage stage) {
        theme = new Theme(settings.appearance());
        windows = new OpenWindows(
                settings,
                memory,
                theme,
                background,
                address -> getHostServices().showDocument(address));
        var faults = new Faults(new FaultDialog(windows::used, folders.logs()));
        others = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler(faults);
        windows.showFirst(stage, this::began);
    }

    private void began(AppWindow window) {
        openFirst.accept(window);
        opening = null;
        background.execute(() -> UndoFolder.deleteLeft(Path.of(System.getProperty("java.io.tmpdir"))));
        if (isTour) { // which is about to leave
            window.tour();
        } else {
            reception = Reception.open(folders.socket(), windows::receive);
        }
    }

    /** Closes the databases and lets go of what outlives a window. */
    @Override
    public void stop() {
        var closed = CompletableFuture.completedFuture((Void) null);
        if (reception != null) {
            closed = reception.close();
        }
        if (windows != null) {
            closed = CompletableFuture.allOf(closed, windows.close());
        }
        if (opening != null) { // no window came to take it
            closed = CompletableFuture.allOf(
                    closed, opening.thenCompose(Workspace::close).exceptionally(_ -> null));
        }
        if (theme != null) {
            theme.close();
        }
        background.shutdown();
        // The windows are gone; nobody waits but the system, for a rollback or a small file.
        var remembered =
                closed.exceptionally(_ -> null).thenCompose(_ -> memory.close()); // consoles leave their sheets
        CompletableFuture.allOf(closed, remembered, settings.close())
                .completeOnTimeout(null, SECONDS_TO_CLOSE, TimeUnit.SECONDS)
                .join();
        Thread.setDefaultUncaughtExceptionHandler(others);
        if (log != null) {
            LOG.removeHandler(log);
            log.close();
        }
    }
}
