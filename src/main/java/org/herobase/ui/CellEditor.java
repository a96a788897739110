package org.herobase.ui;

import javafx.scene.layout.Region;

/** Edits one value in place. Made anew for each edit; on the JavaFX thread. */
public interface CellEditor {
    /** What stands in the cell. */
    Region node();

    /** Puts the caret where the user goes on. Called when the node is in the scene. */
    void begin();

    /** What was entered, for an editor of the same kind to go on with. */
    Object draft();

    /** Takes over what was entered in another editor of the same kind. */
    void restore(Object draft);

    /** What was entered means. */
    Parsed parse();

    /** Calls the action whenever something else is entered. */
    default void onChanged(Runnable action) {}

    /** Whether a list is open, to which Enter belongs. */
    default boolean isChoosing() {
        return false;
    }

    /** Calls the action when the user has chosen, for editors that know. */
    default void onChosen(Runnable action) {}
}
