package org.herobase.tables;

import org.herobase.db.Work;

/** Where the page on a table's structure leads, and whom it tells. All methods belong to the JavaFX thread. */
public interface StructureLinks {
    /** Goes to the structure of a table or view; nothing happens if there is none of that name. */
    void openStructure(String table);

    /** Says that a table has a new name; everything on show is read again, then the table is gone to. */
    void renamed(String newName);

    /** Shows that work is under way, so that it can be cancelled. */
    void follow(Work<?> work, String what);

    /** Says that the schema is no longer as it was; everything on show is read again. */
    void databaseChanged();
}
