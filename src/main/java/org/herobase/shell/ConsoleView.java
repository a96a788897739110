package org.herobase.shell;

import java.util.concurrent.CompletableFuture;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Parent;

/** The SQL console, as the window sees it. All methods belong to the JavaFX thread. */
public interface ConsoleView {
    /** Its root node; the same at each call. */
    Parent root();

    /** Puts the cursor into the editor. */
    void focusEditor();

    /** Puts a statement at the end of the editor's text, selected, so that it can be run or changed. */
    void insert(String statement);

    /** Whether it wants the place of the tabs, too. */
    BooleanProperty filledProperty();

    /**
     * Asks the user what becomes of an open transaction, if there is one.
     *
     * @return false if the user wants to go on with it
     */
    CompletableFuture<Boolean> mayClose();

    /**
     * Lets go of everything; nothing else is called afterwards.
     *
     * @return completes when its sheets are kept
     */
    CompletableFuture<Void> close();
}
