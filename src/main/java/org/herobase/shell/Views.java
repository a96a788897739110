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

    /** The SQL console; asked for when it is first shown. */
    ConsoleView console(Workspace workspace, Frame frame);
}
