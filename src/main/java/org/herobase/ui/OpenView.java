package org.herobase.ui;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.scene.Parent;
import org.herobase.rows.Destination;

/** A view in a tab of the window, as the window sees it. All methods belong to the JavaFX thread. */
public interface OpenView {
    /** Its root node; the same at each call. */
    Parent root();

    /** Shows what is in the database now. What the user is typing stays. */
    void refresh();

    /**
     * As {@link #refresh}, after another program changed something; marks that for a moment where it can.
     *
     * @param say is told what is other on screen than before
     */
    default void refreshMarking(Consumer<String> say) {
        refresh();
    }

    /** Whether it still reads what it is about to show, or a value is being edited: then nothing should change under it. */
    default boolean isBusy() {
        return false;
    }

    /** Takes the keyboard. */
    default void focus() {}

    /**
     * Ends what the user is entering, which saves it.
     *
     * @return false if something entered could not be saved; the user sees why
     */
    default CompletableFuture<Boolean> mayClose() {
        return CompletableFuture.completedFuture(true);
    }

    /** Lets go of everything; nothing else is called afterwards. */
    void close();

    /** Shows a team: in the heroes view its heroes, in the teams view the team itself. */
    default void showTeam(long id) {}

    /** Shows a hero, in the heroes view. */
    default void showHero(long id) {}

    /** Shows how its table is made. */
    default void showStructure() {}

    /** Whether it shows how its table is made. */
    default boolean isStructureShown() {
        return false;
    }

    /** Shows rows of its table. */
    default void show(Destination destination) {}

    /**
     * What leads back to what is on show now.
     *
     * @return shows it again, as far as it is there then; used after the user followed a link away
     */
    default Runnable bookmark() {
        return () -> {};
    }
}
