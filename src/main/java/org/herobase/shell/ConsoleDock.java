package org.herobase.shell;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import org.herobase.ui.Settings;

/** The place of the console below the tabs. The console itself is made when it is first shown. */
final class ConsoleDock {
    private static final String DIVIDER = "console";
    private static final double FIRST_PLACE = 0.45; // below it there is room for a few lines and a few rows

    private final SplitPane centre;
    private final Settings settings;
    private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper();
    private Node tabs; // what the console fills the place of; null while it does not
    private Supplier<ConsoleView> make;
    private ConsoleView console; // null until it is first shown

    ConsoleDock(SplitPane centre, Settings settings) {
        this.centre = centre;
        this.settings = settings;
    }

    /**
     * Has a console for another database from now on.
     *
     * @param make makes it
     */
    void connect(Supplier<ConsoleView> make) {
        close();
        this.make = make;
        if (settings.isConsoleVisible()) {
            show();
        }
    }

    /** Whether the console is on show. */
    ReadOnlyBooleanProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Shows the console and puts the cursor into it, or hides it; a hidden one keeps its transaction. */
    void setShown(boolean shown) {
        if (shown && make != null) {
            show();
            // The split pane must have taken it in: what is not laid out takes no focus.
            centre.applyCss();
            centre.layout();
            console.focusEditor();
        } else {
            hide();
        }
        settings.setConsoleVisible(shown);
    }

    /** Gives the tabs their place again, if the console fills it: the user goes to one of them. */
    void makeRoom() {
        if (console != null) {
            console.filledProperty().set(false);
        }
    }

    /** Shows the console and puts a statement into its editor. */
    void insert(String statement) {
        setShown(true);
        console.insert(statement);
    }

    CompletableFuture<Boolean> mayClose() {
        return console == null ? CompletableFuture.completedFuture(true) : console.mayClose();
    }

    /**
     * Has no console any more.
     *
     * @return completes when its sheets are kept
     */
    CompletableFuture<Void> close() {
        hide();
        var closed = console == null ? CompletableFuture.<Void>completedFuture(null) : console.close();
        console = null;
        make = null;
        return closed;
    }

    /** Remembers how high it is. */
    void saveDivider() {
        if (shown.get() && tabs == null) {
            settings.setDivider(DIVIDER, centre.getDividerPositions()[0]);
        }
    }

    private void show() {
        if (console == null) {
            console = make.get();
            console.filledProperty().subscribe((_, filled) -> fill(filled));
        }
        if (!shown.get()) {
            shown.set(true);
            centre.getItems().add(console.root());
            centre.setDividerPositions(settings.divider(DIVIDER, FIRST_PLACE));
        }
    }

    private void fill(boolean filled) {
        if (filled && tabs == null) {
            saveDivider();
            tabs = centre.getItems().removeFirst();
        } else if (!filled && tabs != null) {
            centre.getItems().addFirst(tabs);
            tabs = null;
            centre.setDividerPositions(settings.divider(DIVIDER, FIRST_PLACE));
        }
    }

    private void hide() {
        if (shown.get()) {
            makeRoom();
            saveDivider();
            shown.set(false);
            centre.getItems().remove(console.root());
        }
    }
}
