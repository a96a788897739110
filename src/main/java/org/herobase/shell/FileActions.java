package org.herobase.shell;

import java.nio.file.Path;

/** What the user can do with whole databases. All methods belong to the JavaFX thread. */
interface FileActions {
    /** Opens a file in place of the open one. */
    void open(Path file);

    /** Asks for a file and opens it. */
    void chooseAndOpen();

    /** Asks for a place and makes a new database there. */
    void chooseAndCreate();
}
