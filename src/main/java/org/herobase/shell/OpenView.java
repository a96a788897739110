package org.herobase.shell;

import javafx.scene.Parent;

/** A view in a tab of the window, as the window sees it. All methods belong to the JavaFX thread. */
public interface OpenView {
    /** Its root node; the same at each call. */
    Parent root();

    /** Shows what is in the database now. What the user is typing stays. */
    void refresh();

    /** Lets go of everything; nothing else is called afterwards. */
    void close();

    /** Shows a team: in the heroes view its heroes, in the teams view the team itself. */
    default void showTeam(long id) {}

    /** Shows a hero, in the heroes view. */
    default void showHero(long id) {}
}
