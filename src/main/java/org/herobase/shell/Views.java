package org.herobase.shell;

import org.herobase.db.Catalog;
import org.herobase.ui.OpenView;

/** Makes the views of an open database. All methods belong to the JavaFX thread. */
public interface Views {
    /** All heroes; asked for only where {@link org.herobase.db.Domain#heroesMisfit} has nothing against it. */
    OpenView heroes(Workspace workspace, Frame frame);

    /** All teams; asked for only where {@link org.herobase.db.Domain#teamsMisfit} has nothing against it. */
    OpenView teams(Workspace workspace, Frame frame);

    /** A table, view, index or trigger. */
    OpenView entry(Workspace workspace, Frame frame, Catalog.Entry entry);

    /** The search through all tables. */
    OpenView search(Workspace workspace, Frame frame);

    /** All that was changed since the database was opened. */
    OpenView changes(Workspace workspace, Frame frame);

    /** Lets the user design a new table, in a dialog, and goes to it; asked for only where the database can be written. */
    void createTable(Workspace workspace, Frame frame);

    /** The SQL console; asked for when it is first shown. */
    ConsoleView console(Workspace workspace, Frame frame);
}
