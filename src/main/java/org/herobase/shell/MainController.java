package org.herobase.shell;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;
import org.herobase.db.Problem;
import org.herobase.ui.Background;
import org.herobase.ui.Dialogs;
import org.herobase.ui.Settings;
import org.herobase.ui.Texts;

/** The main window: opens and closes databases, and shows one at a time. All methods belong to the JavaFX thread. */
public final class MainController implements FileActions {
    private final Dialogs dialogs;
    private final Settings settings;
    private final Texts texts = new Texts(MainController.class);
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(texts.get("app.name"));
    private Path awaited; // the file that is being opened; null if there is none
    private CompletableFuture<Void> letGo = CompletableFuture.completedFuture(null);
    private Maintenance maintenance;

    @FXML
    private Region mainWindow;

    @FXML
    private MenusController menusController;

    @FXML
    private DatabaseController databaseController;

    @FXML
    private WelcomeController welcomeController;

    @FXML
    private OpeningController openingPaneController;

    @FXML
    private StatusController statusController;

    @FXML
    private FileNotice fileNoticeLine;

    /**
     * @param dialogs over this window
     */
    public MainController(Dialogs dialogs, Settings settings) {
        this.dialogs = dialogs;
        this.settings = settings;
    }

    @FXML
    private void initialize() {
        maintenance =
                new Maintenance(dialogs, () -> mainWindow.getScene().getWindow(), this::open, databaseController::open);
        menusController.connect(this, databaseController, mainWindow);
        fileNoticeLine.connect(this::chooseAndOpen, this::openAgain, damagedActions());
        databaseController.connect(statusController, fileNoticeLine, menusController::show);
        welcomeController.connect(this);
        openingPaneController.connect();
        showNone();
        welcomeController.hide(); // until it is known that there is nothing to open
    }

    /** The window's title: the open file and the app. */
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** What the window shows of the open database; of use while one is open. */
    public DatabaseController database() {
        return databaseController;
    }

    /** Shows what can be opened, in a window in which nothing is open. */
    public void showWelcome() {
        welcomeController.show(settings.recentFiles());
    }

    /** Whether nothing is open or being opened. */
    public boolean isFree() {
        return workspace() == null && awaited == null;
    }

    /** Whether this file is open or being opened. */
    public boolean isOf(Path file) {
        return isOpen(file) || awaited != null && Workspace.isSame(awaited, file);
    }

    @Override
    public void open(Path file) {
        if (isOpen(file)) {
            databaseController.databaseChanged();
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
        if (workspace() == null) { // nothing that could be asked; the window is taken at once
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

    /** What can be done with a database file as a whole. */
    Maintenance maintenance() {
        return maintenance;
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

    /** Whether the window may be closed; the user may be asked. */
    public CompletableFuture<Boolean> mayClose() {
        return databaseController.mayClose();
    }

    /**
     * Closes the database.
     *
     * @return completes when every file that this window had open is let go
     */
    public CompletableFuture<Void> close() {
        openingPaneController.cancel();
        awaited = null;
        letGo = CompletableFuture.allOf(letGo, databaseController.close());
        return letGo;
    }

    /** Looks what other windows and programs did while the user was elsewhere. */
    public void windowFocused() {
        databaseController.windowFocused();
        if (welcomeController.isShown()) {
            showWelcome();
        }
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

    /** What the path leads to now, after something happened to the file that was opened. */
    private void openAgain() {
        var file = workspace().database().file();
        open(file, () -> Workspace.open(file));
    }

    private FileNotice.DamagedActions damagedActions() {
        return new FileNotice.DamagedActions() {
            @Override
            public void recover() {
                maintenance.recover(workspace().database().file());
            }

            @Override
            public void check() {
                maintenance.check(workspace().database().file());
            }

            @Override
            public void backUp() {
                maintenance.backUp(workspace().database().file());
            }
        };
    }

    private void openingGivenUp() {
        awaited = null;
        showWelcomeIfFree();
    }

    private void openingFailed(Path file, Throwable failure) {
        if (Problem.of(failure) == Problem.MISSING) {
            settings.removeRecentFile(file);
        }
        if (Problem.of(failure) == Problem.DAMAGED) {
            awaited = null;
            showWelcomeIfFree();
            maintenance.offerFor(file, dialogs.describe(Workspace.nameOf(file), failure), this::openDamaged);
        } else {
            openingFailed(Workspace.nameOf(file), failure);
        }
    }

    private void openDamaged(Path file) {
        open(file, () -> Workspace.openDamaged(file));
    }

    private void showWelcomeIfFree() {
        if (isFree()) {
            showWelcome();
        }
    }

    private void show(Workspace opened) {
        close();
        title.set(texts.get("window.title", opened.name()));
        settings.addRecentFile(opened.database().file());
        statusController.show(opened.database());
        menusController.setEdits(opened.edits());
        databaseController.show(opened);
    }

    private void showNone() {
        title.set(texts.get("app.name"));
        menusController.showNone();
        statusController.showNone();
    }

    private boolean isOpen(Path file) {
        return workspace() != null && workspace().isOf(file);
    }

    private Workspace workspace() {
        return databaseController.workspace();
    }
}
