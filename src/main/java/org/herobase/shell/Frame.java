package org.herobase.shell;

import org.herobase.db.Work;
import org.herobase.rows.Destination;

/** What the window does for the views in it. All methods belong to the JavaFX thread. */
public interface Frame {
    /** Goes to a team. */
    void openTeam(long id);

    /** Goes to the heroes of a team. */
    void openHeroesOfTeam(long teamId);

    /** Goes to a hero. */
    void openHero(long id);

    /** Goes to rows of a table or view, with a way back; nothing happens if there is no such table. */
    void open(Destination destination);

    /** Goes to a table or view; nothing happens if there is none of that name. */
    void openTable(String name);

    /** Says that rows, or even tables, are no longer as they were; everything on show is read again. */
    void databaseChanged();

    /** Says that a table was made: everything on show is read again, then the table is gone to. */
    void tableMade(String name);

    /** Goes to the structure of a table or view; nothing happens if there is none of that name. */
    void openStructure(String table);

    /** Shows that work is under way, so that it can be cancelled. */
    void follow(Work<?> work, String what);

    /** Puts a short message into the status bar. */
    void say(String message);
}
